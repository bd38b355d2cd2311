using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Rendering;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>One document: which items it has, in which order and under which numbers, and what tells them apart.</summary>
internal sealed class Session
{
    private readonly Dictionary<string, CslItem> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Distinction> _distinctions = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Citation> _citations;
    private readonly List<string> _warnings = [];

    public Session(CslStyle style, Renderer renderer, IReadOnlyList<CslItem> items, IReadOnlyList<Citation> citations)
    {
        (Style, Renderer) = (style, renderer);
        // Without note numbers, the citations of a note style stand in a note each.
        _citations = style.IsNote && citations.All(citation => citation.Note == 0) ? [.. citations.Select((citation, i) => citation with { Note = i + 1 })] : citations;
        foreach (var item in items) _items[item.Id] = item;
        foreach (var item in items) _distinctions[item.Id] = new();
        Registry = [.. _citations.SelectMany(citation => citation.Cites).Select(cite => cite.Id).Concat(items.Select(item => item.Id)).Distinct()
            .Where(_items.ContainsKey).Select(id => _items[id])];
    }

    public CslStyle Style { get; }
    public Renderer Renderer { get; }

    /// <summary>Every item once: as first cited, then those not cited; after sorting, as in the bibliography.</summary>
    public List<CslItem> Registry { get; private set; }

    public Distinction Distinction(string id) => _distinctions[id];

    public CslResult Run()
    {
        Number();
        if (Style.Bibliography is { Sort.Count: > 0 } bibliography)
        {
            Registry = new Sorter(this, bibliography, isBibliography: true).Sort(Registry, item => (item, null));
            if (!bibliography.Sort.Any(key => key.Variable == "citation-number")) Number();
        }
        var sorter = new Sorter(this, Style.Citation, isBibliography: false);
        var sorted = _citations.Select(citation => Style.Citation.Sort.Count == 0 ? citation
            : citation with { Cites = sorter.Sort(citation.Cites, cite => (_items.GetValueOrDefault(cite.Id), cite)) }).ToList();
        var placed = new Positions(Style.CitationOptions.NearNoteDistance).Place(sorted);
        var firstNotes = placed.SelectMany(cites => cites).Where(cite => cite.FirstNote > 0).GroupBy(cite => cite.Cite.Id).ToDictionary(group => group.Key, group => group.First().FirstNote);
        new Disambiguator(this, id => firstNotes.GetValueOrDefault(id)).Run();
        if (Style.Citation.Sort.Count > 0)
            placed = [.. placed.Select(cites => sorter.BreakTies(cites, cite => (_items.GetValueOrDefault(cite.Cite.Id), cite.Cite)))];
        var builder = new CitationBuilder(this);
        var citations = _citations.Select((citation, i) => builder.Build(citation, placed[i])).ToList();
        return new(citations, new BibliographyBuilder(this).Build(), _warnings);
    }

    private void Number()
    {
        for (var i = 0; i < Registry.Count; i++) _numbers[Registry[i].Id] = i + 1;
    }

    public CslItem? Find(string id) => _items.GetValueOrDefault(id);

    public void Warn(string warning)
    {
        if (!_warnings.Contains(warning)) _warnings.Add(warning);
    }

    public Frame CiteFrame(CslItem item, PlacedCite placed, bool suppressNames = false, bool suppressYear = false) => new(item, Style.Citation, isBibliography: false)
    {
        Cite = placed.Cite,
        Position = placed.Position,
        IsNearNote = placed.IsNearNote,
        FirstNote = placed.FirstNote,
        CitationNumber = _numbers[item.Id],
        Distinction = _distinctions[item.Id],
        SuppressNames = suppressNames,
        SuppressYear = suppressYear,
    };

    public Frame EntryFrame(CslItem item) => new(item, Style.Bibliography!, isBibliography: true) { CitationNumber = _numbers[item.Id], Distinction = _distinctions[item.Id] };

    public Frame SortFrame(CslItem item, Cite? cite, Layout layout, SortKey key, bool isBibliography) =>
        new(item, layout, isBibliography) { Cite = cite, CitationNumber = _numbers[item.Id], Distinction = _distinctions[item.Id], SortKey = key };
}
