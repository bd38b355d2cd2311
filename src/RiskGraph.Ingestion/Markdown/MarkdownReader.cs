using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>Reads Markdown, or text that only looks a little like it, into plain text and its blocks.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();

    /// <param name="text">Normalised by <see cref="SourceNormaliser"/>.</param>
    public static PlainText Read(string text)
    {
        var writer = new PlainTextWriter(text.Length);
        var body = FrontMatterFence.Split(text, out var yaml, out var bodyLine);
        if (yaml.Length > 0) writer.AddFrontMatter(yaml.Text, yaml.Line);
        var lines = new List<SourceLine>();
        if (!Density.IsParseable(body) || !TryParse(body, bodyLine, lines))
        {
            lines.Clear();
            PlainLines.Read(body, bodyLine, lines);
        }
        LineJoiner.Write(lines, writer);
        return writer.ToPlainText();
    }

    private static bool TryParse(string body, int bodyLine, List<SourceLine> lines)
    {
        try
        {
            foreach (var block in Markdig.Markdown.Parse(body, s_pipeline)) Visit(block, 0, bodyLine, lines);
            return true;
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say that elements are nested deeper than it follows: read without markup instead.
            return false;
        }
    }

    private static void Visit(Markdig.Syntax.Block block, int depth, int firstLine, List<SourceLine> lines)
    {
        var number = block.Line + firstLine;
        switch (block)
        {
            case HeadingBlock heading: AddHeading(heading, number, lines); break;
            case ParagraphBlock paragraph: AddLines(paragraph, depth > 0 && IsFirst(paragraph) ? BlockKind.Item : BlockKind.Paragraph, depth, number, lines); break;
            case Table table: AddTable(table, firstLine, lines); break;
            case HtmlBlock html:
                foreach (var (text, i) in HtmlText.Lines(html.Lines.ToString()).Select((text, i) => (text, i)))
                    if (text.Length > 0) lines.Add(new(BlockKind.Paragraph, 0, text, number + Math.Min(i, Math.Max(0, html.Lines.Count - 1)), 0, false));
                break;
            case CodeBlock code: AddCode(code, number, lines); break;
            case LinkReferenceDefinitionGroup: break;
            case FootnoteGroup footnotes:
                foreach (var footnote in footnotes) Visit(footnote, 0, firstLine, lines);
                break;
            case ListItemBlock item:
                foreach (var child in item) Visit(child, depth, firstLine, lines);
                break;
            case ListBlock list:
                foreach (var child in list) Visit(child, depth + 1, firstLine, lines);
                break;
            case ContainerBlock container:
                foreach (var child in container) Visit(child, depth, firstLine, lines);
                break;
        }
    }

    private static bool IsFirst(Markdig.Syntax.Block paragraph) => paragraph.Parent is ListItemBlock item && item[0] == paragraph;

    private static void AddHeading(HeadingBlock heading, int number, List<SourceLine> lines)
    {
        var texts = InlineLines.Of(heading.Inline);
        // Three dashes below a paragraph make it a heading for Markdown; its writer meant a rule.
        if (heading.IsSetext && (texts.Count > 1 || texts[0].Text.Length > LineJoiner.LongestHeading || LineJoiner.EndsSentence(texts[0].Text)))
            AddTexts(texts, BlockKind.Paragraph, 0, number, lines);
        else if (texts is [{ Text.Length: > 0 } only]) lines.Add(new(BlockKind.Heading, heading.Level, only.Text, number, 0, false));
        else AddTexts(texts, BlockKind.Heading, heading.Level, number, lines);
    }

    private static void AddLines(LeafBlock leaf, BlockKind kind, int depth, int number, List<SourceLine> lines) =>
        AddTexts(InlineLines.Of(leaf.Inline), kind, kind == BlockKind.Item ? depth : 0, number, lines);

    private static void AddTexts(List<(string Text, int Bold)> texts, BlockKind kind, int level, int number, List<SourceLine> lines)
    {
        var first = true;
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Text.Length == 0) continue;
            lines.Add(new(kind, level, texts[i].Text, number + i, texts[i].Bold, !first));
            first = false;
        }
    }

    private static void AddTable(Table table, int firstLine, List<SourceLine> lines)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            var cells = row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().SelectMany(leaf => InlineLines.Of(leaf.Inline)).Select(line => line.Text)));
            var text = string.Join(" | ", cells).Trim(' ', '|');
            if (text.Length > 0) lines.Add(new(BlockKind.Row, 0, text, row.Line + firstLine, 0, false));
        }
    }

    private static void AddCode(CodeBlock code, int number, List<SourceLine> lines)
    {
        // Text that is only indented is text all the same.
        var kind = code is FencedCodeBlock ? BlockKind.Code : BlockKind.Paragraph;
        for (var i = 0; i < code.Lines.Count; i++)
            if (code.Lines.Lines[i].Slice.AsSpan().Trim() is { IsEmpty: false } text)
                lines.Add(new(kind, 0, text.ToString(), number + i + (kind == BlockKind.Code ? 1 : 0), 0, i > 0));
    }
}
