using System.Xml.Linq;

namespace RiskGraph.Citations.Csl.Styles;

/// <summary>Answers whether elements, or the macros they call, use a feature.</summary>
internal sealed class ElementUses(IReadOnlyDictionary<string, IReadOnlyList<Element>> macros)
{
    public bool YearSuffix(IReadOnlyList<Element> elements) => Any(elements, e => e is TextElement { Source: TextSource.Variable, Name: "year-suffix" });

    public bool Disambiguate(IReadOnlyList<Element> elements) =>
        Any(elements, e => e is ChooseElement choose && choose.Branches.Any(branch => branch.Tests.Any(test => test.Kind == TestKind.Disambiguate)));

    private bool Any(IReadOnlyList<Element> elements, Func<Element, bool> is_) => elements.Any(e => is_(e) || e switch
    {
        TextElement { Source: TextSource.Macro } call => Any(macros[call.Name], is_),
        GroupElement group => Any(group.Children, is_),
        ChooseElement choose => choose.Branches.Any(branch => Any(branch.Children, is_)),
        NamesElement { Substitute: { } substitute } => Any(substitute, is_),
        _ => false,
    });
}

/// <summary>A macro that calls itself, directly or through others, would never end.</summary>
internal static class MacroCycle
{
    public static void Refuse(IReadOnlyDictionary<string, IReadOnlyList<Element>> macros, IReadOnlyDictionary<string, XElement> calls)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in macros.Keys) Visit(name);

        void Visit(string name)
        {
            if (done.Contains(name)) return;
            if (!open.Add(name)) throw XmlPlace.Error(calls[name], $"The macro '{name}' calls itself, directly or through others. Break the circle.");
            foreach (var call in Calls(macros[name])) Visit(call);
            open.Remove(name);
            done.Add(name);
        }
    }

    private static IEnumerable<string> Calls(IEnumerable<Element> elements) => elements.SelectMany(e => e switch
    {
        TextElement { Source: TextSource.Macro } call => [call.Name],
        GroupElement group => Calls(group.Children),
        ChooseElement choose => choose.Branches.SelectMany(branch => Calls(branch.Children)),
        NamesElement { Substitute: { } substitute } => Calls(substitute),
        _ => Enumerable.Empty<string>(),
    });
}
