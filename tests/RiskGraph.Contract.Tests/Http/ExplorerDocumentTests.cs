namespace RiskGraph.Contract.Tests.Http;

/// <summary>The documents that the explorer sends, with the most that it asks for. Whether they are valid is what the server says of them.</summary>
public sealed class ExplorerDocumentTests : IAsyncLifetime
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "src", "explorer", "queries");

    private RunningServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync(Cancel);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task They_are_valid_and_within_the_limits()
    {
        var ids = string.Join(',', "abcdefghij".Select(letter => $"\"statement:{letter}uqllins5thwkb67c27itpvkyi\""));
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["about"] = """{"id":"risk:information-pollution","first":20,"evidence":2}""",
            ["catalogue"] = "{}",
            ["home"] = "{}",
            ["neighbourhood"] = """{"id":"risk:information-pollution","perPredicate":200,"limit":300}""",
            ["paths"] = """{"from":"risk:information-pollution","to":"risk:hallucination","first":10,"maxLength":6,"where":{"predicate":{"notIn":["MENTIONS","CITES"]}},"asked":true}""",
            ["search"] = """{"query":"x","first":12,"named":3}""",
            ["statements"] = $$"""{"ids":[{{ids}}],"evidence":20}""",
        };
        Assert.Equal(variables.Keys, Directory.GetFiles(s_folder).Select(Path.GetFileNameWithoutExtension).Except(["fragments"]).Order(StringComparer.Ordinal));
        foreach (var (name, values) in variables)
        {
            var answer = await _server.AskAsync(await ExplorerQueries.ReadAsync(s_folder, name, Cancel), Cancel, values);
            Assert.True(answer.Code is null, $"{name}: {answer.Body}");
        }
    }
}
