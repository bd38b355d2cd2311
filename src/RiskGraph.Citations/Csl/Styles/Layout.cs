namespace RiskGraph.Citations.Csl.Styles;

/// <summary>The <c>cs:layout</c> of citations or of the bibliography with what stands around it.</summary>
internal sealed record Layout
{
    public required Look Look { get; init; }
    public required string Delimiter { get; init; }
    public required IReadOnlyList<Element> Children { get; init; }
    public required IReadOnlyList<SortKey> Sort { get; init; }

    /// <summary>The name options of this area over those of the whole style.</summary>
    public required NameOptions Names { get; init; }
}

internal sealed record SortKey(string? Variable, string? Macro, bool IsDescending, int? NamesMin, int? NamesUseFirst, bool? NamesUseLast);

internal sealed record CitationOptions
{
    public bool AddNames { get; init; }
    public bool AddGivenName { get; init; }
    public bool AddYearSuffix { get; init; }
    public string GivenNameRule { get; init; } = "by-cite";
    public string? Collapse { get; init; }
    public string? CiteGroupDelimiter { get; init; }
    public string? YearSuffixDelimiter { get; init; }
    public string? AfterCollapseDelimiter { get; init; }
    public int NearNoteDistance { get; init; } = 5;
}

/// <summary>How a bibliography wants to be laid out on the page.</summary>
/// <param name="SecondFieldAlign"><c>flush</c>, <c>margin</c> or null.</param>
/// <param name="LineSpacing">Lines from base line to base line, from 1.</param>
/// <param name="EntrySpacing">Empty lines between entries, from 0.</param>
public sealed record BibliographyOptions(bool HangingIndent, string? SecondFieldAlign, int LineSpacing, int EntrySpacing)
{
    internal string? SubsequentAuthorSubstitute { get; init; }
    internal string SubsequentAuthorRule { get; init; } = "complete-all";
}
