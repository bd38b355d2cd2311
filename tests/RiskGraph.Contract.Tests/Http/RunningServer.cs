using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RiskGraph.Contract.Tests.GraphQL;
using RiskGraph.Core.Catalogue;
using RiskGraph.Server.Http;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Http;

/// <summary>The whole server on a free port of this machine, over a store of its own with the sample graph.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private RunningServer(string folder, SqliteGraphStore store, WebApplication app) => (_folder, Store, _app) = (folder, store, app);

    public SqliteGraphStore Store { get; }

    public string Url => _app.Urls.Single();

    public IServiceProvider Services => _app.Services;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static async Task<RunningServer> StartAsync(CancellationToken cancel, ServerSettings? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("riskgraph-http").FullName;
        var catalogue = CatalogueReader.BuiltIn();
        var store = await SqliteGraphStore.OpenAsync(Path.Combine(folder, "riskgraph.db"), catalogue, TimeProvider.System, cancel);
        await store.ApplyAsync(SampleGraph.Changes, cancel);
        var app = GraphServer.Build((settings ?? new()) with { Urls = ["http://127.0.0.1:0"] }, catalogue, store, TimeProvider.System);
        await app.StartAsync(cancel);
        var server = new RunningServer(folder, store, app);
        server.Client.BaseAddress = new(server.Url);
        return server;
    }

    /// <param name="body">JSON, or what should have been.</param>
    public async Task<Answer> PostAsync(string body, CancellationToken cancel, string? accept = "application/graphql-response+json", string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType.Length > 0) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await SendAsync(request, cancel);
    }

    public Task<Answer> AskAsync(string query, CancellationToken cancel, string variables = "{}", string? accept = "application/graphql-response+json") =>
        PostAsync($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""", cancel, accept);

    public async Task<Answer> GetAsync(string path, CancellationToken cancel, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request, cancel);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var response = await Client.SendAsync(request, cancel);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>Takes the database away, as a lost disk would. Only who has read before could go on.</summary>
    public void BreakStore() => Directory.Delete(_folder, recursive: true);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}

internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string MediaType => Headers.TryGetValue("Content-Type", out var type) ? type.Split(';')[0] : "";

    /// <summary>The code of the first error; null where there is none.</summary>
    public string? Code => Json.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;

    public string Message => Json.GetProperty("errors")[0].GetProperty("message").GetString()!;
}
