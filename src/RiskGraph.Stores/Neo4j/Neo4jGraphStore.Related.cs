using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private const string LiveEntity = "MATCH (o:Entity {id: owner}) WHERE o._live IS NOT NULL";

    public async Task<IReadOnlyDictionary<EntityId, Page<Related>>> RelatedAsync(RelationQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var (near, far) = StatementEnds.Of(query.Relation.Direction);
        // The far end of the index is the target's id, so that the usual order by id needs no sort.
        var byIndex = query.OrderBy.Count == 0;
        var keyset = byIndex ? new Keyset("", [new($"s.{(far == "object" ? "_target" : far)}", false)], $"s.{near}", "s.predicate") : EntityOrderCypher.Keyset(_catalogue, "t", query.OrderBy);
        return await PagesAsync(Texts(query.Owners), EntityId.Parse, LiveEntity, keyset, query.Page, cypher => WriteTargets(cypher, query, far), cypher =>
        {
            // Of several statements to one target only the best counts: no other that passes is before it.
            cypher.Add($" AND NOT EXISTS {{ MATCH (b:Statement) WHERE b.subject = s.subject AND b.predicate = s.predicate AND b._target = s._target"
                + " AND (b.confidence > s.confidence OR (b.confidence = s.confidence AND b.id < s.id)) AND ");
            StatementFilterCypher.WriteWithDefault(cypher, "b", query.Statement);
            cypher.Add(" }");
        }, $"t._json, {Records.Statement}", 1 + Records.StatementColumns, row => new Related(Records.ReadEntity(row.Text(0)), Records.ReadStatement(row, 1)), "DISTINCT t", cancellationToken,
            query is { Statement: null, Where: null } ? EntityFilterCypher.Targets(_catalogue, "o", query.Relation) : null);
    }

    private void WriteTargets(CypherText cypher, RelationQuery query, string far)
    {
        EntityFilterCypher.WriteStatements(cypher, "s", "owner", query.Relation);
        cypher.Add(" AND ");
        StatementFilterCypher.WriteWithDefault(cypher, "s", query.Statement);
        cypher.Add($"\nMATCH (t:Entity {{id: s.{far}}})\nWHERE t._live ");
        if (query.Relation.Targets.Count < _catalogue.Kinds.Length) cypher.Add("IN ").Value(query.Relation.Targets.ToArray());
        else cypher.Add("IS NOT NULL");
        if (query.Where is null) return;
        cypher.Add(" AND ");
        _entityFilters.Write(cypher, "t", query.Where);
    }
}
