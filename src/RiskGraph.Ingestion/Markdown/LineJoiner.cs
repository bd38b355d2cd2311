using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion.Markdown;

/// <summary>Decides which lines are headings, which belong to one paragraph and which stand alone.</summary>
internal static class LineJoiner
{
    /// <summary>In characters; a longer line is text.</summary>
    public const int LongestHeading = 100;

    // Bare lines are harder to tell, so they must look more like headings.
    private const int LongestBareHeading = 60;
    private const int ShortestText = 40;
    private const int HeadingLevel = 2;

    public static void Write(List<SourceLine> lines, PlainTextWriter writer)
    {
        for (var i = 0; i < lines.Count;)
        {
            var line = lines[i];
            if (line.Kind is not (BlockKind.Paragraph or BlockKind.Item))
            {
                writer.Add(line.Kind, line.Level, line.Number, line.Text);
                i++;
                continue;
            }
            if (!(line.Kind == BlockKind.Item && !line.Continues) && TryHeading(lines, i, out var heading, out var rest))
            {
                writer.Add(BlockKind.Heading, HeadingLevel, line.Number, heading);
                if (rest.Length == 0)
                {
                    i++;
                    continue;
                }
                line = line with { Text = rest, Kind = BlockKind.Paragraph, Level = 0 };
            }
            var (kind, level) = Settle(line, out var text);
            for (i++; i < lines.Count && Joins(lines[i - 1], lines[i], kind) && !TryHeading(lines, i, out _, out _); i++) text += " " + lines[i].Text;
            writer.Add(kind, level, line.Number, text);
        }
    }

    /// <summary>A line that goes on after an item is a paragraph of its own; one that starts with a bullet that Markdown does not know is an item.</summary>
    private static (BlockKind Kind, int Level) Settle(SourceLine line, out string text)
    {
        text = line.Text;
        if (line is { Kind: BlockKind.Item, Continues: false }) return (BlockKind.Item, line.Level);
        if (text is not ['•' or '‣' or '◦' or '▪' or '●' or '–' or '—', ' ' or '\t', _, ..]) return (BlockKind.Paragraph, 0);
        text = text[1..].TrimStart();
        return (BlockKind.Item, 1);
    }

    private static bool Joins(SourceLine before, SourceLine line, BlockKind kind)
    {
        if (!line.Continues || line.Kind != before.Kind) return false;
        if (SectionRoles.IsAttribution(line.Text) || SectionRoles.IsSourceLine(line.Text) || line.Text is ['•' or '‣' or '◦' or '▪' or '●', ..]) return false;
        if (char.IsLower(line.Text[0])) return true;
        return !EndsSentence(before.Text) && (kind == BlockKind.Item || before.Text.Length >= ShortestText);
    }

    private static bool TryHeading(List<SourceLine> lines, int at, out string heading, out string rest)
    {
        var line = lines[at];
        (heading, rest) = (line.Text, "");
        if (line.Text.Length <= LongestHeading && SectionRoles.IsHeading(line.Text)) return true;
        if (line.IsBold && line.Text.Length <= LongestHeading && !EndsSentence(line.Text.TrimEnd(':')) && (!line.Continues || EndsSentence(lines[at - 1].Text))) return true;
        if (SectionRoles.TrySplitRunIn(line.Text, line.Bold, out var length))
        {
            (heading, rest) = (line.Text[..length].TrimEnd(), line.Text[length..].TrimStart(' ', ':', '–', '—', '-'));
            return true;
        }
        return IsBareHeading(lines, at);
    }

    /// <summary>A short line without an end, with text or a list right below it.</summary>
    private static bool IsBareHeading(List<SourceLine> lines, int at)
    {
        var line = lines[at];
        if (line.Text.Length > LongestBareHeading || !char.IsUpper(line.Text[0]) || EndsSentence(line.Text) || line.Text[^1] is ',' or ';' or ':') return false;
        if (SectionRoles.IsAttribution(line.Text) || at + 1 >= lines.Count) return false;
        if (at > 0 && !EndsSentence(lines[at - 1].Text) && lines[at - 1].Kind == BlockKind.Paragraph) return false;
        var below = lines[at + 1];
        return below.Kind is BlockKind.Item ? !below.Continues || IsLongText(below) : below.Kind == BlockKind.Paragraph && below.Continues && IsLongText(below);
    }

    private static bool IsLongText(SourceLine line) => line.Text.Length >= ShortestText && EndsSentence(line.Text);

    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("\"'”’»)]*");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '。' or '！' or '？' or '…';
    }
}
