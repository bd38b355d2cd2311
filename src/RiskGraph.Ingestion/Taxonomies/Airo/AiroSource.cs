using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Airo;

/// <summary>The AI Risk Ontology (Turtle): its classes and object properties as terms.</summary>
public sealed class AiroSource : ITaxonomySource
{
    private const string Namespace = "https://w3id.org/airo#";
    private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";

    public string Name => "airo";

    public string Description => "AIRO, the AI Risk Ontology (airo.ttl)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Where(n => n.EndsWith(".ttl", StringComparison.Ordinal)).ToList();
        if (files is not [var file]) throw new TaxonomyException($"{input.Name}: {files.Count} Turtle files. Give the path of airo.ttl.");
        var triples = Turtle.Read(input.ReadText(file), file.Path);
        var subjects = triples.GroupBy(t => t.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (!subjects.Keys.Any(s => s.StartsWith(Namespace, StringComparison.Ordinal))) throw new TaxonomyException($"{file.Path}: nothing in it is of the namespace {Namespace}. Give airo.ttl as it is published.");
        var version = triples.FirstOrDefault(t => t.Predicate.EndsWith("owl#versionInfo", StringComparison.Ordinal))?.Object;
        var edition = new Edition("airo", "AI Risk Ontology", version, "CC-BY-4.0", "ADAPT Centre, Trinity College Dublin", "https://w3id.org/airo");
        var documents = new RecordDocuments(edition, file, "terms", EvidenceRole.Primary, log);
        foreach (var (address, about) in subjects.Where(s => s.Key.StartsWith(Namespace, StringComparison.Ordinal)))
        {
            var type = about.Where(t => t.Predicate.EndsWith("rdf-syntax-ns#type", StringComparison.Ordinal)).Select(t => t.Object.Split('#')[^1]).FirstOrDefault(t => t is "Class" or "ObjectProperty");
            if (type is null) continue;
            log.Tally(type);
            var record = documents.Record(type, about[0].Line);
            Write(record, edition, address, about, type, subjects);
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private static void Write(RecordPassage record, Edition edition, string address, List<Triple> about, string type, Dictionary<string, List<Triple>> subjects)
    {
        var (id, external) = Term(address);
        var quote = record.Field("iri", address);
        var label = Label(address, subjects);
        record.Field("label", label);
        var description = about.FirstOrDefault(t => t.IsLiteral && (t.Predicate.StartsWith(Skos + "definition", StringComparison.Ordinal) || t.Predicate.EndsWith("terms/description", StringComparison.Ordinal) || t.Predicate == Rdfs + "comment"))?.Object;
        record.Field("definition", description);
        record.Field("type", type);
        record.Define(new(id, label)
        {
            Aliases = label == external.Value ? [] : [external.Value],
            Description = description,
            ExternalIds = [external],
            Properties = RecordDocument.Properties(("category", type == "Class" ? "class" : "property")),
        }, known: false);
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
        foreach (var triple in about.Where(t => !t.IsLiteral && t.Object.StartsWith(Namespace, StringComparison.Ordinal) && t.Object != address))
        {
            var (target, targetExternal) = Term(triple.Object);
            var property = triple.Predicate.Split('#', '/')[^1];
            record.Refer(target, Label(triple.Object, subjects), targetExternal);
            record.Say(id, property is "subClassOf" or "subPropertyOf" ? "BROADER" : "RELATED", target, record.Field(property, triple.Object), property);
        }
    }

    private static (EntityId Id, ExternalId External) Term(string address)
    {
        var name = address[Namespace.Length..];
        return (EntityId.Create("concept", $"airo {name}"), new("airo", name, null, address));
    }

    private static string Label(string address, Dictionary<string, List<Triple>> subjects) =>
        subjects.GetValueOrDefault(address)?.Where(t => t.IsLiteral && (t.Predicate == Rdfs + "label" || t.Predicate == Skos + "prefLabel"))
            .OrderByDescending(t => t.Language is null or "en").Select(t => t.Object).FirstOrDefault() ?? address[Namespace.Length..];
}
