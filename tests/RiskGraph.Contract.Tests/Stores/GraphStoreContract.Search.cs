using CsCheck;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    private static DocumentContent Searchable() => Sample.Draft("survey")
        .Describes(new Entity(Sample.Leak, "Data leak") { Aliases = ["Exfiltration", "Fuite de données"], Description = "Secrets that come out.", ExternalIds = [new("owasp-llm", "LLM02", "2025")], Defined = true })
        .Describes(new Entity(Sample.Fraud, "Fraud") { Description = "Somebody is deceived, for instance by a data leak." })
        .Describes(Sample.Id("risk:hallucination"), "幻觉", "模型幻觉")
        .Describes(Sample.Id("system:leaky"), "Leaky bucket")
        .Says(s_leaked, sentence: "The breach brought a leak of passwords to light.")
        .Says(Sample.Link(Sample.Heist, "MATERIALISES", Sample.Fraud), sentence: "生成式人工智能的幻觉会误导用户。")
        .Build();

    [Theory]
    [InlineData("risk:data-leak", MatchedOn.Id)]
    [InlineData(" LLM02 ", MatchedOn.ExternalId)]
    [InlineData("data LEAK", MatchedOn.Name)]
    [InlineData("exfiltration", MatchedOn.Alias)]
    [InlineData("fuite de donnees", MatchedOn.Alias)]
    public async Task What_was_typed_exactly_comes_first(string text, MatchedOn matched)
    {
        await using var store = await OpenWithAsync(Searchable());
        var hits = await SearchAsync(store, text);
        Assert.Equal(Sample.Leak, hits[0].Entity?.Id);
        Assert.Contains(matched, hits[0].MatchedOn);
        Assert.All(hits, h => Assert.True(h.Score > 0));
    }

    [Fact]
    public async Task Names_come_before_descriptions_and_passages_tell_their_document_and_statement()
    {
        await using var store = await OpenWithAsync(Searchable());
        var hits = await SearchAsync(store, "leak");
        var ids = hits.Select(h => h.Entity?.Id.Text ?? h.Statement!.Id).ToList();
        Assert.Equal("risk:data-leak", ids[0]);
        Assert.True(ids.IndexOf("risk:data-leak") < ids.IndexOf("risk:fraud"));
        Assert.Contains("document:survey", ids);
        Assert.Contains(s_leaked.Id, ids);
        Assert.Equal(hits.Select(h => h.Score).OrderDescending(), hits.Select(h => h.Score));
        var passage = Assert.Single(hits.Single(h => h.Entity?.Id.Text == "document:survey").Highlights);
        Assert.Equal(("passage", "leak"), (passage.Field, passage.Text[passage.Spans[0].Start..passage.Spans[0].End]));
        Assert.Equal([MatchedOn.Passage], hits.Single(h => h.Statement?.Id == s_leaked.Id).MatchedOn);
    }

    [Fact]
    public async Task A_search_among_kinds_finds_only_those_however_many_others_fit()
    {
        var draft = Sample.Draft("crowd");
        for (var i = 0; i < 400; i++) draft.Describes(Sample.Id($"system:leak-{i}"), $"Leak {i}");
        await using var store = await OpenWithAsync(Searchable(), draft);
        Assert.Equal(["risk:data-leak", "risk:fraud"], (await SearchAsync(store, "leak", "Risk")).Select(h => h.Entity!.Id.Text));
        Assert.Equal(["document:survey"], (await SearchAsync(store, "passwords", "Document", "Topic")).Select(h => h.Entity!.Id.Text));
        Assert.Empty(await SearchAsync(store, "leak", "Topic"));
        // The kind's own name is no word of an entity.
        Assert.Empty(await SearchAsync(store, "system"));
        Assert.Empty(await SearchAsync(store, "leak", "No\" OR such"));
    }

    [Fact]
    public async Task Every_word_must_fit_and_only_where_nothing_has_them_all_does_some()
    {
        await using var store = await OpenWithAsync(Searchable());
        Assert.Equal(["risk:data-leak"], (await SearchAsync(store, "secrets leak", "Risk")).Select(h => h.Entity!.Id.Text));
        Assert.Equal(["risk:fraud"], (await SearchAsync(store, "unicorn deceived", "Risk")).Select(h => h.Entity!.Id.Text));
        Assert.Equal(["risk:fraud"], (await SearchAsync(store, "\"by a data leak\"", "Risk")).Select(h => h.Entity!.Id.Text));
        // The beginning of the last word is enough while one types.
        Assert.Equal(["risk:data-leak"], (await SearchAsync(store, "exfil", "Risk")).Select(h => h.Entity!.Id.Text));
        Assert.Empty(await SearchAsync(store, "unicorn"));
    }

    [Fact]
    public async Task Scripts_that_write_no_blanks_are_searched_by_their_characters()
    {
        await using var store = await OpenWithAsync(Searchable());
        Assert.Equal("risk:hallucination", (await SearchAsync(store, "幻觉"))[0].Entity?.Id.Text);
        Assert.Equal(["document:survey"], (await SearchAsync(store, "人工智能", "Document")).Select(h => h.Entity!.Id.Text));
        Assert.Empty(await SearchAsync(store, "智工", "Risk"));
        var highlight = (await SearchAsync(store, "误导用户", "Document"))[0].Highlights[0];
        Assert.Equal("误导用户", highlight.Text[highlight.Spans[0].Start..highlight.Spans[0].End]);
    }

    [Fact]
    public async Task An_old_id_and_a_statements_id_are_found()
    {
        await using var store = await OpenWithAsync(Searchable());
        await store.ApplyAsync(new(Sample.Run) { Redirects = [new(Sample.Id("risk:leakage"), Sample.Leak)] }, Cancel);
        Assert.Equal(Sample.Leak, (await SearchAsync(store, "risk:leakage"))[0].Entity?.Id);
        Assert.Equal(s_leaked.Id, (await SearchAsync(store, s_leaked.Id))[0].Statement?.Id);
    }

    [Fact]
    public async Task What_is_superseded_is_not_found()
    {
        await using var store = await OpenWithAsync(Searchable(), Sample.Draft("survey").Writes("Silence."));
        foreach (var text in new[] { "leak", "risk:data-leak", "LLM02", "data leak", "passwords", "幻觉" }) Assert.Empty(await SearchAsync(store, text));
    }

    [Fact]
    public async Task Hits_are_paged_both_ways()
    {
        var draft = Sample.Draft("crowd");
        for (var i = 0; i < 23; i++) draft.Describes(Sample.Id($"system:leak-{i}"), i % 2 == 0 ? "Leak" : $"Leak of the {i}th kind");
        await using var store = await OpenWithAsync(Searchable(), draft);
        var all = (await SearchAsync(store, "leak")).Select(h => h.Entity?.Id.Text ?? h.Statement!.Id).ToList();
        Assert.True(all.Count > 20);
        await Pages.AssertAsync(all, h => h.Entity?.Id.Text ?? h.Statement!.Id, page => store.SearchAsync(new("leak", null, page), Cancel));
    }

    [Fact]
    public async Task Nothing_that_one_can_type_breaks_the_search()
    {
        await using var store = await OpenWithAsync(Searchable());
        string[] hostile =
        [
            "", " ", "\"", "\"\"", "\"leak", "leak\"", "'", "''--", "AND", "OR", "NOT", "NEAR(leak, 2)", "leak AND", "(leak", "leak)", "*", "leak*", "^leak", "name:leak", "kind : risk", "{name} : leak",
            "-leak", "+leak", "leak; DROP TABLE entity", "%", "_", "\\", "$0", "?", "\0", "leak\0leak", "\ud800", "\udc00leak", "\ufeffleak", "\u202eleak", new('a', 100_000), string.Join(' ', Enumerable.Range(0, 5000)),
            "𠮷野家", "👩‍👩‍👧", "ﷺ", "ก็", "幻\u3000觉", "\r\n", "é́́́",
        ];
        foreach (var text in hostile) Assert.NotNull(await SearchAsync(store, text));
        await Gen.String[0, 40].SampleAsync(async text => Assert.NotNull(await SearchAsync(store, text)), iter: 300, threads: 1);
        Assert.Equal(Sample.Leak, (await SearchAsync(store, "\"data leak"))[0].Entity?.Id);
    }

    [Fact]
    public async Task Highlights_stand_where_the_words_do()
    {
        await using var store = await OpenWithAsync(Sample.Draft().Describes(new Entity(Sample.Leak, "Émission ﬁrst ＡＩ") { Description = "L’e\u0301mission, emission\u3000and unemission." }));
        var hit = (await SearchAsync(store, "emission ai"))[0];
        var (name, description) = (hit.Highlights.Single(h => h.Field == "name"), hit.Highlights.Single(h => h.Field == "description"));
        Assert.Equal(["Émission", "ＡＩ"], name.Spans.Select(s => name.Text[s.Start..s.End]));
        Assert.Equal(["e\u0301mission", "emission"], description.Spans.Select(s => description.Text[s.Start..s.End]));
    }

    private static async Task<List<SearchHit>> SearchAsync(IGraphStore store, string text, params string[] kinds) =>
        [.. (await store.SearchAsync(new(text, kinds.Length == 0 ? null : kinds, Sample.All), Cancel)).Edges.Select(e => e.Node)];
}
