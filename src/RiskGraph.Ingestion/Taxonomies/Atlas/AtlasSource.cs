using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Atlas;

/// <summary>MITRE ATLAS as YAML: the 5.x shape, and from 6.0 the one with tables by id and a table of relationships.</summary>
public sealed class AtlasSource : ITaxonomySource
{
    public string Name => "atlas";

    public string Description => "MITRE ATLAS: tactics, techniques, mitigations and case studies (ATLAS.yaml, ATLAS-latest.yaml)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Where(n => n.StartsWith("ATLAS", StringComparison.OrdinalIgnoreCase) && n.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
        if (files.Count == 0 && input.Files is [var only]) files = [only];
        if (files is not [var file]) throw new TaxonomyException($"{input.Name}: {files.Count} files are named ATLAS*.yaml. Give the path of the one to read.");
        var root = YamlFile.Read(input, file);
        var model = root["matrices"] is not null ? AtlasShapes.ReadMatrices(root, file, log)
            : root["relationships"] is not null ? AtlasShapes.ReadTables(root, file, log)
            : throw new TaxonomyException($"{file.Path}:{root.Line}: this is no ATLAS file. It needs 'matrices' (5.x) or 'relationships' (from 6.0).");
        var edition = new Edition("mitre-atlas", "MITRE ATLAS", model.Version, "Apache-2.0", "MITRE", "https://atlas.mitre.org/");
        return new AtlasWriter(edition, file, log).Write(model);
    }
}
