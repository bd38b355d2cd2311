using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Tables;

/// <summary>Any table (CSV or TSV) with a mapping that says what its columns mean, for sources that nobody wrote a reader for.</summary>
/// <param name="mapping">The YAML file with the mapping.</param>
public sealed class TableSource(GraphCatalogue catalogue, SourceInput mapping) : ITaxonomySource
{
    public string Name => "table";

    public string Description => "Any CSV or TSV table, with a mapping file (--mapping) that says what its columns mean";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        if (mapping.Files is not [var mappingFile]) throw new TaxonomyException($"{mapping.Name}: give one mapping file.");
        if (input.Files is not [var file]) throw new TaxonomyException($"{input.Name}: give one table.");
        var map = TableMapping.Of(YamlFile.Read(mapping, mappingFile), mappingFile.Path, catalogue);
        var edition = new Edition(map.Source, map.Name, map.Edition, map.Licence, map.Publisher, map.Url);
        var documents = new RecordDocuments(edition, file, "rows", EvidenceRole.Secondary, log, size: 500);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Table.Read(input.ReadText(file), file.Path, map.Separator, needed: map.Columns))
        {
            var record = documents.Record("rows", row.Line);
            log.Tally("rows");
            if (row[map.Id].Length == 0 || row[map.Label].Length == 0)
            {
                record.Note(NoteKind.Refused, "no-id", $"the row has no {(row[map.Id].Length == 0 ? map.Id : map.Label)}.");
                continue;
            }
            if (!seen.Add(row[map.Id])) record.Note(NoteKind.Suspicious, "duplicate-id", $"the id '{row[map.Id]}' stands in an earlier row too. Both rows speak of one {map.Kind.Label}.");
            Write(record, row, map, edition);
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private void Write(RecordPassage record, TableRow row, TableMapping map, Edition edition)
    {
        var scheme = map.Source.ToLowerInvariant();
        var id = EntityId.Create(map.Kind.Prefix, $"{map.Source} {row[map.Id]}");
        var quote = record.Field(map.Id, row[map.Id]);
        foreach (var column in row.Columns.Where(c => c != map.Id)) record.Field(column, row[column]);
        var entity = new Entity(id, row[map.Label])
        {
            Aliases = [.. map.Aliases.Select(a => row[a]).Where(a => a.Length > 0)],
            Description = map.Description is { } description && row[description].Length > 0 ? row[description] : null,
            ExternalIds = [new(scheme, row[map.Id], map.Edition)],
            Properties = RecordDocument.Properties([.. map.Properties.Select(p => (p.Property, (string?)row[p.Column]))]),
        };
        if (catalogue.Misfit(entity) is { } misfit)
        {
            record.Note(NoteKind.Refused, "misfit", misfit);
            return;
        }
        record.Define(entity);
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
        foreach (var relation in map.Relations)
            foreach (var value in Values(row[relation.Column], relation.Separator))
            {
                var place = record.Field($"{relation.Column} ({relation.Predicate})", value);
                if (relation.To is not { } to)
                {
                    Try(record, new() { Subject = id, Predicate = relation.Predicate, Literal = Literal.OfText(RecordPassage.Hide(value)) }, place);
                    continue;
                }
                var target = EntityId.Create(to.Prefix, relation.Scheme is null ? value : $"{relation.Scheme} {value}");
                record.Refer(target, value, relation.Scheme is null ? null : new(relation.Scheme, value));
                Try(record, relation.Inverse ? new() { Subject = target, Predicate = relation.Predicate, Object = id } : new() { Subject = id, Predicate = relation.Predicate, Object = target }, place);
            }
    }

    private void Try(RecordPassage record, Statement statement, Quote quote)
    {
        if (catalogue.Misfit(statement) is { } misfit) record.Note(NoteKind.Refused, "misfit", misfit);
        else if (statement.Object is { } target) record.Say(statement.Subject, statement.Predicate, target, quote, statement.Predicate);
        else record.Say(statement.Subject, statement.Predicate, statement.Literal!, quote, statement.Predicate);
    }

    private static IEnumerable<string> Values(string cell, string? separator) =>
        (separator is null ? [cell] : cell.Split(separator)).Select(v => v.Trim()).Where(v => v.Length > 0);
}
