using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task A_neighbourhood_is_what_stands_around_its_centres(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var (queries, random) = (new RandomQueries(seed, oracle), new Random(seed));
        for (var i = 0; i < 40; i++)
        {
            var kinds = i % 3 == 0 ? new[] { "Risk", "Incident", "Report" } : null;
            var query = new NeighbourhoodQuery([queries.Id(), queries.Id()], 1 + i % 3, i % 2 == 0 ? 1000 : random.Next(1, 20), i % 4 == 0 ? random.Next(1, 4) : 1000, i % 5 == 0 ? queries.Statements(1) : null, kinds);

            var found = await store.NeighbourhoodAsync(query, Cancel);

            var nodes = found.Nodes.Select(n => n.Id).ToList();
            var distances = oracle.Distances(query.Of.Distinct(), query.Depth, query.Where, kinds);
            // Nothing is cut off where there is room for all; what is cut off leaves an answer in the same order.
            if (i % 2 == 0 && i % 4 != 0) Assert.Equal(distances.Keys.Order(), nodes.Order());
            Assert.All(nodes, id => Assert.Contains(id, distances));
            Assert.True(nodes.Count <= query.Limit);
            Assert.Equal(nodes.Distinct().Count(), nodes.Count);
            if (query.PerPredicate == 1000) Assert.Equal(nodes.OrderBy(id => distances[id]).ThenBy(id => id), nodes);
            Assert.Equal(oracle.Among(nodes, query.Where), found.Statements.Select(s => s.Id));
            AssertMore(oracle, query, nodes, found.More);
        }
    }

    /// <summary>What is not shown is counted exactly, and nothing else is.</summary>
    private static void AssertMore(Oracle oracle, NeighbourhoodQuery query, List<EntityId> nodes, IReadOnlyList<NeighbourhoodMore> more)
    {
        var expected = new List<NeighbourhoodMore>();
        foreach (var node in nodes.Order())
            foreach (var predicate in Sample.Catalogue.Predicates.Select(p => p.Name).Order(StringComparer.Ordinal))
                foreach (var direction in Enum.GetValues<Direction>())
                {
                    var all = oracle.Neighbours(node, predicate, direction, query.Where, query.Kinds);
                    var shown = all.Count(nodes.Contains);
                    if (shown < all.Count) expected.Add(new(node, predicate, direction, shown, all.Count));
                }
        Assert.Equal(expected, more);
    }

    [Fact]
    public async Task Every_predicate_gets_its_turn_before_any_gets_a_second()
    {
        var draft = Sample.Draft();
        for (var i = 0; i < 20; i++) draft.Says(Sample.Link($"incident:i{i}", "MATERIALISES", "risk:fraud"));
        draft.Says(Sample.Link("control:c", "MITIGATES", "risk:fraud")).Says(Sample.Link("report:r", "ADDRESSES", "risk:fraud")).Says(Sample.Link("risk:fraud", "BROADER", "risk:crime"));
        await using var store = await OpenWithAsync(draft);

        var found = await store.NeighbourhoodAsync(new([Sample.Fraud], 1, 6, 25, null, null), Cancel);

        Assert.Equal(["risk:fraud", "control:c", "incident:i0", "incident:i1", "report:r", "risk:crime"], found.Nodes.Select(n => n.Id.Text));
        Assert.Equal([new(Sample.Fraud, "MATERIALISES", Direction.In, 2, 20)], found.More);
    }

    [Fact]
    public async Task A_hub_gives_no_more_than_asked_by_each_predicate()
    {
        var draft = Sample.Draft();
        for (var i = 0; i < 9; i++) draft.Says(Sample.Link($"incident:i{i}", "MATERIALISES", "risk:fraud")).Says(Sample.Link($"report:r{i}", "ADDRESSES", "risk:fraud"));
        await using var store = await OpenWithAsync(draft);

        var found = await store.NeighbourhoodAsync(new([Sample.Fraud], 1, 200, 3, null, null), Cancel);

        Assert.Equal(["risk:fraud", "incident:i0", "incident:i1", "incident:i2", "report:r0", "report:r1", "report:r2"], found.Nodes.Select(n => n.Id.Text));
        Assert.Equal([new(Sample.Fraud, "ADDRESSES", Direction.In, 3, 9), new(Sample.Fraud, "MATERIALISES", Direction.In, 3, 9)], found.More);
    }

    [Fact]
    public async Task Several_statements_to_one_neighbour_are_one_neighbour()
    {
        var later = s_leaked with { ValidFrom = PartialDate.Parse("2025") };
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked).Says(later, sentence: "Since 2025."));

        var found = await store.NeighbourhoodAsync(new([Sample.Leak], 1, 200, 25, null, null), Cancel);

        Assert.Equal(2, found.Statements.Count);
        Assert.Empty(found.More);
        Assert.Equal([new Degree("MATERIALISES", Direction.In, 2)], (await store.DegreesAsync([Sample.Leak], Cancel))[Sample.Leak]);
        Assert.Single((await store.EntitiesAsync(new EntityQuery(new EntityFilter.Related(Sample.Relation(Sample.Leak, "incidents"), Quantifier.Count, null, new(Eq: 1), null), [], Sample.All), Cancel)).Edges);
    }

    [Fact]
    public async Task Centres_show_whatever_kinds_are_asked_for_and_missing_ones_are_left_out()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked).Says(Sample.Link(Sample.Breach, "INVOLVES", Sample.Bot)));
        var found = await store.NeighbourhoodAsync(new([Sample.Breach, Sample.Id("risk:none")], 2, 200, 25, null, ["System"]), Cancel);
        Assert.Equal([Sample.Breach, Sample.Bot], found.Nodes.Select(n => n.Id));
        Assert.Empty((await store.NeighbourhoodAsync(new([Sample.Id("risk:none")], 2, 200, 25, null, null), Cancel)).Nodes);
    }
}
