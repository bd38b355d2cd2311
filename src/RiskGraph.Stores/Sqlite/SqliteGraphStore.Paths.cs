using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        if (Present(session, [query.From, query.To]).Count < (query.From == query.To ? 1 : 2)) return new PathResult([], true, query.MaxLength);
        var search = new PathSearch(query, cancellationToken);
        foreach (var frontier in search.Run()) search.Neighbours = Neighbours(session, frontier, query);
        var (paths, searchedTo) = (search.Paths, search.SearchedTo);
        var entities = InOrder(session, [.. paths.SelectMany(p => p).Distinct()]).ToDictionary(e => e.Id);
        var found = paths.Select(path => new GraphPath([.. path.Zip(path.Skip(1), (from, to) => Step(session, entities[from], entities[to], query.Where))])).ToList();
        return new PathResult(found, searchedTo >= query.MaxLength, searchedTo);
    }, cancellationToken);

    private static Dictionary<EntityId, List<EntityId>> Neighbours(SqlSession session, IReadOnlyCollection<EntityId> frontier, PathQuery query)
    {
        var found = frontier.ToDictionary(id => id, _ => new List<EntityId>());
        var ids = SqlText.JsonArray(frontier.Select(f => f.Text));
        foreach (var direction in new[] { Direction.Out, Direction.In })
        {
            var (near, far) = Ends(direction);
            var sql = new SqlText();
            sql.Add($"SELECT s.{near}, s.{far} FROM json_each(").Value(ids).Add($") AS f CROSS JOIN statement AS s ON s.{near} = f.value");
            // A live statement keeps both its ends alive; one of another status may have lost them.
            var look = query.Kinds is not null || StatementFilter.AsksForStatus(query.Where);
            if (look) sql.Add($" CROSS JOIN entity AS t ON t.id = s.{far}");
            sql.Add($" WHERE s.{far} IS NOT NULL AND ");
            if (look) sql.Add("t.superseded_at IS NULL AND ");
            if (query.Kinds is { } kinds) sql.Add("(t.kind ").In(kinds).Add(" OR t.id = ").Value(query.To.Text).Add(" OR t.id = ").Value(query.From.Text).Add(") AND ");
            StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
            foreach (var (from, to) in session.Read(sql.ToString(), row => (EntityId.Parse(row.GetString(0)), EntityId.Parse(row.GetString(1))), sql.Values)) found[from].Add(to);
        }
        foreach (var id in frontier) found[id] = [.. found[id].Distinct()];
        return found;
    }

    /// <summary>The best statement between two entities, in either direction.</summary>
    private static PathStep Step(SqlSession session, Entity from, Entity to, StatementFilter? where)
    {
        var sql = new SqlText();
        sql.Add($"SELECT {Rows.Statement} FROM statement AS s WHERE ((s.subject = ").Value(from.Id.Text).Add(" AND s.object = ").Value(to.Id.Text)
            .Add(") OR (s.subject = ").Value(to.Id.Text).Add(" AND s.object = ").Value(from.Id.Text).Add(")) AND ");
        StatementFilterSql.WriteWithDefault(sql, "s", where);
        var statement = session.Read(sql.Add(" ORDER BY s.confidence DESC, s.id LIMIT 1").ToString(), row => Rows.ReadStatement(row), sql.Values)[0];
        return new(from, statement, to, statement.Subject == from.Id ? Direction.Out : Direction.In);
    }
}
