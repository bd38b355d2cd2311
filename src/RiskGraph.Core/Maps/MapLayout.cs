namespace RiskGraph.Core.Maps;

/// <summary>
/// Gives every node of a graph its place. Its groups are placed first, coarsest first, then what is in them around them, so that
/// the whole comes out right before the parts and few steps are needed. The same graph gives the same places.
/// </summary>
public static class MapLayout
{
    /// <summary>Coordinates are from minus this to this.</summary>
    public const int Extent = 10_000;

    private const int CoarseSteps = 300;
    private const int FineSteps = 120;
    private const double CosineOfGoldenAngle = -0.7373688780783197, SineOfGoldenAngle = 0.6754902942615238;

    /// <param name="levels">Of <see cref="Communities.Find"/> for this graph.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public static Places Place(WeightedGraph graph, IReadOnlyList<Grouping> levels, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (graph.Count == 0) return new([], []);
        graph = Loosened(graph);
        var graphs = new List<WeightedGraph> { graph };
        var masses = new List<double[]> { Masses(graph) };
        foreach (var level in levels)
        {
            graphs.Add(graphs[^1].Grouped(level.Groups, level.Count));
            masses.Add(Sum(masses[^1], level));
        }
        var (work, done) = (graphs.Sum(g => (double)g.Count * Steps(g, graph)), 0.0);
        var places = Around(new([0], [0]), new int[graphs[^1].Count], masses[^1]);
        for (var at = graphs.Count - 1; at >= 0; at--)
        {
            var layout = new ForceLayout(graphs[at], masses[at]);
            for (var step = Steps(graphs[at], graph); step > 0; step--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                layout.Step(places.X, places.Y);
                progress?.Report((done += graphs[at].Count) / work);
            }
            if (at > 0) places = Around(places, levels[at - 1].Groups, masses[at - 1]);
        }
        return Fitted(places);
    }

    private static int Steps(WeightedGraph level, WeightedGraph finest) => level.Count < 1000 || level.Count < finest.Count / 4 ? CoarseSteps : FineSteps;

    /// <summary>Between two nodes that both have many edges each edge pulls less, else dense groups would be blots.</summary>
    private static WeightedGraph Loosened(WeightedGraph graph)
    {
        var edges = new List<(int, int, double)>(graph.Neighbours.Length / 2);
        for (var node = 0; node < graph.Count; node++)
        {
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
            {
                var other = graph.Neighbours[i];
                if (other > node) edges.Add((node, other, graph.Weights[i] / Math.Sqrt(Math.Min(graph.Degree(node), graph.Degree(other)))));
            }
        }
        return WeightedGraph.Of(graph.Count, edges);
    }

    private static double[] Masses(WeightedGraph graph)
    {
        var masses = new double[graph.Count];
        for (var node = 0; node < masses.Length; node++) masses[node] = 1 + graph.Degree(node);
        return masses;
    }

    private static double[] Sum(double[] masses, Grouping level)
    {
        var sums = new double[level.Count];
        for (var node = 0; node < masses.Length; node++) sums[level.Groups[node]] += masses[node];
        return sums;
    }

    /// <summary>Puts nodes around the places of their groups like the seeds of a sunflower, so that no two are at one place. No sine is asked of the machine: machines differ in the last digit.</summary>
    private static Places Around(Places centres, int[] groups, double[] masses)
    {
        var (x, y) = (new double[groups.Length], new double[groups.Length]);
        var (cosine, sine, placed) = (new double[centres.X.Length], new double[centres.X.Length], new double[centres.X.Length]);
        Array.Fill(cosine, 1);
        for (var node = 0; node < groups.Length; node++)
        {
            var group = groups[node];
            var radius = Math.Sqrt(placed[group] + masses[node] / 2);
            (x[node], y[node]) = (centres.X[group] + radius * cosine[group], centres.Y[group] + radius * sine[group]);
            placed[group] += masses[node];
            (cosine[group], sine[group]) = (cosine[group] * CosineOfGoldenAngle - sine[group] * SineOfGoldenAngle, sine[group] * CosineOfGoldenAngle + cosine[group] * SineOfGoldenAngle);
        }
        return new(x, y);
    }

    /// <summary>Moves and scales all alike, so that they fill the square.</summary>
    private static Places Fitted(Places places)
    {
        var (left, right, top, bottom) = (places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max());
        var half = Math.Max(right - left, bottom - top) / 2;
        var scale = half > 0 ? Extent / half : 0;
        return new([.. places.X.Select(x => (x - (left + right) / 2) * scale)], [.. places.Y.Select(y => (y - (top + bottom) / 2) * scale)]);
    }
}

/// <summary>Where nodes are; one coordinate each.</summary>
public sealed record Places(double[] X, double[] Y);
