using System.Net.Http.Headers;
using RiskGraph.Server.Http;

namespace RiskGraph.Contract.Tests.Http;

public sealed class GraphQLOverHttpTests : IAsyncLifetime
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    private RunningServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(Response, Response)]
    [InlineData($"{Json}, {Response}", Response)]
    [InlineData($"{Json}, {Response};q=0.9", Json)]
    [InlineData($"{Response};q=0.5, */*;q=0.8", Json)]
    [InlineData($"{Response}, */*", Response)]
    [InlineData($"{Response};q=0, */*", Json)]
    [InlineData($"{Json};q=0, */*", Response)]
    [InlineData($"text/html, {Response};charset=utf-8", Response)]
    [InlineData("APPLICATION/JSON", Json)]
    public async Task The_best_media_type_that_the_client_takes_is_given(string? accept, string given)
    {
        var answer = await _server.AskAsync("{ __typename }", Cancel, accept: accept);
        Assert.Equal((200, $"{given}; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", answer.Body);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml;q=0.9, image/*")]
    [InlineData($"{Json};charset=iso-8859-1")]
    [InlineData($"{Json};q=0")]
    [InlineData("nonsense")]
    public async Task A_client_that_takes_no_json_gets_406(string accept)
    {
        var answer = await _server.AskAsync("{ __typename }", Cancel, accept: accept);
        Assert.Equal((406, Json, "NOT_ACCEPTABLE"), (answer.Status, answer.MediaType, answer.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    public async Task A_body_that_a_browser_would_send_without_asking_is_refused(string contentType)
    {
        var answer = await _server.PostAsync("""{"query":"{ __typename }"}""", Cancel, contentType: contentType);
        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("Application/JSON")]
    public async Task Json_in_utf8_is_taken_however_it_is_written(string contentType) =>
        Assert.Equal(200, (await _server.PostAsync("""{"query":"{ __typename }"}""", Cancel, contentType: contentType)).Status);

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        var answer = await _server.SendAsync(request, Cancel);
        Assert.Equal((415, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_than_get_and_post_are_refused_by_name(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/graphql?query={__typename}");
        var answer = await _server.SendAsync(request, Cancel);
        Assert.Equal((405, "GET, POST", "METHOD_NOT_ALLOWED"), (answer.Status, answer.Headers["Allow"], answer.Code));
        Assert.DoesNotContain(answer.Headers.Keys, h => h.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("{", 400, "BAD_REQUEST")]
    [InlineData("", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":\"{__typename}\",\"query\":\"{x}\"}", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":\"\\uD83D\"}", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":{\"a\":\"\\uD83D\"}}", 400, "BAD_REQUEST")]
    [InlineData("[{\"query\":\"{__typename}\"}]", 400, "BAD_REQUEST")]
    [InlineData("\"{__typename}\"", 400, "BAD_PARAMETERS")]
    [InlineData("{}", 400, "BAD_PARAMETERS")]
    [InlineData("{\"query\":null}", 400, "BAD_PARAMETERS")]
    [InlineData("{\"query\":7}", 400, "BAD_PARAMETERS")]
    [InlineData("{\"query\":\"{__typename}\",\"operationName\":7}", 400, "BAD_PARAMETERS")]
    [InlineData("{\"query\":\"{__typename}\",\"variables\":[7]}", 400, "BAD_PARAMETERS")]
    [InlineData("{\"query\":\"{__typename}\",\"extensions\":\"x\"}", 400, "BAD_PARAMETERS")]
    public async Task A_body_that_is_no_request_is_refused_whatever_the_media_type(string body, int status, string code)
    {
        foreach (var accept in (string[])[Response, Json])
        {
            var answer = await _server.PostAsync(body, Cancel, accept);
            Assert.Equal((status, code, accept), (answer.Status, answer.Code, answer.MediaType));
        }
    }

    [Fact]
    public async Task A_place_in_json_that_is_not_well_formed_is_named()
    {
        var answer = await _server.PostAsync("{\n  \"query\": nonsense }", Cancel);
        Assert.StartsWith("The body is not well-formed JSON at line 2, byte 13.", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_and_unknown_parameters_do_no_harm() =>
        Assert.Equal(200, (await _server.PostAsync("\uFEFF{\"query\":\"{ __typename }\",\"flavour\":\"sweet\"}", Cancel)).Status);

    public static TheoryData<string, string, string, int> Refused => new()
    {
        { "{", "{}", "GRAPHQL_PARSE_FAILED", 400 },
        { "", "{}", "OPERATION_RESOLUTION_FAILURE", 422 },
        { "{ nonsense }", "{}", "GRAPHQL_VALIDATION_FAILED", 422 },
        { "{ nodes(ids: 1) { ...A } } fragment A on Node { ...A }", "{}", "GRAPHQL_VALIDATION_FAILED", 422 },
        { "{ a: entity(id: 1) { id } a: entity(id: 2) { id } }", "{}", "GRAPHQL_VALIDATION_FAILED", 422 },
        { "query A { __typename } query B { __typename }", "{}", "OPERATION_RESOLUTION_FAILURE", 422 },
        { "mutation { __typename }", "{}", "OPERATION_RESOLUTION_FAILURE", 422 },
        { "subscription { __typename }", "{}", "OPERATION_RESOLUTION_FAILURE", 422 },
        { "query ($n: Int!) { risks(first: $n) { totalCount } }", "{\"n\":\"many\"}", "BAD_USER_INPUT", 422 },
        { "query ($n: Int!) { risks(first: $n) { totalCount } }", "{}", "BAD_USER_INPUT", 422 },
        { "query ($n: Int!) { risks(first: $n) { nodes { id } } }", "{\"n\":1000000}", "LIMIT_EXCEEDED", 422 },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_run_is_told_as_the_media_type_and_the_profile_have_it(string query, string variables, string code, int draftStatus)
    {
        foreach (var (accept, status) in ((string, int)[])[(Response, 400), (Json, 200)])
            await CheckAsync(_server, accept, status);
        await using var draft = await RunningServer.StartAsync(Cancel, new() { Profile = HttpProfile.Draft2026 });
        foreach (var accept in (string[])[Response, Json])
            await CheckAsync(draft, accept, draftStatus);

        async Task CheckAsync(RunningServer server, string accept, int status)
        {
            var answer = await server.AskAsync(query, Cancel, variables, accept);
            Assert.Equal((status, code, accept), (answer.Status, answer.Code, answer.MediaType));
            Assert.False(answer.Json.TryGetProperty("data", out _));
            Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_draft_profile_tells_data_with_errors_and_prefers_the_new_media_type()
    {
        await using var draft = await RunningServer.StartAsync(Cancel, new() { Profile = HttpProfile.Draft2026 });
        const string partly = "{ risks(first: 1, after: \"nonsense\") { nodes { id } } }";
        Assert.Equal((294, "CURSOR_INVALID"), await StatusAndCode(draft, partly));
        Assert.Equal((200, "CURSOR_INVALID"), await StatusAndCode(_server, partly));
        Assert.Equal(Response, (await draft.AskAsync("{ __typename }", Cancel, accept: null)).MediaType);
        Assert.Equal(422, (await draft.PostAsync("{}", Cancel)).Status);

        static async Task<(int, string?)> StatusAndCode(RunningServer server, string query)
        {
            var answer = await server.AskAsync(query, Cancel);
            return (answer.Status, answer.Code);
        }
    }

    [Fact]
    public async Task A_get_runs_a_query_with_variables_and_an_operation_name()
    {
        var answer = await _server.GetAsync("/graphql?query=" + Uri.EscapeDataString("query A { __typename } query B($id: ID!) { node(id: $id) { id } }") + "&operationName=B&variables=" + Uri.EscapeDataString("{\"id\":\"risk:hallucination\"}"), Cancel);
        Assert.Equal("""{"data":{"node":{"id":"risk:hallucination"}}}""", answer.Body);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("", "BAD_PARAMETERS")]
    [InlineData("?query={a}&query={b}", "BAD_PARAMETERS")]
    [InlineData("?query={__typename}&variables=[1]", "BAD_PARAMETERS")]
    [InlineData("?query={__typename}&variables={", "BAD_REQUEST")]
    public async Task A_get_that_is_no_request_is_refused(string queryString, string code)
    {
        var answer = await _server.GetAsync("/graphql" + queryString, Cancel);
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_before_it_could_do_anything()
    {
        var answer = await _server.GetAsync("/graphql?query=" + Uri.EscapeDataString("mutation { __typename }"), Cancel);
        Assert.Equal((405, "GET, POST", "METHOD_NOT_ALLOWED"), (answer.Status, answer.Headers["Allow"], answer.Code));
    }

    [Theory]
    [InlineData("cross-site", "no-cors", null, 403)]
    [InlineData("cross-site", "cors", null, 403)]
    [InlineData("same-site", "no-cors", null, 403)]
    [InlineData("cross-site", "cors", "GraphQL-Require-Preflight", 200)]
    [InlineData("cross-site", "navigate", null, 200)]
    [InlineData("same-origin", "cors", null, 200)]
    [InlineData("none", "navigate", null, 200)]
    [InlineData(null, null, null, 200)]
    public async Task A_page_of_another_site_cannot_have_a_browser_ask(string? site, string? mode, string? header, int status)
    {
        List<(string, string)> headers = [];
        if (site is not null) headers.Add(("Sec-Fetch-Site", site));
        if (mode is not null) headers.Add(("Sec-Fetch-Mode", mode));
        if (header is not null) headers.Add((header, "1"));
        var answer = await _server.GetAsync("/graphql?query={__typename}", Cancel, [.. headers]);
        Assert.Equal(status, answer.Status);
        if (status == 403) Assert.Equal("CROSS_SITE_REFUSED", answer.Code);
    }

    [Fact]
    public async Task Names_that_are_not_of_this_machine_do_not_reach_a_server_for_this_machine()
    {
        Assert.Equal(400, (await _server.GetAsync("/graphql?query={__typename}", Cancel, ("Host", "rebound.example"))).Status);
        Assert.Equal(200, (await _server.GetAsync("/graphql?query={__typename}", Cancel, ("Host", $"localhost:{new Uri(_server.Url).Port}"))).Status);
        await using var open = await RunningServer.StartAsync(Cancel, new() { Hosts = ["graph.example"] });
        Assert.Equal(200, (await open.GetAsync("/graphql?query={__typename}", Cancel, ("Host", "graph.example"))).Status);
        Assert.Equal(400, (await open.GetAsync("/graphql?query={__typename}", Cancel, ("Host", "localhost"))).Status);
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers_and_none_says_who_serves()
    {
        foreach (var path in (string[])["/graphql?query={__typename}", "/graphql/schema.graphql", "/health/live", "/nowhere", "/", "/graphiql"])
        {
            var answer = await _server.GetAsync(path, Cancel);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
            Assert.StartsWith("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'unsafe", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.False(answer.Headers.ContainsKey("Server"));
        }
    }

    [Fact]
    public async Task Text_that_is_no_ascii_is_sent_as_it_is()
    {
        var answer = await _server.AskAsync("query ($q: String!) { search(query: $q, first: 1) { edges { node { __typename } } } entity(name: $q) { name } }", Cancel, "{\"q\":\"信息污染 <b>\"}");
        Assert.Equal(200, answer.Status);
        var refused = await _server.AskAsync("query ($n: Int!) { risks(first: $n) { totalCount } }", Cancel, "{\"n\":\"信息污染\"}");
        Assert.Contains("信息污染", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_answer_is_compressed_when_the_client_takes_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("{ __schema { types { name description } } }"));
        request.Headers.Add("Accept-Encoding", "br");
        var answer = await _server.SendAsync(request, Cancel);
        Assert.Equal("br", answer.Headers["Content-Encoding"]);
        Assert.Contains("Accept-Encoding", answer.Headers["Vary"], StringComparison.Ordinal);
        Assert.Contains("Accept", answer.Headers["Vary"].Split(", "));
    }

    [Fact]
    public async Task The_cost_of_a_request_is_told_beside_what_is_allowed() =>
        Assert.Equal("3; allowed=100000", (await _server.AskAsync("{ catalogue { version __typename } }", Cancel)).Headers["GraphQL-Cost"]);
}
