using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Confidence and status of a statement, from evidence and from people's words.
public abstract partial class GraphStoreContract
{
    private static readonly Statement s_leaked = Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak);

    [Theory]
    [InlineData(0.59, StatementStatus.Proposed)]
    [InlineData(0.6, StatementStatus.Unreviewed)]
    [InlineData(1, StatementStatus.Unreviewed)]
    [InlineData(0, StatementStatus.Proposed)]
    public async Task A_statement_is_asserted_from_the_bar_on_and_proposed_below(double confidence, StatementStatus status)
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked, confidence));
        Assert.Equal((confidence, status), (await FindAsync(store, s_leaked)) is { } found ? (found.Confidence, found.Status) : default);
    }

    [Fact]
    public async Task Confidence_is_that_of_the_strongest_live_evidence()
    {
        await using var store = await OpenWithAsync(Sample.Draft("one").Says(s_leaked, 0.4, "Weak.").Says(s_leaked, 0.8, "Strong."), Sample.Draft("two").Says(s_leaked, 0.5));
        Assert.Equal(0.8, (await FindAsync(store, s_leaked))!.Confidence);

        var difference = await ApplyAsync(store, Sample.Draft("one").Says(s_leaked, 0.4, "Weak."));
        Assert.Contains(difference.Lines, l => (l.Action, l.Kind) == (ChangeAction.Updated, RecordKind.Statement));
        Assert.Equal((0.5, StatementStatus.Proposed), (await FindAsync(store, s_leaked)) is { } weaker ? (weaker.Confidence, weaker.Status) : default);
    }

    [Fact]
    public async Task A_better_extractor_may_change_its_mind_about_the_same_evidence()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked, 0.5));
        var difference = await ApplyAsync(store, Sample.Draft().Says(s_leaked, 0.9));
        Assert.Equal([(ChangeAction.Updated, RecordKind.Statement), (ChangeAction.Updated, RecordKind.Evidence)], difference.Lines.Select(l => (l.Action, l.Kind)));
        Assert.Equal((0.9, StatementStatus.Unreviewed), (await FindAsync(store, s_leaked)) is { } found ? (found.Confidence, found.Status) : default);
    }

    [Theory]
    [InlineData(StatementStatus.Accepted, true)]
    [InlineData(StatementStatus.Disputed, true)]
    [InlineData(StatementStatus.Rejected, false)]
    public async Task A_review_decides_whatever_the_confidence(StatementStatus word, bool live)
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked, 0.3));

        var difference = await ReviewAsync(store, word, Time.Now);

        Assert.Equal([(ChangeAction.Updated, RecordKind.Statement), (ChangeAction.Added, RecordKind.Review)], difference.Lines.Select(l => (l.Action, l.Kind)));
        Assert.Equal(word, (await FindAsync(store, s_leaked))!.Status);
        Assert.Equal(live ? [Sample.Leak] : [], await TargetsAsync(store, Sample.Breach, "risks"));
        Assert.Equal(live ? 1 : 0, (await store.DegreesAsync([Sample.Leak], Cancel))[Sample.Leak].Sum(d => d.Count));
    }

    [Fact]
    public async Task The_latest_review_wins_whichever_comes_first()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        await ReviewAsync(store, StatementStatus.Rejected, Time.Now.AddDays(2));
        await ReviewAsync(store, StatementStatus.Accepted, Time.Now.AddDays(1));
        Assert.Equal(StatementStatus.Rejected, (await FindAsync(store, s_leaked))!.Status);

        await ReviewAsync(store, StatementStatus.Disputed, Time.Now.AddDays(3));
        Assert.Equal(StatementStatus.Disputed, (await FindAsync(store, s_leaked))!.Status);
    }

    [Fact]
    public async Task A_review_outlives_the_retraction_of_its_statement()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        await ReviewAsync(store, StatementStatus.Accepted, Time.Now);
        Assert.Equal(StatementStatus.Retracted, await StatusAfterAsync(store, s_leaked, Sample.Draft().Writes("Silence.")));

        // A word on what nobody says any more is kept, and does not bring it back.
        await ReviewAsync(store, StatementStatus.Disputed, Time.Now.AddDays(1));
        Assert.Equal(StatementStatus.Retracted, (await FindAsync(store, s_leaked))!.Status);

        Assert.Equal(StatementStatus.Disputed, await StatusAfterAsync(store, s_leaked, Sample.Draft().Says(s_leaked, 0.1)));
    }

    [Fact]
    public async Task A_review_may_come_with_the_statement_it_is_of()
    {
        await using var store = await OpenAsync();
        await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Says(s_leaked)], Reviews = [new(s_leaked.Id, StatementStatus.Accepted, "ann", Time.Now, "Read it.")] }, Cancel);
        Assert.Equal(StatementStatus.Accepted, (await FindAsync(store, s_leaked))!.Status);
        Assert.Equal([new Review(s_leaked.Id, StatementStatus.Accepted, "ann", Time.Now, "Read it.")], (await store.ReadAllAsync(Cancel).ToListAsync(Cancel)).OfType<GraphRecord.OfReview>().Select(r => r.Review));
    }

    [Fact]
    public async Task A_review_is_refused_that_is_no_persons_word_or_of_nothing()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var (proposed, nameless, missing) = (new Review(s_leaked.Id, StatementStatus.Proposed, "ann", Time.Now), new Review(s_leaked.Id, StatementStatus.Accepted, "", Time.Now), new Review("statement:none", StatementStatus.Accepted, "ann", Time.Now));
        Assert.Contains("a review says Accepted, Disputed or Rejected, not Proposed", await RefusedAsync(store, proposed), StringComparison.Ordinal);
        Assert.Contains("a review says who made it", await RefusedAsync(store, nameless), StringComparison.Ordinal);
        Assert.Contains("There is no statement statement:none to review", await RefusedAsync(store, missing), StringComparison.Ordinal);

        await ReviewAsync(store, StatementStatus.Accepted, Time.Now);
        Assert.True((await ReviewAsync(store, StatementStatus.Accepted, Time.Now)).IsEmpty);
        Assert.Contains("ann said Accepted at", await RefusedAsync(store, new(s_leaked.Id, StatementStatus.Rejected, "ann", Time.Now)), StringComparison.Ordinal);
        Assert.Equal(StatementStatus.Accepted, (await FindAsync(store, s_leaked))!.Status);
    }

    [Fact]
    public async Task A_statement_and_its_negation_are_two_statements()
    {
        var negated = s_leaked with { Negated = true };
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked).Says(negated, sentence: "It is not so."));
        Assert.NotEqual(s_leaked.Id, negated.Id);
        Assert.Equal(2, (await store.StatementsAsync([s_leaked.Id, negated.Id, "statement:none"], Cancel)).Count);
        Assert.Equal([negated.Id], (await store.DisagreementsAsync([s_leaked.Id], Cancel))[s_leaked.Id].Select(s => s.Id));
    }

    [Fact]
    public async Task Figures_that_contradict_each_other_disagree_in_both_directions()
    {
        var (first, second) = (Sample.Id("observation:first"), Sample.Id("observation:second"));
        var (ten, twenty) = (Sample.Figure(first, "VALUE", Literal.OfNumber(10, "%", Comparison.Over)), Sample.Figure(second, "VALUE", Literal.OfNumber(20, "%", period: PartialDate.Parse("2025-Q1"))));
        await using var store = await OpenWithAsync(Sample.Draft().Says(ten).Says(twenty).Says(Sample.Link(first, "CONTRADICTS", second)));

        var found = await store.DisagreementsAsync([ten.Id, twenty.Id, "statement:none"], Cancel);

        Assert.Equal(2, found.Count);
        Assert.Equal(twenty.Literal, Assert.Single(found[ten.Id]).Literal);
        Assert.Equal(ten.Literal, Assert.Single(found[twenty.Id]).Literal);
    }

    [Fact]
    public async Task Evidence_of_a_statement_is_paged_most_confident_first()
    {
        var draft = Sample.Draft();
        for (var i = 0; i < 5; i++) draft.Says(s_leaked, i < 3 ? 0.7 : 0.9, $"Sentence {i}.", Method.Declared, EvidenceRole.Primary);
        var content = draft.Build();
        await using var store = await OpenWithAsync(content, Sample.Draft("two").Says(s_leaked, 1, "Gone."), Sample.Draft("two").Writes("Silence."));

        var expected = content.Evidence.OrderByDescending(e => e.Confidence).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => e with { Run = Sample.Run.Id, RecordedAt = Time.Now }).ToList();
        await Pages.AssertAsync(expected, e => e, async page => (await store.EvidenceAsync([s_leaked.Id, "statement:none"], page, Cancel)).Single().Value);
    }

    private static Task<Difference> ReviewAsync(IGraphStore store, StatementStatus word, DateTimeOffset at) =>
        store.ApplyAsync(new(Sample.Run) { Reviews = [new(s_leaked.Id, word, "ann", at)] }, Cancel);

    private static async Task<string> RefusedAsync(IGraphStore store, Review review) =>
        (await Assert.ThrowsAsync<ChangeSetException>(() => store.ApplyAsync(new(Sample.Run) { Reviews = [review] }, Cancel))).Message;
}
