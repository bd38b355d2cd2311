using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Export.Formats.Sssom;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>Any SSSOM table. What it maps is named by its CURIEs; one such as <c>risk:prompt-injection</c> is the entity of that id itself.</summary>
/// <param name="kind">What things are that are not entities' ids.</param>
public sealed class SssomSource(GraphCatalogue catalogue, KindDefinition kind) : ITaxonomySource
{
    public string Name => "sssom";

    public string Description => "Any mapping table in SSSOM TSV (a file, or a folder of *.tsv)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Files is [var only] ? [only] : input.Where(n => n.EndsWith(".tsv", StringComparison.Ordinal)).ToList();
        if (files.Count == 0) throw new TaxonomyException($"{input.Name}: there is no *.tsv. Give an SSSOM table.");
        foreach (var file in files)
        {
            var table = MappingTable.Read(input, file, log);
            var pairs = new ContradictoryPairs();
            var stem = Path.GetFileNameWithoutExtension(file.Name);
            var licence = Licences.OfUri(table.Metadata.GetValueOrDefault("license") ?? Licences.NotStated);
            var edition = new Edition($"sssom {stem}", table.Metadata.GetValueOrDefault("mapping_set_title") ?? table.Metadata.GetValueOrDefault("mapping_set_description") ?? stem,
                table.Metadata.GetValueOrDefault("mapping_set_version") ?? table.Metadata.GetValueOrDefault("mapping_date"),
                licence, table.Metadata.GetValueOrDefault("mapping_provider") ?? "not stated",
                table.Metadata.GetValueOrDefault("mapping_set_id") ?? file.Path);
            var byLicence = new SortedDictionary<string, RecordDocuments>(StringComparer.Ordinal);
            foreach (var row in table.Rows)
            {
                var documents = Documents(row);
                var record = documents.Record("rows", row.Line);
                if (MappingPredicates.Of(row.Predicate, row.Modifier) is not var (predicate, negated))
                {
                    record.Note(NoteKind.Refused, "unknown-predicate", $"'{row.Predicate}' is none of SKOS's or SSSOM's predicates.");
                    continue;
                }
                if (row.SubjectId.Length == 0 || row.ObjectId.Length == 0)
                {
                    record.Note(NoteKind.Refused, "no-object", $"{row.SubjectId} {row.Predicate} has nothing to be mapped to.");
                    continue;
                }
                var (subject, @object) = (Refer(record, row.SubjectId, row.SubjectLabel, table), Refer(record, row.ObjectId, row.ObjectLabel, table));
                foreach (var (name, value) in row.Fields) record.Field(name, value);
                record.Say(subject, predicate, @object, default, row.Predicate, MappingConfidence.Of(row), negated: negated);
                pairs.Met(predicate, subject, @object, record.Place, log);
                foreach (var full in documents.Add(record)) yield return full;
            }
            foreach (var documents in byLicence.Values)
                foreach (var rest in documents.Finish()) yield return rest;

            // A document has one licence, and a row may have one of its own.
            RecordDocuments Documents(MappingRow row)
            {
                var own = row.Licence.Length > 0 ? Licences.OfUri(row.Licence) : licence;
                if (byLicence.TryGetValue(own, out var known)) return known;
                var documents = new RecordDocuments(own == licence ? edition : edition with { Key = $"{edition.Key} {own}", Licence = own }, file, "rows", EvidenceRole.Secondary, log, size: 500);
                byLicence.Add(own, documents);
                return documents;
            }
        }
    }

    private EntityId Refer(RecordPassage record, string curie, string label, MappingTable table)
    {
        if (EntityId.TryParse(curie, out var id) && catalogue.KindOf(id) is not null)
        {
            record.Refer(id, label.Length > 0 ? label : id.Slug);
            return id;
        }
        var (prefix, local) = (MappingRow.Prefix(curie), MappingRow.Local(curie));
        id = EntityId.Create(kind.Prefix, $"{prefix} {local}");
        var scheme = prefix.Length > 0 ? prefix.ToLowerInvariant() : "sssom";
        record.Refer(id, label.Length > 0 ? label : local, new(scheme, local, null, table.Prefixes.TryGetValue(prefix, out var address) && Uri.TryCreate(address + local, UriKind.Absolute, out _) ? address + local : null));
        return id;
    }
}
