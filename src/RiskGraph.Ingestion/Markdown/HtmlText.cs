using System.Net;
using System.Text;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>The words of a fragment of HTML, in one pass: tags, comments, scripts and styles go, blocks and rows become lines.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> s_lineBreaks = new(StringComparer.OrdinalIgnoreCase)
    {
        "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    };

    public static bool BreaksLine(string tagName) => s_lineBreaks.Contains(tagName);

    public static bool IsHidden(string tagName) => tagName is "script" or "style" or "template";

    /// <summary>The lower-case name in <c>&lt;Br/&gt;</c> or <c>&lt;/p&gt;</c>; empty for a comment.</summary>
    public static string NameOf(ReadOnlySpan<char> tag)
    {
        var start = tag.StartsWith("</") ? 2 : 1;
        var end = start;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end])) end++;
        return start < tag.Length ? tag[start..end].ToString().ToLowerInvariant() : "";
    }

    public static List<string> Lines(ReadOnlySpan<char> html)
    {
        var lines = new List<string>();
        var text = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var rest = html[at..];
            var open = rest.IndexOf('<');
            if (open != 0)
            {
                var words = open < 0 ? rest : rest[..open];
                AppendDecoded(text, words, lines);
                at += words.Length;
            }
            else if (rest.StartsWith("<!--"))
            {
                var end = rest.IndexOf("-->");
                at = end < 0 ? html.Length : at + end + 3;
            }
            else if (rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
            {
                var end = rest.IndexOf('>');
                if (end < 0) break;
                at += end + 1;
                var name = NameOf(rest[..end]);
                if (rest[1] != '/' && IsHidden(name))
                {
                    var close = html[at..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
                    at = close < 0 ? html.Length : at + close;
                }
                else if (BreaksLine(name)) EndLine(text, lines);
                else if (name is "td" or "th" && rest[1] != '/' && text.Length > 0) text.Append(" | ");
            }
            else
            {
                text.Append('<');
                at++;
            }
        }
        EndLine(text, lines);
        return lines;
    }

    private static void AppendDecoded(StringBuilder text, ReadOnlySpan<char> words, List<string> lines)
    {
        foreach (var range in words.Split('\n'))
        {
            if (range.Start.Value > 0) EndLine(text, lines);
            text.Append(WebUtility.HtmlDecode(words[range].ToString()));
        }
    }

    private static void EndLine(StringBuilder text, List<string> lines)
    {
        lines.Add(text.ToString().Trim());
        text.Clear();
    }
}
