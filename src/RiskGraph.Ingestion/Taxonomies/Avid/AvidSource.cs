using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Avid;

/// <summary>The AI Vulnerability Database: reports and vulnerabilities as JSON, one a file, or as JSON Lines.</summary>
public sealed class AvidSource : ITaxonomySource
{
    public string Name => "avid";

    public string Description => "AVID reports and vulnerabilities (*.jsonl, or the repository's folders of *.json)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var edition = new Edition("avid", "AI Vulnerability Database", null, "MIT", "AI Vulnerability Database", "https://avidml.org/");
        var writer = new AvidWriter(edition, log);
        var found = false;
        foreach (var file in input.Where(n => n.EndsWith(".jsonl", StringComparison.Ordinal)))
            foreach (var content in Part(JsonFile.ReadLines(input, file), file, Path.GetFileNameWithoutExtension(file.Name), edition, log, writer))
            {
                found = true;
                yield return content;
            }
        // In the repository a file is a record; a folder of them is read as one list.
        foreach (var folder in input.Where(n => n.EndsWith(".json", StringComparison.Ordinal)).GroupBy(f => Path.GetDirectoryName(f.Path) ?? "", StringComparer.Ordinal))
            foreach (var content in Part(folder.Select(f => JsonFile.Read(input, f)), folder.First(), folder.Key.Replace('/', ' '), edition, log, writer))
            {
                found = true;
                yield return content;
            }
        if (!found) throw new TaxonomyException($"{input.Name}: there is no AVID record. Give *.jsonl, or a folder of *.json.");
    }

    private static IEnumerable<DocumentContent> Part(IEnumerable<Datum> items, InputFile file, string part, Edition edition, ImportLog log, AvidWriter writer)
    {
        var documents = new RecordDocuments(edition, file, part.Length == 0 ? "records" : part, EvidenceRole.Secondary, log);
        foreach (var item in items)
        {
            var metadata = item["metadata"];
            var record = documents.Record(part, item.Line);
            if (metadata?.String("report_id") is { } report) writer.Report(record, item, report);
            else if (metadata?.String("vuln_id") is { } vulnerability) writer.Vulnerability(record, item, vulnerability);
            else
            {
                record.Note(NoteKind.Refused, "no-id", "the record has neither metadata.report_id nor metadata.vuln_id.");
                continue;
            }
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }
}
