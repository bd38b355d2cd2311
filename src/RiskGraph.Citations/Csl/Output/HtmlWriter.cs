using System.Text;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>HTML as citation processors write it: <c>i b sup sub</c>, spans for the rest, divisions for display blocks.</summary>
internal static class HtmlWriter
{
    public static string Write(OutBox root)
    {
        var html = new StringBuilder();
        Write(root, Effective.Start, html);
        return html.ToString();
    }

    private static void Write(Out output, Effective outer, StringBuilder html)
    {
        if (output is OutText leaf)
        {
            Escape(leaf.Text, html);
            return;
        }
        var box = (OutBox)output;
        if (box.IsEmpty) return;
        var inner = outer.Within(box);
        var close = new Stack<string>();
        if (box.Display is not null) Open(box.Display, html, close);
        var change = Effective.Change(outer, inner);
        Tag(change.Style, "italic", "<i>", "</i>", "font-style", html, close);
        Tag(change.Variant, "", "", "", "font-variant", html, close);
        Tag(change.Weight, "bold", "<b>", "</b>", "font-weight", html, close);
        Tag(change.Decoration, "", "", "", "text-decoration", html, close);
        if (change.Align is "sup" or "sub") Push($"<{change.Align}>", $"</{change.Align}>", html, close);
        else if (change.Align is not null) Push("<span style=\"vertical-align:baseline;\">", "</span>", html, close);
        foreach (var item in box.Items) Write(item, inner, html);
        foreach (var tag in close) html.Append(tag);
    }

    private static void Open(string display, StringBuilder html, Stack<string> close)
    {
        var (before, after) = display switch
        {
            "block" => ("\n\n    ", "\n"),
            "left-margin" => ("\n    ", ""),
            _ => ("", "\n  "),
        };
        Push($"{before}<div class=\"csl-{display}\">", $"</div>{after}", html, close);
    }

    private static void Tag(string? value, string own, string open, string end, string property, StringBuilder html, Stack<string> close)
    {
        if (value is null) return;
        if (value == own) Push(open, end, html, close);
        else Push($"<span style=\"{property}:{value};\">", "</span>", html, close);
    }

    private static void Push(string open, string end, StringBuilder html, Stack<string> close)
    {
        html.Append(open);
        close.Push(end);
    }

    private static void Escape(string text, StringBuilder html)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&#38;"),
                '<' => html.Append("&#60;"),
                '>' => html.Append("&#62;"),
                _ => html.Append(c),
            };
        }
    }
}
