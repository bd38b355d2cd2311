using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Counts: stats, degrees and facets.
public abstract partial class GraphStoreContract
{
    [Theory, InlineData(1), InlineData(2)]
    public async Task Stats_and_degrees_are_what_counting_gives(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var live = oracle.Statements.Values.Where(s => s.IsLive).ToList();

        var stats = await store.StatsAsync(Cancel);

        Assert.Equal((oracle.Entities.Count, live.Count, 8, Time.Now), (stats.Entities, stats.Statements, stats.Documents, stats.LastImport));
        Assert.Equal(oracle.Entities.Keys.CountBy(oracle.Kind).OrderBy(k => k.Key), stats.ByKind.OrderBy(k => k.Key));
        Assert.Equal(live.CountBy(s => s.Predicate).OrderBy(k => k.Key), stats.ByPredicate.OrderBy(k => k.Key));
        Assert.Equal(oracle.Statements.Values.CountBy(s => s.Status).OrderBy(k => k.Key), stats.ByStatus.OrderBy(k => k.Key));
        foreach (var (id, degrees) in await store.DegreesAsync(oracle.Entities.Keys, Cancel))
        {
            var ends = live.Where(s => s.Subject == id).Select(s => (s.Predicate, Direction.Out)).Concat(live.Where(s => s.Object == id).Select(s => (s.Predicate, Direction.In)));
            Assert.Equal(ends.CountBy(e => e).Select(e => new Degree(e.Key.Predicate, e.Key.Item2, e.Value)).OrderByDescending(d => d.Count).ThenBy(d => d.Predicate, StringComparer.Ordinal).ThenBy(d => d.Direction), degrees);
        }
    }

    [Fact]
    public async Task Stats_follow_records_that_come_without_a_history_of_their_own()
    {
        var first = Sample.Draft("a").Describes(Dated("incident:a", "2024-03")).Says(Sample.Link("incident:a", "MATERIALISES", "risk:x"));
        List<GraphRecord> all;
        GraphStats expected;
        await using (var source = await OpenWithAsync(first, Sample.Draft("b").Describes(Dated("incident:b", "2024")).Says(Sample.Link("incident:b", "MATERIALISES", "risk:x"))))
            (all, expected) = (await source.ReadAllAsync(Cancel).ToListAsync(Cancel), await source.StatsAsync(Cancel));
        await using var store = await OpenWithAsync(first);
        var before = await store.StatsAsync(Cancel);

        await store.WriteAllAsync(all.Where(r => r is not GraphRecord.OfChange).ToAsyncEnumerable(), Cancel);

        var after = await store.StatsAsync(Cancel);
        Assert.NotEqual((before.Entities, before.Statements, before.Documents), (after.Entities, after.Statements, after.Documents));
        Assert.Equal((expected.Entities, expected.Statements, expected.Documents), (after.Entities, after.Statements, after.Documents));
    }

    [Fact]
    public async Task The_version_is_another_after_each_write_that_changes_something_and_no_other()
    {
        var (first, second) = (Sample.Draft("a").Describes(Dated("incident:a", "2024-03")).Says(Sample.Link("incident:a", "MATERIALISES", "risk:x")), (DocumentContent)Sample.Draft("b").Describes(Dated("incident:b", "2024")));
        await using var store = await OpenAsync();
        var empty = await store.VersionAsync(Cancel);
        await ApplyAsync(store, first);
        var one = await store.VersionAsync(Cancel);
        await ApplyAsync(store, first);
        await store.PreviewAsync(new(Sample.Run) { Documents = [second] }, Cancel);
        Assert.Equal(one, await store.VersionAsync(Cancel));
        await ApplyAsync(store, second);
        var two = await store.VersionAsync(Cancel);
        await store.WriteAllAsync(store.ReadAllAsync(Cancel), Cancel);
        Assert.Equal(two, await store.VersionAsync(Cancel));
        await ApplyAsync(store, Sample.Draft("b").Describes(Dated("incident:b", "2025")));

        Assert.Distinct([empty, one, two, await store.VersionAsync(Cancel)]);
    }

    [Fact]
    public async Task The_version_follows_records_that_come_without_a_history_of_their_own()
    {
        List<GraphRecord> all;
        await using (var source = await OpenWithAsync(Sample.Draft("a").Says(Sample.Link("incident:a", "MATERIALISES", "risk:x")), Sample.Draft("b").Says(Sample.Link("incident:b", "MATERIALISES", "risk:x"))))
            all = await source.ReadAllAsync(Cancel).ToListAsync(Cancel);
        await using var store = await OpenWithAsync(Sample.Draft("a").Says(Sample.Link("incident:a", "MATERIALISES", "risk:x")));
        var before = await store.VersionAsync(Cancel);

        await store.WriteAllAsync(all.Where(r => r is not GraphRecord.OfChange).ToAsyncEnumerable(), Cancel);

        Assert.NotEqual(before, await store.VersionAsync(Cancel));
    }

    [Fact]
    public async Task The_version_follows_what_a_document_adds_to_an_entity_that_was_there()
    {
        List<GraphRecord> all;
        await using (var source = await OpenWithAsync(Sample.Draft("a").Describes(Sample.Heist, "Heist"), Sample.Draft("b").Describes(new Entity(Sample.Heist, "Heist") { Aliases = ["Robbery"] })))
            all = await source.ReadAllAsync(Cancel).ToListAsync(Cancel);
        await using var store = await OpenWithAsync(Sample.Draft("a").Describes(Sample.Heist, "Heist"));
        var before = await store.VersionAsync(Cancel);

        await store.WriteAllAsync(all.Where(r => r is GraphRecord.OfRun or GraphRecord.OfDocument || (r is GraphRecord.OfContribution of && of.Entity.Id == Sample.Heist)).ToAsyncEnumerable(), Cancel);

        Assert.Equal(["Robbery"], (await store.EntitiesAsync([Sample.Heist], Cancel))[Sample.Heist].Aliases);
        Assert.NotEqual(before, await store.VersionAsync(Cancel));
    }

    [Fact]
    public async Task An_empty_store_has_counted_nothing()
    {
        await using var store = await OpenAsync();
        var stats = await store.StatsAsync(Cancel);
        Assert.Equal((0, 0, 0, null), (stats.Entities, stats.Statements, stats.Documents, stats.LastImport));
        Assert.Empty(stats.ByKind);
        Assert.Empty(await store.FacetAsync(null, new Facet.Status(), 10, Cancel));
    }

    [Fact]
    public async Task Facets_count_entities_largest_first_then_by_value()
    {
        await using var store = await OpenWithAsync(
            Sample.Draft("a").Describes(Dated("incident:a", "2024-03")).Describes(Dated("incident:b", "2024")).Describes(Dated("incident:c", "2023-Q4")).Describes(Sample.Heist, "Heist")
                .Says(Sample.Link("incident:a", "MATERIALISES", "risk:x")).Says(Sample.Link("incident:b", "MATERIALISES", "risk:x"), 0.3).Says(Sample.Link("incident:a", "INVOLVES", "system:s"), 0.3),
            Sample.Draft("b").Describes(Dated("incident:a", "2024-03")).Says(Sample.Link("report:r", "DESCRIBES", "incident:b")).Says(Sample.Link("report:r", "ISSUED_BY", "organization:o")));
        var incidents = new EntityFilter.Kinds(["Incident"]);

        Assert.Equal([new("2024", "2024", 2), new("2023", "2023", 1)], await store.FacetAsync(incidents, new Facet.Year("date"), 10, Cancel));
        Assert.Equal([new("2024", "2024", 2)], await store.FacetAsync(incidents, new Facet.Year("date"), 1, Cancel));
        Assert.Equal([new("document:a", "a", 4), new("document:b", "b", 2)], await store.FacetAsync(incidents, new Facet.Source(), 10, Cancel));
        Assert.Equal([new("PROPOSED", "proposed", 2), new("UNREVIEWED", "unreviewed", 2)], await store.FacetAsync(incidents, new Facet.Status(), 10, Cancel));
        // The organization issued a work about the one incident; about the other nobody has.
        Assert.Equal([new("organization:o", "o", 1)], await store.FacetAsync(incidents, new Facet.IssuingBody(), 10, Cancel));
        Assert.Equal([new("organization:o", "o", 1)], await store.FacetAsync(new EntityFilter.Kinds(["Report"]), new Facet.IssuingBody(), 10, Cancel));
        Assert.Equal([new("UNREVIEWED", "unreviewed", 1)], await store.FacetAsync(new EntityFilter.Ids([Sample.Id("organization:o")]), new Facet.Status(), 10, Cancel));
    }

    private static Entity Dated(string id, string date) => new(Sample.Id(id), id) { Properties = Entity.NoProperties.Add("date", date) };
}
