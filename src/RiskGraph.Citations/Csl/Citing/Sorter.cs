using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Rendering;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Citing;

/// <summary>Sorts by the keys of a layout. Stable: equals keep their order.</summary>
internal sealed class Sorter(Session session, Layout layout, bool isBibliography)
{
    public List<T> Sort<T>(IReadOnlyList<T> things, Func<T, (CslItem? Item, Cite? Cite)> of) => Sort(things, of, (_, _) => 0);

    /// <summary>Sorts anew, with the year suffixes, which are not known at first, to order what is equal otherwise.</summary>
    public List<T> BreakTies<T>(IReadOnlyList<T> things, Func<T, (CslItem? Item, Cite? Cite)> of) => Sort(things, of, (a, b) =>
    {
        var (x, y) = (session.Distinction(a.Id).YearSuffix, session.Distinction(b.Id).YearSuffix);
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.CompareOrdinal(x, y);
    });

    private List<T> Sort<T>(IReadOnlyList<T> things, Func<T, (CslItem? Item, Cite? Cite)> of, Func<CslItem, CslItem, int> atLast)
    {
        if (things.Count < 2) return [.. things];
        var keyed = things.Select((thing, index) => (Thing: thing, Index: index, of(thing).Item, Keys: Keys(of(thing)))).ToList();
        keyed.Sort((a, b) =>
        {
            for (var i = 0; i < layout.Sort.Count; i++)
            {
                var order = Collation.Compare(a.Keys[i], b.Keys[i], layout.Sort[i].IsDescending, session.Renderer.Locale.Collation);
                if (order != 0) return order;
            }
            var tie = a.Item is null || b.Item is null ? 0 : atLast(a.Item, b.Item);
            return tie != 0 ? tie : a.Index.CompareTo(b.Index);
        });
        return [.. keyed.Select(one => one.Thing)];
    }

    private string[] Keys((CslItem? Item, Cite? Cite) thing) =>
        [.. layout.Sort.Select(key => thing.Item is null ? "" : Key(thing.Item, thing.Cite, key))];

    private string Key(CslItem item, Cite? cite, SortKey key)
    {
        var frame = session.SortFrame(item, cite, layout, key, isBibliography);
        if (key.Macro is { } macro) return string.Concat(session.Renderer.Render(session.Style.Macros[macro], frame).Select(output => output.Plain())).Trim();
        var variable = key.Variable!;
        if (Variables.IsName(variable))
        {
            var keepsParticle = session.Style.DemoteNonDroppingParticle == "never";
            return !item.Names.TryGetValue(variable, out var names) ? ""
                : string.Join(", ", names.Select(name => name.Literal is { } literal ? NameForm.WithoutArticle(literal) : NameForm.SortKey(name, isShort: false, keepsParticle)));
        }
        if (Variables.IsDate(variable)) return item.Dates.TryGetValue(variable, out var date) ? DateKey.Of(date) : "";
        if (variable == "citation-number") return frame.CitationNumber.ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
        var value = variable == "locator" ? cite?.Locator ?? "" : variable == "type" ? item.Type : item.Text.GetValueOrDefault(variable, "");
        return Variables.IsNumber(variable) ? Numbers.SortKey(value) : RichText.Parse(value).Plain();
    }
}
