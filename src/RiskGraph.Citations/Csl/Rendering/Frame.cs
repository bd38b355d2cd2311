using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>What disambiguation has settled for an item.</summary>
internal sealed class Distinction
{
    /// <summary>Names to show in each name list at least, in spite of et-al.</summary>
    public int Names { get; set; }

    /// <summary>How far given names are shown in cites, by place: 1 initials, 2 in full.</summary>
    public Dictionary<(int Block, int Index), int> Given { get; } = [];
    public bool Condition { get; set; }
    public string YearSuffix { get; set; } = "";
}

/// <summary>One rendering of one item: what is given, and what comes to light on the way.</summary>
internal sealed class Frame(CslItem item, Layout layout, bool isBibliography)
{
    public CslItem Item { get; } = item;
    public Layout Layout { get; } = layout;
    public bool IsBibliography { get; } = isBibliography;
    public Cite? Cite { get; init; }
    public CitePosition Position { get; init; }
    public bool IsNearNote { get; init; }
    public int FirstNote { get; init; }
    public int CitationNumber { get; init; }
    public Distinction Distinction { get; init; } = new();
    public bool SuppressNames { get; init; }

    /// <summary>Of the first date, only the year suffix is shown.</summary>
    public bool SuppressYear { get; init; }

    /// <summary>Set while a sort key is made.</summary>
    public SortKey? SortKey { get; init; }

    /// <summary>Variables that have stood in for missing names, and are not shown again.</summary>
    public HashSet<string> Substituted { get; } = new(StringComparer.Ordinal);

    /// <summary>Variables shown while a substitution is tried; null at other times.</summary>
    public HashSet<string>? Trial { get; set; }
    public bool HasCalled { get; set; }
    public bool HasValue { get; set; }
    public int NameBlocks { get; set; }
    public bool HasNames { get; set; }
    public Out? FirstNames { get; set; }
    public string? YearText { get; set; }
    public bool HasYearSuffix { get; set; }
    public bool HasCitationNumber { get; set; }
    public bool HasLocator { get; set; }
    public List<IReadOnlyList<CslName>> ShownNames { get; } = [];

    /// <summary>Filled, when set, with each name of the cite that is shown.</summary>
    public List<NameProbe>? Probes { get; set; }

    public void Called(string variable, bool hasValue)
    {
        HasCalled = true;
        if (!hasValue) return;
        HasValue = true;
        Trial?.Add(variable);
    }
}
