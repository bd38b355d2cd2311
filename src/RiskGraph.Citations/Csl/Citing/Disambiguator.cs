using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Rendering;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Tells apart items whose cites look the same, in the order of CSL: given names, more names, the disambiguate condition, year suffixes.</summary>
internal sealed class Disambiguator(Session session, Func<string, int> firstNote)
{
    private readonly Styles.CitationOptions _options = session.Style.CitationOptions;

    private bool IsByCite => _options.AddGivenName && _options.GivenNameRule == "by-cite";

    public void Run()
    {
        if (!_options.AddNames && !_options.AddGivenName && !_options.AddYearSuffix && !session.Style.UsesDisambiguate) return;
        if (_options.AddGivenName && !IsByCite) new NameDisambiguation(session, _options.GivenNameRule, Frame).Run();
        foreach (var set in Split(session.Registry))
        {
            var pending = new List<List<CslItem>> { set };
            if (IsByCite) pending = ExpandGiven(pending);
            if (_options.AddNames) pending = AddNames(pending);
            if (session.Style.UsesDisambiguate) pending = Refine(pending, item => session.Distinction(item.Id).Condition = true, item => session.Distinction(item.Id).Condition = false);
            if (!_options.AddYearSuffix) continue;
            foreach (var same in pending)
                for (var i = 0; i < same.Count; i++) session.Distinction(same[i].Id).YearSuffix = Letters(i);
        }
        if (_options.AddNames && _options.AddGivenName && !IsByCite) new NameDisambiguation(session, _options.GivenNameRule, Frame).Run();
    }

    private Frame Frame(CslItem item) => session.CiteFrame(item, new(new Cite(item.Id), CitePosition.Subsequent, IsNearNote: true, firstNote(item.Id)));

    private string Look(CslItem item)
    {
        var content = session.Renderer.Render(session.Style.Citation.Children, Frame(item));
        return string.Concat(content.Select(output => output.Plain()));
    }

    /// <summary>The sets of two or more items that look the same, in the order of their first items.</summary>
    private List<List<CslItem>> Split(IReadOnlyList<CslItem> items) =>
        [.. items.GroupBy(Look, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => group.ToList())];

    /// <summary>Applies a step to each set, and takes it back where it tells none of the set apart. Returns what still looks the same.</summary>
    private List<List<CslItem>> Refine(List<List<CslItem>> sets, Action<CslItem> apply, Action<CslItem> takeBack)
    {
        var left = new List<List<CslItem>>();
        foreach (var set in sets)
        {
            set.ForEach(apply);
            var parts = set.GroupBy(Look, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
            if (parts.Count == 1)
            {
                set.ForEach(takeBack);
                left.Add(set);
            }
            else left.AddRange(parts.Where(part => part.Count > 1));
        }
        return left;
    }

    private List<List<CslItem>> ExpandGiven(List<List<CslItem>> pending)
    {
        var (blocks, names) = Extent(pending.SelectMany(set => set));
        for (var block = 0; block < blocks; block++)
            for (var index = 0; index < names && pending.Count > 0; index++) pending = ExpandGiven(pending, block, index);
        return pending;
    }

    private List<List<CslItem>> ExpandGiven(List<List<CslItem>> pending, int block, int index)
    {
        for (var level = 1; level <= 2 && pending.Count > 0; level++)
        {
            var (up, before) = (level, new Dictionary<CslItem, int>());
            pending = Refine(pending, item =>
            {
                var given = session.Distinction(item.Id).Given;
                before[item] = given.GetValueOrDefault((block, index));
                given[(block, index)] = up;
            }, item => session.Distinction(item.Id).Given[(block, index)] = before[item]);
        }
        return pending;
    }

    private List<List<CslItem>> AddNames(List<List<CslItem>> pending)
    {
        var (blocks, max) = Extent(pending.SelectMany(set => set));
        var kept = new Dictionary<CslItem, int>();
        for (var count = 1; count <= max && pending.Count > 0; count++)
        {
            var next = new List<List<CslItem>>();
            foreach (var set in pending)
            {
                foreach (var item in set) session.Distinction(item.Id).Names = count;
                var parts = set.GroupBy(Look, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
                if (parts.Count == 1 && IsByCite)
                {
                    List<List<CslItem>> expanded = [set];
                    for (var block = 0; block < blocks; block++) expanded = ExpandGiven(expanded, block, count - 1);
                    parts = set.GroupBy(Look, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
                }
                if (parts.Count > 1)
                    foreach (var item in set) kept[item] = count;
                next.AddRange(parts.Where(part => part.Count > 1));
            }
            pending = next;
        }
        // Names that told nobody apart go again.
        foreach (var item in pending.SelectMany(set => set)) session.Distinction(item.Id).Names = kept.GetValueOrDefault(item);
        return pending;
    }

    private static (int Blocks, int Names) Extent(IEnumerable<CslItem> items)
    {
        var (blocks, names) = (1, 0);
        foreach (var item in items)
        {
            blocks = Math.Max(blocks, Math.Min(3, item.Names.Count));
            foreach (var list in item.Names.Values) names = Math.Max(names, Math.Min(list.Count, 100));
        }
        return (blocks, names);
    }

    /// <summary>a to z, then aa, ab and so on.</summary>
    internal static string Letters(int index)
    {
        var text = "";
        for (var i = index + 1; i > 0; i = (i - 1) / 26) text = (char)('a' + (i - 1) % 26) + text;
        return text;
    }
}
