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
            RouteSql.Write(sql, _catalogue, routes[i], owner);
        }
        sql.Add(")");
        return (sql.ToString(), sql.Values);
    }
}
