namespace RiskGraph.Citations.Csl.Styles;

/// <summary>A rendering element of a style. Immutable: one parsed style serves many threads.</summary>
internal abstract record Element
{
    public Look Look { get; init; } = Look.Plain;
}

internal enum TextSource { Variable, Macro, Term, Value }

internal sealed record TextElement(TextSource Source, string Name, string Form, bool Plural) : Element;

internal sealed record NumberElement(string Variable, string Form) : Element;

internal enum Plurality { Contextual, Always, Never }

/// <summary><paramref name="Variable"/> is empty inside <c>cs:names</c>, where the names decide.</summary>
internal sealed record LabelElement(string Variable, string Form, Plurality Plural) : Element;

internal sealed record GroupElement(string Delimiter, IReadOnlyList<Element> Children) : Element;

internal sealed record DatePart(string Name, string? Form, string? RangeDelimiter, Look Look);

/// <summary><paramref name="Form"/> is null for a date that the style spells out by itself.</summary>
internal sealed record DateElement(string Variable, string? Form, string Shown, string Delimiter, IReadOnlyList<DatePart> Parts) : Element;

internal sealed record ChooseElement(IReadOnlyList<Branch> Branches) : Element;

internal enum MatchMode { All, Any, None }

/// <summary>A branch without tests is the <c>cs:else</c>.</summary>
internal sealed record Branch(MatchMode Match, IReadOnlyList<Test> Tests, IReadOnlyList<Element> Children);

internal enum TestKind { Type, Variable, IsNumeric, IsUncertainDate, Locator, Position, Disambiguate }

internal sealed record Test(TestKind Kind, string Value);

internal sealed record NamesElement(IReadOnlyList<string> Variables, string? Delimiter, NameElement? Name, EtAlElement? EtAl, LabelElement? Label,
    bool LabelFirst, IReadOnlyList<Element>? Substitute) : Element
{
    /// <summary>A <c>cs:names</c> without children takes over the name, et-al and label of the names that it stands in for.</summary>
    public bool IsShorthand => Name is null && EtAl is null && Label is null && Substitute is null;
}

internal sealed record NameElement(NameOptions Options, Look Look, Look Family, Look Given);

internal sealed record EtAlElement(string Term, Look Look);
