using System.Text;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Everything out, and in again.
public abstract partial class GraphStoreContract
{
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task An_export_taken_into_an_empty_store_is_exported_again_byte_for_byte(int seed)
    {
        string before;
        List<GraphRecord> records;
        GraphStats stats;
        await using (var store = await OpenAsync())
        {
            await new RandomGraph(seed).FillAsync(store, Time);
            (before, stats) = (await ExportAsync(store), await store.StatsAsync(Cancel));
            records = await JsonLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(before)), "export", Cancel).ToListAsync(Cancel);
        }
        Time.Advance();

        await using var copy = await OpenAsync();
        Assert.Equal(records.Count, await copy.WriteAllAsync(records.ToAsyncEnumerable(), Cancel));

        Assert.Equal(before, await ExportAsync(copy));
        Assert.Equivalent(stats, await copy.StatsAsync(Cancel), strict: true);
        Assert.Equal(0, await copy.WriteAllAsync(records.ToAsyncEnumerable(), Cancel));
        Assert.Equal(before, await ExportAsync(copy));
        // What is worked out from the records is there as well: counts, orders, relations.
        var oracle = await Oracle.OfAsync(copy, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < 20; i++)
        {
            var (where, order) = (queries.Entities(), queries.EntityOrders());
            Assert.Equal(oracle.Find(where, order), (await copy.EntitiesAsync(new EntityQuery(where, order, Sample.All), Cancel)).Edges.Select(e => e.Node.Id));
        }
        Assert.NotEmpty((await copy.SearchAsync(new("alpha", null, Sample.All), Cancel)).Edges);
        Assert.NotEmpty((await copy.SearchAsync(new("sentence", null, Sample.All), Cancel)).Edges);
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Everything_comes_in_an_order_that_depends_on_the_content_alone(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);

        var keys = (await store.ReadAllAsync(Cancel).ToListAsync(Cancel)).Select(Key).ToList();

        Assert.Equal(keys.OrderBy(k => k.Case).ThenBy(k => k.Id, StringComparer.Ordinal), keys);
        static (int Case, string Id) Key(GraphRecord record) => record switch
        {
            GraphRecord.OfRun r => (0, r.Run.Id),
            GraphRecord.OfDocument r => (1, r.Document.Id.Text),
            GraphRecord.OfPassage r => (2, r.Passage.Id),
            GraphRecord.OfContribution r => (3, $"{r.Entity.Id} {r.Document}"),
            GraphRecord.OfStatement r => (4, r.Statement.Id),
            GraphRecord.OfEvidence r => (5, r.Evidence.Id),
            GraphRecord.OfMention r => (6, $"{r.Mention.Entity} {r.Mention.Passage} {r.Mention.Start:D9}"),
            GraphRecord.OfRedirect r => (7, r.Redirect.From.Text),
            GraphRecord.OfReview r => (8, $"{r.Review.Statement} {r.Review.At:O}"),
            GraphRecord.OfChange r => (9, $"{r.Change.Sequence:D9}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Every store writes these bytes: ids, order and spelling are part of the promise.</summary>
    [Fact]
    public async Task The_same_changes_give_the_bytes_of_the_case_file()
    {
        await using var store = await OpenAsync();
        var dated = new Entity(Sample.Breach, "Breach “42”") { Properties = Entity.NoProperties.Add("date", "2024-Q1"), ExternalIds = [new("aiid", "42", null, "https://example.org/42?a=1&b=2")], Description = "<b>数据</b> \ud83d\ude00" };
        var draft = Sample.Draft().Describes(dated).Says(s_leaked, 0.75, "The breach leaked data.").Says(s_leaked with { Negated = true, ValidFrom = PartialDate.Parse("2025") }, 0.5, "It no longer does.")
            .Says(Sample.Figure(Sample.Id("observation:o"), "VALUE", Literal.OfNumber(930_000.50m, "pieces", Comparison.Over, PartialDate.Parse("2024"))), sentence: "Over 930,000.5 pieces.").Names(Sample.Bot, "The bot.", 4, 3);
        draft.With = document => document with { Publisher = Sample.Institute, PublishedOn = PartialDate.Parse("2024-05"), Path = "one.md", Sections = [new("Summary", "summary", 1, 0, 9)], Sources = [new(null, "https://example.org/")] };
        await ApplyAsync(store, draft);
        Time.Advance();
        await store.ApplyAsync(new(Sample.Run) { Reviews = [new(s_leaked.Id, StatementStatus.Accepted, "ann", Time.Now, "Read.")], Redirects = [new(Sample.Id("risk:leak"), Sample.Leak)] }, Cancel);
        Time.Advance();
        await ApplyAsync(store, Sample.Draft("two").Says(s_leaked, 0.8).Says(Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud)));
        Time.Advance();
        await ApplyAsync(store, Sample.Draft("two").Says(s_leaked, 0.8));

        var path = Path.Combine(Repository.Cases("stores"), "export.jsonl");
        var export = await ExportAsync(store);
        if (Repository.Update) await File.WriteAllTextAsync(path, export, Cancel);
        Assert.Equal(await File.ReadAllTextAsync(path, Cancel), export);
    }

    [Fact]
    public async Task Exports_of_two_stores_taken_into_one_are_put_together()
    {
        var other = s_leaked with { Negated = true };
        string first, second;
        await using (var store = await OpenWithAsync(Sample.Draft("one").Says(s_leaked, 0.5).Describes(Sample.Bot, "Bot"))) first = await ExportAsync(store);
        Time.Advance();
        await using (var store = await OpenWithAsync(Sample.Draft("two").Says(s_leaked, 0.9).Says(other).Describes(Sample.Bot, "Robot")))
        {
            await ReviewAsync(store, StatementStatus.Disputed, Time.Now);
            second = await ExportAsync(store);
        }

        await using var merged = await OpenAsync();
        await ImportAsync(merged, first);
        await ImportAsync(merged, second);

        // The statement was there; its new evidence and review count all the same.
        Assert.Equal((0.9, StatementStatus.Disputed), (await FindAsync(merged, s_leaked)) is { } found ? (found.Confidence, found.Status) : default);
        Assert.Equal(["Robot"], (await FindAsync(merged, Sample.Bot))!.Aliases);
        Assert.Equal(2, Assert.Single((await merged.DegreesAsync([Sample.Leak], Cancel))[Sample.Leak]).Count);
        var changes = await merged.ChangesSinceAsync(0, Cancel).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(i => (long)i), changes.Select(c => c.Sequence));
        Assert.Equal(0, await ImportAsync(merged, first) + await ImportAsync(merged, second));
        Assert.Empty(await ErrorsAsync(merged));
    }

    public static TheoryData<string, string, string, string> BrokenExports => new()
    {
        { "a statement of no predicate", "\"ADDRESSES\"", "\"LIKES\"", "'LIKES' is not a predicate" },
        { "an entity of no kind", "\"id\":\"system:bot\"", "\"id\":\"unicorn:bot\"", "'unicorn:bot' is of no kind" },
        { "a property that is none", "\"properties\":{\"date\"", "\"properties\":{\"when\"", "Incident has no property 'when'" },
        { "a property that is no date", "{\"date\":\"2024\"", "{\"date\":\"soon\"", "'soon' is no value of date" },
        { "more confidence than evidence", "\"confidence\":0.75,\"status\"", "\"confidence\":0.8,\"status\"", "its evidence and reviews make it" },
        { "a status that nobody gave", "\"status\":\"unreviewed\"", "\"status\":\"accepted\"", "its evidence and reviews make it Unreviewed" },
        { "a quote that does not stand there", "\"quote\":\"The survey", "\"quote\":\"That survey", "its quote does not stand at 0" },
        { "evidence in no passage", "\"type\":\"passage\"", "\"type\":\"\"", "this is not a record" },
        { "a review that is no person's word", "\"status\":\"disputed\",\"reviewer\"", "\"status\":\"proposed\",\"reviewer\"", "a review says" },
        { "a redirect to nothing", "\"to\":\"risk:data-leak\"", "\"to\":\"risk:none\"", "there is no entity risk:none" },
        { "a mention of nothing", "\"mention\":{\"entity\":\"system:bot\"", "\"mention\":{\"entity\":\"system:none\"", "A record of type mention refers to one of type entity that is not there" },
        { "a change of no run", "\"change\":{\"sequence\":1,\"run\":\"run:", "\"change\":{\"sequence\":1,\"run\":\"run:x", "A record of type change refers to one of type run that is not there" },
    };

    [Theory, MemberData(nameof(BrokenExports))]
    public async Task An_export_is_refused_whole_that_has(string mistake, string right, string wrong, string message)
    {
        var statement = Sample.Link(Sample.Survey, "ADDRESSES", Sample.Leak);
        string export;
        await using (var store = await OpenWithAsync(Sample.Draft().Describes(With(Sample.Heist, ("date", "2024"))).Says(statement, 0.75, "The survey.").Says(s_leaked).Names(Sample.Bot, "The bot.", 4, 3)))
        {
            await store.ApplyAsync(new(Sample.Run) { Reviews = [new(s_leaked.Id, StatementStatus.Disputed, "ann", Time.Now)], Redirects = [new(Sample.Id("risk:leak"), Sample.Leak)] }, Cancel);
            export = await ExportAsync(store);
        }
        Assert.Contains(right, export, StringComparison.Ordinal);

        await using var copy = await OpenAsync();
        var error = await Assert.ThrowsAnyAsync<FormatException>(() => ImportAsync(copy, export.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{mistake}: {error.Message}");
        Assert.Empty(await copy.ReadAllAsync(Cancel).ToListAsync(Cancel));
        Assert.True(await ImportAsync(copy, export) > 0);
    }

    [Fact]
    public async Task An_export_without_the_evidence_of_a_statement_is_refused()
    {
        List<GraphRecord> records;
        await using (var store = await OpenWithAsync(Sample.Draft().Says(s_leaked))) records = await store.ReadAllAsync(Cancel).ToListAsync(Cancel);
        await using var copy = await OpenAsync();
        var error = await Assert.ThrowsAsync<ChangeSetException>(() => copy.WriteAllAsync(records.Where(r => r is not GraphRecord.OfEvidence).ToAsyncEnumerable(), Cancel));
        Assert.Contains("its evidence and reviews make it Retracted", error.Message, StringComparison.Ordinal);
        Assert.Empty(await copy.ReadAllAsync(Cancel).ToListAsync(Cancel));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task No_sequence_of_changes_leaves_an_error_for_the_check_to_find(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        Assert.Empty(await ErrorsAsync(store));
    }

    private static async Task<string> ExportAsync(IGraphStore store)
    {
        using var bytes = new MemoryStream();
        await JsonLines.WriteAsync(store.ReadAllAsync(Cancel), bytes, Cancel);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static Task<long> ImportAsync(IGraphStore store, string export) =>
        store.WriteAllAsync(JsonLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(export)), "export", Cancel), Cancel);

    private static async Task<List<Finding>> ErrorsAsync(IGraphStore store) =>
        await new GraphCheck(Sample.Catalogue).RunAsync(store, Cancel).Where(f => f.Severity == Severity.Error).ToListAsync(Cancel);
}
