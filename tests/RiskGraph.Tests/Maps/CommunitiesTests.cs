using RiskGraph.Core.Maps;

namespace RiskGraph.Tests.Maps;

public class CommunitiesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Clusters_tied_by_single_edges_are_told_apart()
    {
        const int Size = 30;
        var levels = Communities.Find(MapLayoutTests.Clusters(5, Size), Cancel);
        var whole = levels.Aggregate((finer, coarser) => finer.Then(coarser));
        Assert.Equal(5, whole.Count);
        Assert.All(Enumerable.Range(0, 5), cluster => Assert.Single(whole.Groups[(cluster * Size)..((cluster + 1) * Size)].Distinct()));
    }

    [Fact]
    public void Without_edges_there_are_none()
    {
        Assert.Empty(Communities.Find(WeightedGraph.Of(0, []), Cancel));
        Assert.Empty(Communities.Find(WeightedGraph.Of(3, []), Cancel));
        Assert.Empty(Communities.Find(WeightedGraph.Of(1, [(0, 0, 1)]), Cancel));
    }

    [Fact]
    public void A_karate_club_falls_into_the_four_groups_that_are_known_of_it()
    {
        // Zachary (1977), the usual test; 0.4198 is the best modularity that anybody found, and the Louvain method reaches 0.4188 or it.
        int[][] members =
        [
            [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], [2, 3, 7, 13, 17, 19, 21, 30], [3, 7, 8, 9, 13, 27, 28, 32], [7, 12, 13], [6, 10], [6, 10, 16], [16], [], [30, 32, 33], [33], [], [], [], [33],
            [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [], [32, 33], [25, 27, 29, 32, 33], [25, 27, 31], [31], [29, 33], [33], [31, 33], [32, 33], [32, 33], [32, 33], [33], [],
        ];
        List<(int, int, double)> edges = [.. members.SelectMany((others, node) => others.Select(other => (node, other, 1.0)))];
        Assert.Equal(78, edges.Count);
        var graph = WeightedGraph.Of(34, edges);
        var whole = Communities.Find(graph, Cancel).Aggregate((finer, coarser) => finer.Then(coarser));
        Assert.InRange(Modularity(graph, whole), 0.41, 0.4199);
    }

    private static double Modularity(WeightedGraph graph, Grouping grouping)
    {
        var all = graph.Weights.Sum();
        var groups = graph.Grouped(grouping.Groups, grouping.Count);
        return Enumerable.Range(0, groups.Count).Sum(g =>
        {
            var ends = groups.Weights.AsSpan(groups.Offsets[g]..groups.Offsets[g + 1]).ToArray().Sum() + 2 * groups.Inner[g];
            return 2 * groups.Inner[g] / all - ends / all * (ends / all);
        });
    }
}
