namespace RiskGraph.Citations.Csl.Output;

/// <summary>Finished text with its formatting, to be written as plain text, HTML, Markdown or runs.</summary>
public sealed class FormattedText
{
    internal FormattedText(OutBox root) => Root = root;

    internal OutBox Root { get; }

    public bool IsEmpty => Root.IsEmpty;

    public string ToPlainText() => PlainWriter.Write(Root);

    public string ToHtml() => HtmlWriter.Write(Root);

    public string ToMarkdown() => MarkdownWriter.Write(Root);

    /// <summary>Stretches of text of one format each, in order; neighbours differ in format.</summary>
    public IReadOnlyList<TextRun> ToRuns() => RunWriter.Write(Root);

    public override string ToString() => ToPlainText();
}

/// <summary>A stretch of text of one format. <paramref name="Display"/> is a CSL display value of the block it stands in, or null.</summary>
public sealed record TextRun(string Text, bool Italic, bool Bold, bool SmallCaps, bool Underline, bool Superscript, bool Subscript, string? Display);
