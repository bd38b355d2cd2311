using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<IReadOnlyDictionary<EntityId, IReadOnlyList<int>>> CountRoutesAsync(IReadOnlyCollection<EntityId> owners, IReadOnlyList<IReadOnlyList<Route>> routes, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var all = routes.SelectMany((list, number) => list.Select(route => (List: number, Route: route))).ToList();
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(Texts(owners)).Add($" AS owner\n{LiveEntity}\n");
        if (all.Count == 0) cypher.Add("RETURN o.id, []");
        else
        {
            cypher.Add("CALL {\nWITH o CALL { ");
            RouteCypher.Write(cypher, "o", all, "WITH o ");
            cypher.Add(" }\nWITH list, count(target) AS number\nRETURN collect([list, number]) AS counts\n}\nRETURN o.id, counts");
        }
        var found = new Dictionary<EntityId, IReadOnlyList<int>>();
        foreach (var row in await ReadAsync(cypher, cancellationToken))
        {
            var counts = new int[routes.Count];
            foreach (var count in row.Rows(1)) counts[count.Number(0)] = count.Number(1);
            found[EntityId.Parse(row.Text(0))] = counts;
        }
        return found;
    }
}
