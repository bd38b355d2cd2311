namespace RiskGraph.Core.Maps;

/// <summary>
/// Groups of nodes that have more to do with each other than with the rest, by the Louvain method (Blondel and others, 2008).
/// Nodes are looked at in their order and ties go to the lower group, so that the same graph always gives the same groups.
/// </summary>
public static class Communities
{
    private const int MaxRounds = 20;
    private const double Least = 1e-9;

    /// <returns>One grouping a level, finest first: for each node of that level its group, numbered by first appearance. Empty where nothing can be grouped.</returns>
    public static IReadOnlyList<Grouping> Find(WeightedGraph graph, CancellationToken cancellationToken)
    {
        var levels = new List<Grouping>();
        while (true)
        {
            var groups = Move(graph, cancellationToken);
            var grouping = Number(groups);
            if (grouping.Count == graph.Count) return levels;
            levels.Add(grouping);
            graph = graph.Grouped(grouping.Groups, grouping.Count);
        }
    }

    /// <summary>Moves each node to the neighbouring group that gains most, until none gains.</summary>
    private static int[] Move(WeightedGraph graph, CancellationToken cancellationToken)
    {
        var count = graph.Count;
        var (groups, strength, total) = (new int[count], new double[count], new double[count]);
        var all = 0.0;
        for (var node = 0; node < count; node++)
        {
            groups[node] = node;
            strength[node] = 2 * graph.Inner[node];
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++) strength[node] += graph.Weights[i];
            total[node] = strength[node];
            all += strength[node];
        }
        // The weight from the node at hand to each group, and which groups it has any to.
        var (links, met) = (new double[count], new List<int>());
        for (var (round, moved) = (0, true); moved && round < MaxRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            moved = false;
            for (var node = 0; node < count; node++)
            {
                for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++)
                {
                    var group = groups[graph.Neighbours[i]];
                    if (links[group] == 0) met.Add(group);
                    links[group] += graph.Weights[i];
                }
                var own = groups[node];
                total[own] -= strength[node];
                var (best, most) = (own, links[own] - total[own] * strength[node] / all);
                foreach (var group in met)
                {
                    var gain = links[group] - total[group] * strength[node] / all;
                    if (gain > most + Least || gain > most - Least && group < best && best != own) (best, most) = (group, gain);
                }
                foreach (var group in met) links[group] = 0;
                met.Clear();
                total[best] += strength[node];
                groups[node] = best;
                moved |= best != own;
            }
        }
        return groups;
    }

    private static Grouping Number(int[] groups)
    {
        var (numbers, count) = (new int[groups.Length], 0);
        Array.Fill(numbers, -1);
        var numbered = new int[groups.Length];
        for (var node = 0; node < groups.Length; node++)
        {
            if (numbers[groups[node]] < 0) numbers[groups[node]] = count++;
            numbered[node] = numbers[groups[node]];
        }
        return new(numbered, count);
    }
}

/// <param name="Groups">For each node its group, from 0 to below <paramref name="Count"/>.</param>
public sealed record Grouping(int[] Groups, int Count)
{
    /// <summary>The groups of this grouping's nodes when its groups are grouped again.</summary>
    public Grouping Then(Grouping coarser) => new([.. Groups.Select(group => coarser.Groups[group])], coarser.Count);
}
