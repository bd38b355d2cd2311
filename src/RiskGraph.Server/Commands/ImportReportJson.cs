using System.Text.Json;
using RiskGraph.Core.Export;
using RiskGraph.Ingestion.Taxonomies.Importing;

namespace RiskGraph.Server.Commands;

/// <summary>An import's report for scripts: one object on one line.</summary>
internal static class ImportReportJson
{
    public static string Write(ImportReport report) => JsonText.Of(json =>
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
        ChangeCountsJson.Write(json, report.Changes);
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
    });

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
