using System.Globalization;
using System.Text;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>The form in which names are compared and sorted: compatibility-decomposed, without diacritics, lower case, runs of white space one blank, quotes and dashes plain.</summary>
public static class TextFold
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed.Text(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                continue;
            }
            folded.Append(c switch
            {
                '\u2018' or '\u2019' or '\u02bc' => '\'',
                '\u201c' or '\u201d' => '"',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
                _ => char.ToLowerInvariant(c),
            });
        }
        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }
}
