using System.Xml.Linq;
using RiskGraph.Citations.Csl.Locales;

namespace RiskGraph.Citations.Csl.Styles;

internal static class StyleParser
{
    public static CslStyle Parse(string xml, Func<string, string?> parent)
    {
        var root = Root(xml);
        if (ParentOf(root) is not { } parentId || root.Element(XmlPlace.Csl + "citation") is not null) return Independent(root, root.Get("default-locale"));
        var text = parent(parentId.Get("href")!) ?? throw XmlPlace.Error(parentId,
            $"This style depends on {parentId.Get("href")}, which is not among the styles here. Put that style in the folder of styles.");
        var parentRoot = Root(text);
        if (ParentOf(parentRoot) is not null && parentRoot.Element(XmlPlace.Csl + "citation") is null)
            throw XmlPlace.Error(parentId, $"{parentId.Get("href")} is itself a dependent style. Name its independent parent instead.");
        return Independent(parentRoot, root.Get("default-locale") ?? parentRoot.Get("default-locale"));
    }

    /// <summary>The id of the independent style that <paramref name="xml"/> names as its parent, or null.</summary>
    public static string? ParentId(string xml) => ParentOf(Root(xml))?.Get("href");

    private static XElement Root(string xml)
    {
        var root = XmlPlace.Load(xml, "style");
        if (root.Name.LocalName != "style") throw XmlPlace.Error(root, $"A style's root element is <style>, not <{root.Name.LocalName}>.");
        if (root.Name.Namespace != XmlPlace.Csl) throw XmlPlace.Error(root, $"<style> is not in the namespace of CSL. Add xmlns=\"{XmlPlace.Csl}\".");
        var version = root.Get("version") ?? throw XmlPlace.Error(root, "<style> has no version. Styles of CSL 0.8 must be upgraded; add version=\"1.0\" to a style of CSL 1.0.");
        if (version != "1.0" && !version.StartsWith("1.0.", StringComparison.Ordinal) && !version.StartsWith("1.1", StringComparison.Ordinal))
            throw XmlPlace.Error(root, $"version=\"{version}\" is not supported. This processor reads CSL 1.0 (version=\"1.0\").");
        return root;
    }

    private static XElement? ParentOf(XElement root) => root.Element(XmlPlace.Csl + "info")?.Elements(XmlPlace.Csl + "link")
        .FirstOrDefault(link => link.Get("rel") == "independent-parent" && link.Get("href") is not null);

    private static CslStyle Independent(XElement root, string? locale)
    {
        var parser = new ElementParser();
        var macros = new Dictionary<string, IReadOnlyList<Element>>(StringComparer.Ordinal);
        foreach (var macro in root.Elements(XmlPlace.Csl + "macro"))
            if (!macros.TryAdd(macro.Need("name"), parser.Children(macro)))
                throw XmlPlace.Error(macro, $"The macro '{macro.Get("name")}' is defined twice. Give each macro its own name.");
        var citation = root.Element(XmlPlace.Csl + "citation") ?? throw XmlPlace.Error(root, "The style has no <citation>. An independent style must have one.");
        var bibliography = root.Element(XmlPlace.Csl + "bibliography");
        var names = LookParser.NameOptions(root, isName: false);
        var citationLayout = Layout(citation, parser, names);
        var bibliographyLayout = bibliography is null ? null : Layout(bibliography, parser, names);
        foreach (var (name, place) in parser.Calls)
            if (!macros.ContainsKey(name)) throw XmlPlace.Error(place, $"There is no macro '{name}'. Define <macro name=\"{name}\">, or correct the name.");
        MacroCycle.Refuse(macros, parser.Calls);
        var uses = new ElementUses(macros);
        var info = root.Element(XmlPlace.Csl + "info");
        return new()
        {
            Title = info?.Element(XmlPlace.Csl + "title")?.Value.Trim() ?? "",
            Id = info?.Element(XmlPlace.Csl + "id")?.Value.Trim() ?? "",
            IsNote = root.OneOf("class", "in-text", "note") == "note",
            DefaultLocale = string.IsNullOrWhiteSpace(locale) ? null : locale.Trim(),
            Macros = macros,
            Locales = [.. root.Elements(XmlPlace.Csl + "locale").Select(LocaleParser.Part)],
            Citation = citationLayout,
            CitationOptions = Options(citation),
            Bibliography = bibliographyLayout,
            BibliographyOptions = bibliography is null ? null : Options(bibliography, root),
            PageRangeFormat = root.OneOf("page-range-format", "chicago", "chicago-15", "chicago-16", "expanded", "minimal", "minimal-two"),
            DemoteNonDroppingParticle = root.OneOf("demote-non-dropping-particle", "never", "sort-only", "display-and-sort") ?? "display-and-sort",
            InitializeWithHyphen = root.Flag("initialize-with-hyphen") ?? true,
            UsesYearSuffixInCitation = uses.YearSuffix(citationLayout.Children),
            UsesYearSuffixInBibliography = bibliographyLayout is not null && uses.YearSuffix(bibliographyLayout.Children),
            UsesDisambiguate = uses.Disambiguate(citationLayout.Children),
        };
    }

    private static Layout Layout(XElement area, ElementParser parser, NameOptions outer)
    {
        var layout = area.Element(XmlPlace.Csl + "layout") ?? throw XmlPlace.Error(area, $"<{area.Name.LocalName}> has no <layout>.");
        return new()
        {
            Look = LookParser.Look(layout),
            Delimiter = layout.Get("delimiter") ?? "",
            Children = parser.Children(layout),
            Names = LookParser.NameOptions(area, isName: false).Over(outer),
            Sort = [.. (area.Element(XmlPlace.Csl + "sort")?.Elements(XmlPlace.Csl + "key") ?? []).Select(key => Key(key, parser))],
        };
    }

    private static SortKey Key(XElement key, ElementParser parser)
    {
        if (key.Get("macro") is { } macro) parser.Calls.TryAdd(macro, key);
        else if (key.Get("variable") is null) throw XmlPlace.Error(key, "<key> names nothing to sort by. Give it a variable or a macro.");
        return new(key.Get("variable"), key.Get("macro"), key.OneOf("sort", "ascending", "descending") == "descending",
            key.Whole("names-min"), key.Whole("names-use-first"), key.Flag("names-use-last"));
    }

    private static CitationOptions Options(XElement citation) => new()
    {
        AddNames = citation.Flag("disambiguate-add-names") ?? false,
        AddGivenName = citation.Flag("disambiguate-add-givenname") ?? false,
        AddYearSuffix = citation.Flag("disambiguate-add-year-suffix") ?? false,
        GivenNameRule = citation.OneOf("givenname-disambiguation-rule", "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite") ?? "by-cite",
        Collapse = citation.OneOf("collapse", "citation-number", "year", "year-suffix", "year-suffix-ranged"),
        CiteGroupDelimiter = citation.Get("cite-group-delimiter"),
        YearSuffixDelimiter = citation.Get("year-suffix-delimiter"),
        AfterCollapseDelimiter = citation.Get("after-collapse-delimiter"),
        NearNoteDistance = citation.Whole("near-note-distance") ?? 5,
    };

    private static BibliographyOptions Options(XElement bibliography, XElement root) => new(
        bibliography.Flag("hanging-indent") ?? false,
        bibliography.OneOf("second-field-align", "flush", "margin"),
        bibliography.Whole("line-spacing") ?? 1,
        bibliography.Whole("entry-spacing") ?? 1)
    {
        SubsequentAuthorSubstitute = bibliography.Get("subsequent-author-substitute") ?? root.Get("subsequent-author-substitute"),
        SubsequentAuthorRule = bibliography.OneOf("subsequent-author-substitute-rule", "complete-all", "complete-each", "partial-each", "partial-first") ?? "complete-all",
    };
}
