using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RiskGraph.Benchmarks;

/// <summary>A server asked by hand: statements of our own over the HTTP Query API, answers parsed and nothing more.</summary>
internal sealed class BareNeo4j(Uri uri, string? password) : IDisposable
{
    private readonly HttpClient _http = Client(uri, password);

    public void Dispose() => _http.Dispose();

    /// <returns>The rows.</returns>
    public async Task<JsonElement> RunAsync(string statement, object parameters) => await PostAsync(JsonSerializer.SerializeToUtf8Bytes(new { statement, parameters }));

    public async Task<JsonElement> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await _http.PostAsync("/db/neo4j/query/v2", content);
        var root = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
        if (root.TryGetProperty("errors", out var errors)) throw new InvalidOperationException(errors.GetRawText());
        return root.GetProperty("data").GetProperty("values");
    }

    public Task EmptyAsync() => RunAsync("MATCH (n) WHERE NOT n:RiskGraphStore CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", new { });

    private static HttpClient Client(Uri uri, string? password)
    {
        var http = new HttpClient { BaseAddress = uri, Timeout = Timeout.InfiniteTimeSpan };
        if (password is not null) http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"neo4j:{password}")));
        return http;
    }
}

/// <summary>
/// Every node, property and relationship of a database as the request bodies of bare <c>UNWIND</c> statements, one a label
/// or type and 5,000 rows, ready to be sent into the same schema again.
/// </summary>
internal sealed class BareRows : IDisposable
{
    private const int Rows = 5_000;
    private const int Stretch = 50_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-bare").FullName;
    private readonly List<string> _bodies = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static async Task<BareRows> ReadAsync(BareNeo4j server)
    {
        var rows = new BareRows();
        var labels = await server.RunAsync("MATCH (n) WHERE NOT n:RiskGraphStore RETURN DISTINCT labels(n) AS labels ORDER BY labels", new { });
        foreach (var set in labels.EnumerateArray().Select(r => r[0].EnumerateArray().Select(l => l.GetString()!).ToArray()))
        {
            var all = string.Concat(set.Select(l => $":`{l}`"));
            await rows.AddAsync(server, $"MATCH (n{all}) WITH n SKIP $skip LIMIT $limit RETURN properties(n)", $"UNWIND $rows AS r CREATE (n{all}) SET n = r[0]");
        }
        var types = await server.RunAsync("MATCH (a)-[r]->(b) RETURN DISTINCT head(labels(a)), type(r) AS type, head(labels(b)) ORDER BY type", new { });
        foreach (var (from, type, to) in types.EnumerateArray().Select(r => (r[0].GetString(), r[1].GetString(), r[2].GetString())).Distinct())
            await rows.AddAsync(server, $"MATCH (:`{from}`)-[r:`{type}`]->(:`{to}`) WITH r SKIP $skip LIMIT $limit RETURN startNode(r).id, endNode(r).id, properties(r)",
                $"UNWIND $rows AS r MATCH (a:`{from}` {{id: r[0]}}) MATCH (b:`{to}` {{id: r[1]}}) CREATE (a)-[n:`{type}`]->(b) SET n = r[2]");
        return rows;
    }

    private async Task AddAsync(BareNeo4j server, string read, string write)
    {
        // Nobody writes meanwhile, so the scan keeps its order.
        for (var skip = 0; ; skip += Stretch)
        {
            var found = await server.RunAsync(read, new { skip, limit = Stretch });
            foreach (var some in found.EnumerateArray().Chunk(Rows))
            {
                var path = Path.Combine(_folder, _bodies.Count.ToString(CultureInfo.InvariantCulture));
                await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(new { statement = write, parameters = new { rows = some } }));
                _bodies.Add(path);
            }
            if (found.GetArrayLength() < Stretch) return;
        }
    }

    /// <returns>How long the server took to take them all in, one after another.</returns>
    public async Task<TimeSpan> SendAsync(BareNeo4j server)
    {
        var watch = Stopwatch.StartNew();
        foreach (var body in _bodies) await server.PostAsync(await File.ReadAllBytesAsync(body));
        return watch.Elapsed;
    }
}
