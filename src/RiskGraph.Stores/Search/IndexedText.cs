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
        if (!folded.EnumerateRunes().Any(IsUnspaced)) return folded;
        var spaced = new StringBuilder(folded.Length * 2);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsUnspaced(rune)) spaced.Append(' ').Append(rune.ToString()).Append(' ');
            else spaced.Append(rune.ToString());
        }
        return spaced.ToString();
    }

    /// <summary>Han, Hiragana, Katakana, and the scripts of Thailand, Laos, Burma and Cambodia.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30ff) or (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff)
        or (>= 0x0e00 and <= 0x0eff) or (>= 0x1000 and <= 0x109f) or (>= 0x1780 and <= 0x17ff) or (>= 0x20000 and <= 0x3ffff);
}
