using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Dpv;

/// <summary>The W3C Data Privacy Vocabulary as CSV: one file a vocabulary, one term a row.</summary>
public sealed class DpvSource : ITaxonomySource
{
    private static readonly string[] s_columns = ["term", "type", "iri", "label", "dpvtype", "subclassof", "hasbroader", "vocab", "namespace"];

    public string Name => "dpv";

    public string Description => "W3C Data Privacy Vocabulary 2.x: terms, risks, laws, authorities, places (a folder of CSV files, or one)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var tables = input.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)).Select(f => (File: f, Rows: Table.Read(input.ReadText(f), f.Path, ',').ToList())).Where(t => t.Rows.Count > 0).ToList();
        foreach (var (file, rows) in tables)
            foreach (var column in s_columns)
                if (!rows[0].Has(column)) throw new TaxonomyException($"{file.Path}: there is no column '{column}'. DPV's CSV files have {string.Join(", ", s_columns)}.");
        if (tables.Count == 0) throw new TaxonomyException($"{input.Name}: there is no *.csv. Give DPV's CSV files.");
        var index = tables.SelectMany(t => t.Rows).GroupBy(r => r["iri"], StringComparer.Ordinal).ToDictionary(g => g.Key, g => DpvTerm.Of(g.First()), StringComparer.Ordinal);
        foreach (var (file, rows) in tables)
        {
            var stem = Path.GetFileNameWithoutExtension(file.Name);
            var edition = new Edition($"dpv-{stem}", $"W3C Data Privacy Vocabulary: {stem}", "2.3", "W3C Software and Document License 2023", "W3C Data Privacy Vocabularies and Controls Community Group", rows[0]["namespace"]);
            var writer = new DpvWriter(edition, index, log);
            var documents = new RecordDocuments(edition, file, "terms", EvidenceRole.Primary, log, size: 500);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                var record = documents.Record(stem, row.Line);
                if (row["iri"].Length == 0)
                {
                    record.Note(NoteKind.Refused, "no-id", $"the term '{row["term"]}' has no iri.");
                    continue;
                }
                log.Tally($"{file.Name} rows");
                log.Tally($"{file.Name} {row["type"]}");
                if (seen.Add(row["iri"])) log.Tally($"{file.Name} distinct iri");
                writer.Write(record, row, file.Name);
                foreach (var full in documents.Add(record)) yield return full;
            }
            foreach (var rest in documents.Finish()) yield return rest;
        }
    }
}
