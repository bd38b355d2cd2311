namespace RiskGraph.Ingestion.Markdown;

/// <summary>Reads a text line by line with no more of Markdown than headings and bullets, for texts that Markdig cannot follow.</summary>
internal static class PlainLines
{
    public static void Read(string text, int firstLine, List<SourceLine> lines)
    {
        var (number, continues) = (firstLine, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var trimmed = text.AsSpan()[range].Trim();
            if (trimmed.IsEmpty) continues = false;
            else if (trimmed[0] == '#' && trimmed.TrimStart('#').Trim() is { IsEmpty: false } heading)
            {
                lines.Add(new(BlockKind.Heading, Math.Min(6, trimmed.Length - trimmed.TrimStart('#').Length), heading.ToString(), number, 0, false));
                continues = false;
            }
            else if (trimmed.Length > 2 && trimmed[0] is '-' or '*' or '+' && trimmed[1] == ' ')
            {
                lines.Add(new(BlockKind.Item, 1, trimmed[2..].Trim().ToString(), number, 0, false));
                continues = true;
            }
            else
            {
                lines.Add(new(BlockKind.Paragraph, 0, trimmed.ToString(), number, 0, continues));
                continues = true;
            }
            number++;
        }
    }
}
