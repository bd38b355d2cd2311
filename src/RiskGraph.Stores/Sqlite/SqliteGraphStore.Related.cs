using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyDictionary<EntityId, Page<Related>>> RelatedAsync(RelationQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        // One prepared query an owner, inside one call: a window over all owners would have to read the whole of every hub.
        var sql = new SqlText();
        var owner = sql.Parameter(null);
        var keyset = EntityOrderSql.Keyset(_catalogue, sql, "t", query.OrderBy);
        WriteRelated(sql, query, owner, keyset);
        var (text, values) = (sql.ToString(), sql.Values);
        var count = query.Page.WithTotal ? WriteRelatedCount(query) : null;
        var pages = new Dictionary<EntityId, Page<Related>>();
        foreach (var id in Present(session, query.Owners))
        {
            values[0] = id.Text;
            int? total = null;
            if (count is var (countText, countValues))
            {
                countValues[0] = id.Text;
                total = (int)session.Count(countText, countValues);
            }
            pages[id] = Keyset.Page(ReadRelated(session, text, values, query, keyset), query.Page, total);
        }
        return (IReadOnlyDictionary<EntityId, Page<Related>>)pages;
    }, cancellationToken);

    private void WriteRelated(SqlText sql, RelationQuery query, string owner, Keyset keyset)
    {
        var (near, far) = StatementEnds.Of(query.Relation.Direction);
        WriteTargets(sql, query, owner, $"t.json, {Rows.Statement}, {keyset.Columns}");
        if (query.OrderBy.Count == 0)
        {
            // The far end of the index is the target's id, so that the usual order by id needs no sort, and statements to one
            // target come together: the reader keeps the best and stops when the page is full.
            var order = new Keyset("", [new($"s.{far}", false)]);
            order.WriteAfter(sql, query.Page);
            order.WriteOrderAlone(sql, query.Page);
            return;
        }
        // Of several statements to one target only the best counts: no other that passes is before it.
        sql.Add($" AND NOT EXISTS (SELECT 1 FROM statement AS b WHERE b.{near} = s.{near} AND b.predicate = s.predicate AND b.{far} = s.{far}")
            .Add(" AND (b.confidence > s.confidence OR (b.confidence = s.confidence AND b.id < s.id)) AND ");
        StatementFilterSql.WriteWithDefault(sql, "b", query.Statement);
        sql.Add(")");
        keyset.WriteAfter(sql, query.Page);
        keyset.WriteOrder(sql, query.Page);
    }

    /// <summary>One row more than the page has, each with the best of the statements that lead to its target.</summary>
    private static List<(Related, string)> ReadRelated(SqlSession session, string sql, object?[] values, RelationQuery query, Keyset keyset)
    {
        var rows = new List<(Related Related, string Cursor)>();
        using var reader = session.Prepare(sql, values).ExecuteReader();
        while (reader.Read())
        {
            var statement = Rows.ReadStatement(reader, 1);
            var target = query.Relation.Direction == Direction.Out ? statement.Object! : statement.Subject;
            if (rows is [.., var (last, cursor)] && last.Entity.Id == target)
            {
                if (IsBetter(statement, last.Statement)) rows[^1] = (last with { Statement = statement }, cursor);
                continue;
            }
            if (rows.Count > query.Page.Size) break;
            rows.Add((new(Rows.ReadEntity(reader.GetString(0)), statement), keyset.CursorOf(reader, 1 + Rows.StatementColumns)));
        }
        return rows;
    }

    private static bool IsBetter(Statement one, Statement other) =>
        one.Confidence > other.Confidence || (one.Confidence.Equals(other.Confidence) && string.CompareOrdinal(one.Id, other.Id) < 0);

    private void WriteTargets(SqlText sql, RelationQuery query, string owner, string columns)
    {
        var (near, far) = StatementEnds.Of(query.Relation.Direction);
        sql.Add($"SELECT {columns} FROM statement AS s CROSS JOIN entity AS t ON t.key = s.{far}_key WHERE s.{near} = {owner}");
        RouteSql.WriteStep(sql, _catalogue, "s", "t", query.Relation, query.Statement);
        if (query.Where is null) return;
        sql.Add(" AND ");
        _entityFilters.Write(sql, "t", query.Where);
    }

    private (string Text, object?[] Values)? WriteRelatedCount(RelationQuery query)
    {
        var sql = new SqlText();
        var owner = sql.Parameter(null);
        WriteTargets(sql, query, owner, $"count(DISTINCT t.id)");
        return (sql.ToString(), sql.Values);
    }

    private static List<EntityId> Present(SqlSession session, IEnumerable<EntityId> ids) => session.Read(
        "SELECT DISTINCT e.id FROM json_each($0) AS asked CROSS JOIN entity AS e ON e.id = asked.value WHERE e.superseded_at IS NULL ORDER BY e.id", row => EntityId.Parse(row.GetString(0)),
        SqlText.JsonArray(ids.Select(i => i.Text)));
}
