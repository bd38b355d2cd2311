using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RiskGraph.Stores.Neo4j.Transport;

internal enum AccessMode { Read, Write }

/// <summary>An explicit transaction on the server.</summary>
/// <param name="Affinity">What the server asks to be told again with each request of it, so that a cluster leads them to one member.</param>
internal sealed record OpenTransaction(string Id, string? Affinity);

/// <summary>
/// Speaks Neo4j's HTTP Query API: one request, one answer, no second tries. A driver could take its place. All that is known
/// of the wire is here: a query has succeeded when the status is under 300 and the body has no errors, for one that fails
/// while it runs is answered with 202.
/// </summary>
internal sealed class QueryTransport : IDisposable
{
    private const string AffinityHeader = "neo4j-cluster-affinity";

    private readonly HttpClient _http;
    private readonly string _path;

    public QueryTransport(Neo4jSettings settings)
    {
        // One connection a request under way, and a few for stopping queries.
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = settings.Concurrency + 4,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        _http = new(handler) { BaseAddress = settings.Uri, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        if (settings.Password is { } password)
            _http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.User}:{password}")));
        _path = $"/db/{Uri.EscapeDataString(settings.Database)}/query/v2";
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The server's version, as in <c>5.26.30</c>; null where it does not tell, as on Aura.</summary>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public async Task<string?> VersionAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync("/", cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json") return null;
        try
        {
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            // The Bolt port answers in JSON too, but has nothing to say over HTTP.
            return json.RootElement.TryGetProperty("neo4j_version", out var version) ? version.GetString() : null;
        }
        catch (JsonException e)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "it does not answer in JSON.", e);
        }
    }

    /// <summary>Runs a statement in a transaction of its own, or in <paramref name="transaction"/>.</summary>
    /// <exception cref="QueryFailure">The server says no.</exception>
    /// <exception cref="HttpRequestException">The answer did not come, or not whole: what became of a write is unknown.</exception>
    public async Task<QueryResult> RunAsync(
        string statement, QueryParameters parameters, AccessMode access, IReadOnlyCollection<string> bookmarks, OpenTransaction? transaction, CancellationToken cancellationToken)
    {
        var body = Body(json =>
        {
            json.WriteString("statement", statement);
            json.WritePropertyName("parameters");
            parameters.Write(json);
            if (transaction is null) WriteScope(json, access, bookmarks);
        });
        var (root, _) = await PostAsync(transaction is null ? _path : $"{_path}/tx/{transaction.Id}", body, transaction?.Affinity, cancellationToken);
        return Result(root);
    }

    /// <param name="limit">How long it may take in all.</param>
    public async Task<OpenTransaction> BeginAsync(IReadOnlyCollection<string> bookmarks, TimeSpan limit, CancellationToken cancellationToken)
    {
        var body = Body(json =>
        {
            WriteScope(json, AccessMode.Write, bookmarks);
            json.WriteNumber("maxExecutionTime", (long)limit.TotalSeconds);
        });
        var (root, affinity) = await PostAsync($"{_path}/tx", body, null, cancellationToken);
        return new(root.GetProperty("transaction").GetProperty("id").GetString()!, affinity);
    }

    public async Task<QueryResult> CommitAsync(OpenTransaction transaction, CancellationToken cancellationToken)
    {
        var (root, _) = await PostAsync($"{_path}/tx/{transaction.Id}/commit", Body(_ => { }), transaction.Affinity, cancellationToken);
        return Result(root);
    }

    /// <summary>Undoes it. One that an error has ended already is as good as undone.</summary>
    public async Task RollBackAsync(OpenTransaction transaction, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{_path}/tx/{transaction.Id}");
        if (transaction.Affinity is { } affinity) request.Headers.Add(AffinityHeader, affinity);
        using var response = await _http.SendAsync(request, cancellationToken);
    }

    private static void WriteScope(Utf8JsonWriter json, AccessMode access, IReadOnlyCollection<string> bookmarks)
    {
        json.WriteString("accessMode", access == AccessMode.Read ? "Read" : "Write");
        if (bookmarks.Count == 0) return;
        json.WriteStartArray("bookmarks");
        foreach (var bookmark in bookmarks) json.WriteStringValue(bookmark);
        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body, QueryParameters.Writing))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return body.WrittenMemory;
    }

    private async Task<(JsonElement Root, string? Affinity)> PostAsync(string path, ReadOnlyMemory<byte> body, string? affinity, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (affinity is not null) request.Headers.Add(AffinityHeader, affinity);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        JsonElement root;
        try
        {
            // The document is left to the collector with the rows that point into it.
            root = bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement;
        }
        catch (JsonException e)
        {
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted) throw new HttpRequestException($"The answer broke off: {e.Message}", e);
            root = default;
        }
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
        {
            var last = errors[errors.GetArrayLength() - 1];
            throw new QueryFailure(last.GetProperty("code").GetString()!, last.GetProperty("message").GetString() ?? "");
        }
        if ((int)response.StatusCode >= 300)
            throw new QueryFailure(string.Create(CultureInfo.InvariantCulture, $"Http.{(int)response.StatusCode}"), response.ReasonPhrase ?? response.StatusCode.ToString());
        return (root, response.Headers.TryGetValues(AffinityHeader, out var values) ? values.First() : affinity);
    }

    private static QueryResult Result(JsonElement root)
    {
        var rows = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.TryGetProperty("values", out var values)
            ? values.EnumerateArray().Select(v => new QueryRow(v)).ToList() : [];
        var bookmarks = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("bookmarks", out var marks)
            ? marks.EnumerateArray().Select(b => b.GetString()!).ToList() : [];
        return new(rows, bookmarks);
    }
}
