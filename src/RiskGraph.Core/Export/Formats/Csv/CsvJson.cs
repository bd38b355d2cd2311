using System.Text.Encodings.Web;

namespace RiskGraph.Core.Export.Formats.Csv;

/// <summary>How lists stand in a cell: as JSON, with text as it is.</summary>
internal static class CsvJson
{
    public static GraphRecordJson Readable { get; } = new(new(GraphRecordJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
