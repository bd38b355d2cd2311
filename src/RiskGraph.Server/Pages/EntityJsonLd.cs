using System.Text;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Server.Pages;

/// <summary>An entity in schema.org's words as JSON-LD, of the type that the catalogue gives its kind; a DefinedTerm where it gives none.</summary>
internal static class EntityJsonLd
{
    private const string Otherwise = "DefinedTerm";

    public static string TypeOf(KindDefinition kind) => kind.Terms.Schema?.Replace("schema:", "", StringComparison.Ordinal) ?? Otherwise;

    /// <param name="address">Of the page.</param>
    /// <param name="addressOf">The page of another entity.</param>
    /// <returns>With the characters of markup escaped.</returns>
    public static string Write(EntityPage page, string address, Func<EntityId, string> addressOf)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", TypeOf(page.Kind));
            json.WriteString("@id", address);
            json.WriteString("url", address);
            json.WriteString("name", page.Entity.Name);
            if (page.Entity.Description is { } description) json.WriteString("description", description);
            Texts(json, "alternateName", page.Entity.Aliases);
            if (page.Kind.Terms is { Airo: not null } or { Dpv: not null }) Texts(json, "additionalType", new[] { page.Kind.Terms.Airo, page.Kind.Terms.Dpv }.OfType<string>());
            if (Citation.DateOf(page) is { } date) json.WriteString(TypeOf(page.Kind) == "Event" ? "startDate" : "datePublished", date.Text);
            if (page.Record?.Language is { } language) json.WriteString("inLanguage", language);
            Identifiers(json, page.Entity);
            Texts(json, "sameAs", page.Entity.ExternalIds.Select(e => e.Url).Append(page.Record?.Url).Where(WebAddress.Is)!);
            Named(json, "author", page.Makers("AUTHORED_BY"));
            Named(json, "publisher", page.Makers("ISSUED_BY").Concat(page.Makers("PUBLISHED_BY")));
            Sources(json, page, addressOf);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct(StringComparer.Ordinal)];
        if (all.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var text in all) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Named(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Organization");
            json.WriteString("name", one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Identifiers(Utf8JsonWriter json, Entity entity)
    {
        json.WriteStartArray("identifier");
        json.WriteStringValue(entity.Id.Text);
        foreach (var external in entity.ExternalIds)
        {
            json.WriteStartObject();
            json.WriteString("@type", "PropertyValue");
            json.WriteString("propertyID", external.Scheme);
            json.WriteString("value", external.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Sources(Utf8JsonWriter json, EntityPage page, Func<EntityId, string> addressOf)
    {
        Document[] sources = [.. page.Documents.Values.Where(d => d.Id != page.Entity.Id).OrderBy(d => d.Id)];
        if (sources.Length == 0) return;
        json.WriteStartArray("subjectOf");
        foreach (var document in sources)
        {
            json.WriteStartObject();
            json.WriteString("@type", "CreativeWork");
            json.WriteString("@id", addressOf(document.Id));
            json.WriteString("name", document.Title);
            if (WebAddress.Is(document.Url)) json.WriteString("url", document.Url);
            if (document.PublishedOn is { } date) json.WriteString("datePublished", date.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

internal static class WebAddress
{
    /// <summary>Whether a text from a document may become a link: no script hides in it.</summary>
    public static bool Is(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
