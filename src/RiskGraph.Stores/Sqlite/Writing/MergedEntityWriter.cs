using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>
/// Writes the merged row of an entity and its indexes. It depends on contributions and statements alone: an entity lives
/// while a document says something of it, or a statement about it stands.
/// </summary>
internal sealed class MergedEntityWriter(SqlSession session, GraphCatalogue catalogue)
{
    /// <param name="id">Of an entity with at least one contribution.</param>
    public (Entity Merged, bool Live) Write(EntityId id)
    {
        var all = session.Read("SELECT c.document, c.json, c.superseded_at FROM contribution AS c WHERE c.entity = $0 ORDER BY c.document",
            row => (Document: EntityId.Parse(row.GetString(0)), Entity: Rows.ReadEntity(row.GetString(1)), SupersededAt: Rows.MaybeTime(row, 2)), id.Text);
        var described = all.Any(c => c.SupersededAt is null);
        var merged = EntityMerge.Merge(all.Where(c => !described || c.SupersededAt is null).Select(c => (c.Document, c.Entity))) with
        {
            CreatedAt = all.Min(c => c.Entity.CreatedAt),
            UpdatedAt = all.Max(c => c.SupersededAt is { } gone && gone > c.Entity.UpdatedAt ? gone : c.Entity.UpdatedAt),
        };
        var kind = catalogue.KindOf(id) ?? throw new ChangeSetException(catalogue.Misfit(merged)!);
        var live = described || HasStandingStatement(id.Text);
        session.Execute("""
            INSERT INTO entity (id, kind, name_folded, json, defined, created_at, updated_at, superseded_at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET name_folded = excluded.name_folded, json = excluded.json, defined = excluded.defined,
              created_at = excluded.created_at, updated_at = excluded.updated_at, superseded_at = excluded.superseded_at
            """, id.Text, kind.Name, TextFold.Fold(merged.Name), Rows.Write(merged), merged.Defined ? 1 : 0, StoredValues.Time(merged.CreatedAt), StoredValues.Time(merged.UpdatedAt),
            live ? null : StoredValues.Time(all.Max(c => c.SupersededAt)!.Value));
        WriteLookups(kind, merged);
        SearchIndex.ReplaceEntity(session, merged, kind, live);
        return (merged, live);
    }

    private bool HasStandingStatement(string id)
    {
        const int Retracted = (int)StatementStatus.Retracted;
        return session.Scalar("SELECT 1 FROM statement AS s WHERE s.subject = $0 AND s.status <> $1 LIMIT 1", id, Retracted) is not null
            || session.Scalar("SELECT 1 FROM statement AS s WHERE s.object = $0 AND s.status <> $1 LIMIT 1", id, Retracted) is not null;
    }

    private void WriteLookups(KindDefinition kind, Entity entity)
    {
        var id = entity.Id.Text;
        session.Execute("DELETE FROM entity_alias WHERE entity = $0", id);
        session.Execute("DELETE FROM entity_external_id WHERE entity = $0", id);
        session.Execute("DELETE FROM entity_property WHERE entity = $0", id);
        session.Execute("INSERT INTO entity_alias (folded, entity, is_name) VALUES ($0, $1, 1)", TextFold.Fold(entity.Name), id);
        foreach (var alias in entity.Aliases) session.Execute("INSERT OR IGNORE INTO entity_alias (folded, entity, is_name) VALUES ($0, $1, 0)", TextFold.Fold(alias), id);
        foreach (var external in entity.ExternalIds)
            session.Execute("INSERT OR IGNORE INTO entity_external_id (scheme, value, edition, entity) VALUES ($0, $1, $2, $3)", external.Scheme, external.Value, external.Edition ?? "", id);
        foreach (var (name, value) in entity.Properties)
        {
            var type = kind.Property(name)?.Type;
            var date = type == PropertyType.PartialDate ? PartialDate.Parse(value) : null;
            double? number = type is PropertyType.Decimal or PropertyType.Integer ? double.Parse(value, CultureInfo.InvariantCulture) : null;
            session.Execute("INSERT INTO entity_property (entity, name, folded, number, date_start, date_end) VALUES ($0, $1, $2, $3, $4, $5)",
                id, name, TextFold.Fold(value), number, date is null ? null : StoredValues.Date(date.Start), date is null ? null : StoredValues.Date(date.End));
        }
    }
}
