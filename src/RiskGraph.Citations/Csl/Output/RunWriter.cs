namespace RiskGraph.Citations.Csl.Output;

internal static class RunWriter
{
    public static IReadOnlyList<TextRun> Write(OutBox root)
    {
        var runs = new List<TextRun>();
        Write(root, Effective.Start, null, runs);
        return runs;
    }

    private static void Write(Out output, Effective outer, string? display, List<TextRun> runs)
    {
        if (output is OutBox box)
        {
            foreach (var item in box.Items) Write(item, outer.Within(box), box.Display ?? display, runs);
            return;
        }
        var text = ((OutText)output).Text;
        if (text.Length == 0) return;
        var run = new TextRun(text, outer.Style is "italic" or "oblique", outer.Weight == "bold", outer.Variant == "small-caps",
            outer.Decoration == "underline", outer.Align == "sup", outer.Align == "sub", display);
        if (runs.Count > 0 && runs[^1] with { Text = text } == run) runs[^1] = run with { Text = runs[^1].Text + text };
        else runs.Add(run);
    }
}

internal static class PlainWriter
{
    public static string Write(OutBox root)
    {
        var text = new System.Text.StringBuilder();
        string? display = null;
        foreach (var run in RunWriter.Write(root))
        {
            if (text.Length > 0 && run.Display != display && !char.IsWhiteSpace(text[^1])) text.Append(run.Display == "right-inline" ? " " : "\n");
            display = run.Display;
            text.Append(run.Text);
        }
        return text.ToString();
    }
}

/// <summary>Markdown as pandoc reads it. Characters of the text that Markdown would take for markup are escaped.</summary>
internal static class MarkdownWriter
{
    private static readonly System.Buffers.SearchValues<char> s_markup = System.Buffers.SearchValues.Create("\\`*_{}[]<>#|~^$@");

    public static string Write(OutBox root)
    {
        var text = new System.Text.StringBuilder();
        foreach (var run in RunWriter.Write(root))
        {
            // Markup must touch the words: blanks at the ends stay outside it.
            var core = run.Text.Trim();
            var start = run.Text.IndexOf(core, StringComparison.Ordinal);
            text.Append(run.Text, 0, start);
            if (core.Length > 0)
            {
                var (open, close) = Marks(run);
                text.Append(open);
                foreach (var c in core) _ = s_markup.Contains(c) ? text.Append('\\').Append(c) : text.Append(c);
                text.Append(close);
            }
            text.Append(run.Text, start + core.Length, run.Text.Length - start - core.Length);
        }
        return text.ToString();
    }

    private static (string Open, string Close) Marks(TextRun run)
    {
        var (open, close) = ("", "");
        void Add(bool on, string before, string after)
        {
            if (!on) return;
            open += before;
            close = after + close;
        }
        Add(run.Bold, "**", "**");
        Add(run.Italic, "*", "*");
        Add(run.SmallCaps, "[", "]{.smallcaps}");
        Add(run.Underline, "[", "]{.underline}");
        Add(run.Superscript, "^", "^");
        Add(run.Subscript, "~", "~");
        return (open, close);
    }
}
