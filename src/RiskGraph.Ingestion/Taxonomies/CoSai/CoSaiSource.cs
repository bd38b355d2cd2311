using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.CoSai;

/// <summary>The CoSAI risk map: a folder with risks.yaml, controls.yaml, components.yaml, personas.yaml, frameworks.yaml and the three lists of terms.</summary>
public sealed class CoSaiSource : ITaxonomySource
{
    private static readonly string[] s_needed = ["risks.yaml", "controls.yaml"];

    public string Name => "cosai";

    public string Description => "CoSAI risk map: risks, controls, components, personas and mappings (the folder risk-map/yaml)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)).GroupBy(f => f.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (File: g.First(), Root: YamlFile.Read(input, g.First())), StringComparer.Ordinal);
        foreach (var needed in s_needed)
        {
            if (!files.TryGetValue(needed, out var found)) throw new TaxonomyException($"{input.Name}: there is no {needed}. Give the folder that holds the risk map's YAML files.");
            var list = Path.GetFileNameWithoutExtension(needed);
            if (found.Root[list] is null) throw new TaxonomyException($"{found.File.Path}:{found.Root.Line}: this is no file of the risk map. It needs the list '{list}'.");
        }
        var edition = new Edition("cosai-risk-map", "CoSAI Risk Map", null, "Apache-2.0", "Coalition for Secure AI", "https://github.com/cosai-oasis/secure-ai-tooling");
        var risks = files["risks.yaml"].Root.List("risks").Select(r => (r.String("id") ?? "", r.String("title") ?? "")).ToList();
        foreach (var (name, list, write) in new (string File, string List, Action<CoSaiWriter, RecordPassage, Datum> Write)[]
        {
            ("frameworks.yaml", "frameworks", (w, r, d) => w.Framework(r, d)),
            ("personas.yaml", "personas", (w, r, d) => w.Persona(r, d)),
            ("components.yaml", "components", (w, r, d) => w.Component(r, d)),
            ("impact-type.yaml", "impactTypes", (w, r, d) => w.Term(r, d, "impactType")),
            ("lifecycle-stage.yaml", "lifecycleStages", (w, r, d) => w.Term(r, d, "lifecycleStage")),
            ("actor-access.yaml", "actorAccessLevels", (w, r, d) => w.Term(r, d, "actorAccess")),
            ("controls.yaml", "controls", (w, r, d) => w.Control(r, d)),
            ("risks.yaml", "risks", (w, r, d) => w.Risk(r, d)),
        })
        {
            if (!files.TryGetValue(name, out var file)) continue;
            var writer = new CoSaiWriter(edition, risks, log);
            var documents = new RecordDocuments(edition, file.File, list, EvidenceRole.Primary, log);
            foreach (var item in file.Root.List(list))
            {
                var record = documents.Record(list, item.Line);
                if (item.String("id") is null)
                {
                    record.Note(NoteKind.Refused, "no-id", $"an entry of {list} has no id.");
                    continue;
                }
                log.Tally(list);
                write(writer, record, item);
                foreach (var full in documents.Add(record)) yield return full;
            }
            foreach (var rest in documents.Finish()) yield return rest;
        }
    }
}
