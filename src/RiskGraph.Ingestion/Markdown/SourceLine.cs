namespace RiskGraph.Ingestion.Markdown;

/// <summary>A line of the source without markup, before it is decided which lines belong together and which are headings.</summary>
/// <param name="Kind">Heading, Item, Row and Code are settled by markup; a Paragraph's lines may still turn out to be headings.</param>
/// <param name="Level">As in <see cref="Block"/>.</param>
/// <param name="Number">In the source, from 1.</param>
/// <param name="Bold">How many of the first characters of the text are bold.</param>
/// <param name="Continues">Follows the line before it in the same paragraph or item.</param>
internal readonly record struct SourceLine(BlockKind Kind, int Level, string Text, int Number, int Bold, bool Continues)
{
    public bool IsBold => Bold > 0 && Bold >= Text.Length;
}
