using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Contract.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-serve").FullName;
    private readonly HttpClient _client = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Without_a_command_it_takes_in_the_seed_data_serves_it_and_stops_cleanly(string signal)
    {
        await using (var first = ServerProcess.Start(_folder, ["--urls", AnyPort]))
        {
            var url = await first.ListensAsync(Cancel);
            Assert.Contains($"  Explorer  {url}/", first.Lines);
            Assert.Contains($"  GraphQL   {url}/graphql", first.Lines);
            Assert.Contains($"  GraphiQL  {url}/graphiql", first.Lines);
            Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "seed-data"), "*.md", SearchOption.AllDirectories).Length, await DocumentsAsync(url));
            first.Send(signal);
            var (code, _, errors) = await first.EndsAsync(Cancel);
            Assert.Equal(0, code);
            Assert.Contains("taking in the seed data", errors, StringComparison.Ordinal);
        }
        Assert.True(File.Exists(Path.Combine(_folder, "data", "riskgraph.db")));
        // What is there is not taken in again.
        await using var second = ServerProcess.Start(_folder, ["serve", "--urls", AnyPort]);
        Assert.NotEqual(0, await DocumentsAsync(await second.ListensAsync(Cancel)));
        second.Send(signal);
        Assert.Equal((0, "", ""), await second.EndsAsync(Cancel));
    }

    [Fact]
    public async Task The_query_to_try_works_word_for_word()
    {
        await using var server = ServerProcess.Start(_folder, ["--urls", AnyPort]);
        await server.ListensAsync(Cancel);
        var line = Assert.Single(server.Lines, l => l.StartsWith("  curl ", StringComparison.Ordinal));
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var answer = JsonDocument.Parse(await shell.StandardOutput.ReadToEndAsync(Cancel));
        Assert.False(answer.RootElement.TryGetProperty("errors", out _), answer.RootElement.ToString());
        Assert.NotEqual(0, answer.RootElement.GetProperty("data").GetProperty("search").GetProperty("edges").GetArrayLength());
    }

    [Fact]
    public async Task No_seed_leaves_the_store_empty_and_the_environment_says_where_it_is()
    {
        await using var server = ServerProcess.Start(_folder, ["--no-seed"], ("RISKGRAPH_DATA", Path.Combine(_folder, "elsewhere")), ("ASPNETCORE_URLS", AnyPort));
        Assert.Equal(0, await DocumentsAsync(await server.ListensAsync(Cancel)));
        Assert.True(File.Exists(Path.Combine(_folder, "elsewhere", "riskgraph.db")));
    }

    [Fact]
    public async Task Limits_are_settings_and_the_option_wins()
    {
        await using var server = ServerProcess.Start(_folder, ["--no-seed", "--urls", AnyPort, "--limit-depth", "2"], ("RISKGRAPH_LIMIT_DEPTH", "1"), ("RISKGRAPH_LIMIT_BREADTH", "3"));
        var url = await server.ListensAsync(Cancel);
        Assert.Contains("\"data\"", await AskAsync(url, "{ stats { entities } }"), StringComparison.Ordinal);
        Assert.Contains("\"limit\":\"depth\",\"allowed\":2", await AskAsync(url, "{ risks { nodes { id } } }"), StringComparison.Ordinal);
        Assert.Contains("\"limit\":\"breadth\",\"allowed\":3", await AskAsync(url, "{ a: __typename b: __typename c: __typename d: __typename }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var server = ServerProcess.Start(_folder, ["--no-seed", "--urls", url]);
        Assert.Equal((3, "", $"riskgraph: {url} cannot be listened on (Address already in use). Stop what uses it, or choose another address with --urls or ASPNETCORE_URLS.\n"), await server.EndsAsync(Cancel));
    }

    [Fact]
    public async Task For_scripts_the_address_is_json()
    {
        await using var server = ServerProcess.Start(_folder, ["--no-seed", "--json", "--urls", "http://127.0.0.1:0;http://[::1]:0"]);
        var line = await server.FirstLineAsync(Cancel);
        Assert.Equal(2, JsonDocument.Parse(line).RootElement.GetProperty("urls").GetArrayLength());
    }

    public static TheoryData<string[], string> Unusable => new()
    {
        { ["bogus"], "'bogus'" },
        { ["--bogus"], "'--bogus'" },
        { ["serve", "bogus"], "'bogus'" },
        { ["--urls", "nonsense"], "'nonsense' is no address to listen on. Write it as in http://127.0.0.1:8080." },
        { ["--urls", "ftp://127.0.0.1"], "'ftp://127.0.0.1' is no address to listen on." },
        { ["--limit-depth", "0"], "--limit-depth is '0'. Write a whole number from 1 to 1000000000." },
        { ["--limit-nesting", "401"], "--limit-nesting is '401'. Write a whole number from 1 to 400." },
        { ["--timeout", "soon"], "--timeout is 'soon'. Write a whole number from 1 to 3600." },
        { ["--http-profile", "new"], "--http-profile is 'new'. Write audit or draft-2026." },
        { ["--catalogue", "missing.yaml"], "missing.yaml" },
    };

    [Theory]
    [MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    public async Task A_command_line_that_cannot_be_used_ends_with_2_and_says_why(string[] arguments, string reason)
    {
        await using var server = ServerProcess.Start(_folder, arguments);
        var (code, _, errors) = await server.EndsAsync(Cancel);
        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")));
    }

    [Theory]
    [InlineData("RISKGRAPH_LIMIT_COST", "many", "RISKGRAPH_LIMIT_COST is 'many'. Write a whole number from 1 to 1000000000.")]
    [InlineData("RISKGRAPH_NO_SEED", "maybe", "RISKGRAPH_NO_SEED is 'maybe'. Write 1 or 0.")]
    [InlineData("RISKGRAPH_HTTP_PROFILE", "old", "RISKGRAPH_HTTP_PROFILE is 'old'. Write audit or draft-2026.")]
    [InlineData("ASPNETCORE_URLS", "here", "'here' is no address to listen on.")]
    public async Task A_setting_of_the_environment_that_cannot_be_used_ends_with_2_and_says_why(string name, string value, string reason)
    {
        await using var server = ServerProcess.Start(_folder, [], (name, value));
        var (code, _, errors) = await server.EndsAsync(Cancel);
        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_setting()
    {
        await using var help = ServerProcess.Start(_folder, ["serve", "--help"]);
        var (code, output, _) = await help.EndsAsync(Cancel);
        Assert.Equal(0, code);
        Assert.All(GuardLimit.All, limit => Assert.Contains(limit.Counts, string.Join(' ', output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal));
        Assert.Contains("RISKGRAPH_LIMIT_LIST_LENGTH", output, StringComparison.Ordinal);
    }

    private async Task<int> DocumentsAsync(string url)
    {
        using var answer = JsonDocument.Parse(await AskAsync(url, "{ stats { documents } }"));
        return answer.RootElement.GetProperty("data").GetProperty("stats").GetProperty("documents").GetInt32();
    }

    private async Task<string> AskAsync(string url, string query)
    {
        using var body = new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}}}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync($"{url}/graphql", body, Cancel);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
