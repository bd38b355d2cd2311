using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.IncidentLaw;

/// <summary>AI Incident Law: data.json (records) and, beside it, the of-*.json lists of authorities, parties, proceedings, allegations, determinations and tombstones.</summary>
public sealed class IncidentLawSource : ITaxonomySource
{
    private static readonly string[] s_lists = ["authorities", "proceedings", "parties", "allegations", "determinations", "tombstones"];

    public string Name => "incident-law";

    public string Description => "AI Incident Law: legal matters, authorities, outcomes (the folder with data.json and of-*.json)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Where(n => n.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(f => f.Name, StringComparer.Ordinal);
        if (!files.TryGetValue("data.json", out var main)) throw new TaxonomyException($"{input.Name}: there is no data.json. Give the folder that holds it.");
        var root = JsonFile.Read(input, main);
        if (root["datasets"] is not { } datasets) throw new TaxonomyException($"{main.Path}:{root.Line}: this is no export of AI Incident Law. It needs 'datasets'.");
        var edition = new Edition("ai-incident-law", "AI Incident Law", root.String("generated_at"), "CC-BY-4.0", "AI Incident Law", "https://aiincidentlaw.org/",
            PartialDate.TryParse(root.String("generated_at"), out var date) ? date : null);
        var names = files.TryGetValue("of-authorities.json", out var authorities)
            ? JsonFile.Read(input, authorities).List("authorities").Where(a => a["organization"]?.String("name") is not null)
                .GroupBy(a => a.String("id") ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First()["organization"]!.String("name")!, StringComparer.Ordinal)
            : [];
        var writer = new IncidentLawWriter(edition, names, log);
        foreach (var (name, write) in new (string, Action<RecordPassage, Datum>)[] { ("included", writer.Included), ("review", writer.Candidate), ("global", writer.Candidate) })
            foreach (var content in Part(datasets[name]?.List("records") ?? [], name, main, edition, log, write)) yield return content;
        foreach (var list in s_lists)
            if (files.TryGetValue($"of-{list}.json", out var file))
                foreach (var content in Part(JsonFile.Read(input, file).List(list), list, file, edition, log, writer.Of(list))) yield return content;
    }

    private static IEnumerable<DocumentContent> Part(IReadOnlyList<Datum> items, string name, InputFile file, Edition edition, ImportLog log, Action<RecordPassage, Datum> write)
    {
        var documents = new RecordDocuments(edition, file, name, EvidenceRole.Secondary, log);
        foreach (var item in items)
        {
            var record = documents.Record(name, item.Line);
            log.Tally(name);
            write(record, item);
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }
}
