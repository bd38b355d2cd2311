using RiskGraph.Citations.Csl.Locales;

namespace RiskGraph.Citations.Csl.Styles;

/// <summary>A parsed independent style. Immutable, and safe to share between threads.</summary>
public sealed class CslStyle
{
    internal CslStyle() { }

    public required string Title { get; init; }
    public required string Id { get; init; }

    /// <summary>The style writes notes rather than citations in the text.</summary>
    public required bool IsNote { get; init; }

    public required string? DefaultLocale { get; init; }

    public bool HasBibliography => Bibliography is not null;

    /// <summary>Null when the style has no bibliography.</summary>
    public BibliographyOptions? BibliographyOptions { get; init; }

    internal IReadOnlyDictionary<string, IReadOnlyList<Element>> Macros { get; init; } = null!;
    internal IReadOnlyList<LocalePart> Locales { get; init; } = null!;
    internal Layout Citation { get; init; } = null!;
    internal CitationOptions CitationOptions { get; init; } = null!;
    internal Layout? Bibliography { get; init; }
    internal string? PageRangeFormat { get; init; }
    internal string DemoteNonDroppingParticle { get; init; } = null!;
    internal bool InitializeWithHyphen { get; init; }
    internal bool UsesYearSuffixInCitation { get; init; }
    internal bool UsesYearSuffixInBibliography { get; init; }
    internal bool UsesDisambiguate { get; init; }

    /// <exception cref="CslException">The text is no CSL 1.0 style; the message gives line and column.</exception>
    public static CslStyle Parse(string xml) => Parse(xml, _ => null);

    /// <param name="parent">Gives the text of the independent style with the id (a URI) that a dependent style names, or null when there is none.</param>
    /// <exception cref="CslException">The text is no CSL 1.0 style, or its parent is missing or itself dependent.</exception>
    public static CslStyle Parse(string xml, Func<string, string?> parent) => StyleParser.Parse(xml, parent);
}
