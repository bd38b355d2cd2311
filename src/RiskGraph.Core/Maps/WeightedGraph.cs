namespace RiskGraph.Core.Maps;

/// <summary>
/// An undirected graph of numbered nodes. The neighbours of node <c>i</c>, ascending and each once, are at
/// [<c>Offsets[i]</c>, <c>Offsets[i + 1]</c>) of <see cref="Neighbours"/> and <see cref="Weights"/>.
/// </summary>
public sealed class WeightedGraph
{
    private WeightedGraph(int[] offsets, int[] neighbours, double[] weights, double[] inner) =>
        (Offsets, Neighbours, Weights, Inner) = (offsets, neighbours, weights, inner);

    public int Count => Offsets.Length - 1;

    public int[] Offsets { get; }

    public int[] Neighbours { get; }

    /// <summary>Parallel edges are one, with their weights added.</summary>
    public double[] Weights { get; }

    /// <summary>For each node the weight of its edges with itself.</summary>
    public double[] Inner { get; }

    /// <summary>How many neighbours a node has.</summary>
    public int Degree(int node) => Offsets[node + 1] - Offsets[node];

    /// <param name="count">Nodes are numbered from 0 to below it.</param>
    /// <param name="edges">Their order does not matter.</param>
    public static WeightedGraph Of(int count, IReadOnlyList<(int From, int To, double Weight)> edges)
    {
        var (starts, inner) = (new int[count + 1], new double[count]);
        foreach (var (from, to, weight) in edges)
        {
            if (from == to)
            {
                inner[from] += weight;
                continue;
            }
            starts[from + 1]++;
            starts[to + 1]++;
        }
        for (var i = 0; i < count; i++) starts[i + 1] += starts[i];
        var (ends, targets, weights) = (starts.AsSpan(0, count).ToArray(), new int[starts[count]], new double[starts[count]]);
        foreach (var (from, to, weight) in edges)
        {
            if (from == to) continue;
            (targets[ends[from]], weights[ends[from]++]) = (to, weight);
            (targets[ends[to]], weights[ends[to]++]) = (from, weight);
        }
        return Joined(starts, targets, weights, inner);
    }

    /// <summary>Sorts each node's neighbours and makes one of those that come more than once.</summary>
    private static WeightedGraph Joined(int[] starts, int[] targets, double[] weights, double[] inner)
    {
        var (offsets, at) = (new int[starts.Length], 0);
        for (var node = 0; node < inner.Length; node++)
        {
            var (start, length) = (starts[node], starts[node + 1] - starts[node]);
            Array.Sort(targets, weights, start, length);
            for (var i = start; i < start + length; i++)
            {
                if (at > offsets[node] && targets[at - 1] == targets[i]) weights[at - 1] += weights[i];
                else (targets[at], weights[at++]) = (targets[i], weights[i]);
            }
            offsets[node + 1] = at;
        }
        return new(offsets, targets[..at], weights[..at], inner);
    }

    /// <summary>The graph whose nodes are groups of this one's.</summary>
    /// <param name="groups">For each node its group, numbered from 0.</param>
    public WeightedGraph Grouped(int[] groups, int count)
    {
        var edges = new List<(int, int, double)>(Neighbours.Length / 2 + Count);
        for (var node = 0; node < Count; node++)
        {
            if (Inner[node] > 0) edges.Add((groups[node], groups[node], Inner[node]));
            for (var i = Offsets[node]; i < Offsets[node + 1]; i++)
                if (Neighbours[i] > node) edges.Add((groups[node], groups[Neighbours[i]], Weights[i]));
        }
        return Of(count, edges);
    }
}
