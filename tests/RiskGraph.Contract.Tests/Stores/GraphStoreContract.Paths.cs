using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Paths_are_the_shortest_there_are_in_their_order(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < 60; i++)
        {
            var kinds = i % 4 == 0 ? new[] { "Risk", "Incident", "Report" } : null;
            var query = new PathQuery(queries.Id(), queries.Id(), 1 + i % 7, 1 + i % 4, i % 5 == 0 ? queries.Statements(1) : null, kinds);
            var all = oracle.Paths(query);

            var found = await store.PathsAsync(query, Cancel);

            var ways = found.Paths.Select(p => p.Steps.Select(s => s.From.Id).Append(p.Steps[^1].To.Id).ToList()).ToList();
            Assert.Equal(all.Take(query.First), ways);
            Assert.Equal(found.SearchedTo == query.MaxLength, found.Exhaustive);
            // As far as it says it has looked, it has shown all there is.
            Assert.Equal(all.Count(p => p.Count - 1 <= found.SearchedTo), ways.Count(w => w.Count - 1 <= found.SearchedTo));
            if (all.Count < query.First) Assert.True(found.Exhaustive);
            Assert.All(found.Paths.SelectMany(p => p.Steps), step => AssertStep(oracle, query, step));
        }
    }

    /// <summary>A step shows the strongest statement between its ends, in the direction that it has.</summary>
    private static void AssertStep(Oracle oracle, PathQuery query, PathStep step)
    {
        var best = oracle.Among([step.From.Id, step.To.Id], query.Where).Select(id => oracle.Statements[id]).Where(s => s.Subject != s.Object)
            .OrderByDescending(s => s.Confidence).ThenBy(s => s.Id, StringComparer.Ordinal).First();
        Assert.Equal(best.Id, step.Statement.Id);
        Assert.Equal(step.From.Id == best.Subject ? Direction.Out : Direction.In, step.Direction);
    }

    [Fact]
    public async Task Longer_paths_are_found_when_every_entity_is_near()
    {
        // Everything is next to everything: all five entities are met at once, and still the detours count.
        var ids = Enumerable.Range(0, 6).Select(i => $"risk:r{i}").ToList();
        var draft = Sample.Draft();
        for (var i = 0; i < ids.Count; i++)
            for (var j = 0; j < i; j++) draft.Says(Sample.Link(ids[i], "RELATED", ids[j]));
        await using var store = await OpenWithAsync(draft);

        var found = await store.PathsAsync(new(Sample.Id(ids[0]), Sample.Id(ids[5]), 1000, 6, null, null), Cancel);

        // 1 + 4 + 4·3 + 4·3·2 + 4·3·2·1
        Assert.Equal([(1, 1), (2, 4), (3, 12), (4, 24), (5, 24)], found.Paths.GroupBy(p => p.Steps.Count).Select(g => (g.Key, g.Count())));
        Assert.True(found.Exhaustive);
    }

    [Fact]
    public async Task No_path_is_told_from_no_path_found()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked).Says(Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud)).Says(Sample.Link(Sample.Heist, "INVOLVES", Sample.Bot)));
        var (apart, self, missing, near) = (
            await store.PathsAsync(new(Sample.Breach, Sample.Heist, 3, 6, null, null), Cancel), await store.PathsAsync(new(Sample.Breach, Sample.Breach, 3, 6, null, null), Cancel),
            await store.PathsAsync(new(Sample.Breach, Sample.Id("risk:none"), 3, 6, null, null), Cancel), await store.PathsAsync(new(Sample.Fraud, Sample.Bot, 1, 1, null, null), Cancel));
        foreach (var none in new[] { apart, self, missing })
        {
            Assert.Empty(none.Paths);
            Assert.Equal((true, 6), (none.Exhaustive, none.SearchedTo));
        }
        Assert.Empty(near.Paths);
        Assert.Equal((true, 1), (near.Exhaustive, near.SearchedTo));
    }

    [Fact]
    public async Task Paths_beyond_those_asked_for_make_the_answer_not_exhaustive()
    {
        await using var store = await OpenWithAsync(Sample.Draft()
            .Says(Sample.Link("incident:a", "MATERIALISES", "risk:x")).Says(Sample.Link("incident:b", "MATERIALISES", "risk:x"))
            .Says(Sample.Link("incident:a", "MATERIALISES", "risk:y")).Says(Sample.Link("incident:b", "MATERIALISES", "risk:y")));
        var (a, b) = (Sample.Id("incident:a"), Sample.Id("incident:b"));

        var one = await store.PathsAsync(new(a, b, 1, 2, null, null), Cancel);
        Assert.Equal((1, false, 1), (one.Paths.Count, one.Exhaustive, one.SearchedTo));
        var two = await store.PathsAsync(new(a, b, 2, 2, null, null), Cancel);
        Assert.Equal((2, true, 2), (two.Paths.Count, two.Exhaustive, two.SearchedTo));
        Assert.Equal(["risk:x", "risk:y"], two.Paths.Select(p => p.Steps[0].To.Id.Text));
    }
}
