namespace RiskGraph.Core.Maps;

/// <summary>How much in a graph leads to each node: PageRank over undirected edges.</summary>
public static class Importance
{
    private const double Damping = 0.85;
    private const double Tolerance = 1e-9;
    private const int MaxRounds = 100;

    /// <returns>For each node a share above 0; all together 1.</returns>
    public static double[] Of(WeightedGraph graph, CancellationToken cancellationToken)
    {
        var count = graph.Count;
        if (count == 0) return [];
        var (rank, next, strength) = (new double[count], new double[count], new double[count]);
        Array.Fill(rank, 1.0 / count);
        for (var node = 0; node < count; node++)
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++) strength[node] += graph.Weights[i];
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What is at nodes without edges is spread over all.
            var loose = 0.0;
            for (var node = 0; node < count; node++)
                if (strength[node] == 0) loose += rank[node];
            Array.Fill(next, (1 - Damping + Damping * loose) / count);
            for (var node = 0; node < count; node++)
            {
                if (strength[node] == 0) continue;
                var share = Damping * rank[node] / strength[node];
                for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++) next[graph.Neighbours[i]] += share * graph.Weights[i];
            }
            var change = 0.0;
            for (var node = 0; node < count; node++) change += Math.Abs(next[node] - rank[node]);
            (rank, next) = (next, rank);
            if (change < Tolerance) break;
        }
        return rank;
    }
}
