using System.Text;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Search;

/// <summary>The form in which text enters full-text indexes, and in which it is looked for.</summary>
internal static class IndexedText
{
    /// <summary>Folded, with a blank around every character of a script that writes no blanks, so that each is a word of the index.</summary>
    public static string Prepare(string text)
    {
        var folded = TextFold.Fold(text);
        if (!folded.EnumerateRunes().Any(UnspacedScripts.Contain)) return folded;
        var spaced = new StringBuilder(folded.Length * 2);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (UnspacedScripts.Contain(rune)) spaced.Append(' ').Append(rune.ToString()).Append(' ');
            else spaced.Append(rune.ToString());
        }
        return spaced.ToString();
    }
}
