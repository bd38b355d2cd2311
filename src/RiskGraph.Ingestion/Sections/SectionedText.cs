using System.Collections.Immutable;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Markdown;

namespace RiskGraph.Ingestion.Sections;

/// <summary>A passage with what its place says about it.</summary>
/// <param name="Role">Of its section, or of the line itself (an attribution stands in no section of its own).</param>
internal sealed record PlacedPassage(Passage Passage, string Role, BlockKind Kind)
{
    public int Start => Passage.Start;

    public int End => Passage.End;

    public string Text => Passage.Text;
}

/// <summary>A text with its sections and passages, both in the order of the text. Headings are passages of their sections too.</summary>
/// <param name="Title">Null where the text has none.</param>
internal sealed record SectionedText(string Text, string? Title, ImmutableArray<Section> Sections, ImmutableArray<PlacedPassage> Passages);
