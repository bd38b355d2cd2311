using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>The table of NIST AI 600-1's suggested actions: each names the risks it is against, by their titles.</summary>
internal static class NistActions
{
    public static IEnumerable<DocumentContent> Read(NexusIndex index, SourceInput input, InputFile file, ImportLog log)
    {
        var risks = index.Ordered.Where(o => o is { Taxonomy: "nist-ai-rmf", Type: "Risk" }).ToDictionary(o => Key(o.Name), StringComparer.Ordinal);
        var documents = new RecordDocuments(NexusSource.Edition(NexusKinds.Licence("nist-ai-rmf")), file, "nist actions", EvidenceRole.Secondary, log);
        foreach (var row in Table.Read(input.ReadText(file), file.Path, ',', needed: ["NIST Action ID", "NIST GAI Risks"]))
        {
            var record = documents.Record("actions", row.Line);
            if (index.Find(row["NIST Action ID"]) is not { } action)
            {
                record.Note(NoteKind.Refused, "unknown-id", $"the action '{row["NIST Action ID"]}' is not in the ontology.");
                continue;
            }
            log.Tally("NIST action rows");
            record.Refer(action.Id, action.Name);
            record.Field("action", action.Code);
            record.Field("title", row["NIST Title"]);
            var quote = record.Field("risks", row["NIST GAI Risks"]);
            record.Field("actors", row["AI Actor Tasks"]);
            record.Field("source", row["Source"]);
            foreach (var name in row["NIST GAI Risks"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!risks.TryGetValue(Key(name), out var risk))
                {
                    record.Note(NoteKind.Suspicious, "unknown-risk", $"'{name}' is none of NIST's twelve risks as the ontology names them.");
                    continue;
                }
                record.Refer(risk.Id, risk.Name);
                record.Say(action.Id, "MITIGATES", risk.Id, quote, "NIST action against risk");
            }
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    /// <summary>Titles differ by punctuation and blanks.</summary>
    private static string Key(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
}
