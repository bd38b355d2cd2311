using System.Xml.Linq;

namespace RiskGraph.Citations.Csl.Styles;

/// <summary>Parses rendering elements. Keeps the macros that were called, with the place of the first call.</summary>
internal sealed class ElementParser
{
    public Dictionary<string, XElement> Calls { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Element> Children(XElement parent) => [.. parent.Elements().Select(Parse)];

    public Element Parse(XElement element) => element.Name.LocalName switch
    {
        "text" => Text(element),
        "number" => new NumberElement(element.Need("variable"), element.OneOf("form", "numeric", "ordinal", "roman", "long-ordinal") ?? "numeric") { Look = LookParser.Look(element) },
        "label" => Label(element, element.Need("variable")),
        "group" => new GroupElement(element.Get("delimiter") ?? "", Children(element)) { Look = LookParser.Look(element) },
        "date" => Date(element),
        "names" => Names(element),
        "choose" => new ChooseElement([.. element.Elements().Select(Branch)]),
        var name => throw XmlPlace.Error(element, $"<{name}> is not a rendering element. Use text, date, number, names, label, group or choose."),
    };

    private TextElement Text(XElement element)
    {
        var plural = element.Flag("plural") ?? false;
        var form = element.OneOf("form", "long", "short", "verb", "verb-short", "symbol") ?? "long";
        var look = LookParser.Look(element);
        if (element.Get("variable") is { } variable) return new(TextSource.Variable, variable, form, plural) { Look = look };
        if (element.Get("macro") is { } macro)
        {
            Calls.TryAdd(macro, element);
            return new(TextSource.Macro, macro, form, plural) { Look = look };
        }
        if (element.Get("term") is { } term) return new(TextSource.Term, Locales.Terms.Name(term), form, plural) { Look = look };
        if (element.Get("value") is { } value) return new(TextSource.Value, value, form, plural) { Look = look };
        throw XmlPlace.Error(element, "<text> says nothing to render. Give it one of variable, macro, term or value.");
    }

    private static LabelElement Label(XElement element, string variable) =>
        new(variable, element.OneOf("form", "long", "short", "symbol", "verb", "verb-short") ?? "long",
            element.OneOf("plural", "contextual", "always", "never") switch { "always" => Plurality.Always, "never" => Plurality.Never, _ => Plurality.Contextual })
        { Look = LookParser.Look(element) };

    private static DateElement Date(XElement element) => new(
        element.Need("variable"),
        element.OneOf("form", "text", "numeric"),
        element.OneOf("date-parts", "year-month-day", "year-month", "year") ?? "year-month-day",
        element.Get("delimiter") ?? "",
        DateParts(element))
    { Look = LookParser.Look(element) };

    public static IReadOnlyList<DatePart> DateParts(XElement date) =>
    [
        .. date.Elements(XmlPlace.Csl + "date-part").Select(part => new DatePart(
            part.OneOf("name", "day", "month", "year") ?? part.Need("name"),
            part.OneOf("form", "numeric", "numeric-leading-zeros", "ordinal", "long", "short"),
            part.Get("range-delimiter"),
            LookParser.Look(part))),
    ];

    private NamesElement Names(XElement element)
    {
        NameElement? name = null;
        EtAlElement? etAl = null;
        LabelElement? label = null;
        IReadOnlyList<Element>? substitute = null;
        var labelFirst = false;
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "name":
                    Look Part(string which) => child.Elements().FirstOrDefault(part => part.Get("name") == which) is { } part ? LookParser.Look(part) : Look.Plain;
                    name = new(LookParser.NameOptions(child, isName: true), LookParser.Look(child), Part("family"), Part("given"));
                    break;
                case "et-al":
                    etAl = new(Locales.Terms.Name(child.Get("term") ?? "et-al"), LookParser.Look(child));
                    break;
                case "label":
                    labelFirst = name is null;
                    label = Label(child, "");
                    break;
                case "substitute":
                    substitute = Children(child);
                    break;
                case "institution": // An extension of another processor; its content has no meaning in CSL 1.0.2.
                    break;
                default:
                    throw XmlPlace.Error(child, $"<{child.Name.LocalName}> does not belong in <names>. Use name, et-al, label or substitute.");
            }
        }
        // A label before a cs:name that is left out stands after the names, as where the cs:name would have been.
        if (labelFirst && !element.Elements().Any(child => child.Name.LocalName == "name")) labelFirst = false;
        return new(XmlPlace.Words(element.Need("variable")), element.Get("delimiter"), name, etAl, label, labelFirst, substitute) { Look = LookParser.Look(element) };
    }

    private Branch Branch(XElement element)
    {
        if (element.Name.LocalName is not ("if" or "else-if" or "else"))
            throw XmlPlace.Error(element, $"<{element.Name.LocalName}> does not belong in <choose>. Use if, else-if or else.");
        var match = element.OneOf("match", "all", "any", "none") switch { "any" => MatchMode.Any, "none" => MatchMode.None, _ => MatchMode.All };
        List<Test> tests = [];
        if (element.Name.LocalName != "else")
        {
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.LocalName != "match"))
            {
                TestKind? kind = attribute.Name.LocalName switch
                {
                    "type" => TestKind.Type,
                    "variable" => TestKind.Variable,
                    "is-numeric" => TestKind.IsNumeric,
                    "is-uncertain-date" => TestKind.IsUncertainDate,
                    "locator" => TestKind.Locator,
                    "position" => TestKind.Position,
                    "disambiguate" => TestKind.Disambiguate,
                    _ => throw XmlPlace.Error(attribute, $"'{attribute.Name.LocalName}' is not a condition of CSL 1.0.2. Use type, variable, is-numeric, is-uncertain-date, locator, position or disambiguate."),
                };
                tests.AddRange(XmlPlace.Words(attribute.Value).Select(value => new Test(kind.Value, kind == TestKind.Locator ? Locales.Terms.Name(value) : value)));
            }
            if (tests.Count == 0) throw XmlPlace.Error(element, $"<{element.Name.LocalName}> has no condition. Add one such as type=\"book\", or make it an <else>.");
        }
        return new(match, tests, Children(element));
    }
}
