using RiskGraph.Core.Model;
using RiskGraph.Server.Pages;

namespace RiskGraph.Contract.Tests.Http;

public sealed class EntityPageTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task It_has_what_the_entity_is_every_statement_and_the_sentences_behind_them()
    {
        var answer = await _server.GetAsync("/e/risk:information-pollution", Cancel);
        Assert.Equal((200, "text/html"), (answer.Status, answer.MediaType));
        foreach (var text in new[]
        {
            "<h1>information pollution</h1>", "False or worthless content that crowds out what is true.", "polluted information", "href=\"https://risk.example/3.1\"", "<h3>Materialised in</h3>",
            "<a href=\"/e/incident:fake-review-wave\">wave of fake reviews</a>", ">A wave of fake reviews made information pollution real.</blockquote>", "<blockquote lang=\"de\">", "accepted, confidence",
            "<a href=\"/e/document:harbour-summary\">Summary of the Harbour Report</a>, Quay Press, 2025-06-01", "line 2", "tertiary source", "href=\"/?of=risk:information-pollution&amp;sel=risk:information-pollution\"",
            $"<link rel=\"canonical\" href=\"{_server.Url}/e/risk:information-pollution\">", "<html lang=\"en\">", "<a class=\"skip\" href=\"#content\">",
        }) Assert.Contains(text, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("old leak", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_can_be_cited_from_its_page()
    {
        var body = (await _server.GetAsync("/e/report:harbour-report", Cancel)).Body;
        foreach (var tag in new[] { "citation_title\" content=\"Harbour Report", "citation_publication_date\" content=\"2025", "citation_author\" content=\"Harbour Institute", "DC.publisher\" content=\"Harbour Institute" })
            Assert.Contains($"<meta name=\"{tag}\">", body, StringComparison.Ordinal);
        Assert.DoesNotContain("citation_title", (await _server.GetAsync("/e/risk:hallucination", Cancel)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_data_gets_it_in_the_words_of_the_catalogue()
    {
        var negotiated = await _server.GetAsync("/e/incident:fake-review-wave", Cancel, ("Accept", "application/ld+json"));
        Assert.Equal((200, "application/ld+json"), (negotiated.Status, negotiated.MediaType));
        Assert.Equal(("Event", "2025-03", $"{_server.Url}/e/incident:fake-review-wave"), (Text("@type"), Text("startDate"), Text("@id")));
        Assert.Equal(negotiated.Body, (await _server.GetAsync("/e/incident:fake-review-wave.jsonld", Cancel)).Body);
        Assert.Contains(negotiated.Body, (await _server.GetAsync("/e/incident:fake-review-wave", Cancel, ("Accept", "text/html,application/ld+json;q=0.5"))).Body, StringComparison.Ordinal);
        Assert.Equal("DefinedTerm", (await _server.GetAsync("/e/risk:hallucination.jsonld", Cancel)).Json.GetProperty("@type").GetString());

        string? Text(string name) => negotiated.Json.GetProperty(name).GetString();
    }

    [Fact]
    public async Task What_the_client_has_is_not_sent_again()
    {
        var tag = (await _server.GetAsync("/e/risk:hallucination", Cancel)).Headers["ETag"];
        var again = await _server.GetAsync("/e/risk:hallucination", Cancel, ("If-None-Match", tag));
        Assert.Equal((304, ""), (again.Status, again.Body));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/e/risk:hallucination");
        var answer = await _server.SendAsync(head, Cancel);
        Assert.Equal((200, "", tag), (answer.Status, answer.Body, answer.Headers["ETag"]));
    }

    [Fact]
    public async Task A_merged_id_leads_on_for_good_and_nowhere_else()
    {
        var answer = await _server.GetAsync("/e/risk:fake-content", Cancel);
        Assert.Equal((301, "/e/risk:information-pollution"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("/e/risk:information-pollution.jsonld", (await _server.GetAsync("/e/risk:fake-content.jsonld", Cancel)).Headers["Location"]);
    }

    [Theory]
    [InlineData("risk:pollution-of-information")]
    [InlineData("risk:information")]
    public async Task What_is_not_there_is_told_with_names_near_it(string id)
    {
        var answer = await _server.GetAsync($"/e/{id}", Cancel);
        Assert.Equal((404, "text/html"), (answer.Status, answer.MediaType));
        Assert.Contains("<a href=\"/e/risk:information-pollution\">information pollution</a>", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-id")]
    [InlineData("%2F%2Fexample.org")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task What_is_no_id_is_not_found_and_never_markup(string id)
    {
        var answer = await _server.GetAsync($"/e/{id}", Cancel);
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("<script", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_documents_is_never_markup_and_no_address_of_theirs_a_script()
    {
        const string Evil = "</script><script>alert(1)</script>\"'&";
        var id = EntityId.Parse("risk:evil");
        await _server.Store.ApplyAsync(MapTests.Document("document:evil", new Entity(id, Evil) { Description = Evil, Aliases = ["<b>"], ExternalIds = [new("x", "1", null, "javascript:alert(1)")] }), Cancel);
        var body = (await _server.GetAsync("/e/risk:evil", Cancel)).Body;
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", body, StringComparison.Ordinal);
        Assert.Equal(Evil, (await _server.GetAsync("/e/risk:evil.jsonld", Cancel)).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_hub_has_pages_that_lead_through_all_of_its_statements()
    {
        EntityId[] risks = [.. Enumerable.Range(0, 250).Select(i => EntityId.Parse(FormattableString.Invariant($"risk:r{i:000}")))];
        var changes = MapTests.Document("document:many", [.. risks.Select(r => new Entity(r, r.Slug))], [.. risks[1..].Select(r => GraphQL.SampleGraph.Statement(r.Text, "RELATED", risks[0].Text))]);
        await _server.Store.ApplyAsync(changes, Cancel);
        var (path, seen) = ("/e/risk:r000", new List<string>());
        for (var pages = 0; pages < 3; pages++)
        {
            var body = (await _server.GetAsync(path, Cancel)).Body;
            var said = body.Split("<li class=\"said\" id=\"").Skip(1).Select(s => s[..s.IndexOf('"', StringComparison.Ordinal)]).ToList();
            Assert.InRange(said.Count, 1, EntityPage.PageSize);
            seen.AddRange(said);
            Assert.Equal(pages > 0, body.Contains("rel=\"prev\"", StringComparison.Ordinal));
            Assert.Equal(pages < 2, body.Contains("rel=\"next\"", StringComparison.Ordinal));
            if (pages < 2) path = body.Split("rel=\"next\" href=\"")[1].Split('"')[0];
        }
        Assert.Equal(249, seen.Distinct().Count());
        Assert.Equal(400, (await _server.GetAsync("/e/risk:r000?after=nonsense", Cancel)).Status);
    }

    [Fact]
    public async Task A_document_says_where_it_can_be_read_and_what_is_taken_from_it()
    {
        var body = (await _server.GetAsync("/e/document:harbour-summary", Cancel)).Body;
        Assert.Contains("<h2>What it says</h2>", body, StringComparison.Ordinal);
        Assert.Contains("href=\"https://quay.example/harbour\"", body, StringComparison.Ordinal);
        Assert.Contains("TruthCheck measures hallucination.", body, StringComparison.Ordinal);
        Assert.Contains("citation_title", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told()
    {
        _server.BreakStore();
        var answer = await _server.GetAsync("/e/risk:hallucination", Cancel);
        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain("riskgraph.db", answer.Body, StringComparison.Ordinal);
    }
}
