using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Maps;

namespace RiskGraph.Server.Maps;

/// <summary>Turns what was read into a map: places, importance, communities. The same content gives the same map.</summary>
internal static class MapDrawing
{
    /// <summary>Fewer entities than this are no community.</summary>
    private const int SmallestCommunity = 3;
    private const int LargestSize = 100;

    public static GraphMap Draw(GraphCatalogue catalogue, MapContent content, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var count = content.Nodes.Count;
        var graph = WeightedGraph.Of(count, [.. content.Edges.Select(e => (e.Source, e.Target, 1.0))]);
        var importance = Importance.Of(graph, cancellationToken);
        var levels = Communities.Find(graph, cancellationToken);
        var places = MapLayout.Place(graph, levels, progress, cancellationToken);
        var degrees = new int[count];
        foreach (var edge in content.Edges) (degrees[edge.Source], degrees[edge.Target]) = (degrees[edge.Source] + 1, degrees[edge.Target] + 1);
        int[] order = [.. Enumerable.Range(0, count).OrderByDescending(i => importance[i]).ThenBy(i => content.Nodes[i].Id)];
        var numbers = new int[count];
        for (var i = 0; i < count; i++) numbers[order[i]] = i;
        var (communities, membership) = Name(catalogue, content, levels, degrees, order, numbers);
        var kinds = catalogue.Kinds.Select((k, i) => (k, i)).ToDictionary(k => k.k.Prefix, k => k.i, StringComparer.Ordinal);
        var greatest = count == 0 ? 1 : importance[order[0]];
        var nodes = order.Select(i => new MapNode(
            content.Nodes[i].Id, content.Nodes[i].Name, kinds[content.Nodes[i].Id.Prefix], catalogue.KindOf(content.Nodes[i].Id)!.DateOf(content.Nodes[i]), (int)Math.Round(places.X[i]), (int)Math.Round(places.Y[i]),
            Math.Max(1, (int)Math.Round(LargestSize * Math.Sqrt(importance[i] / greatest))), degrees[i], membership[i])).ToList();
        var edges = content.Edges.Select(e => e with { Source = numbers[e.Source], Target = numbers[e.Target] })
            .OrderBy(e => e.Source).ThenBy(e => e.Target).ThenBy(e => e.Predicate).ThenBy(e => e.Negated).ToList();
        return new(content.Version, content.Entities, content.Statements, nodes, edges, content.LeftOut, communities);
    }

    /// <returns>The communities, and for each node of the content the number of its own.</returns>
    private static (List<MapCommunity> Communities, int[] Membership) Name(GraphCatalogue catalogue, MapContent content, IReadOnlyList<Grouping> levels, int[] degrees, int[] order, int[] numbers)
    {
        var membership = new int[order.Length];
        Array.Fill(membership, -1);
        if (levels.Count == 0) return ([], membership);
        var whole = levels.Aggregate((finer, coarser) => finer.Then(coarser));
        var groups = order.GroupBy(i => whole.Groups[i]).Where(g => g.Count() >= SmallestCommunity)
            .Select(g => (Size: g.Count(), Node: g.OrderByDescending(IsRisk).ThenByDescending(i => degrees[i]).First(), Group: g.Key))
            .OrderByDescending(g => g.Size).ThenBy(g => numbers[g.Node]).ToList();
        var byGroup = groups.Select((g, i) => (g.Group, i)).ToDictionary(g => g.Group, g => g.i);
        for (var i = 0; i < membership.Length; i++) membership[i] = byGroup.GetValueOrDefault(whole.Groups[i], -1);
        return ([.. groups.Select(g => new MapCommunity(numbers[g.Node], g.Size))], membership);

        bool IsRisk(int i) => catalogue.KindOf(content.Nodes[i].Id)?.Name == "Risk";
    }
}
