namespace RiskGraph.Contract.Tests.Http;

public sealed class OtherAddressTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_schema_can_be_read_and_need_not_be_read_again()
    {
        var first = await _server.GetAsync("/graphql/schema.graphql", Cancel);
        Assert.Equal((200, "application/graphql"), (first.Status, first.MediaType));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema", "riskgraph.graphql"), Cancel), first.Body);
        var again = await _server.GetAsync("/graphql/schema.graphql", Cancel, ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal(200, (await _server.GetAsync("/graphql/schema.graphql", Cancel, ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task A_server_whose_store_answers_is_ready() => Assert.Equal("""{"status":"ready"}""", (await _server.GetAsync("/health/ready", Cancel)).Body);

    [Fact]
    public async Task A_server_whose_store_is_gone_is_live_and_not_ready()
    {
        _server.BreakStore();
        Assert.Equal((200, """{"status":"live"}"""), await StatusAndBody("/health/live"));
        Assert.Equal((503, """{"status":"unavailable","reason":"The store does not answer; the server's log says why."}"""), await StatusAndBody("/health/ready"));
        var answer = await _server.AskAsync("{ risks(first: 1) { nodes { id } } }", Cancel);
        Assert.Equal("STORE_UNAVAILABLE", answer.Code);
        Assert.DoesNotContain("riskgraph.db", answer.Body, StringComparison.Ordinal);

        async Task<(int, string)> StatusAndBody(string path)
        {
            var answer = await _server.GetAsync(path, Cancel);
            return (answer.Status, answer.Body);
        }
    }

    [Fact]
    public async Task The_start_page_is_the_explorer_or_says_why_it_is_missing()
    {
        var answer = await _server.GetAsync("/", Cancel);
        var isBuilt = File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "explorer", "index.html"));
        Assert.Equal(isBuilt ? 200 : 503, answer.Status);
        Assert.Contains(isBuilt ? "<title>RiskGraph</title>" : "The explorer was not built", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_not_found() => Assert.Equal(404, (await _server.GetAsync("/graphql/other", Cancel)).Status);
}
