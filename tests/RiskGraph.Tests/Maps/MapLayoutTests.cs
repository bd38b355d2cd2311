using RiskGraph.Core.Maps;

namespace RiskGraph.Tests.Maps;

public class MapLayoutTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_graph_gets_the_same_places()
    {
        var (first, second) = (Place(Clusters(8, 40)), Place(Clusters(8, 40)));
        Assert.Equal(first.X, second.X);
        Assert.Equal(first.Y, second.Y);
    }

    [Fact]
    public void The_order_in_which_edges_come_does_not_matter()
    {
        var edges = ClusterEdges(4, 20);
        var (first, second) = (Place(WeightedGraph.Of(80, edges)), Place(WeightedGraph.Of(80, [.. edges.AsEnumerable().Reverse()])));
        Assert.Equal(first.X, second.X);
        Assert.Equal(first.Y, second.Y);
    }

    [Fact]
    public void Places_fill_the_square_and_no_two_nodes_are_at_one()
    {
        var places = Place(Clusters(8, 40));
        Assert.Equal(MapLayout.Extent, places.X.Concat(places.Y).Max(Math.Abs), 1e-6);
        Assert.Distinct(places.X.Zip(places.Y));
        Assert.All(places.X.Concat(places.Y), at => Assert.True(double.IsFinite(at)));
    }

    [Fact]
    public void What_belongs_together_is_nearer_than_the_rest()
    {
        const int Size = 40;
        var places = Place(Clusters(6, Size));
        double Distance(int a, int b) => Math.Sqrt(Math.Pow(places.X[a] - places.X[b], 2) + Math.Pow(places.Y[a] - places.Y[b], 2));
        var pairs = from a in Enumerable.Range(0, 6 * Size) from b in Enumerable.Range(0, 6 * Size) where a < b select (Same: a / Size == b / Size, Distance: Distance(a, b));
        var means = pairs.GroupBy(p => p.Same).ToDictionary(g => g.Key, g => g.Average(p => p.Distance));
        Assert.True(means[true] * 2 < means[false], $"within {means[true]:0}, between {means[false]:0}");
    }

    [Fact]
    public void A_hub_and_chains_that_hang_from_it_stay_together()
    {
        // Leaves of a heavy node that have leaves of their own are what swings out of control first.
        var edges = Enumerable.Range(1, 2000).Select(i => (0, i, 1.0)).Concat(Enumerable.Range(2001, 50).Select(i => (i - 2000, i, 1.0))).ToList();
        var places = Place(WeightedGraph.Of(2051, edges));
        var radii = places.X.Zip(places.Y, (x, y) => Math.Sqrt(Math.Pow(x - places.X[0], 2) + Math.Pow(y - places.Y[0], 2))).Order().ToList();
        Assert.True(radii[^1] < 4 * radii[radii.Count / 2], $"the farthest is at {radii[^1]:0}, half are within {radii[radii.Count / 2]:0}");
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(50)]
    public void Nodes_without_edges_have_places_too(int count)
    {
        var places = Place(WeightedGraph.Of(count, []));
        Assert.Equal(count, places.X.Length);
        Assert.All(places.X.Concat(places.Y), at => Assert.InRange(at, -MapLayout.Extent - 1e-6, MapLayout.Extent + 1e-6));
        Assert.Distinct(places.X.Zip(places.Y));
    }

    [Fact]
    public void It_tells_how_far_it_is_and_stops_when_told()
    {
        using var stop = new CancellationTokenSource();
        var shares = new Shares(share =>
        {
            if (share > 0.5) stop.Cancel();
        });
        var graph = Clusters(4, 20);
        Assert.Throws<OperationCanceledException>(() => MapLayout.Place(graph, Communities.Find(graph, Cancel), shares, stop.Token));
        Assert.InRange(shares.Last, 0.5, 0.6);
        MapLayout.Place(graph, Communities.Find(graph, Cancel), shares, Cancel);
        Assert.Equal(1, shares.Last, 1e-9);
    }

    private static Places Place(WeightedGraph graph) => MapLayout.Place(graph, Communities.Find(graph, Cancel), null, Cancel);

    internal static WeightedGraph Clusters(int clusters, int size) => WeightedGraph.Of(clusters * size, ClusterEdges(clusters, size));

    /// <summary>Rings with chords, each tied to the next by one edge.</summary>
    private static List<(int From, int To, double Weight)> ClusterEdges(int clusters, int size)
    {
        var edges = new List<(int, int, double)>();
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            for (var i = 0; i < size; i++)
                foreach (var step in new[] { 1, 3, 7 }) edges.Add((cluster * size + i, cluster * size + (i + step) % size, 1));
            edges.Add((cluster * size, (cluster + 1) % clusters * size + 1, 1));
        }
        return edges;
    }

    private sealed class Shares(Action<double> told) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => told(Last = value);
    }
}
