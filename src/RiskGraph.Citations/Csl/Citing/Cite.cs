namespace RiskGraph.Citations.Csl.Citing;

/// <summary>One reference to an item within a citation.</summary>
public sealed record Cite(string Id)
{
    /// <summary>Where in the item; empty for the whole.</summary>
    public string Locator { get; init; } = "";

    /// <summary>The kind of locator, such as <c>page</c> or <c>section</c>.</summary>
    public string Label { get; init; } = "page";

    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";
    public bool SuppressAuthor { get; init; }
    public bool AuthorOnly { get; init; }

    /// <summary>The position as the caller knows it; null to have it worked out.</summary>
    public CitePosition? Position { get; init; }

    public bool? NearNote { get; init; }

    /// <summary>The note of the first reference to the item, as the caller knows it; null to have it worked out.</summary>
    public int? FirstNote { get; init; }
}

public enum CitePosition { First, Subsequent, IbidWithLocator, Ibid }

/// <summary>The cites at one place of the document. <paramref name="Note"/> is the number of the foot or end note, 0 in the text.</summary>
public sealed record Citation(IReadOnlyList<Cite> Cites, int Note = 0)
{
    public string Prefix { get; init; } = "";
    public string Suffix { get; init; } = "";

    /// <summary>Only the names, as part of the sentence: <c>author-only</c>; without them: <c>suppress-author</c>.</summary>
    public string? Mode { get; init; }
}
