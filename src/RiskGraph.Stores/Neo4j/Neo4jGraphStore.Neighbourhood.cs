using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using Totals = System.Collections.Generic.List<(RiskGraph.Core.Model.EntityId Node, string Predicate, RiskGraph.Core.Catalogue.Direction Direction, int Total)>;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private static readonly Direction[] s_directions = [Direction.Out, Direction.In];

    public async Task<Neighbourhood> NeighbourhoodAsync(NeighbourhoodQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var growth = new NeighbourhoodGrowth(query, _catalogue, await PresentAsync(query.Of, cancellationToken));
        for (var goes = growth.Begin(); goes;) goes = growth.Grow(await GroupsAsync(growth.Frontier, query, cancellationToken));
        var (entities, statements, totals) = (InOrderAsync(growth.Nodes, cancellationToken), StatementsAmongAsync(growth.Nodes, query.Where, cancellationToken), TotalsAsync(growth.Nodes, query, cancellationToken));
        return new(await entities, await statements, growth.MoreOf(await statements, await totals));
    }

    private async Task<List<EntityId>> PresentAsync(IEnumerable<EntityId> ids, CancellationToken cancellationToken) => [.. (await ReadAsync("""
        UNWIND $ids AS id
        MATCH (e:Entity {id: id})
        WHERE e._live IS NOT NULL
        RETURN e.id AS id
        ORDER BY id
        """, new() { ["ids"] = Texts(ids) }, cancellationToken)).Select(r => EntityId.Parse(r.Text(0)))];

    private async Task<List<Entity>> InOrderAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken)
    {
        var found = (await ReadAsync("""
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})
            WHERE e._live IS NOT NULL
            RETURN e._json
            """, new() { ["ids"] = Texts(ids) }, cancellationToken)).Select(r => Records.ReadEntity(r.Text(0))).ToDictionary(e => e.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>The groups of the nodes, by node in their order, then by predicate and direction.</summary>
    private async Task<List<NeighbourGroup>> GroupsAsync(IReadOnlyList<EntityId> nodes, NeighbourhoodQuery query, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(s_directions.Select(async direction =>
            (await ReadAsync(WriteGroups(nodes, direction, query), cancellationToken)).Select(row => (Node: row.Text(0), Group: new NeighbourGroup(row.Text(1), direction, [.. row.Texts(2).Select(EntityId.Parse)])))));
        var places = nodes.Select((node, i) => (node.Text, i)).ToDictionary(StringComparer.Ordinal);
        return [.. answers.SelectMany(a => a).OrderBy(g => places[g.Node]).ThenBy(g => g.Group.Predicate, StringComparer.Ordinal).ThenBy(g => g.Group.Direction).Select(g => g.Group)];
    }

    private static CypherText WriteGroups(IReadOnlyList<EntityId> nodes, Direction direction, NeighbourhoodQuery query)
    {
        var (near, far) = StatementEnds.Of(direction);
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(Texts(nodes)).Line(" AS node");
        // Degrees count live statements only; a filter that asks for others has to look at the statements themselves.
        if (StatementFilter.AsksForStatus(query.Where))
            cypher.Add($"CALL (node) {{\n  MATCH (s:Statement) WHERE s.{near} = node AND s.predicate IS NOT NULL AND s.{(direction == Direction.Out ? "_target > ''" : "subject IS NOT NULL")}\n  RETURN DISTINCT s.predicate AS predicate\n}}\n");
        else
            cypher.Add("MATCH (e:Entity {id: node})\nUNWIND [k IN keys(e) WHERE k STARTS WITH '_targets/' AND e[k] > 0 | split(k, '/')] AS part\nWITH node, part WHERE part[2] = ")
                .Value(direction == Direction.Out ? "o" : "i").Line("\nWITH DISTINCT node, part[1] AS predicate");
        cypher.Add($"CALL (node, predicate) {{\n  MATCH (s:Statement) WHERE s.{near} = node AND s.predicate = predicate AND s.{(direction == Direction.Out ? "_target > ''" : "subject IS NOT NULL")} AND ");
        StatementFilterCypher.WriteWithDefault(cypher, "s", query.Where);
        cypher.Add($"\n  MATCH (t:Entity {{id: s.{far}}}) WHERE t._live ");
        if (query.Kinds is { } kinds) cypher.Add("IN ").Value(kinds.ToArray());
        else cypher.Add("IS NOT NULL");
        cypher.Add($"\n  WITH DISTINCT s.{near} AS near, s.predicate AS same, s.{(direction == Direction.Out ? "_target" : "subject")} AS far\n  ORDER BY near, same, far\n  LIMIT ").Value(query.PerPredicate);
        return cypher.Add("\n  RETURN collect(far) AS neighbours\n}\nRETURN node, predicate, neighbours");
    }

    private async Task<List<Statement>> StatementsAmongAsync(IReadOnlyCollection<EntityId> nodes, StatementFilter? where, CancellationToken cancellationToken)
    {
        var cypher = new CypherText();
        var ids = cypher.Parameter(Texts(nodes));
        cypher.Add($"UNWIND {ids} AS node\nMATCH (s:Statement) WHERE s.subject = node AND s.predicate IS NOT NULL AND s._target > '' AND s._target IN {ids} AND ");
        StatementFilterCypher.WriteWithDefault(cypher, "s", where);
        cypher.Add($"\nWITH s\nORDER BY s.id\nRETURN {Records.Statement}");
        return [.. (await ReadAsync(cypher, cancellationToken)).Select(r => Records.ReadStatement(r))];
    }

    private async Task<Totals> TotalsAsync(IReadOnlyCollection<EntityId> nodes, NeighbourhoodQuery query, CancellationToken cancellationToken)
    {
        var found = query.Where is null ? await KeptTotalsAsync(nodes, query, cancellationToken) : await CountedTotalsAsync(nodes, query, cancellationToken);
        return [.. found.OrderBy(t => t.Node).ThenBy(t => t.Predicate, StringComparer.Ordinal).ThenBy(t => t.Direction)];
    }

    private async Task<Totals> KeptTotalsAsync(IReadOnlyCollection<EntityId> nodes, NeighbourhoodQuery query, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync("""
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})
            RETURN e.id, [k IN keys(e) WHERE k STARTS WITH '_targets/' AND e[k] > 0 | [k, e[k]]]
            """, new() { ["ids"] = Texts(nodes) }, cancellationToken);
        return [.. rows.SelectMany(r => r.Rows(1).Select(d => (Node: EntityId.Parse(r.Text(0)), Key: PropertyKey.Read(d.Text(0)), Targets: d.Number(1))))
            .Where(d => d.Key.OtherKind.Length > 0 && query.Kinds?.Contains(d.Key.OtherKind) != false)
            .GroupBy(d => (d.Node, d.Key.Predicate, d.Key.Direction), (key, all) => (key.Node, key.Predicate, key.Direction, all.Sum(d => d.Targets)))];
    }

    private async Task<Totals> CountedTotalsAsync(IReadOnlyCollection<EntityId> nodes, NeighbourhoodQuery query, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(s_directions.Select(async direction =>
        {
            var (near, far) = StatementEnds.Of(direction);
            var cypher = new CypherText();
            cypher.Add("UNWIND ").Value(Texts(nodes)).Add($" AS node\nMATCH (s:Statement) WHERE s.{near} = node AND s.predicate IS NOT NULL AND s.{(direction == Direction.Out ? "_target > ''" : "subject IS NOT NULL")} AND ");
            StatementFilterCypher.WriteWithDefault(cypher, "s", query.Where);
            cypher.Add($"\nMATCH (t:Entity {{id: s.{far}}}) WHERE t._live ");
            if (query.Kinds is { } kinds) cypher.Add("IN ").Value(kinds.ToArray());
            else cypher.Add("IS NOT NULL");
            var rows = await ReadAsync(cypher.Add("\nRETURN node, s.predicate, count(DISTINCT t)"), cancellationToken);
            return rows.Select(r => (EntityId.Parse(r.Text(0)), r.Text(1), direction, r.Number(2)));
        }));
        return [.. answers.SelectMany(a => a)];
    }
}
