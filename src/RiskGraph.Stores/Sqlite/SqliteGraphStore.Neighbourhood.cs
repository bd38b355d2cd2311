using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Neighbourhood> NeighbourhoodAsync(NeighbourhoodQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var centres = Present(session, query.Of).Take(query.Limit).ToList();
        var (nodes, known) = (new List<EntityId>(centres), centres.ToHashSet());
        var frontier = centres;
        for (var level = 0; level < query.Depth && frontier.Count > 0 && nodes.Count < query.Limit; level++)
        {
            var groups = frontier.SelectMany(node => Groups(session, node, query)).ToList();
            var next = new List<EntityId>();
            // Round after round, each group gives its next neighbour, so that no predicate crowds out another.
            for (var round = 0; round < query.PerPredicate && known.Count < query.Limit; round++)
                foreach (var group in groups)
                {
                    if (round >= group.Neighbours.Count || known.Count >= query.Limit || !known.Add(group.Neighbours[round])) continue;
                    next.Add(group.Neighbours[round]);
                }
            next.Sort();
            nodes.AddRange(next);
            frontier = next;
        }
        var statements = StatementsAmong(session, nodes, query.Where);
        return new Neighbourhood(InOrder(session, nodes), statements, MoreOf(session, nodes, statements, query));
    }, cancellationToken);

    private sealed record NeighbourGroup(string Predicate, Direction Direction, List<EntityId> Neighbours);

    private static IEnumerable<NeighbourGroup> Groups(SqlSession session, EntityId node, NeighbourhoodQuery query)
    {
        var groups = session.Read("SELECT DISTINCT d.predicate, d.direction FROM degree AS d WHERE d.entity = $0 AND d.targets > 0 ORDER BY d.predicate, d.direction",
            row => (Predicate: row.GetString(0), Direction: row.GetInt64(1) == 0 ? Direction.Out : Direction.In), node.Text);
        // Degrees count live statements only; a filter that asks for others has to look at the statements themselves.
        if (StatementFilter.AsksForStatus(query.Where))
            groups = session.Read("""
                SELECT DISTINCT s.predicate, 0 FROM statement AS s WHERE s.subject = $0
                UNION SELECT DISTINCT s.predicate, 1 FROM statement AS s WHERE s.object = $0 ORDER BY 1, 2
                """, row => (row.GetString(0), row.GetInt64(1) == 0 ? Direction.Out : Direction.In), node.Text);
        foreach (var (predicate, direction) in groups)
        {
            var (near, far) = StatementEnds.Of(direction);
            var sql = new SqlText();
            sql.Add($"SELECT DISTINCT s.{far} FROM statement AS s CROSS JOIN entity AS t ON t.id = s.{far} WHERE s.{near} = ").Value(node.Text).Add(" AND s.predicate = ").Value(predicate);
            sql.Add(" AND t.superseded_at IS NULL AND ");
            StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
            if (query.Kinds is { } kinds) sql.Add(" AND t.kind ").In(kinds);
            sql.Add($" ORDER BY s.{far} LIMIT ").Value(query.PerPredicate);
            yield return new(predicate, direction, session.Read(sql.ToString(), row => EntityId.Parse(row.GetString(0)), sql.Values));
        }
    }

    private static List<Statement> StatementsAmong(SqlSession session, IReadOnlyCollection<EntityId> nodes, StatementFilter? where)
    {
        var sql = new SqlText();
        var ids = sql.Parameter(SqlText.JsonArray(nodes.Select(n => n.Text)));
        sql.Add($"SELECT {Rows.Statement} FROM json_each({ids}) AS n CROSS JOIN statement AS s ON s.subject = n.value WHERE s.object IN (SELECT value FROM json_each({ids})) AND ");
        StatementFilterSql.WriteWithDefault(sql, "s", where);
        return [.. session.Read(sql.Add(" ORDER BY s.id").ToString(), row => Rows.ReadStatement(row), sql.Values)];
    }

    private static List<Entity> InOrder(SqlSession session, List<EntityId> ids)
    {
        var found = session.Read("SELECT e.json FROM json_each($0) AS asked CROSS JOIN entity AS e ON e.id = asked.value WHERE e.superseded_at IS NULL ORDER BY asked.key",
            row => Rows.ReadEntity(row.GetString(0)), SqlText.JsonArray(ids.Select(i => i.Text)));
        return found;
    }

    /// <summary>For every shown node and predicate: how many of its live neighbours are in the picture, where that is not all.</summary>
    private List<NeighbourhoodMore> MoreOf(SqlSession session, List<EntityId> nodes, List<Statement> statements, NeighbourhoodQuery query)
    {
        var shown = new Dictionary<(EntityId, string, Direction), HashSet<EntityId>>();
        foreach (var statement in statements)
        {
            Show((statement.Subject, statement.Predicate, Direction.Out), statement.Object!);
            Show((statement.Object!, statement.Predicate, Direction.In), statement.Subject);
        }
        var more = new List<NeighbourhoodMore>();
        foreach (var (node, predicate, direction, total) in Totals(session, nodes, query))
        {
            var count = shown.TryGetValue((node, predicate, direction), out var seen) ? seen.Count : 0;
            if (count < total) more.Add(new(node, predicate, direction, count, total));
        }
        return more;
        void Show((EntityId, string, Direction) group, EntityId neighbour)
        {
            // A centre shows whatever its kind, and counts for nothing that was not asked for.
            if (query.Kinds?.Contains(_catalogue.KindOf(neighbour)!.Name) == false) return;
            if (!shown.TryGetValue(group, out var seen)) shown.Add(group, seen = []);
            seen.Add(neighbour);
        }
    }

    private static List<(EntityId Node, string Predicate, Direction Direction, int Total)> Totals(SqlSession session, List<EntityId> nodes, NeighbourhoodQuery query)
    {
        var ids = SqlText.JsonArray(nodes.Select(n => n.Text));
        if (query.Where is null)
            return session.Read("""
                SELECT d.entity, d.predicate, d.direction, sum(d.targets)
                FROM json_each($0) AS n CROSS JOIN degree AS d ON d.entity = n.value
                WHERE d.other_kind <> '' AND ($1 IS NULL OR d.other_kind IN (SELECT value FROM json_each($1)))
                GROUP BY d.entity, d.predicate, d.direction HAVING sum(d.targets) > 0
                ORDER BY d.entity, d.predicate, d.direction
                """, Read, ids, query.Kinds is null ? null : SqlText.JsonArray(query.Kinds));
        var sql = new SqlText();
        for (var direction = Direction.Out; direction <= Direction.In; direction++)
        {
            var (near, far) = StatementEnds.Of(direction);
            if (direction == Direction.In) sql.Add(" UNION ALL ");
            sql.Add($"SELECT s.{near}, s.predicate, {(int)direction}, count(DISTINCT s.{far}) FROM json_each(").Value(ids)
                .Add($") AS n CROSS JOIN statement AS s ON s.{near} = n.value CROSS JOIN entity AS t ON t.id = s.{far} WHERE t.superseded_at IS NULL AND ");
            StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
            if (query.Kinds is { } kinds) sql.Add(" AND t.kind ").In(kinds);
            sql.Add($" GROUP BY s.{near}, s.predicate");
        }
        return session.Read(sql.Add(" ORDER BY 1, 2, 3").ToString(), Read, sql.Values);
        static (EntityId, string, Direction, int) Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
            (EntityId.Parse(row.GetString(0)), row.GetString(1), (Direction)row.GetInt64(2), row.GetInt32(3));
    }
}
