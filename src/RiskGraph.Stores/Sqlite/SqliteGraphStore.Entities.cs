using System.Diagnostics;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyDictionary<EntityId, Entity>> EntitiesAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var found = new Dictionary<EntityId, Entity>();
        // A redirect leads to another id, even from an entity that documents still speak of; the merge of a merged entity leads on,
        // so the way is followed to its end.
        session.Read("""
            WITH RECURSIVE asked (id, now) AS (
              SELECT value, value FROM json_each($0)
              UNION
              SELECT asked.id, redirect.target FROM asked JOIN redirect ON redirect.source = asked.now
            )
            SELECT asked.id, e.json
            FROM asked CROSS JOIN entity AS e ON e.id = asked.now
            WHERE e.superseded_at IS NULL AND NOT EXISTS (SELECT 1 FROM redirect AS r WHERE r.source = asked.now)
            """, row => found[EntityId.Parse(row.GetString(0))] = Rows.ReadEntity(row.GetString(1)), SqlText.JsonArray(ids.Select(i => i.Text)));
        return (IReadOnlyDictionary<EntityId, Entity>)found;
    }, cancellationToken);

    public Task<IReadOnlyList<Entity>> EntitiesNamedAsync(string name, CancellationToken cancellationToken) => ReadAsync(session => (IReadOnlyList<Entity>)session.Read("""
        SELECT e.json
        FROM entity_alias AS a CROSS JOIN entity AS e ON e.id = a.entity
        WHERE a.folded = $0 AND e.superseded_at IS NULL
        ORDER BY a.is_name DESC, e.id
        """, row => Rows.ReadEntity(row.GetString(0)), TextFold.Fold(name)), cancellationToken);

    public Task<Page<Entity>> EntitiesAsync(EntityQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var sql = new SqlText();
        var keyset = EntityOrderSql.Keyset(_catalogue, sql, "e", query.OrderBy);
        sql.Add($"SELECT e.json, {keyset.Columns} FROM entity AS e WHERE e.superseded_at IS NULL AND ");
        _entityFilters.Write(sql, "e", query.Where);
        keyset.WriteAfter(sql, query.Page);
        keyset.WriteOrder(sql, query.Page);
        var rows = session.Read(sql.ToString(), row => (Rows.ReadEntity(row.GetString(0)), keyset.CursorOf(row, 1)), sql.Values);
        return Keyset.Page(rows, query.Page, query.Page.WithTotal ? CountEntities(session, query.Where) : null);
    }, cancellationToken);

    private int CountEntities(SqlSession session, EntityFilter? where)
    {
        var sql = new SqlText().Add("SELECT count(*) FROM entity AS e WHERE e.superseded_at IS NULL AND ");
        _entityFilters.Write(sql, "e", where);
        return (int)session.Count(sql.ToString(), sql.Values);
    }

    public Task<IReadOnlyList<FacetCount>> FacetAsync(EntityFilter? where, Facet facet, int first, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var sql = new SqlText();
        sql.Add("WITH chosen AS (SELECT e.id FROM entity AS e WHERE e.superseded_at IS NULL AND ");
        _entityFilters.Write(sql, "e", where);
        sql.Line(")");
        switch (facet)
        {
            case Facet.Status:
                sql.Add("""
                    SELECT name.value, lower(name.value), count(*) FROM (
                      SELECT DISTINCT chosen.id, s.status AS status FROM chosen CROSS JOIN statement AS s ON s.subject = chosen.id
                      UNION
                      SELECT DISTINCT chosen.id, s.status FROM chosen CROSS JOIN statement AS s ON s.object = chosen.id
                    ) AS met CROSS JOIN json_each(
                    """).Value(SqlText.JsonArray(Enum.GetNames<StatementStatus>().Select(n => n.ToUpperInvariant()))).Add(") AS name ON name.key = met.status");
                break;
            case Facet.Source:
                sql.Add("""
                    SELECT d.id, d.title, count(*)
                    FROM chosen CROSS JOIN contribution AS c ON c.entity = chosen.id CROSS JOIN document AS d ON d.id = c.document
                    WHERE c.superseded_at IS NULL
                    """);
                break;
            case Facet.IssuingBody:
                sql.Add($"""
                    SELECT body.id, o.json, count(*) FROM (
                      SELECT DISTINCT chosen.id AS entity, i.object AS id FROM chosen CROSS JOIN statement AS i ON i.subject = chosen.id AND i.predicate = 'ISSUED_BY'
                      WHERE i.status {StatementFilterSql.Live}
                      UNION
                      SELECT DISTINCT chosen.id, i.object FROM chosen CROSS JOIN statement AS s ON s.object = chosen.id CROSS JOIN statement AS i ON i.subject = s.subject AND i.predicate = 'ISSUED_BY'
                      WHERE s.status {StatementFilterSql.Live} AND i.status {StatementFilterSql.Live}
                      UNION
                      SELECT DISTINCT chosen.id, i.object FROM chosen CROSS JOIN statement AS s ON s.subject = chosen.id CROSS JOIN statement AS i ON i.subject = s.object AND i.predicate = 'ISSUED_BY'
                      WHERE s.status {StatementFilterSql.Live} AND i.status {StatementFilterSql.Live}
                    ) AS body CROSS JOIN entity AS o ON o.id = body.id
                    """);
                break;
            case Facet.Year year:
                sql.Add("""
                    SELECT substr(p.date_start, 1, 4), '', count(*)
                    FROM chosen CROSS JOIN entity_property AS p ON p.entity = chosen.id
                    WHERE p.date_start IS NOT NULL AND p.name = 
                    """).Value(year.Property);
                break;
            default: throw new UnreachableException();
        }
        sql.Add("\nGROUP BY 1 ORDER BY 3 DESC, 1 LIMIT ").Value(first);
        return (IReadOnlyList<FacetCount>)session.Read(sql.ToString(), row => facet is Facet.IssuingBody
            ? new FacetCount(row.GetString(0), Rows.ReadEntity(row.GetString(1)).Name, row.GetInt32(2))
            : new(row.GetString(0), row.GetString(1) is { Length: > 0 } label ? label : row.GetString(0), row.GetInt32(2)), sql.Values);
    }, cancellationToken);

    public Task<IReadOnlyDictionary<EntityId, IReadOnlyList<Degree>>> DegreesAsync(IReadOnlyCollection<EntityId> entities, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var found = Present(session, entities).ToDictionary(id => id, _ => (IReadOnlyList<Degree>)[]);
        var rows = session.Read("""
            SELECT d.entity, d.predicate, d.direction, sum(d.count)
            FROM json_each($0) AS asked CROSS JOIN degree AS d ON d.entity = asked.value
            GROUP BY d.entity, d.predicate, d.direction
            HAVING sum(d.count) > 0
            ORDER BY d.entity, 4 DESC, d.predicate, d.direction
            """, row => (Entity: EntityId.Parse(row.GetString(0)), Degree: new Degree(row.GetString(1), row.GetInt64(2) == 0 ? Core.Catalogue.Direction.Out : Core.Catalogue.Direction.In, row.GetInt32(3))),
            SqlText.JsonArray(found.Keys.Select(i => i.Text)));
        foreach (var group in rows.GroupBy(r => r.Entity)) found[group.Key] = [.. group.Select(r => r.Degree)];
        return (IReadOnlyDictionary<EntityId, IReadOnlyList<Degree>>)found;
    }, cancellationToken);
}
