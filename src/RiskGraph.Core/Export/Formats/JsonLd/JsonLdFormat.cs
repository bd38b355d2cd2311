using System.Text.Json;
using System.Text.RegularExpressions;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.JsonLd;

/// <summary>
/// The live graph as linked data. Entities have the types that the catalogue names in AIRO, DPV, schema.org and SKOS. Every statement is
/// reified (rdf:Statement) with its evidence and provenance (PROV, quotes as in Web Annotation); one that nobody denies or disputes also
/// stands as plain triples in the terms of those vocabularies.
/// </summary>
public sealed partial class JsonLdFormat : IExportFormat
{
    public string Name => "json-ld";

    public string Description => "The live graph as linked data in the terms of schema.org, DPV, AIRO, SKOS and PROV (JSON-LD 1.1, context included)";

    public bool IsFolder => false;

    public void Write(ExportTarget target)
    {
        using var list = new JsonList(target.Open(""), JsonLdContext.Start, JsonLdContext.End);
        foreach (var kind in target.Catalogue.Kinds) list.Add(json => Term(json, kind.Name, "rdfs:Class", kind.Label, kind.Description, kind.Terms));
        foreach (var predicate in target.Catalogue.Predicates) list.Add(json => Term(json, predicate.Name, "rdf:Property", predicate.Label, predicate.Description, predicate.Terms));
        foreach (var run in target.Counted(target.Graph.Runs())) list.Add(json => Run(json, run));
        foreach (var document in target.Counted(target.Graph.Documents())) list.Add(json => Document(json, document));
        foreach (var entity in target.Counted(target.Graph.Entities(target.Catalogue))) list.Add(json => Entity(json, entity));
        foreach (var statement in target.Counted(target.Graph.Statements(target.Catalogue)))
        {
            list.Add(json => Statement(json, statement));
            if (IsAsserted(statement)) list.Add(json => Triple(json, statement));
        }
        list.Finish();
    }

    /// <summary>The terms of a kind or predicate in other vocabularies. STIX has no addresses for its terms.</summary>
    private static IEnumerable<string> Others(Terms terms) => new[] { terms.Airo, terms.Dpv, terms.Schema, terms.Skos }.OfType<string>().Distinct(StringComparer.Ordinal);

    private static bool IsAsserted(ExportedStatement exported) => exported.Statement is { Negated: false, Object: not null, Status: not StatementStatus.Disputed } && Others(exported.Predicate.Terms).Any();

    private static void Term(Utf8JsonWriter json, string name, string type, string label, string description, Terms terms)
    {
        json.WriteStartObject();
        json.WriteString("@id", $"rgv:{name}");
        json.WriteString("@type", type);
        json.WriteString("label", label);
        json.WriteString("comment", description);
        Strings(json, "sameMeaning", Others(terms));
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, ImportRun run)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(run.Id));
        json.WriteString("@type", "prov:Activity");
        json.WriteString("startedAt", ExportText.Time(run.StartedAt));
        json.WriteString("tool", run.Tool);
        json.WriteString("source", run.Source);
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, Document document)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(document.Id));
        json.WriteString("@type", "prov:Entity");
        json.WriteString("title", document.Title);
        Maybe(json, "url", Uri.TryCreate(document.Url, UriKind.Absolute, out _) ? document.Url : null);
        if (document.Publisher is { } publisher) json.WriteString("publisher", Id(publisher));
        Date(json, "published", document.PublishedOn?.Text);
        Maybe(json, "language", document.Language);
        Maybe(json, "path", document.Path);
        Licence(json, [Licences.Of(document)]);
        json.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter json, ExportedEntity exported)
    {
        var entity = exported.Entity;
        json.WriteStartObject();
        json.WriteString("@id", Id(entity.Id));
        Strings(json, "@type", Others(exported.Kind.Terms).Prepend($"rgv:{exported.Kind.Name}"));
        json.WriteString("name", entity.Name);
        Maybe(json, "description", entity.Description);
        Strings(json, "aliases", entity.Aliases);
        if (entity.ExternalIds.Length > 0)
        {
            json.WriteStartArray("identifiers");
            foreach (var id in entity.ExternalIds) Identifier(json, id);
            json.WriteEndArray();
        }
        foreach (var (name, value) in entity.Properties)
        {
            var type = exported.Kind.Property(name)?.Type;
            if (type == PropertyType.PartialDate) Date(json, $"rgv:{name}", value);
            else Typed(json, $"rgv:{name}", value, type switch { PropertyType.Integer => "xsd:integer", PropertyType.Decimal => "xsd:decimal", PropertyType.Boolean => "xsd:boolean", PropertyType.Uri => "xsd:anyURI", _ => null });
        }
        Licence(json, exported.Licences);
        json.WriteEndObject();
    }

    private static void Identifier(Utf8JsonWriter json, ExternalId id)
    {
        json.WriteStartObject();
        json.WriteString("@type", "schema:PropertyValue");
        json.WriteString("scheme", id.Scheme);
        json.WriteString("value", id.Value);
        Maybe(json, "edition", id.Edition);
        Maybe(json, "url", Uri.TryCreate(id.Url, UriKind.Absolute, out _) ? id.Url : null);
        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, ExportedStatement exported)
    {
        var statement = exported.Statement;
        json.WriteStartObject();
        json.WriteString("@id", Id(statement.Id));
        Strings(json, "@type", ["rdf:Statement", "prov:Entity"]);
        json.WriteString("subject", Id(statement.Subject));
        json.WriteString("predicate", $"rgv:{statement.Predicate}");
        if (statement.Object is { } other) json.WriteString("object", Id(other));
        else Literal(json, statement.Literal!);
        json.WriteBoolean("negated", statement.Negated);
        json.WriteString("status", ExportText.Camel(statement.Status));
        json.WriteNumber("confidence", statement.Confidence);
        Date(json, "validFrom", statement.ValidFrom?.Text);
        Date(json, "validTo", statement.ValidTo?.Text);
        json.WriteString("recordedAt", ExportText.Time(statement.RecordedAt));
        Licence(json, exported.Licences);
        json.WriteStartArray("evidence");
        foreach (var one in exported.Evidence) Evidence(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Evidence(Utf8JsonWriter json, ExportedEvidence one)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(one.Evidence.Id));
        json.WriteString("@type", "prov:Entity");
        json.WriteString("quote", one.Evidence.Quote);
        json.WriteString("quotedFrom", Id(one.Document.Id));
        json.WriteString("passage", Id(one.Passage.Id));
        json.WriteNumber("start", one.Passage.Start + one.Evidence.Start);
        json.WriteNumber("line", one.Passage.Line);
        json.WriteString("role", ExportText.Camel(one.Evidence.Role));
        json.WriteString("method", ExportText.Camel(one.Evidence.Method));
        json.WriteNumber("confidence", one.Evidence.Confidence);
        json.WriteString("recordedAt", ExportText.Time(one.Evidence.RecordedAt));
        if (one.Evidence.Run.Length > 0) json.WriteString("recordedBy", Id(one.Evidence.Run));
        Licence(json, [one.Licence]);
        json.WriteEndObject();
    }

    private static void Literal(Utf8JsonWriter json, Literal literal)
    {
        if (literal.Number is null)
        {
            if (literal.Period is not null) Date(json, "literal", literal.Value);
            else json.WriteString("literal", literal.Value);
            return;
        }
        json.WriteStartObject("literal");
        json.WriteString("@type", "schema:QuantitativeValue");
        Typed(json, "value", literal.Value, "xsd:decimal");
        if (literal.Upper is { } upper) Typed(json, "upper", Model.Literal.Canonical(upper), "xsd:decimal");
        Maybe(json, "unit", literal.Unit);
        json.WriteString("comparison", ExportText.Camel(literal.Comparison));
        Date(json, "period", literal.Period?.Text);
        json.WriteEndObject();
    }

    private static void Triple(Utf8JsonWriter json, ExportedStatement exported)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(exported.Statement.Subject));
        foreach (var term in Others(exported.Predicate.Terms))
        {
            json.WriteStartObject(term);
            json.WriteString("@id", Id(exported.Statement.Object!));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string Id(EntityId id) => $"rg:{id.Text}";

    /// <param name="id">Of a statement, evidence, passage or run.</param>
    private static string Id(string id) => $"rg:{id}";

    private static void Maybe(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        if (!texts.Any()) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Licence(Utf8JsonWriter json, IEnumerable<string> licences) => Strings(json, "licences", licences.Select(Licences.ToUri));

    private static void Typed(Utf8JsonWriter json, string name, string value, string? type)
    {
        if (type is null)
        {
            json.WriteString(name, value);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("@value", value);
        json.WriteString("@type", type);
        json.WriteEndObject();
    }

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z", RegexOptions.CultureInvariant)] private static partial Regex XsdDate { get; }

    /// <summary>In the XML Schema type that is as precise; quarters and half years have none and stay texts.</summary>
    private static void Date(Utf8JsonWriter json, string name, string? date)
    {
        if (date is not null) Typed(json, name, date, !XsdDate.IsMatch(date) ? null : date.Length switch { 4 => "xsd:gYear", 7 => "xsd:gYearMonth", _ => "xsd:date" });
    }
}
