using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        if (KeyOf(session, query.From) is not { } from || KeyOf(session, query.To) is not { } to) return new PathResult([], true, query.MaxLength);
        var ids = new IdsByKey(session);
        var search = new PathSearch<long>(from, to, query.First, query.MaxLength, ids, cancellationToken);
        foreach (var frontier in search.Run()) search.Neighbours = Neighbours(session, frontier, (from, to), query);
        var entities = InOrder(session, [.. search.Paths.SelectMany(p => p).Distinct().Select(ids.Of)]).ToDictionary(e => e.Id);
        var found = search.Paths.Select(path => new GraphPath([.. path.Zip(path.Skip(1)).Select(ends =>
        {
            var (near, far, statement) = (entities[ids.Of(ends.First)], entities[ids.Of(ends.Second)], BestBetween(session, ends, query.Where));
            return new PathStep(near, statement, far, statement.Subject == near.Id ? Direction.Out : Direction.In);
        })])).ToList();
        return new PathResult(found, search.SearchedTo >= query.MaxLength, search.SearchedTo);
    }, cancellationToken);

    private static long? KeyOf(SqlSession session, EntityId id) => (long?)session.Scalar("SELECT e.key FROM entity AS e WHERE e.id = $0 AND e.superseded_at IS NULL", id.Text);

    /// <summary>A row for each node of the frontier, its neighbours written out in it: a row for each edge takes longer to fetch than to find.</summary>
    private static Dictionary<long, List<long>> Neighbours(SqlSession session, IReadOnlyCollection<long> frontier, (long From, long To) ends, PathQuery query)
    {
        var sql = new SqlText();
        sql.Add("SELECT f.value");
        foreach (var direction in new[] { Direction.Out, Direction.In })
        {
            var (near, far) = StatementEnds.Of(direction);
            sql.Add($", (SELECT group_concat(s.{far}_key) FROM statement AS s");
            // A live statement keeps both its ends alive; one of another status may have lost them.
            var look = query.Kinds is not null || StatementFilter.AsksForStatus(query.Where);
            if (look) sql.Add($" CROSS JOIN entity AS t ON t.key = s.{far}_key");
            sql.Add($" WHERE s.{near}_key = f.value AND s.{far}_key IS NOT NULL AND ");
            if (look) sql.Add("t.superseded_at IS NULL AND ");
            if (query.Kinds is { } kinds) sql.Add("(t.kind ").In(kinds).Add(" OR t.key = ").Value(ends.To).Add(" OR t.key = ").Value(ends.From).Add(") AND ");
            StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
            sql.Add(")");
        }
        sql.Add(" FROM json_each(").Value($"[{string.Join(',', frontier)}]").Add(") AS f");
        return session.Read(sql.ToString(), row => (Key: row.GetInt64(0), Around: Keys(Rows.Text(row, 1), Rows.Text(row, 2))), sql.Values).ToDictionary(r => r.Key, r => r.Around);
    }

    /// <summary>The different keys in lists with commas.</summary>
    private static List<long> Keys(params ReadOnlySpan<string?> lists)
    {
        var keys = new List<long>();
        foreach (var list in lists)
            foreach (var part in list.AsSpan().Split(','))
                if (list is not null) keys.Add(long.Parse(list.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture));
        keys.Sort();
        var kept = 0;
        for (var i = 0; i < keys.Count; i++)
            if (i == 0 || keys[i] != keys[i - 1]) keys[kept++] = keys[i];
        keys.RemoveRange(kept, keys.Count - kept);
        return keys;
    }

    /// <summary>The best statement between two entities, in either direction.</summary>
    private static Statement BestBetween(SqlSession session, (long One, long Other) ends, StatementFilter? where)
    {
        var sql = new SqlText();
        var (one, other) = (sql.Parameter(ends.One), sql.Parameter(ends.Other));
        sql.Add($"SELECT {Rows.Statement} FROM statement AS s WHERE ((s.subject_key = {one} AND s.object_key = {other}) OR (s.subject_key = {other} AND s.object_key = {one})) AND ");
        StatementFilterSql.WriteWithDefault(sql, "s", where);
        return session.Read(sql.Add(" ORDER BY s.confidence DESC, s.id LIMIT 1").ToString(), row => Rows.ReadStatement(row), sql.Values)[0];
    }

    /// <summary>The ids behind the keys that a search came to, read as they are asked for: few of those that it passes are.</summary>
    private sealed class IdsByKey(SqlSession session) : IComparer<long>
    {
        private readonly Dictionary<long, EntityId> _ids = [];

        public EntityId Of(long key)
        {
            if (!_ids.TryGetValue(key, out var id)) _ids.Add(key, id = EntityId.Parse((string)session.Scalar("SELECT e.id FROM entity AS e WHERE e.key = $0", key)!));
            return id;
        }

        public int Compare(long one, long other) => Of(one).CompareTo(Of(other));
    }
}
