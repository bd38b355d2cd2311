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
}
