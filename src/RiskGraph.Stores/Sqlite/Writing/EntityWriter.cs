using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes what documents say of entities, and keeps the merged row of each that this touches.</summary>
internal sealed class EntityWriter(SqlSession session, GraphCatalogue catalogue, DifferenceLog log, DateTimeOffset now)
{
    private readonly string _now = Rows.Time(now);
    private readonly HashSet<EntityId> _touched = [];

    public void Contribute(DocumentContent content)
    {
        var document = content.Document.Id.Text;
        var before = session.Read("SELECT c.entity, c.json, c.superseded_at FROM contribution AS c WHERE c.document = $0",
            row => (Id: row.GetString(0), Entity: Rows.ReadEntity(row.GetString(1)), Superseded: !row.IsDBNull(2)), document).ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var entity in content.Entities)
        {
            var known = before.Remove(entity.Id.Text, out var old);
            if (known && !old.Superseded && Content(old.Entity) == Content(entity)) continue;
            var stamped = entity with { CreatedAt = known ? old.Entity.CreatedAt : now, UpdatedAt = now };
            WriteContribution(session, stamped, document, null);
            _touched.Add(entity.Id);
        }
        if (!content.Complete) return;
        foreach (var gone in before.Values.Where(c => !c.Superseded))
        {
            session.Execute("UPDATE contribution SET superseded_at = $0 WHERE entity = $1 AND document = $2", _now, gone.Id, document);
            _touched.Add(gone.Entity.Id);
        }
    }

    public static void WriteContribution(SqlSession session, Entity entity, string document, string? supersededAt) => session.Execute("""
        INSERT INTO contribution (entity, document, json, superseded_at) VALUES ($0, $1, $2, $3)
        ON CONFLICT (entity, document) DO UPDATE SET json = excluded.json, superseded_at = excluded.superseded_at
        """, entity.Id.Text, document, Rows.Write(entity), supersededAt);

    /// <summary>Makes the rows of all touched entities anew from their contributions.</summary>
    public void Merge()
    {
        foreach (var id in _touched) Merge(id);
        _touched.Clear();
    }

    private void Merge(EntityId id)
    {
        var before = session.Read("SELECT e.json, e.superseded_at FROM entity AS e WHERE e.id = $0", row => (Entity: Rows.ReadEntity(row.GetString(0)), Superseded: !row.IsDBNull(1)), id.Text);
        var (merged, live) = WriteMerged(session, catalogue, id);
        if (before.Count == 0) log.Add(ChangeAction.Added, RecordKind.Entity, id.Text, merged.Name);
        else if (before[0].Superseded && live) log.Add(ChangeAction.Restored, RecordKind.Entity, id.Text, merged.Name);
        else if (!before[0].Superseded && !live) log.Add(ChangeAction.Superseded, RecordKind.Entity, id.Text, merged.Name);
        else if (Content(before[0].Entity) != Content(merged)) log.Add(ChangeAction.Updated, RecordKind.Entity, id.Text, merged.Name);
    }

    /// <summary>Writes the merged row and its indexes. It depends on the contributions alone.</summary>
    public static (Entity Merged, bool Live) WriteMerged(SqlSession session, GraphCatalogue catalogue, EntityId id)
    {
        var all = session.Read("SELECT c.document, c.json, c.superseded_at FROM contribution AS c WHERE c.entity = $0 ORDER BY c.document",
            row => (Document: EntityId.Parse(row.GetString(0)), Entity: Rows.ReadEntity(row.GetString(1)), SupersededAt: Rows.MaybeTime(row, 2)), id.Text);
        var live = all.Any(c => c.SupersededAt is null);
        var merged = EntityMerge.Merge(all.Where(c => !live || c.SupersededAt is null).Select(c => (c.Document, c.Entity))) with
        {
            CreatedAt = all.Min(c => c.Entity.CreatedAt),
            UpdatedAt = all.Max(c => c.SupersededAt is { } gone && gone > c.Entity.UpdatedAt ? gone : c.Entity.UpdatedAt),
        };
        var kind = catalogue.KindOf(id) ?? throw new ChangeSetException($"'{id}' is of no kind. The catalogue has {string.Join(", ", catalogue.Kinds.Select(k => k.Prefix))}.");
        session.Execute("""
            INSERT INTO entity (id, kind, name_folded, json, defined, created_at, updated_at, superseded_at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET name_folded = excluded.name_folded, json = excluded.json, defined = excluded.defined,
              created_at = excluded.created_at, updated_at = excluded.updated_at, superseded_at = excluded.superseded_at
            """, id.Text, kind.Name, TextFold.Fold(merged.Name), Rows.Write(merged), merged.Defined ? 1 : 0, Rows.Time(merged.CreatedAt), Rows.Time(merged.UpdatedAt),
            live ? null : Rows.Time(all.Max(c => c.SupersededAt)!.Value));
        WriteLookups(session, kind, merged);
        SearchIndex.ReplaceEntity(session, merged, live);
        return (merged, live);
    }

    private static void WriteLookups(SqlSession session, KindDefinition kind, Entity entity)
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
            double? number = type is PropertyType.Decimal or PropertyType.Integer ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null;
            session.Execute("INSERT INTO entity_property (entity, name, folded, number, date_start, date_end) VALUES ($0, $1, $2, $3, $4, $5)",
                id, name, TextFold.Fold(value), number, date is null ? null : Rows.Date(date.Start), date is null ? null : Rows.Date(date.End));
        }
    }

    public void Write(Redirect redirect)
    {
        var before = session.Scalar("SELECT r.target FROM redirect AS r WHERE r.source = $0", redirect.From.Text) as string;
        if (before == redirect.To.Text) return;
        session.Execute("INSERT INTO redirect (source, target) VALUES ($0, $1) ON CONFLICT (source) DO UPDATE SET target = excluded.target", redirect.From.Text, redirect.To.Text);
        log.Add(before is null ? ChangeAction.Added : ChangeAction.Updated, RecordKind.Redirect, redirect.From.Text, $"{redirect.From} is now {redirect.To}");
    }

    /// <summary>What an entity says, without when.</summary>
    private static string Content(Entity entity) => Rows.Write(entity with { CreatedAt = default, UpdatedAt = default });
}
