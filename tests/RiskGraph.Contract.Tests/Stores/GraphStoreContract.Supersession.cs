using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task A_changed_document_supersedes_only_what_it_no_longer_says()
    {
        var (kept, dropped, added) = (Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak), Sample.Link(Sample.Breach, "INVOLVES", Sample.Bot), Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud));
        await using var store = await OpenWithAsync(Sample.Draft().Says(kept).Says(dropped));
        var before = Time.Now;
        var after = Time.Advance();

        var difference = await ApplyAsync(store, Sample.Draft().Says(kept).Says(added));

        Assert.Equal(
            [
                (ChangeAction.Updated, RecordKind.Document, "document:one"),
                (ChangeAction.Added, RecordKind.Entity, "incident:heist"),
                (ChangeAction.Added, RecordKind.Entity, "risk:fraud"),
                (ChangeAction.Superseded, RecordKind.Entity, "system:bot"),
                .. new[] { (ChangeAction.Superseded, RecordKind.Statement, dropped.Id), (ChangeAction.Added, RecordKind.Statement, added.Id) }.OrderBy(l => l.Id, StringComparer.Ordinal),
            ],
            difference.Lines.Select(l => (l.Action, l.Kind, l.Id)));
        Assert.Equal((StatementStatus.Unreviewed, before, null), State(await FindAsync(store, kept)));
        Assert.Equal((StatementStatus.Retracted, before, (DateTimeOffset?)after), State(await FindAsync(store, dropped)));
        Assert.Equal((StatementStatus.Unreviewed, after, null), State(await FindAsync(store, added)));
        Assert.Equal(0, (await FindAsync(store, dropped))!.Confidence);
        Assert.Null(await FindAsync(store, Sample.Bot));
        Assert.NotNull(await FindAsync(store, Sample.Breach));
    }

    [Fact]
    public async Task An_incomplete_document_only_adds()
    {
        var (first, second) = (Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak), Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud));
        await using var store = await OpenWithAsync(Sample.Draft().Says(first).Names(Sample.Bot, "The bot.", 4, 3));

        await ApplyAsync(store, Sample.Draft().Says(second).Build(complete: false));

        Assert.Equal(StatementStatus.Unreviewed, (await FindAsync(store, first))!.Status);
        Assert.Equal(StatementStatus.Unreviewed, (await FindAsync(store, second))!.Status);
        Assert.Single((await store.MentionsAsync([Sample.Bot], Sample.All, Cancel))[Sample.Bot].Edges);
        Assert.Equal(3, (await store.PassagesOfAsync([Sample.Id("document:one")], Sample.All, Cancel)).Single().Value.Edges.Count);
    }

    [Fact]
    public async Task What_is_said_again_is_restored_as_it_was()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        var said = Sample.Draft().Says(statement).Names(Sample.Bot, "The bot.", 4, 3).Build();
        var recorded = Time.Now;
        await using var store = await OpenWithAsync(said);
        Time.Advance();
        await ApplyAsync(store, Sample.Draft().Writes("Silence."));
        Assert.Null(await FindAsync(store, Sample.Bot));
        Time.Advance();

        var difference = await ApplyAsync(store, said);

        Assert.Contains(difference.Lines, l => (l.Action, l.Id) == (ChangeAction.Restored, statement.Id));
        Assert.Contains(difference.Lines, l => (l.Action, l.Id) == (ChangeAction.Restored, "incident:breach"));
        Assert.Contains(difference.Lines, l => (l.Action, l.Id) == (ChangeAction.Restored, said.Evidence[0].Id));
        Assert.Equal((StatementStatus.Unreviewed, recorded, null), State(await FindAsync(store, statement)));
        Assert.Equal(0.9, (await FindAsync(store, statement))!.Confidence);
        Assert.Equal((recorded, Time.Now), (await FindAsync(store, Sample.Bot)) is { } bot ? (bot.CreatedAt, bot.UpdatedAt) : default);
        Assert.Single((await store.MentionsAsync([Sample.Bot], Sample.All, Cancel))[Sample.Bot].Edges);
        Assert.Equal(recorded, (await store.EvidenceAsync([statement.Id], Sample.All, Cancel))[statement.Id].Edges.Single().Node.RecordedAt);
        Assert.Single((await store.SearchAsync(new("bot", ["System"], Sample.All), Cancel)).Edges);
    }

    [Fact]
    public async Task Nothing_is_deleted_when_a_document_falls_silent()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        await using var store = await OpenWithAsync(Sample.Draft().Says(statement).Names(Sample.Bot, "The bot.", 4, 3));
        var gone = Time.Advance();

        await ApplyAsync(store, Sample.Draft().Writes("Silence."));

        var records = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);
        Assert.Equal(gone, Assert.Single(records.OfType<GraphRecord.OfEvidence>()).Evidence.SupersededAt);
        Assert.Equal(gone, Assert.Single(records.OfType<GraphRecord.OfMention>()).SupersededAt);
        Assert.Equal([gone, gone, null], records.OfType<GraphRecord.OfPassage>().Select(p => p.SupersededAt).OrderByDescending(t => t.HasValue));
        Assert.Equal([gone, gone, gone], records.OfType<GraphRecord.OfContribution>().Where(c => c.Entity.Id.Prefix != "document").Select(c => c.SupersededAt));
    }

    [Fact]
    public async Task A_passage_that_only_moves_stays_itself()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        var first = Sample.Draft().Says(statement).Build();
        await using var store = await OpenWithAsync(first);

        var difference = await ApplyAsync(store, Sample.Draft().Writes("A new first sentence.").Says(statement));

        Assert.Equal([(ChangeAction.Updated, "document:one")], difference.Lines.Select(l => (l.Action, l.Id)));
        var moved = (await store.PassagesAsync([first.Passages[0].Id], Cancel)).Single().Value;
        Assert.Equal(("A new first sentence.\n".Length, 2), (moved.Start, moved.Line));
    }

    [Fact]
    public async Task A_change_of_passages_mentions_or_descriptions_alone_is_told_and_kept()
    {
        var plain = Sample.Draft().Writes("The bot of the institute.").Describes(Sample.Bot, "Bot").Build();
        await using var store = await OpenWithAsync(plain, Sample.Draft("two").Describes(Sample.Bot, "Bot", "The bot"));
        var mentioning = plain with { Mentions = [new(Sample.Bot, plain.Passages[0].Id, 4, 3)] };
        // Nothing about the merged entity changes: the other document gives the alias already.
        var describing = mentioning with { Entities = [.. mentioning.Entities.Select(e => e.Id == Sample.Bot ? e with { Aliases = ["The bot"] } : e)] };
        var finer = describing with { Passages = [.. describing.Passages, describing.Passages[0] with { Text = "The bot" }] };

        foreach (var content in new[] { mentioning, describing, finer, mentioning })
        {
            Assert.Equal([(ChangeAction.Updated, RecordKind.Document, "document:one")], (await ApplyAsync(store, content)).Lines.Select(l => (l.Action, l.Kind, l.Id)));
            Assert.True((await ApplyAsync(store, content)).IsEmpty);
        }
        await ApplyAsync(store, describing);
        await ApplyAsync(store, Sample.Draft("two").Describes(Sample.Bot, "Bot"));
        Assert.Equal(["The bot"], (await FindAsync(store, Sample.Bot))!.Aliases);
    }

    [Fact]
    public async Task A_statement_stands_while_one_document_says_it()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        await using var store = await OpenWithAsync(Sample.Draft("one").Says(statement, 0.9), Sample.Draft("two").Says(statement, 0.7));

        var difference = await ApplyAsync(store, Sample.Draft("one").Writes("Silence."));

        Assert.Equal((0.7, StatementStatus.Unreviewed), (await FindAsync(store, statement)) is { } s ? (s.Confidence, s.Status) : default);
        Assert.Contains(difference.Lines, l => (l.Action, l.Kind) == (ChangeAction.Superseded, RecordKind.Evidence));
        Assert.Contains(difference.Lines, l => (l.Action, l.Kind) == (ChangeAction.Updated, RecordKind.Statement));
        Assert.NotNull(await FindAsync(store, Sample.Breach));
        Assert.Equal(StatementStatus.Retracted, await StatusAfterAsync(store, statement, Sample.Draft("two").Writes("Silence.")));
    }

    [Fact]
    public async Task An_entity_lives_while_a_statement_about_it_stands()
    {
        var statement = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);
        var relying = Sample.Draft("relying").Says(statement).Build();
        relying = relying with { Entities = [.. relying.Entities.Where(e => e.Id.Prefix == "document")] };
        await using var store = await OpenWithAsync(Sample.Draft("defining").Describes(Sample.Breach, "Breach").Describes(Sample.Leak, "Leak"), relying);

        await ApplyAsync(store, Sample.Draft("defining").Writes("Silence."));
        Assert.Equal("Leak", (await FindAsync(store, Sample.Leak))!.Name);
        Assert.Equal([Sample.Leak], await TargetsAsync(store, Sample.Breach, "risks"));

        var difference = await ApplyAsync(store, Sample.Draft("relying").Writes("Silence."));
        Assert.Contains(difference.Lines, l => (l.Action, l.Id) == (ChangeAction.Superseded, "risk:data-leak"));
        Assert.Null(await FindAsync(store, Sample.Leak));

        // Said again, without being described again.
        Assert.Contains((await ApplyAsync(store, relying)).Lines, l => (l.Action, l.Id) == (ChangeAction.Restored, "risk:data-leak"));
        Assert.Equal([Sample.Leak], await TargetsAsync(store, Sample.Breach, "risks"));
    }

    private static (StatementStatus?, DateTimeOffset?, DateTimeOffset?) State(Statement? statement) => (statement?.Status, statement?.RecordedAt, statement?.SupersededAt);

    private static async Task<StatementStatus> StatusAfterAsync(IGraphStore store, Statement statement, DocumentContent content)
    {
        await ApplyAsync(store, content);
        return (await FindAsync(store, statement))!.Status;
    }

    /// <summary>The targets of one relation field of an entity.</summary>
    private static async Task<IEnumerable<EntityId>> TargetsAsync(IGraphStore store, EntityId owner, string field)
    {
        var page = (await store.RelatedAsync(new([owner], Sample.Relation(owner, field), null, null, [], Sample.All), Cancel))[owner];
        return page.Edges.Select(e => e.Node.Entity.Id);
    }
}
