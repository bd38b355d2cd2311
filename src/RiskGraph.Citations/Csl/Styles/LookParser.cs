using System.Xml.Linq;

namespace RiskGraph.Citations.Csl.Styles;

internal static class LookParser
{
    public static Look Look(XElement element)
    {
        var look = new Look
        {
            Format = Format(element),
            Prefix = element.Get("prefix") ?? "",
            Suffix = element.Get("suffix") ?? "",
            TextCase = element.OneOf("text-case", "lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"),
            Display = element.OneOf("display", "block", "left-margin", "right-inline", "indent"),
            Quotes = element.Flag("quotes") ?? false,
            StripPeriods = element.Flag("strip-periods") ?? false,
        };
        return look.IsPlain ? Styles.Look.Plain : look;
    }

    private static Format Format(XElement element)
    {
        var format = new Format(
            element.OneOf("font-style", "normal", "italic", "oblique"),
            element.OneOf("font-variant", "normal", "small-caps"),
            element.OneOf("font-weight", "normal", "bold", "light"),
            element.OneOf("text-decoration", "none", "underline"),
            element.OneOf("vertical-align", "baseline", "sup", "sub"));
        return format.IsNone ? Styles.Format.None : format;
    }

    public static NameOptions NameOptions(XElement element, bool isName) => new()
    {
        And = element.OneOf("and", "text", "symbol"),
        Delimiter = element.Get(isName ? "delimiter" : "name-delimiter"),
        DelimiterPrecedesEtAl = element.OneOf("delimiter-precedes-et-al", "contextual", "after-inverted-name", "always", "never"),
        DelimiterPrecedesLast = element.OneOf("delimiter-precedes-last", "contextual", "after-inverted-name", "always", "never"),
        EtAlMin = element.Whole("et-al-min"),
        EtAlUseFirst = element.Whole("et-al-use-first"),
        EtAlSubsequentMin = element.Whole("et-al-subsequent-min"),
        EtAlSubsequentUseFirst = element.Whole("et-al-subsequent-use-first"),
        EtAlUseLast = element.Flag("et-al-use-last"),
        Form = element.OneOf(isName ? "form" : "name-form", "long", "short", "count"),
        Initialize = element.Flag("initialize"),
        InitializeWith = element.Get("initialize-with"),
        NameAsSortOrder = element.OneOf("name-as-sort-order", "first", "all"),
        SortSeparator = element.Get("sort-separator"),
        NamesDelimiter = isName ? null : element.Get("names-delimiter"),
    };
}
