using RiskGraph.Core.Maps;

namespace RiskGraph.Tests.Maps;

public class ImportanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_middle_of_a_star_has_what_the_equations_say()
    {
        // Three leaves: m = 0.15/4 + 0.85·3l and l = 0.15/4 + 0.85·m/3, so m = 0.4797…
        var shares = Importance.Of(WeightedGraph.Of(4, [(0, 1, 1), (0, 2, 1), (0, 3, 1)]), Cancel);
        Assert.Equal(0.0375 * 3.55 / (1 - 0.85 * 0.85), shares[0], 1e-6);
        Assert.All(shares[1..], leaf => Assert.Equal(shares[1], leaf));
        Assert.Equal(1, shares.Sum(), 1e-6);
    }

    [Fact]
    public void Nodes_without_edges_keep_the_sum_at_one() => Assert.Equal(1, Importance.Of(WeightedGraph.Of(5, [(0, 1, 1)]), Cancel).Sum(), 1e-6);

    [Fact]
    public void Nothing_has_nothing() => Assert.Empty(Importance.Of(WeightedGraph.Of(0, []), Cancel));
}
