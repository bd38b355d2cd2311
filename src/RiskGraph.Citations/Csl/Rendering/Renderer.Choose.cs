using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    private static IReadOnlyList<Element> Chosen(ChooseElement choose, Frame frame)
    {
        foreach (var branch in choose.Branches)
            if (branch.Tests.Count == 0 || Holds(branch, frame)) return branch.Children;
        return [];
    }

    private static bool Holds(Branch branch, Frame frame) => branch.Match switch
    {
        MatchMode.All => branch.Tests.All(test => Holds(test, frame)),
        MatchMode.Any => branch.Tests.Any(test => Holds(test, frame)),
        _ => !branch.Tests.Any(test => Holds(test, frame)),
    };

    private static bool Holds(Test test, Frame frame) => test.Kind switch
    {
        TestKind.Type => frame.Item.Type == test.Value,
        TestKind.Variable => HasVariable(test.Value, frame),
        TestKind.IsNumeric => Value(test.Value, frame) is { } value && Numbers.IsNumeric(value),
        TestKind.IsUncertainDate => frame.Item.Dates.TryGetValue(test.Value, out var date) && date.IsCirca,
        TestKind.Locator => frame.Cite is { Locator.Length: > 0 } cite && (Locales.Terms.Name(cite.Label) == test.Value || cite.Label == "article" && test.Value == "article-locator"),
        TestKind.Position => !frame.IsBibliography && HasPosition(test.Value, frame),
        TestKind.Disambiguate => frame.Distinction.Condition,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool HasVariable(string variable, Frame frame) =>
        Data.Variables.IsName(variable) ? frame.Item.Names.ContainsKey(variable) && !frame.Substituted.Contains(variable)
        : Data.Variables.IsDate(variable) ? frame.Item.Dates.ContainsKey(variable) && !frame.Substituted.Contains(variable)
        : Value(variable, frame) is not null;

    private static bool HasPosition(string position, Frame frame) => position switch
    {
        "first" => frame.Position == CitePosition.First,
        "subsequent" => frame.Position != CitePosition.First,
        "ibid" => frame.Position is CitePosition.Ibid or CitePosition.IbidWithLocator,
        "ibid-with-locator" => frame.Position == CitePosition.IbidWithLocator,
        "near-note" => frame.IsNearNote && frame.Position != CitePosition.First,
        _ => false,
    };
}
