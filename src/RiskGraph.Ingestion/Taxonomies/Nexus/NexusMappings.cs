using RiskGraph.Core.Export.Formats.Sssom;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Mappings;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>One of the mapping tables. Every row is kept, also those that say that there is no match, with its confidence, justification and author.</summary>
internal sealed class NexusMappings(NexusIndex index, SourceInput input, InputFile file, ImportLog log)
{
    public IEnumerable<DocumentContent> Write()
    {
        var table = MappingTable.Read(input, file, log);
        log.Tally($"rows {file.Name}", table.Rows.Count);
        var edition = NexusSource.Edition("Apache-2.0") with { Version = table.Metadata.GetValueOrDefault("mapping_date") };
        var documents = new RecordDocuments(edition, file, $"mappings {Path.GetFileNameWithoutExtension(file.Name)}", EvidenceRole.Secondary, log);
        var target = Target(table);
        foreach (var row in table.Rows)
        {
            log.Tally($"mapping {row.Predicate}");
            log.Tally($"justification {row.Justification}");
            var record = documents.Record(file.Name, row.Line);
            foreach (var (name, value) in row.Fields) record.Field(name, value);
            if (Say(record, row, target))
                foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private bool Say(RecordPassage record, MappingRow row, NexusObject? target)
    {
        var subject = index.Find(MappingRow.Local(row.SubjectId));
        var @object = row.ObjectId.Length == 0 ? null : index.Find(MappingRow.Local(row.ObjectId));
        if (subject is null || (@object is null && row.ObjectId.Length > 0))
        {
            record.Note(NoteKind.Refused, "unknown-id", $"'{(subject is null ? row.SubjectId : row.ObjectId)}' is not in the ontology.");
            return false;
        }
        if (@object is null)
        {
            // Someone looked through the whole taxonomy and found nothing: that is what the row says, so that is what is kept.
            if (row.Predicate != "noMatch" || target is null)
            {
                record.Note(NoteKind.Refused, "no-object", $"{row.SubjectId} {row.Predicate} has nothing to be mapped to.");
                return false;
            }
            @object = target;
            log.Tally("noMatch with the whole taxonomy");
        }
        var edge = MappingPredicates.Of(row.Predicate) is var (predicate, _) ? (predicate, false) : NexusEdges.Of(MappingRow.Local(row.Predicate), subject.Id.Prefix, @object.Id.Prefix);
        if (edge is not var (name, inverse))
        {
            record.Note(NoteKind.Refused, "unknown-predicate", $"'{row.Predicate}' is no predicate that is known.");
            return false;
        }
        record.Refer(subject.Id, subject.Name, subject.Scheme);
        record.Refer(@object.Id, @object.Name, @object.Scheme);
        var (from, to) = inverse ? (@object.Id, subject.Id) : (subject.Id, @object.Id);
        record.Say(from, name, to, default, $"taken in {row.Predicate}", MappingConfidence.Of(row));
        return true;
    }

    /// <summary>The taxonomy that the table maps to: the one most of its objects are of.</summary>
    private NexusObject? Target(MappingTable table) => table.Rows.Select(r => index.Find(MappingRow.Local(r.ObjectId))?.Taxonomy).OfType<string>()
        .GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => index.Find(g.Key)).FirstOrDefault();
}
