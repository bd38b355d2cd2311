using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        if ((await PresentAsync([query.From, query.To], cancellationToken)).Count < (query.From == query.To ? 1 : 2)) return new([], true, query.MaxLength);
        PathResult? found = null;
        // A change between two queries can take away what the one before it found; then all is asked anew.
        while (found is null) found = await TryFindPathsAsync(query, cancellationToken);
        return found;
    }

    private async Task<PathResult?> TryFindPathsAsync(PathQuery query, CancellationToken cancellationToken)
    {
        var search = new PathSearch<EntityId>(query.From, query.To, query.First, query.MaxLength, Comparer<EntityId>.Default, cancellationToken);
        foreach (var frontier in search.Run()) search.Neighbours = await NeighboursAsync(frontier, query, cancellationToken);
        var steps = search.Paths.SelectMany(path => path.Zip(path.Skip(1))).Distinct().ToList();
        var (entities, statements) = (InOrderAsync([.. search.Paths.SelectMany(p => p).Distinct()], cancellationToken), BestAsync(steps, query.Where, cancellationToken));
        var byId = (await entities).ToDictionary(e => e.Id);
        var best = await statements;
        if (steps.Any(s => !best.ContainsKey(s) || !byId.ContainsKey(s.First) || !byId.ContainsKey(s.Second))) return null;
        var found = search.Paths.Select(path => new GraphPath([.. path.Zip(path.Skip(1)).Select(step =>
        {
            var statement = best[step];
            return new PathStep(byId[step.First], statement, byId[step.Second], statement.Subject == step.First ? Direction.Out : Direction.In);
        })])).ToList();
        return new PathResult(found, search.SearchedTo >= query.MaxLength, search.SearchedTo);
    }

    private async Task<Dictionary<EntityId, List<EntityId>>> NeighboursAsync(IReadOnlyCollection<EntityId> frontier, PathQuery query, CancellationToken cancellationToken)
    {
        var found = frontier.ToDictionary(id => id, _ => new List<EntityId>());
        if (frontier.Count == 0) return found;
        // Every live statement between entities has a link; others are known by their statements only.
        var answers = query.Where is null ? [await ReadAsync(WriteLinked(frontier, query), cancellationToken)]
            : await Task.WhenAll(s_directions.Select(direction => ReadAsync(WriteStated(frontier, direction, query), cancellationToken)));
        foreach (var row in answers.SelectMany(a => a)) found[EntityId.Parse(row.Text(0))].AddRange(row.Texts(1).Select(EntityId.Parse));
        if (answers.Length > 1)
            foreach (var id in frontier) found[id] = [.. found[id].Distinct()];
        return found;
    }

    private static CypherText WriteLinked(IReadOnlyCollection<EntityId> frontier, PathQuery query)
    {
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(Texts(frontier)).Add(" AS node\nMATCH (e:Entity {id: node})--(t:Entity)");
        WriteBetween(cypher.Add("\nWHERE true"), query);
        return cypher.Add("\nRETURN node, collect(DISTINCT t.id)");
    }

    private static CypherText WriteStated(IReadOnlyCollection<EntityId> frontier, Direction direction, PathQuery query)
    {
        var (near, far) = StatementEnds.Of(direction);
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(Texts(frontier)).Add($" AS node\nMATCH (s:Statement) WHERE s.{near} = node AND s.predicate IS NOT NULL AND s.{(direction == Direction.Out ? "_target > ''" : "subject IS NOT NULL")} AND ");
        StatementFilterCypher.WriteWithDefault(cypher, "s", query.Where);
        cypher.Add($"\nMATCH (t:Entity {{id: s.{far}}}) WHERE t._live IS NOT NULL");
        WriteBetween(cypher, query);
        return cypher.Add("\nRETURN node, collect(DISTINCT t.id)");
    }

    private static void WriteBetween(CypherText cypher, PathQuery query)
    {
        if (query.Kinds is { } kinds) cypher.Add(" AND (t._live IN ").Value(kinds.ToArray()).Add(" OR t.id IN ").Value(Texts([query.From, query.To])).Add(")");
    }

    /// <summary>The best statement between each two entities, in either direction.</summary>
    private async Task<Dictionary<(EntityId First, EntityId Second), Statement>> BestAsync(List<(EntityId First, EntityId Second)> steps, StatementFilter? where, CancellationToken cancellationToken)
    {
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(steps.Select(s => new[] { s.First.Text, s.Second.Text }).ToArray()).Add("""
             AS step
            CALL (step) {
              CALL (step) {
                MATCH (s:Statement) WHERE s.subject = step[0] AND s.predicate IS NOT NULL AND s._target = step[1]
                RETURN s
                UNION
                MATCH (s:Statement) WHERE s.subject = step[1] AND s.predicate IS NOT NULL AND s._target = step[0]
                RETURN s
              }
              WITH s WHERE 
            """);
        StatementFilterCypher.WriteWithDefault(cypher, "s", where);
        cypher.Add($"\n  RETURN s\n  ORDER BY s.confidence DESC, s.id\n  LIMIT 1\n}}\nRETURN step[0] AS one, step[1] AS other, {Records.Statement}");
        return (await ReadAsync(cypher, cancellationToken)).ToDictionary(r => (EntityId.Parse(r.Text(0)), EntityId.Parse(r.Text(1))), r => Records.ReadStatement(r, 2));
    }
}
