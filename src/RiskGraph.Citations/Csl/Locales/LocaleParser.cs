using System.Xml.Linq;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Locales;

internal static class LocaleParser
{
    public static LocalePart File(string xml)
    {
        var root = XmlPlace.Load(xml, "locale");
        if (root.Name != XmlPlace.Csl + "locale") throw XmlPlace.Error(root, $"A locale's root element is <locale xmlns=\"{XmlPlace.Csl}\">, not <{root.Name.LocalName}>.");
        if (root.Get("version") is { } version && !version.StartsWith("1.", StringComparison.Ordinal))
            throw XmlPlace.Error(root, $"version=\"{version}\" is not supported. This processor reads locales of CSL 1.0.");
        return Part(root);
    }

    public static LocalePart Part(XElement locale)
    {
        var options = locale.Elements(XmlPlace.Csl + "style-options").ToList();
        var terms = new Dictionary<TermKey, Term>();
        foreach (var term in locale.Elements(XmlPlace.Csl + "terms").Elements(XmlPlace.Csl + "term"))
        {
            var key = new TermKey(Terms.Name(term.Need("name")), term.OneOf("form", "long", "short", "verb", "verb-short", "symbol") ?? "long",
                term.OneOf("gender-form", "masculine", "feminine") ?? "");
            var single = term.Element(XmlPlace.Csl + "single");
            var multiple = term.Element(XmlPlace.Csl + "multiple");
            var text = single is null && multiple is null ? Whole(term.Value) : "";
            terms[key] = new(single is null ? text : Whole(single.Value), multiple is null ? text : Whole(multiple.Value),
                term.OneOf("gender", "masculine", "feminine", "neuter"), term.OneOf("match", "last-digit", "last-two-digits", "whole-number"));
        }
        return new()
        {
            Language = locale.Attribute(XNamespace.Xml + "lang")?.Value,
            Terms = terms,
            Dates = locale.Elements(XmlPlace.Csl + "date").ToDictionary(date => date.Need("form"),
                date => new LocalDate(date.Get("delimiter") ?? "", ElementParser.DateParts(date), LookParser.Look(date))),
            PunctuationInQuote = options.Select(option => option.Flag("punctuation-in-quote")).FirstOrDefault(flag => flag is not null),
            LimitDayOrdinals = options.Select(option => option.Flag("limit-day-ordinals-to-day-1")).FirstOrDefault(flag => flag is not null),
        };
    }

    // Line breaks inside a term are layout of the file; spaces at its ends can be meant.
    private static string Whole(string text) => text.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', XmlPlace.Words(text)) : text;
}
