using RiskGraph.Core.Export.Formats.Csv;
using RiskGraph.Core.Export.Formats.Cypher;
using RiskGraph.Core.Export.Formats.GraphMl;
using RiskGraph.Core.Export.Formats.JsonLd;
using RiskGraph.Core.Export.Formats.Sssom;
using RiskGraph.Core.Export.Formats.Stix;

namespace RiskGraph.Core.Export.Formats;

public static class ExportFormats
{
    /// <summary>The first is the default.</summary>
    public static IReadOnlyList<IExportFormat> All { get; } =
        [new JsonLinesFormat(), new JsonLdFormat(), new SssomFormat(), new StixFormat(), new GraphMlFormat(), new CsvFormat(), new CypherFormat()];

    public static IExportFormat? Named(string name) => All.FirstOrDefault(f => f.Name == name);
}
