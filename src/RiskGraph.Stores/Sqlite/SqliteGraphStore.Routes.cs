using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyDictionary<EntityId, IReadOnlyList<int>>> CountRoutesAsync(IReadOnlyCollection<EntityId> owners, IReadOnlyList<IReadOnlyList<Route>> routes, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        // One prepared query a list, asked for each owner: every step is then a look-up in the index of an end.
        var queries = routes.Select(WriteRoutes).ToList();
        var found = new Dictionary<EntityId, IReadOnlyList<int>>();
        foreach (var owner in Present(session, owners))
            found[owner] = [.. queries.Select(query =>
            {
                if (query is not var (text, values)) return 0;
                values[0] = owner.Text;
                return (int)session.Count(text, values);
            })];
        return (IReadOnlyDictionary<EntityId, IReadOnlyList<int>>)found;
    }, cancellationToken);

    /// <returns>Null where there are no routes. The first parameter is the owner.</returns>
    private (string Text, object?[] Values)? WriteRoutes(IReadOnlyList<Route> routes)
    {
        if (routes.Count == 0) return null;
        var sql = new SqlText();
        var owner = sql.Parameter(null);
        sql.Add("SELECT count(*) FROM (");
        for (var i = 0; i < routes.Count; i++)
        {
            // UNION leaves each end of several routes once.
            if (i > 0) sql.Add(" UNION ");
            WriteRoute(sql, routes[i], owner);
        }
        sql.Add(")");
        return (sql.ToString(), sql.Values);
    }

    private void WriteRoute(SqlText sql, Route route, string owner)
    {
        var steps = route.Steps.Select(relation => (Relation: relation, Statement: sql.Alias("s"), Target: sql.Alias("t"))).ToList();
        sql.Add($"SELECT DISTINCT {steps[^1].Target}.id FROM ");
        for (var i = 0; i < steps.Count; i++)
        {
            var ((_, s, t), (near, far)) = (steps[i], Ends(steps[i].Relation.Direction));
            sql.Add(i == 0 ? $"statement AS {s}" : $" CROSS JOIN statement AS {s} ON {s}.{near} = {steps[i - 1].Target}.id").Add($" CROSS JOIN entity AS {t} ON {t}.key = {s}.{far}_key");
        }
        sql.Add($" WHERE {steps[0].Statement}.{Ends(steps[0].Relation.Direction).Near} = {owner}");
        foreach (var (relation, s, t) in steps)
        {
            sql.Add($" AND {s}.predicate = ").Value(relation.Predicate).Add($" AND {t}.superseded_at IS NULL");
            if (relation.Targets.Count < _catalogue.Kinds.Length) sql.Add($" AND {t}.kind ").In(relation.Targets);
            sql.Add(" AND ");
            StatementFilterSql.WriteWithDefault(sql, s, route.Statement);
        }
    }
}
