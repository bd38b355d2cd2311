using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.References;

/// <summary>A list of references as a style prints it.</summary>
public static class BibliographyText
{
    /// <summary>The style that is used where none is named.</summary>
    public const string UsualStyle = "apa";

    /// <returns>In the style's order. A style of notes without a bibliography gives its first notes instead, in the order of the items.</returns>
    public static IReadOnlyList<FormattedText> Of(CslStyle style, string? language, IReadOnlyList<CslItem> items)
    {
        var result = new CslProcessor(style, language).Process(items, [.. items.Select((item, i) => new Citation([new Cite(item.Id)], i + 1))]);
        return result.Bibliography.Count > 0 || items.Count == 0 ? [.. result.Bibliography.Select(entry => entry.Text)] : result.Citations;
    }
}
