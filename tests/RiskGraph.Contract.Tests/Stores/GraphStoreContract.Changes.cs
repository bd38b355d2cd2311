using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task A_change_set_adds_what_it_says_and_tells_so_in_order()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        await using var store = await OpenAsync();

        var difference = await ApplyAsync(store, Sample.Draft().Says(statement));

        Assert.Equal(
            [
                (ChangeAction.Added, RecordKind.Document, "document:one"),
                (ChangeAction.Added, RecordKind.Entity, "document:one"),
                (ChangeAction.Added, RecordKind.Entity, "incident:breach"),
                (ChangeAction.Added, RecordKind.Entity, "risk:data-leak"),
                (ChangeAction.Added, RecordKind.Statement, statement.Id),
            ],
            difference.Lines.Select(l => (l.Action, l.Kind, l.Id)));
        Assert.Equal(statement with { Confidence = 0.9, Status = StatementStatus.Unreviewed, RecordedAt = Time.Now }, await FindAsync(store, statement));
    }

    [Fact]
    public async Task A_change_set_applied_twice_changes_nothing_the_second_time()
    {
        var content = Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Names(Sample.Bot, "The bot.", 4, 3).Build();
        await using var store = await OpenAsync();
        var review = new Review(content.Statements[0].Id, StatementStatus.Accepted, "ann", Time.Now);
        var changes = new ChangeSet(Sample.Run) { Documents = [content], Reviews = [review], Redirects = [new(Sample.Id("risk:leak"), Sample.Leak)] };
        await store.ApplyAsync(changes, Cancel);
        var before = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);
        Time.Advance();

        Assert.True((await store.PreviewAsync(changes, Cancel)).IsEmpty);
        Assert.True((await store.ApplyAsync(changes, Cancel)).IsEmpty);

        Assert.Equal(before.Count, await store.ReadAllAsync(Cancel).CountAsync(Cancel));
    }
    [Fact]
    public async Task A_preview_tells_the_difference_and_does_not_make_it()
    {
        var content = Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        await using var store = await OpenAsync();

        var preview = await store.PreviewAsync(new(Sample.Run) { Documents = [content] }, Cancel);

        Assert.Empty(await store.ReadAllAsync(Cancel).ToListAsync(Cancel));
        Assert.Equal(preview.Lines, (await ApplyAsync(store, content)).Lines);
    }

    [Fact]
    public async Task A_run_that_changes_nothing_leaves_no_trace()
    {
        var content = Sample.Draft().Writes("Nothing new.").Build();
        await using var store = await OpenWithAsync(content);
        var later = new ImportRun(Sample.Run.StartedAt.AddDays(1), "test", "memory");

        Assert.True((await store.ApplyAsync(new(later) { Documents = [content] }, Cancel)).IsEmpty);
        Assert.True((await store.ApplyAsync(new(later), Cancel)).IsEmpty);

        Assert.Equal([Sample.Run], (await store.ReadAllAsync(Cancel).ToListAsync(Cancel)).OfType<GraphRecord.OfRun>().Select(r => r.Run));
    }

    [Fact]
    public async Task A_run_that_began_in_another_time_zone_is_the_same_run()
    {
        var content = Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        await using var store = await OpenAsync();
        var elsewhere = Sample.Run with { StartedAt = Sample.Run.StartedAt.ToOffset(TimeSpan.FromHours(8)) };

        await store.ApplyAsync(new(elsewhere) { Documents = [content] }, Cancel);

        var evidence = (await store.EvidenceAsync([content.Statements[0].Id], Sample.All, Cancel)).Single().Value.Edges.Single().Node;
        Assert.Equal(Sample.Run.Id, evidence.Run);
    }

    [Fact]
    public async Task What_was_applied_is_there_when_the_store_is_opened_again()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        List<GraphRecord> before;
        await using (var store = await OpenWithAsync(Sample.Draft().Says(statement))) before = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);

        await using var again = await ReopenAsync(Sample.Catalogue, Time);

        Assert.Equal(before.Count, await again.ReadAllAsync(Cancel).CountAsync(Cancel));
        Assert.Equal(Time.Now, (await FindAsync(again, statement))!.RecordedAt);
    }

    [Fact]
    public async Task Documents_of_one_change_set_may_rely_on_each_other_in_any_order()
    {
        var first = Sample.Draft("first").Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        var second = Sample.Draft("second").Describes(Sample.Breach, "Breach").Describes(Sample.Leak, "Data leak").Build();
        await using var store = await OpenAsync();

        // The first speaks of entities that only the second describes.
        await ApplyAsync(store, first with { Entities = [.. first.Entities.Where(e => e.Id == first.Document.Id)] }, second);

        Assert.Equal("Breach", (await FindAsync(store, Sample.Breach))!.Name);
        Assert.NotNull(await FindAsync(store, first.Statements[0]));
    }

    [Fact]
    public async Task A_change_set_with_one_bad_document_changes_nothing()
    {
        var good = Sample.Draft("good").Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        var bad = Sample.Draft("bad").Names(Sample.Bot, "The bot.", 4, 3).Build();
        await using var store = await OpenAsync();

        // Found only while writing: the mentioned entity is nowhere.
        var error = await Assert.ThrowsAsync<ChangeSetException>(() => ApplyAsync(store, good, bad with { Entities = [.. bad.Entities.Where(e => e.Id != Sample.Bot)] }));

        Assert.Contains("there is no entity system:bot", error.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ReadAllAsync(Cancel).ToListAsync(Cancel));
        Assert.False((await ApplyAsync(store, good)).IsEmpty);
    }

    [Fact]
    public async Task A_preview_refuses_what_applying_would_refuse()
    {
        var content = Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        await using var store = await OpenAsync();
        var bare = new ChangeSet(Sample.Run) { Documents = [content with { Entities = [.. content.Entities.Where(e => e.Id != Sample.Leak)] }] };

        var preview = await Assert.ThrowsAsync<ChangeSetException>(() => store.PreviewAsync(bare, Cancel));
        var apply = await Assert.ThrowsAsync<ChangeSetException>(() => store.ApplyAsync(bare, Cancel));

        Assert.Equal(apply.Message, preview.Message);
        Assert.Contains("there is no entity risk:data-leak", apply.Message, StringComparison.Ordinal);
    }
}
