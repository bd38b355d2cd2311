using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes what documents say of entities, and makes the merged row of each that this touches anew.</summary>
internal sealed class EntityWriter(SqlSession session, GraphCatalogue catalogue, DifferenceLog log, DateTimeOffset now)
{
    private readonly string _now = StoredValues.Time(now);
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
            Touch(content, entity.Id);
        }
        if (!content.Complete) return;
        foreach (var gone in before.Values.Where(c => !c.Superseded))
        {
            session.Execute("UPDATE contribution SET superseded_at = $0 WHERE entity = $1 AND document = $2", _now, gone.Id, document);
            Touch(content, gone.Entity.Id);
        }
    }

    private void Touch(DocumentContent content, EntityId entity)
    {
        _touched.Add(entity);
        log.Touch(content.Document);
    }

    public static void WriteContribution(SqlSession session, Entity entity, string document, string? supersededAt) => session.Execute("""
        INSERT INTO contribution (entity, document, json, superseded_at) VALUES ($0, $1, $2, $3)
        ON CONFLICT (entity, document) DO UPDATE SET json = excluded.json, superseded_at = excluded.superseded_at
        """, entity.Id.Text, document, Rows.Write(entity), supersededAt);

    /// <summary>Makes the rows of all touched entities anew.</summary>
    /// <param name="ends">Of statements that came or went, which may have brought an entity back or taken it along.</param>
    public void Merge(IEnumerable<EntityId> ends)
    {
        _touched.UnionWith(ends);
        foreach (var id in _touched) Merge(id);
        _touched.Clear();
    }

    private void Merge(EntityId id)
    {
        var before = session.Read("SELECT e.json, e.superseded_at FROM entity AS e WHERE e.id = $0", row => (Entity: Rows.ReadEntity(row.GetString(0)), Superseded: !row.IsDBNull(1)), id.Text);
        var (merged, live) = new MergedEntityWriter(session, catalogue).Write(id);
        if (before.Count == 0) log.Add(ChangeAction.Added, RecordKind.Entity, id.Text, merged.Name);
        else if (before[0].Superseded && live) log.Add(ChangeAction.Restored, RecordKind.Entity, id.Text, merged.Name);
        else if (!before[0].Superseded && !live) log.Add(ChangeAction.Superseded, RecordKind.Entity, id.Text, merged.Name);
        else if (Content(before[0].Entity) != Content(merged)) log.Add(ChangeAction.Updated, RecordKind.Entity, id.Text, merged.Name);
    }

    public void Write(IReadOnlyList<Redirect> redirects, KnownEntities known)
    {
        foreach (var redirect in redirects)
        {
            known.Require(redirect.To, () => $"{redirect.From} is redirected to {redirect.To}");
            var before = session.Scalar("SELECT r.target FROM redirect AS r WHERE r.source = $0", redirect.From.Text) as string;
            if (before == redirect.To.Text) continue;
            session.Execute("INSERT INTO redirect (source, target) VALUES ($0, $1) ON CONFLICT (source) DO UPDATE SET target = excluded.target", redirect.From.Text, redirect.To.Text);
            log.Add(before is null ? ChangeAction.Added : ChangeAction.Updated, RecordKind.Redirect, redirect.From.Text, $"{redirect.From} is now {redirect.To}");
        }
        foreach (var redirect in redirects) RefuseLoop(session, redirect);
    }

    /// <exception cref="ChangeSetException">Following the redirects from here leads back here.</exception>
    public static void RefuseLoop(SqlSession session, Redirect redirect)
    {
        if (session.Scalar("""
            WITH RECURSIVE way (id) AS (
              SELECT r.target FROM redirect AS r WHERE r.source = $0
              UNION
              SELECT r.target FROM way CROSS JOIN redirect AS r ON r.source = way.id
            )
            SELECT 1 FROM way WHERE way.id = $0
            """, redirect.From.Text) is not null)
            throw new ChangeSetException($"{redirect.From} is redirected to {redirect.To}, from which redirects lead back to it. Redirect both to the entity that stays.");
    }

    /// <summary>What an entity says, without when.</summary>
    private static string Content(Entity entity) => Rows.Write(entity with { CreatedAt = default, UpdatedAt = default });
}
