using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Random queries over random graphs, compared with what the oracle works out.
public abstract partial class GraphStoreContract
{
    /// <summary>How many random queries each random graph is asked. Each has a shape of its own, which some servers plan longer than they run it.</summary>
    protected virtual int QueriesPerGraph => 60;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Any_filter_and_order_of_entities_gives_the_list_and_pages_both_ways_give_it_again(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < QueriesPerGraph; i++)
        {
            var (where, order) = (i % 4 == 0 ? null : queries.Entities(), queries.EntityOrders());
            var expected = oracle.Find(where, order);
            await Pages.AssertAsync(expected, e => e.Id, page => store.EntitiesAsync(new EntityQuery(where, order, page), Cancel), $"{where} {string.Join(',', order)}");
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Any_filter_and_order_of_statements_gives_the_list_and_pages_both_ways_give_it_again(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < QueriesPerGraph; i++)
        {
            var (where, order) = (i % 4 == 0 ? null : queries.Statements(), queries.StatementOrders());
            var expected = oracle.Find(where, order);
            await Pages.AssertAsync(expected, s => s.Id, page => store.StatementsAsync(new StatementQuery(where, order, page), Cancel), $"{where} {string.Join(',', order)}");
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Any_relation_gives_each_owner_its_targets_and_pages_both_ways_give_them_again(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < QueriesPerGraph; i++)
        {
            var query = new RelationQuery([.. oracle.Entities.Keys], queries.Relation(), i % 2 == 0 ? null : queries.Entities(1), i % 3 == 0 ? queries.Statements(1) : null, queries.EntityOrders(), Sample.All);
            var all = await store.RelatedAsync(query with { Page = Sample.All with { WithTotal = true } }, Cancel);
            Assert.Equal(oracle.Entities.Keys, all.Keys.Order());
            foreach (var (owner, page) in all)
            {
                var expected = oracle.Related(owner, query);
                Assert.Equal(expected, page.Edges.Select(e => (e.Node.Entity.Id, e.Node.Statement.Id)));
                Assert.Equal(expected.Count, page.Total);
            }
            var busy = all.MaxBy(p => p.Value.Edges.Count).Key;
            await Pages.AssertAsync(oracle.Related(busy, query), r => (r.Entity.Id, r.Statement.Id), async page => (await store.RelatedAsync(query with { Owners = [busy], Page = page }, Cancel))[busy], query.ToString());
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Any_routes_are_counted_for_each_owner_and_an_end_that_several_lead_to_once(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var (queries, known, met) = (new RandomQueries(seed, oracle), Sample.Relation(Sample.Id("risk:risk-1"), "incidents"), 0);
        for (var i = 0; i < QueriesPerGraph; i++)
        {
            IReadOnlyList<IReadOnlyList<Route>> routes = [.. queries.Routes(), [new([known]), new([known, known with { Direction = Core.Catalogue.Direction.Out, Targets = ["Risk"] }], new StatementFilter.Negated(false))]];
            var counted = await store.CountRoutesAsync([.. oracle.Entities.Keys, oracle.Entities.Keys.First(), EntityId.Parse("risk:not-there")], routes, Cancel);
            Assert.Equal(oracle.Entities.Keys, counted.Keys.Order());
            foreach (var (owner, counts) in counted)
            {
                var expected = routes.Select(r => oracle.Count(owner, r)).ToList();
                Assert.True(expected.SequenceEqual(counts), $"{owner}: {string.Join(", ", counts)} instead of {string.Join(", ", expected)} for {string.Join(" | ", routes.SelectMany(r => r).Select(r => $"{string.Join(" ", r.Steps)} {r.Statement}"))}");
                met += counts.Sum();
            }
        }
        Assert.True(met > 0);
    }
}
