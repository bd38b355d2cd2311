using System.Text.Encodings.Web;
using System.Text.Json;
using RiskGraph.Ingestion.Taxonomies.Importing;

namespace RiskGraph.Server.Commands;

/// <summary>An import's report for scripts: one object on one line.</summary>
internal static class ImportReportJson
{
    public static string Write(ImportReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("source", report.Source);
            json.WriteString("input", report.Input);
            json.WriteBoolean("dryRun", report.DryRun);
            json.WriteNumber("documents", report.Documents);
            json.WriteNumber("unchangedDocuments", report.UnchangedDocuments);
            Counts(json, "entities", report.Log.Entities);
            Counts(json, "evidence", report.Log.Evidence);
            Counts(json, "tallies", report.Log.Tallies);
            json.WriteStartArray("changes");
            foreach (var ((action, kind), count) in report.Changes.OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Action))
            {
                json.WriteStartObject();
                json.WriteString("record", kind.ToString().ToLowerInvariant());
                json.WriteString("action", action.ToString().ToLowerInvariant());
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in report.Log.Notes)
            {
                json.WriteStartObject();
                json.WriteString("kind", note.Kind.ToString().ToLowerInvariant());
                json.WriteString("trap", note.Trap);
                json.WriteString("place", note.Place);
                json.WriteString("message", note.Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
