using System.Text;
using System.Xml;

namespace RiskGraph.Core.Export.Formats.GraphMl;

internal static class XmlText
{
    /// <summary>The text with U+FFFD for every character that XML 1.0 cannot hold, even escaped: most control characters, half surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && (XmlConvert.IsXmlChar(text[at]) || IsPair(text, at)))
            at += XmlConvert.IsXmlChar(text[at]) ? 1 : 2;
        if (at == text.Length) return text;
        var clean = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) clean.Append(text[at]);
            else if (IsPair(text, at)) clean.Append(text[at]).Append(text[++at]);
            else clean.Append('\uFFFD');
        }
        return clean.ToString();
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
