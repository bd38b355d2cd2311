using RiskGraph.Core.Model;

namespace RiskGraph.Server.Pages;

/// <summary>What reference managers read in a page's head: Dublin Core of every entity, Highwire's citation_* of what can be cited.</summary>
internal static class Citation
{
    private static readonly string[] s_works = ["Report", "Legislation", "CreativeWork", "Dataset", "DefinedTermSet"];

    /// <summary>When the work was published or the thing happened; null where nobody says.</summary>
    public static PartialDate? DateOf(EntityPage page) => page.Record?.PublishedOn ?? page.Kind.DateOf(page.Entity);

    public static Html Write(EntityPage page, string address)
    {
        var (authors, issuers) = (page.Makers("AUTHORED_BY").ToList(), page.Makers("ISSUED_BY").Concat(page.Makers("PUBLISHED_BY")).ToList());
        var tags = new List<(string Name, string? Content)>
        {
            ("DC.title", page.Entity.Name), ("DC.type", EntityJsonLd.TypeOf(page.Kind)), ("DC.identifier", address), ("DC.description", page.Entity.Description),
            ("DC.date", DateOf(page)?.Text), ("DC.language", page.Record?.Language), ("DC.rights", page.Record?.Licence),
        };
        tags.AddRange(authors.Select(a => ("DC.creator", (string?)a)));
        tags.AddRange(issuers.Select(i => ("DC.publisher", (string?)i)));
        if (s_works.Contains(EntityJsonLd.TypeOf(page.Kind)))
        {
            tags.Add(("citation_title", page.Entity.Name));
            tags.AddRange((authors.Count > 0 ? authors : issuers).Select(a => ("citation_author", (string?)a)));
            tags.Add(("citation_publication_date", DateOf(page) is { } date ? Highwire(date) : null));
            tags.AddRange(issuers.Select(i => ("citation_publisher", (string?)i)));
            tags.AddRange(issuers.Take(1).Where(_ => page.Kind.Name == "Report").Select(i => ("citation_technical_report_institution", (string?)i)));
            tags.Add(("citation_doi", page.Entity.ExternalIds.FirstOrDefault(e => e.Scheme == "doi")?.Value));
            tags.Add(("citation_language", page.Record?.Language));
            tags.Add(("citation_public_url", page.Record?.Url is { } url && WebAddress.Is(url) ? url : address));
        }
        return Html.Join(tags.Where(t => t.Content is { Length: > 0 }), t => Html.Of($"<meta name=\"{t.Name}\" content=\"{t.Content}\">\n"));
    }

    /// <summary>Year, year and month, or the whole day; halves and quarters have no form of their own.</summary>
    private static string Highwire(PartialDate date) => date.Text.Any(char.IsLetter) ? date.Text[..4] : date.Text.Replace('-', '/');
}
