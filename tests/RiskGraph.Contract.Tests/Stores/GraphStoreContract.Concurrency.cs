using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task Readers_see_all_of_a_change_set_or_nothing_while_it_is_written()
    {
        const int Versions = 20;
        await using var store = await OpenWithAsync(Version(0));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadVersionsAsync(store, done.Token), Cancel)).ToList();

        for (var i = 1; i <= Versions; i++) await ApplyAsync(store, Version(i));
        await done.CancelAsync();

        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal($"Version {Versions}", (await FindAsync(store, Sample.Bot))!.Name);

        // Every version names the bot and each of its ten incidents after itself.
        static DocumentContent Version(int number)
        {
            var draft = Sample.Draft().Describes(Sample.Bot, $"Version {number}");
            for (var i = 0; i < 10; i++) draft.Describes(Sample.Id($"incident:i{i}"), $"Version {number}").Says(Sample.Link($"incident:i{i}", "INVOLVES", "system:bot"), sentence: $"Incident {i} in version {number}.");
            return draft;
        }
    }

    /// <summary>Reads until told to stop; every answer must be of one version.</summary>
    private static async Task<int> ReadVersionsAsync(IGraphStore store, CancellationToken done)
    {
        var reads = 0;
        while (!done.IsCancellationRequested || reads == 0)
        {
            var around = await store.NeighbourhoodAsync(new([Sample.Bot], 1, 100, 100, null, null), Cancel);
            Assert.Equal(11, around.Nodes.Count);
            Assert.Single(around.Nodes.Select(n => n.Name).Distinct());
            var records = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);
            Assert.Single(records.OfType<GraphRecord.OfContribution>().Where(c => c.Entity.Id.Prefix != "document").Select(c => c.Entity.Name).Distinct());
            reads++;
        }
        return reads;
    }

    [Fact]
    public async Task An_export_is_of_one_moment_however_long_its_reader_takes()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var expected = await store.ReadAllAsync(Cancel).CountAsync(Cancel);

        var read = 0;
        await foreach (var _ in store.ReadAllAsync(Cancel))
            if (read++ == 0) await ApplyAsync(store, Sample.Draft("two").Says(Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud)));

        Assert.Equal(expected, read);
        Assert.True(await store.ReadAllAsync(Cancel).CountAsync(Cancel) > expected);
    }

    [Fact]
    public async Task Writers_take_turns_and_lose_nothing()
    {
        await using var store = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ApplyAsync(store, Sample.Draft($"d{i}").Says(s_leaked, sentence: $"Said {i} times.")), Cancel)));
        Assert.Equal(20, (await store.EvidenceAsync([s_leaked.Id], Sample.All, Cancel))[s_leaked.Id].Edges.Count);
        Assert.Equal(20, (await store.StatsAsync(Cancel)).Documents);
        Assert.Empty(await ErrorsAsync(store));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_starts_does_nothing()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var before = await ExportAsync(store);
        var cancelled = new CancellationToken(canceled: true);
        await CancelledAsync(() => store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft("two").Writes("New.")] }, cancelled));
        await CancelledAsync(() => store.PreviewAsync(new(Sample.Run) { Documents = [Sample.Draft("two").Writes("New.")] }, cancelled));
        await CancelledAsync(() => store.EntitiesAsync([Sample.Leak], cancelled));
        await CancelledAsync(() => store.EntitiesAsync(new EntityQuery(null, [], Sample.All), cancelled));
        await CancelledAsync(() => store.SearchAsync(new("leak", null, Sample.All), cancelled));
        await CancelledAsync(() => store.PathsAsync(new(Sample.Breach, Sample.Leak, 1, 1, null, null), cancelled));
        await CancelledAsync(() => store.StatsAsync(cancelled));
        await CancelledAsync(() => store.WriteAllAsync(store.ReadAllAsync(Cancel), cancelled));
        await CancelledAsync(async () => await store.ReadAllAsync(cancelled).CountAsync(Cancel));
        Assert.Equal(before, await ExportAsync(store));
        static Task CancelledAsync(Func<Task> call) => Assert.ThrowsAnyAsync<OperationCanceledException>(call);
    }

    [Fact]
    public async Task A_change_set_that_is_cancelled_on_the_way_leaves_nothing_half_done()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var before = await ExportAsync(store);
        var contents = Enumerable.Range(0, 50).Select(i => Sample.Draft($"d{i}").Says(Sample.Link($"incident:i{i}", "MATERIALISES", "risk:fraud")).Build()).ToList();
        // Cancelled at every tenth document in turn, while the store goes through them.
        for (var at = 0; at < contents.Count; at += 10)
        {
            using var source = new CancellationTokenSource();
            var trap = new CancelAt<DocumentContent>(contents, at, source);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ApplyAsync(new(Sample.Run) { Documents = trap }, source.Token));
            Assert.True(trap.Sprung);
            Assert.Equal(before, await ExportAsync(store));
        }
        Assert.False((await ApplyAsync(store, contents)).IsEmpty);
    }

    [Fact]
    public async Task An_import_that_is_cancelled_or_breaks_on_the_way_leaves_nothing_half_done()
    {
        List<GraphRecord> records;
        await using (var store = await OpenWithAsync(Sample.Draft().Says(s_leaked), Sample.Draft("two").Says(Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud)))) records = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);
        await using var copy = await OpenAsync();
        for (var at = 0; at < records.Count; at += 5)
        {
            using var source = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy.WriteAllAsync(BreakAt(at, source.Cancel), source.Token));
            await Assert.ThrowsAsync<InvalidDataException>(() => copy.WriteAllAsync(BreakAt(at, () => throw new InvalidDataException()), Cancel));
            Assert.Empty(await copy.ReadAllAsync(Cancel).ToListAsync(Cancel));
        }
        Assert.Equal(records.Count, await copy.WriteAllAsync(records.ToAsyncEnumerable(), Cancel));

        async IAsyncEnumerable<GraphRecord> BreakAt(int at, Action breakIt)
        {
            for (var i = 0; i < records.Count; i++)
            {
                if (i == at) breakIt();
                yield return records[i];
                await Task.CompletedTask;
            }
        }
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_leaves_the_store_as_able_as_before()
    {
        await using var store = await OpenAsync();
        await new RandomGraph(1).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var expected = oracle.Find((EntityFilter?)null, []);
        await Parallel.ForAsync(0, 200, Cancel, async (i, _) =>
        {
            using var source = new CancellationTokenSource();
            var read = store.NeighbourhoodAsync(new([.. expected], 3, 1000, 1000, null, null), source.Token);
            if (i % 2 == 0) await source.CancelAsync();
            try
            {
                Assert.Equal(expected.Count, (await read).Nodes.Count);
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
            Assert.Equal(expected, (await store.EntitiesAsync(new EntityQuery(null, [], Sample.All), Cancel)).Edges.Select(e => e.Node.Id));
        });
    }
}
