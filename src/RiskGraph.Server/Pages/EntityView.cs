using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Pages;

/// <summary>Writes an entity's page: what it is, every statement with the sentences behind it, and the sources.</summary>
internal sealed class EntityView(GraphCatalogue catalogue, EntityPage page, string address, Func<EntityId, string> addressOf)
{
    private EntityId Id => page.Entity.Id;

    public string Write() => PageFrame.Write(page.Entity.Name, Head(), Html.Of($"""
        <article>
        <p class="soft">{page.Kind.Label}</p>
        <h1>{page.Entity.Name}</h1>
        {Maybe(page.Entity.Description, text => Html.Of($"<p class=\"lead\">{text}</p>\n"))}{Facts()}<p><a class="open" href="/?of={Id.Text}&amp;sel={Id.Text}">Open in the explorer</a></p>
        {Statements()}{Sources()}</article>

        """));

    private Html Head()
    {
        var description = page.Entity.Description ?? string.Create(CultureInfo.InvariantCulture, $"{page.Entity.Name}, {page.Kind.Label}: {page.Statements.Total} statements, each with its source.");
        return Html.Of($"""
            <meta name="description" content="{description}">
            <link rel="canonical" href="{address}">
            <link rel="alternate" type="application/ld+json" href="{address}.jsonld">
            <meta property="og:type" content="article">
            <meta property="og:site_name" content="RiskGraph">
            <meta property="og:title" content="{page.Entity.Name}">
            <meta property="og:description" content="{description}">
            <meta property="og:url" content="{address}">
            {Citation.Write(page, address)}<script type="application/ld+json">{Html.Data(EntityJsonLd.Write(page, address, addressOf))}</script>

            """);
    }

    private Html Facts()
    {
        var facts = new List<(string Name, Html Value)>();
        // A person reads names that differ in their capitals alone as one.
        string[] aliases = [.. page.Entity.Aliases.DistinctBy(TextFold.Fold).Where(a => TextFold.Fold(a) != TextFold.Fold(page.Entity.Name))];
        if (aliases.Length > 0) facts.Add(("Also called", Html.Of($"{string.Join(", ", aliases)}")));
        foreach (var property in page.Kind.Properties)
            if (page.Entity.Properties.TryGetValue(property.Name, out var value)) facts.Add((Sentence(property.Name), Html.Of($"{value}")));
        foreach (var external in page.Entity.ExternalIds)
            facts.Add((external.Scheme, Link(external.Url, external.Edition is null ? external.Value : $"{external.Value} ({external.Edition})")));
        if (page.Record is { } document)
        {
            if (document.Url is not null) facts.Add(("Read at", Link(document.Url, document.Url)));
            if (document.Publisher is { } publisher) facts.Add(("Published by", Link(publisher)));
            if (document.PublishedOn is { } published) facts.Add(("Published", Html.Of($"{published.Text}")));
            if (document.RetrievedOn is { } retrieved) facts.Add(("Retrieved", Html.Of($"{retrieved.Text}")));
            if (document.Language is { } language) facts.Add(("Language", Html.Of($"{language}")));
            if (document.Licence is { } licence) facts.Add(("Licence", Html.Of($"{licence}")));
            foreach (var source in document.Sources) facts.Add(("Written from", Link(source.Url, source.Title ?? source.Url)));
        }
        facts.Add(("Id", Html.Of($"{Id.Text}")));
        return Html.Of($"<dl>\n{Html.Join(facts, fact => Html.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n"))}</dl>\n");
    }

    private Html Statements()
    {
        var total = page.Statements.Total ?? 0;
        if (total == 0) return Html.Of($"<h2>Statements</h2>\n<p>Nothing is said of it yet but what stands above.</p>\n");
        var groups = page.Statements.Edges.Select(e => e.Node).GroupBy(s => (s.Predicate, IsObject: page.Record is null && s.Subject != Id)).OrderBy(g => g.Key);
        var count = page.Statements.Edges.Count < total ? string.Create(CultureInfo.InvariantCulture, $"{page.Statements.Edges.Count} of {total} statements are on this page.") : total == 1 ? "One statement." : string.Create(CultureInfo.InvariantCulture, $"{total} statements.");
        return Html.Of($"""
            <h2>{(page.Record is null ? "What is said of it" : "What it says")}</h2>
            <p class="soft">{count}</p>
            {Html.Join(groups, group => Html.Of($"<h3>{Heading(group.Key.Predicate, group.Key.IsObject)}</h3>\n<ol>\n{Html.Join(group, Said)}</ol>\n"))}{Pages()}
            """);
    }

    private string Heading(string predicate, bool isObject)
    {
        var definition = catalogue.Predicate(predicate);
        return Sentence(definition is null ? predicate : isObject ? definition.ReverseLabel : definition.Label);
    }

    private Html Said(Statement statement)
    {
        var evidence = page.Evidence.GetValueOrDefault(statement.Id);
        var more = (evidence?.Total ?? 0) - (evidence?.Edges.Count ?? 0);
        var valid = statement switch
        {
            { ValidFrom: { } from, ValidTo: { } to } => $", from {from} to {to}",
            { ValidFrom: { } from } => $", from {from}",
            { ValidTo: { } to } => $", to {to}",
            _ => "",
        };
        return Html.Of($"""
            <li class="said" id="{statement.Id}">
            <p>{Proposition(statement)}{Maybe(statement.Negated ? "the sources say that it is not so" : null, text => Html.Of($" <span class=\"not\">– {text}</span>"))}</p>
            {Html.Join(evidence?.Edges ?? [], e => Quote(e.Node))}<p class="soft">{statement.Status.ToString().ToLowerInvariant()}, confidence {Percent(statement.Confidence)}{valid}{(more > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {more} more passages") : "")}</p>
            </li>

            """);
    }

    private Html Proposition(Statement statement)
    {
        var value = statement.Object is { } other ? Link(other) : Html.Of($"{statement.Literal!.ToWords()}");
        if (page.Record is not null) return Html.Of($"{Link(statement.Subject)} {catalogue.Predicate(statement.Predicate)?.Label ?? statement.Predicate} {value}");
        return statement.Subject == Id ? value : Link(statement.Subject);
    }

    private Html Quote(Evidence evidence)
    {
        var passage = page.Passages.GetValueOrDefault(evidence.Passage);
        var document = passage is null ? null : page.Documents.GetValueOrDefault(passage.Document);
        string?[] place = [document?.Publisher is { } publisher ? page.NameOf(publisher) : null, document?.PublishedOn?.Text, passage?.Section is { Length: > 0 } section ? $"section “{section}”" : null,
            passage is null ? null : string.Create(CultureInfo.InvariantCulture, $"line {passage.Line}"), $"{evidence.Method.ToString().ToLowerInvariant()}, {evidence.Role.ToString().ToLowerInvariant()} source", $"confidence {Percent(evidence.Confidence)}"];
        return Html.Of($"""
            <blockquote{Maybe(document?.Language, language => Html.Of($" lang=\"{language}\""))}>{evidence.Quote}</blockquote>
            <p class="about">{(document is null ? Html.Of($"{passage?.Document.Text}") : Html.Of($"<a href=\"{PathOf(document.Id)}\">{document.Title}</a>"))}, {string.Join(", ", place.OfType<string>())}</p>

            """);
    }

    private Html Sources()
    {
        Document[] documents = [.. page.Documents.Values.Where(d => d.Id != Id).OrderBy(d => d.Title, StringComparer.Ordinal).ThenBy(d => d.Id)];
        if (documents.Length == 0) return Html.Nothing;
        return Html.Of($"""
            <h2>Sources</h2>
            <ul class="sources">
            {Html.Join(documents, d => Html.Of($"<li><a href=\"{PathOf(d.Id)}\">{d.Title}</a>{Maybe(d.Publisher, p => Html.Of($", {page.NameOf(p)}"))}{Maybe(d.PublishedOn, p => Html.Of($", {p.Text}"))}{Maybe(WebAddress.Is(d.Url) ? d.Url : null, url => Html.Of($" – {Link(url, "where it can be read")}"))}</li>\n"))}</ul>

            """);
    }

    private Html Pages()
    {
        var (edges, path) = (page.Statements.Edges, PathOf(Id));
        if (!page.Statements.HasNext && !page.Statements.HasPrevious) return Html.Nothing;
        return Html.Of($"""
            <nav class="pages" aria-label="Pages of statements">
            {Maybe(page.Statements.HasPrevious ? edges[0].Cursor : null, cursor => Html.Of($"<a rel=\"prev\" href=\"{path}?before={cursor}\">Previous statements</a>"))}{Maybe(page.Statements.HasNext ? edges[^1].Cursor : null, cursor => Html.Of($"<a rel=\"next\" href=\"{path}?after={cursor}\">Next statements</a>"))}
            </nav>

            """);
    }

    private Html Link(EntityId id) => Html.Of($"<a href=\"{PathOf(id)}\">{page.NameOf(id)}</a>");

    /// <summary>A link where the address is one of the web, else the text alone: it comes from a document.</summary>
    private static Html Link(string? url, string text) => WebAddress.Is(url) ? Html.Of($"<a href=\"{url}\" rel=\"external noreferrer\">{text}</a>") : Html.Of($"{text}");

    private static string PathOf(EntityId id) => $"/e/{id.Text}";

    private static Html Maybe<T>(T? value, Func<T, Html> write) where T : class => value is null ? Html.Nothing : write(value);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    /// <summary>camelCase or a label, as the beginning of a sentence.</summary>
    private static string Sentence(string name) => string.Concat(name.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) && char.IsLower(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
