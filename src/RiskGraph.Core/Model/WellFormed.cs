using System.Text;

namespace RiskGraph.Core.Model;

/// <summary>Half a surrogate pair is no character: normalising would throw on it, and it cannot be written as UTF-8.</summary>
public static class WellFormed
{
    /// <summary>The text with each unpaired surrogate replaced by U+FFFD, as its UTF-8 encoding has it.</summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) repaired.Append(rune.ToString());
        return repaired.ToString();
    }
}
