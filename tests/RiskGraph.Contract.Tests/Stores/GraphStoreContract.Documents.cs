using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Documents, their passages, and the statements about and from something.
public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task A_document_comes_back_as_it_was_given()
    {
        var draft = Sample.Draft().Writes("First “sentence”,\t数据 — \ud83d\ude00 and a NUL \0 in it.").Writes("Second.");
        draft.With = document => document with
        {
            Url = "https://example.org/?a=1&b=<2>",
            Publisher = Sample.Institute,
            PublishedOn = PartialDate.Parse("2024-Q3"),
            RetrievedOn = PartialDate.Parse("2025-01-31"),
            Language = "zh-CN",
            Licence = "CC-BY-4.0",
            Path = "notes/one.md",
            Sections = [new("Summary", "summary", 1, 0, 10), new("Other", "other", 2, 10, document.Text.Length)],
            Sources = [new("A page", "https://example.org/"), new(null, "https://example.org/2")],
        };
        var content = draft.Build();
        await using var store = await OpenWithAsync(content);

        Assert.Equivalent(content.Document, (await store.DocumentsAsync([content.Document.Id], Cancel)).Single().Value, strict: true);
        Assert.Equal(content.Passages, (await store.PassagesOfAsync([content.Document.Id], Sample.All, Cancel)).Single().Value.Edges.Select(e => e.Node));
        Assert.Equal(content.Passages.OrderBy(p => p.Id), (await store.PassagesAsync([.. content.Passages.Select(p => p.Id)], Cancel)).Values.OrderBy(p => p.Id));
        Assert.Equal([KeyValuePair.Create(content.Document.Id, content.Document.Revision)], await store.RevisionsAsync(Cancel));
    }

    [Fact]
    public async Task Passages_are_paged_in_the_order_of_the_text_and_only_live_ones()
    {
        var draft = Sample.Draft();
        for (var i = 0; i < 7; i++) draft.Writes(i % 2 == 0 ? "Again." : $"Sentence {i}.");
        var content = draft.Build();
        await using var store = await OpenWithAsync(Sample.Draft().Writes("Gone."), content);
        await Pages.AssertAsync([.. content.Passages], p => p, async page => (await store.PassagesOfAsync([content.Document.Id], page, Cancel)).Single().Value);
        // Evidence may point at one that is gone.
        var gone = Sample.Draft().Writes("Gone.").Build().Passages[0];
        Assert.Equal(gone, (await store.PassagesAsync([gone.Id], Cancel)).Single().Value);
    }

    [Fact]
    public async Task Documents_are_found_by_title_date_and_language_and_paged_by_id()
    {
        var drafts = new[] { ("a", "Élan 2024", "2024-03-01", "en"), ("b", "Über AI", null, "zh-CN"), ("c", "elan vital", "2025", (string?)null) }.Select(d =>
        {
            var draft = new DraftDocument(d.Item1) { Title = d.Item2 };
            draft.With = document => document with { PublishedOn = d.Item3 is { } date ? PartialDate.Parse(date) : null, Language = d.Item4 };
            return draft.Build();
        }).ToArray();
        await using var store = await OpenWithAsync(drafts);

        await ExpectAsync(null, "abc");
        await ExpectAsync(new DocumentFilter.Title(new(StartsWith: "ELAN")), "ac");
        await ExpectAsync(new DocumentFilter.Title(new(Contains: "ber")), "b");
        await ExpectAsync(new DocumentFilter.PublishedOn(new(From: PartialDate.Parse("2024-03"))), "ac");
        await ExpectAsync(new DocumentFilter.PublishedOn(new(To: PartialDate.Parse("2025-11"))), "a");
        await ExpectAsync(new DocumentFilter.PublishedOn(new(IsNull: true)), "b");
        await ExpectAsync(new DocumentFilter.Language(new(In: ["EN", "zh-cn"])), "ab");
        await ExpectAsync(new DocumentFilter.Not(new DocumentFilter.Language(new(In: ["en"]))), "bc");
        await ExpectAsync(new DocumentFilter.Ids([Sample.Id("document:c"), Sample.Id("document:none")]), "c");
        await ExpectAsync(new DocumentFilter.All([new DocumentFilter.Title(new(Contains: "a")), new DocumentFilter.PublishedOn(new(IsNull: false))]), "ac");
        await ExpectAsync(new DocumentFilter.Any([]), "");

        Task ExpectAsync(DocumentFilter? where, string ids) =>
            Pages.AssertAsync([.. ids.Select(c => $"document:{c}")], d => d.Id.Text, page => store.DocumentsAsync(new DocumentQuery(where, page), Cancel), $"{where}");
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Statements_about_an_entity_and_from_a_document_are_paged_for_each(int seed)
    {
        await using var store = await OpenAsync();
        await new RandomGraph(seed).FillAsync(store, Time);
        var oracle = await Oracle.OfAsync(store, Sample.Catalogue);
        var queries = new RandomQueries(seed, oracle);
        for (var i = 0; i < 20; i++)
        {
            var query = new StatementQuery(i % 2 == 0 ? null : queries.Statements(2), queries.StatementOrders(), Sample.All with { WithTotal = true });
            var about = await store.StatementsAboutAsync(oracle.Entities.Keys, query, Cancel);
            Assert.Equal(oracle.Entities.Keys, about.Keys.Order());
            foreach (var (id, page) in about) AssertPage(Both(new StatementFilter.About([id]), query.Where), query, page);
            var documents = oracle.Entities.Keys.Where(k => k.Prefix == "document").ToList();
            var from = await store.StatementsFromAsync(documents, query, Cancel);
            Assert.Equal(documents, from.Keys.Order());
            foreach (var (id, page) in from) AssertPage(Both(new StatementFilter.Documents([id]), query.Where), query, page);
            var busy = about.MaxBy(p => p.Value.Edges.Count).Key;
            await Pages.AssertAsync(oracle.Find(Both(new StatementFilter.About([busy]), query.Where), query.OrderBy), s => s.Id,
                async page => (await store.StatementsAboutAsync([busy], query with { Page = page }, Cancel))[busy]);
        }
        void AssertPage(StatementFilter where, StatementQuery query, Page<Statement> page)
        {
            var expected = oracle.Find(where, query.OrderBy);
            Assert.Equal(expected, page.Edges.Select(e => e.Node.Id));
            Assert.Equal(expected.Count, page.Total);
        }
        static StatementFilter Both(StatementFilter first, StatementFilter? second) => second is null ? first : new StatementFilter.All([first, second]);
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_of_none_is_refused()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var byName = new EntityQuery(null, [new EntityOrder.Name(OrderDirection.Asc)], new(First: 1));
        var cursor = (await store.EntitiesAsync(byName, Cancel)).Edges[0].Cursor;
        foreach (var wrong in new[] { cursor, "", "x", "bnVsbA", Cursor.Encode("", "a", "b"), Cursor.Encode("", (string?)null) })
        {
            var page = new PageRequest(First: 1, After: wrong);
            await Assert.ThrowsAsync<CursorException>(() => store.EntitiesAsync(new EntityQuery(null, [], page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.EntitiesAsync(new EntityQuery(null, [new EntityOrder.Name(OrderDirection.Desc)], page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.StatementsAsync(new StatementQuery(null, [new(StatementOrderField.Confidence, OrderDirection.Asc)], page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.RelatedAsync(new([Sample.Breach], Sample.Relation(Sample.Breach, "risks"), null, null, [], page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.StatementsAboutAsync([Sample.Breach], new(null, [], page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.EvidenceAsync([s_leaked.Id], page, Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.PassagesOfAsync([Sample.Id("document:one")], page, Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.DocumentsAsync(new DocumentQuery(null, page), Cancel));
            await Assert.ThrowsAsync<CursorException>(() => store.SearchAsync(new("breach", null, page), Cancel));
        }
    }

    [Theory, InlineData("NaN"), InlineData("Infinity"), InlineData("ten")]
    public async Task A_cursor_with_a_key_that_is_no_number_is_refused(string number)
    {
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked));
        var first = (await store.EvidenceAsync([s_leaked.Id], new(First: 1), Cancel)).Single().Value.Edges[0].Cursor;
        var forged = Cursor.Encode("evidence", number, "evidence:x");
        Assert.StartsWith("WyJldmlkZW5jZSIs", first, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CursorException>(() => store.EvidenceAsync([s_leaked.Id], new(First: 1, After: forged), Cancel));
    }
}
