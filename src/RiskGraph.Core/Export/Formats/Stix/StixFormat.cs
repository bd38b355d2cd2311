using System.Text;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Stix;

/// <summary>
/// The live graph as a STIX 2.1 bundle. A kind has the object type that the catalogue names, or one of our own that an extension brings; what STIX
/// has no place for stands in a property extension. A statement is a relationship with its quotes as external references, or a note where its
/// object is no entity. Licences are markings.
/// </summary>
public sealed class StixFormat : IExportFormat
{
    public string Name => "stix";

    public string Description => "The live graph as a STIX 2.1 bundle";

    public bool IsFolder => false;

    public void Write(ExportTarget target)
    {
        var contents = new StixContents(target);
        var id = StixIds.Of("bundle", contents.Fingerprint);
        using var list = new JsonList(target.Open(""), Encoding.UTF8.GetBytes($$"""{"type":"bundle","id":"{{id}}","objects":["""), "\n]}\n"u8);
        list.Add(Ourselves);
        list.Add(json => Extension(json, StixIds.KindExtension, "RiskGraph kinds", "new-sdo",
            "Objects of the types x-riskgraph-* and x-mitre-tactic: entities of kinds for which STIX has no object. They have name and description as other objects have; what each kind is, the RiskGraph catalogue says."));
        list.Add(json => Extension(json, StixIds.PropertyExtension, "RiskGraph properties", "property-extension",
            "On objects of entities: riskgraph_id, kind, aliases (list of strings), properties (dictionary of strings by the catalogue's names) and licences (list of strings). On relationships and notes of statements: riskgraph_id, predicate, negated, status, literal (dictionary) and licences; "
            + "evidence is a list of {id, document, role, method, confidence, licence}."));
        foreach (var licence in Licences.Distinct(target.Graph.Documents().Select(Licences.Of).Append(Licences.NotStated))) list.Add(json => Marking(json, licence));
        foreach (var entity in target.Counted(target.Graph.Entities(target.Catalogue))) list.Add(json => Entity(json, entity, contents));
        foreach (var statement in target.Counted(target.Graph.Statements(target.Catalogue))) list.Add(json => Statement(json, statement, target.Catalogue));
        list.Finish();
    }

    private static void Ourselves(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        StixWriting.Head(json, "identity", StixIds.Ourselves, isOurs: true);
        json.WriteString("name", "RiskGraph");
        json.WriteString("identity_class", "system");
        json.WriteEndObject();
    }

    private static void Extension(Utf8JsonWriter json, string id, string name, string type, string definition)
    {
        json.WriteStartObject();
        StixWriting.Head(json, "extension-definition", id);
        json.WriteString("name", name);
        json.WriteString("schema", definition);
        json.WriteString("version", "1.0.0");
        json.WriteStartArray("extension_types");
        json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Marking(Utf8JsonWriter json, string licence)
    {
        json.WriteStartObject();
        StixWriting.Head(json, "marking-definition", StixIds.OfLicence(licence));
        json.WriteString("definition_type", "statement");
        json.WriteStartObject("definition");
        json.WriteString("statement", $"Licence: {licence}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter json, ExportedEntity exported, StixContents contents)
    {
        var (entity, kind) = (exported.Entity, exported.Kind);
        var type = StixIds.TypeOf(kind);
        json.WriteStartObject();
        StixWriting.Head(json, type, StixIds.Of(entity.Id, kind), entity.CreatedAt, entity.UpdatedAt);
        json.WriteString("name", entity.Name);
        if (!string.IsNullOrEmpty(entity.Description)) json.WriteString("description", entity.Description);
        if (type == "identity") json.WriteString("identity_class", "organization");
        if (type == "location") Place(json, entity);
        if (type == "report") json.WriteString("published", Published(entity));
        if (type == "grouping") json.WriteString("context", "unspecified");
        if (StixContents.HasContents(kind)) Strings(json, "object_refs", contents.Of(entity.Id));
        StixWriting.References(json, entity);
        StixWriting.Markings(json, exported.Licences);
        json.WriteStartObject("extensions");
        if (StixIds.IsOwnType(type))
        {
            json.WriteStartObject(StixIds.KindExtension);
            json.WriteString("extension_type", "new-sdo");
            json.WriteEndObject();
        }
        json.WriteStartObject(StixIds.PropertyExtension);
        json.WriteString("extension_type", "property-extension");
        json.WriteString("riskgraph_id", entity.Id.Text);
        json.WriteString("kind", kind.Name);
        if (entity.Aliases.Length > 0) Strings(json, "aliases", entity.Aliases);
        if (entity.Properties.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (var (name, value) in entity.Properties) json.WriteString(name, value);
            json.WriteEndObject();
        }
        Strings(json, "licences", exported.Licences);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A location needs a country, an area of the world or coordinates.
    private static void Place(Utf8JsonWriter json, Entity entity)
    {
        var code = entity.ExternalIds.FirstOrDefault(id => id.Scheme == "iso-3166")?.Value;
        if (code is null || code.Length < 2) json.WriteString("region", entity.Name);
        else
        {
            json.WriteString("country", code[..2]);
            if (code.Length > 3) json.WriteString("administrative_area", code);
        }
    }

    // A day is wanted. One that is known less precisely begins with its first; the extension keeps it as it is.
    private static string Published(Entity entity) =>
        entity.Properties.TryGetValue("published", out var text) && PartialDate.TryParse(text, out var date) ? StixWriting.Time(date.Start) : StixWriting.Time(entity.CreatedAt);

    private static void Statement(Utf8JsonWriter json, ExportedStatement exported, GraphCatalogue catalogue)
    {
        var statement = exported.Statement;
        var type = statement.Object is null ? "note" : "relationship";
        json.WriteStartObject();
        StixWriting.Head(json, type, StixIds.Of(type, statement.Id), statement.RecordedAt, exported.Evidence.Count == 0 ? null : exported.Evidence.Max(e => e.Evidence.RecordedAt));
        var subject = StixIds.Of(statement.Subject, catalogue.KindOf(statement.Subject)!);
        if (statement.Object is { } other)
        {
            json.WriteString("relationship_type", RelationshipType(exported));
            json.WriteString("source_ref", subject);
            json.WriteString("target_ref", StixIds.Of(other, catalogue.KindOf(other)!));
            Validity(json, statement);
        }
        else
        {
            json.WriteString("abstract", $"{statement.Subject} {(statement.Negated ? "not " : "")}{exported.Predicate.Label}");
            json.WriteString("content", statement.Literal!.ToWords());
            Strings(json, "object_refs", [subject]);
        }
        json.WriteNumber("confidence", (int)Math.Round(statement.Confidence * 100, MidpointRounding.AwayFromZero));
        StixWriting.References(json, exported.Evidence);
        StixWriting.Markings(json, exported.Licences);
        json.WriteStartObject("extensions");
        json.WriteStartObject(StixIds.PropertyExtension);
        json.WriteString("extension_type", "property-extension");
        json.WriteString("riskgraph_id", statement.Id);
        json.WriteString("predicate", statement.Predicate);
        json.WriteBoolean("negated", statement.Negated);
        json.WriteString("status", ExportText.Camel(statement.Status));
        if (statement.Literal is { } literal)
        {
            json.WritePropertyName("literal");
            JsonSerializer.Serialize(json, literal, GraphRecordJson.Default.Literal);
        }
        Strings(json, "licences", exported.Licences);
        json.WriteStartArray("evidence");
        foreach (var one in exported.Evidence) Evidence(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // That it is not so must not read as if it were: who does not know our extension sees another type.
    private static string RelationshipType(ExportedStatement exported)
    {
        var type = exported.Predicate.Terms.Stix is { } term and not "object_refs" ? term : exported.Predicate.Name.ToLowerInvariant().Replace('_', '-');
        return exported.Statement.Negated ? $"not-{type}" : type;
    }

    private static void Validity(Utf8JsonWriter json, Statement statement)
    {
        if (statement.ValidFrom is { } from) json.WriteString("start_time", StixWriting.Time(from.Start));
        // The end of an interval belongs to it, and a stop time does not.
        if (statement.ValidTo is { } to && to.End < DateOnly.MaxValue) json.WriteString("stop_time", StixWriting.Time(to.End.AddDays(1)));
    }

    private static void Evidence(Utf8JsonWriter json, ExportedEvidence one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Evidence.Id);
        json.WriteString("document", one.Document.Id.Text);
        json.WriteString("role", ExportText.Camel(one.Evidence.Role));
        json.WriteString("method", ExportText.Camel(one.Evidence.Method));
        json.WriteNumber("confidence", one.Evidence.Confidence);
        json.WriteString("licence", one.Licence);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
