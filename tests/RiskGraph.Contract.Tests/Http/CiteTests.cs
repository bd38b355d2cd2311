using System.Net;
using System.Text;
using System.Text.Json;

namespace RiskGraph.Contract.Tests.Http;

public class CiteTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    [InlineData("text/event-stream")]
    public async Task Every_quote_is_stored_text_and_every_sentence_is_the_drafts(string accept)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.StartAsync(cancel);
        var quote = await AnyQuoteAsync(server, cancel);
        var draft = $"{quote}\n\nNobody dredged the northern canal with tugboats.";
        using var answer = await PostAsync(server, draft, "text/plain", accept, cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        var sentences = accept == "application/json" ? [.. JsonDocument.Parse(text).RootElement.GetProperty("sentences").EnumerateArray()]
            : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l.Replace("data: ", "", StringComparison.Ordinal)).RootElement).ToList();
        Assert.All(sentences, s => Assert.Equal(draft[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()], s.GetProperty("sentence").GetString()));
        Assert.Equal("SUPPORTED", sentences[0].GetProperty("verdict").GetString());
        Assert.Equal("NOTHING_FOUND", sentences[^1].GetProperty("verdict").GetString());
        foreach (var hit in sentences.SelectMany(s => s.GetProperty("hits").EnumerateArray()))
        {
            var id = hit.GetProperty("passage").GetString()!;
            var passage = (await server.Store.PassagesAsync([id], cancel))[id];
            Assert.Contains(hit.GetProperty("quote").GetString()!, passage.Text, StringComparison.Ordinal);
            Assert.NotEqual("", hit.GetProperty("citation").GetProperty("bibliography").GetString());
        }
    }

    [Theory]
    [InlineData("application/pdf", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "?style=../../etc/passwd", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "?first=0", HttpStatusCode.BadRequest)]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_read_is_refused_with_what_to_do(string type, string query, HttpStatusCode status)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.StartAsync(cancel);
        using var answer = await PostAsync(server, "It rose.", type, "application/json", cancel, query);
        Assert.Equal(status, answer.StatusCode);
        Assert.Matches("Write|Send|Save", await answer.Content.ReadAsStringAsync(cancel));
    }

    [Fact]
    public async Task The_graph_says_the_same_by_GraphQL()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.StartAsync(cancel);
        var quote = await AnyQuoteAsync(server, cancel);
        var answer = await server.AskAsync("query($t: String!) { support(text: $t) { sentence start end verdict hits { relation score parts { name value } quote passage { text } document { title } primary { id } statement { id } differences { what } citation(style: \"ieee\") { inText bibliography cslJson } } } }",
            cancel, JsonSerializer.Serialize(new { t = quote }));
        Assert.DoesNotContain("\"errors\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"verdict\":\"SUPPORTED\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("support(text: $t) { verdict }", 10_001, "Send it in parts.")]
    [InlineData("support(text: $t) { hits { citation(style: \"no-such\") { inText } } }", 1, "Write one of ")]
    public async Task What_GraphQL_cannot_look_up_is_refused_with_what_to_do(string field, int sentences, string advice)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.StartAsync(cancel);
        var answer = await server.AskAsync($"query($t: String!) {{ {field} }}", cancel, JsonSerializer.Serialize(new { t = string.Concat(Enumerable.Repeat("It rose. ", sentences)) }));
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(advice, answer.Body, StringComparison.Ordinal);
    }

    private static async Task<string> AnyQuoteAsync(RunningServer server, CancellationToken cancel)
    {
        await foreach (var record in server.Store.ReadAllAsync(cancel))
            if (record is Core.Storage.GraphRecord.OfPassage { SupersededAt: null, Passage.Text: var text } && text.Split(' ').Length is > 6 and < 40) return text;
        throw new InvalidOperationException("The sample has no passage to quote.");
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningServer server, string draft, string type, string accept, CancellationToken cancel, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cite" + query) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(draft)) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await server.Client.SendAsync(request, cancel);
    }
}
