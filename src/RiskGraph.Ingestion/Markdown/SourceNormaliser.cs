using System.Text;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>One form for what editors write differently: no byte order mark, line feeds only, no characters that cannot be stored.</summary>
internal static class SourceNormaliser
{
    private const char Replacement = '\uFFFD';

    public static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                normal.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n') i++;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) normal.Append(c).Append(text[++i]);
            else if (c == '\0' || char.IsSurrogate(c)) normal.Append(Replacement);
            else normal.Append(c);
        }
        return normal.ToString();
    }
}
