using System.Collections.Frozen;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Maps;

/// <summary>Reads what a map shows: the most connected entities and the live statements between them.</summary>
/// <param name="limit">The most entities. Of edges there are at most <see cref="EdgesPerNode"/> times as many.</param>
internal sealed class MapReader(GraphCatalogue catalogue, IGraphStore store, int limit)
{
    public const int EdgesPerNode = 10;

    private const int PageSize = 5_000;
    private static readonly EntityOrder[] s_mostConnected = [new EntityOrder.StatementCount(OrderDirection.Desc)];
    private static readonly StatementOrder[] s_byId = [new(StatementOrderField.Id, OrderDirection.Asc)];

    private readonly FrozenDictionary<string, int> _predicates = catalogue.Predicates.Select((p, i) => (p.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    /// <summary>What is written while it reads shows in the version, which is that of before: the map is then of an older graph.</summary>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public async Task<MapContent> ReadAsync(IProgress<double> progress, CancellationToken cancellationToken)
    {
        var version = await store.VersionAsync(cancellationToken);
        var stats = await store.StatsAsync(cancellationToken);
        var entities = (await store.EntitiesAsync(new EntityQuery(null, s_mostConnected, new(First: limit)), cancellationToken)).Edges.Select(e => e.Node).ToList();
        var (edges, leftOut) = await ReadEdgesAsync(entities, stats.Statements, progress, cancellationToken);
        return new(version, stats.Entities, stats.Statements, entities, edges, leftOut);
    }

    private async Task<(List<MapEdge> Edges, int LeftOut)> ReadEdgesAsync(List<Entity> entities, int statements, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var numbers = entities.Select((e, i) => (e.Id, i)).ToFrozenDictionary(e => e.Id, e => e.i);
        var (edges, most, leftOut, read) = (new Dictionary<(int, int, int, bool), MapEdge>(), limit * EdgesPerNode, 0, 0);
        for (string? after = null; ;)
        {
            var page = await store.StatementsAsync(new StatementQuery(null, s_byId, new(First: PageSize, After: after)), cancellationToken);
            foreach (var (statement, _) in page.Edges)
            {
                if (statement.Object is null || statement.Object == statement.Subject || !numbers.TryGetValue(statement.Subject, out var source) || !numbers.TryGetValue(statement.Object, out var target)) continue;
                var edge = new MapEdge(source, target, _predicates[statement.Predicate], statement.Negated, (int)Math.Round(statement.Confidence * 100), statement.Status);
                var key = (source, target, edge.Predicate, edge.Negated);
                if (!edges.TryGetValue(key, out var known) || known.Confidence < edge.Confidence) edges[key] = edge;
            }
            // Memory stays bounded: those between the least connected go.
            if (edges.Count > 2 * most) leftOut += Shorten(edges, most);
            progress.Report(Math.Min(1, (double)(read += page.Edges.Count) / Math.Max(1, statements)));
            if (!page.HasNext) break;
            after = page.Edges[^1].Cursor;
        }
        if (edges.Count > most) leftOut += Shorten(edges, most);
        return ([.. edges.Values], leftOut);
    }

    private static int Shorten(Dictionary<(int Source, int Target, int Predicate, bool Negated), MapEdge> edges, int most)
    {
        var gone = edges.Keys.OrderBy(k => Math.Max(k.Source, k.Target)).ThenBy(k => k).Skip(most).ToList();
        foreach (var key in gone) edges.Remove(key);
        return gone.Count;
    }
}

/// <summary>What was read for a map, as in <see cref="GraphMap"/>; edges are by the numbers of <paramref name="Nodes"/>.</summary>
/// <param name="Nodes">Most connected first.</param>
internal sealed record MapContent(string Version, int Entities, int Statements, IReadOnlyList<Entity> Nodes, IReadOnlyList<MapEdge> Edges, int LeftOut);
