using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<IReadOnlyDictionary<EntityId, IReadOnlyList<int>>> CountRoutesAsync(IReadOnlyCollection<EntityId> owners, IReadOnlyList<IReadOnlyList<Route>> routes, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(Texts(owners)).Add($" AS owner\n{LiveEntity}\nRETURN o.id, [");
        for (var i = 0; i < routes.Count; i++)
        {
            if (i > 0) cypher.Add(", ");
            WriteRoutes(cypher, routes[i]);
        }
        cypher.Add("]");
        var rows = await ReadAsync(cypher, cancellationToken);
        // An id that was asked for twice is one owner.
        return rows.Select(r => (Owner: EntityId.Parse(r.Text(0)), Counts: r.Row(1))).DistinctBy(r => r.Owner)
            .ToDictionary(r => r.Owner, r => (IReadOnlyList<int>)[.. Enumerable.Range(0, routes.Count).Select(i => (int)r.Counts.Number(i))]);
    }

    private void WriteRoutes(CypherText cypher, IReadOnlyList<Route> routes)
    {
        if (routes.Count == 0)
        {
            cypher.Add("0");
            return;
        }
        cypher.Add("COUNT { ");
        for (var i = 0; i < routes.Count; i++)
        {
            // UNION leaves each end of several routes once.
            if (i > 0) cypher.Add(" UNION ");
            WriteRoute(cypher, routes[i]);
        }
        cypher.Add(" }");
    }

    private void WriteRoute(CypherText cypher, Route route)
    {
        var near = "o";
        foreach (var relation in route.Steps)
        {
            var (s, t) = (cypher.Name("s"), cypher.Name("t"));
            EntityFilterCypher.WriteStatements(cypher, s, $"{near}.id", relation);
            cypher.Add(" AND ");
            StatementFilterCypher.WriteWithDefault(cypher, s, route.Statement);
            cypher.Add($" MATCH ({t}:Entity {{id: {s}.{EntityFilterCypher.Ends(relation.Direction).Far}}}) WHERE {t}._live ");
            if (relation.Targets.Count < _catalogue.Kinds.Length) cypher.Add("IN ").Value(relation.Targets.ToArray()).Add(" ");
            else cypher.Add("IS NOT NULL ");
            near = t;
        }
        cypher.Add($"RETURN DISTINCT {near}.id AS target");
    }
}
