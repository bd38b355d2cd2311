using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>
/// IBM AI Atlas Nexus: the ontology (YAML), and beside it the mappings (SSSOM TSV) with what the ontology's own mappings have
/// lost - direction, confidence, justification and the rows that say that there is no match - and the table of NIST's actions.
/// </summary>
public sealed class NexusSource : ITaxonomySource
{
    public string Name => "nexus";

    public string Description => "IBM AI Atlas Nexus: ai-risk-ontology.yaml, mappings/*.tsv, the NIST action table (a folder or the YAML alone)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var ontologies = input.Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
        if (ontologies is not [var file]) throw new TaxonomyException($"{input.Name}: {ontologies.Count} YAML files. Give the folder that holds ai-risk-ontology.yaml, or that file.");
        var root = YamlFile.Read(input, file);
        if (root["entries"] is null || root["taxonomies"] is null) throw new TaxonomyException($"{file.Path}:{root.Line}: this is no AI Atlas Nexus ontology. It needs 'taxonomies' and 'entries'.");
        var index = NexusIndex.Of(root, file, log);
        foreach (var content in new NexusOntology(index, file, log).Write()) yield return content;
        foreach (var table in input.Where(n => n.EndsWith(".tsv", StringComparison.Ordinal)))
            foreach (var content in new NexusMappings(index, input, table, log).Write()) yield return content;
        foreach (var actions in input.Where(n => n.StartsWith("actions_extracted_from_nist", StringComparison.Ordinal)))
            foreach (var content in NistActions.Read(index, input, actions, log)) yield return content;
    }

    internal static Edition Edition(string licence) =>
        new("ibm-ai-atlas-nexus", "IBM AI Atlas Nexus", null, licence, "IBM", "https://github.com/IBM/ai-atlas-nexus");
}
