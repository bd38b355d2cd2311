using System.Text;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Contract.Tests.Http;

/// <summary>The guard as clients meet it. What it counts is tested on its own.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_limit_tells_what_was_asked_for_what_is_allowed_and_what_to_do()
    {
        var answer = await _server.AskAsync("{" + string.Concat(Enumerable.Repeat("__typename ", 300)) + "}", Cancel);
        Assert.Equal((400, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
        Assert.Equal("""{"code":"LIMIT_EXCEEDED","limit":"breadth","allowed":250,"actual":300}""", answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
        Assert.Equal("The limit on breadth is 250, and this request comes to 300. Select fewer fields at one place, or split the document into several requests.", answer.Message);
    }

    [Fact]
    public async Task A_known_document_is_priced_by_the_values_of_each_request()
    {
        const string query = "query ($n: Int!) { risks(first: 100) { nodes { incidents(first: $n) { nodes { risks(first: $n) { nodes { id name } } } } } } }";
        Assert.Equal(200, (await _server.AskAsync(query, Cancel, "{\"n\":1}")).Status);
        Assert.Equal(200, (await _server.AskAsync(query, Cancel, "{\"n\":1}")).Status);
        var answer = await _server.AskAsync(query, Cancel, "{\"n\":200}");
        Assert.Equal("LIMIT_EXCEEDED", answer.Code);
        Assert.Equal("cost", answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString());
    }

    [Fact]
    public async Task A_known_document_is_still_held_to_its_variables_types()
    {
        const string query = "query ($n: Int!) { risks(first: $n) { totalCount } }";
        Assert.Equal(200, (await _server.AskAsync(query, Cancel, "{\"n\":1}")).Status);
        Assert.Equal("BAD_USER_INPUT", (await _server.AskAsync(query, Cancel, "{\"n\":\"1\"}")).Code);
        Assert.Equal("BAD_USER_INPUT", (await _server.AskAsync(query, Cancel)).Code);
    }

    [Fact]
    public async Task A_known_document_is_still_refused_for_arguments_that_contradict_each_other()
    {
        const string query = "query ($first: Int) { risks(first: $first, last: 1) { totalCount } }";
        Assert.Equal(200, (await _server.AskAsync(query, Cancel)).Status);
        var answer = await _server.AskAsync(query, Cancel, "{\"first\":1}");
        Assert.Equal((400, "BAD_USER_INPUT"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_id_may_be_written_as_a_number()
    {
        foreach (var query in (string[])["{ entity(id: 1) { id } }", "{ node(id: 1) { id } }", "{ nodes(ids: [1, \"x\"]) { id } }", "{ entity(id: \"\") { id } }", "{ entity(id: 99999999999999999999) { id } }"])
            Assert.True((await _server.AskAsync(query, Cancel)).Code is "BAD_USER_INPUT" or null, query);
        Assert.True((await _server.AskAsync("query ($id: ID!) { node(id: $id) { id } }", Cancel, "{\"id\":7}")).Code is "BAD_USER_INPUT" or null);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_by_its_length()
    {
        var answer = await _server.PostAsync("{\"query\":\"" + new string(' ', 300_000) + "{__typename}\"}", Cancel);
        Assert.Equal((413, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
        Assert.Equal(262_144, answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("allowed").GetInt32());
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_no_further_than_the_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new Chunked(400) };
        request.Content.Headers.ContentType = new("application/json");
        var answer = await _server.SendAsync(request, Cancel);
        Assert.Equal((413, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Values_nested_too_deep_are_refused_before_anything_is_built_of_them()
    {
        var answer = await _server.AskAsync("query ($w: RiskFilter) { risks(where: $w) { totalCount } }", Cancel, "{\"w\":" + Nested(10_000) + "}");
        Assert.Equal((400, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
        Assert.Equal("inputDepth", answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("limit").GetString());

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"not\":", depth)) + "{}" + new string('}', depth);
    }

    [Fact]
    public async Task Of_many_errors_the_first_are_told_and_the_rest_are_counted()
    {
        var answer = await _server.AskAsync("{" + string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"unknown{i} "))) + "}", Cancel);
        var errors = answer.Json.GetProperty("errors");
        Assert.Equal((400, 51), (answer.Status, errors.GetArrayLength()));
        Assert.Equal("150 more errors are left out. Mend these first.", errors[50].GetProperty("message").GetString());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", errors[50].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Limits_can_be_set()
    {
        await using var strict = await RunningServer.StartAsync(Cancel, new() { Limits = GuardLimits.Default.With(GuardLimit.Depth, 2) });
        Assert.Equal(200, (await strict.AskAsync("{ risks(first: 1) { totalCount } }", Cancel)).Status);
        Assert.Equal("LIMIT_EXCEEDED", (await strict.AskAsync("{ risks(first: 1) { nodes { id } } }", Cancel)).Code);
    }

    [Fact]
    public async Task The_introspection_of_a_graphical_client_is_answered_whole()
    {
        var answer = await _server.AskAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Cases("graphql"), "introspection.graphql"), Cancel), Cancel);
        Assert.Equal(200, answer.Status);
        Assert.False(answer.Json.TryGetProperty("errors", out _));
        var cost = int.Parse(answer.Headers["GraphQL-Cost"].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(cost, 1, 50_000);
    }

    private sealed class Chunked(int kilobytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 1024));
            for (var i = 0; i < kilobytes; i++) await stream.WriteAsync(chunk, Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
