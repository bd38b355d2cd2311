using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskGraph.Contract.Tests.Http;
using RiskGraph.Core.Catalogue;
using RiskGraph.Server.Http;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Benchmarks;

/// <summary>What each view of the explorer and each page costs the server, asked over HTTP as a browser does: store calls, bytes as they are and as they travel, milliseconds.</summary>
internal sealed class ViewsBenchmark : IDisposable
{
    private const int Repeats = 50;

    private readonly HttpClient _client;
    private readonly MeterListener _listener = new();
    private readonly string _queries;
    private long _calls;

    private ViewsBenchmark(string url, string queries)
    {
        _client = new(new SocketsHttpHandler()) { BaseAddress = new(url), Timeout = TimeSpan.FromMinutes(5) };
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        _queries = queries;
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "RiskGraph.Store", Name: "store.calls" }) self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _calls, value));
        _listener.Start();
    }

    /// <param name="queries">The folder of the explorer's queries.</param>
    public static async Task RunAsync(int entities, int statements, string queries)
    {
        var folder = Directory.CreateTempSubdirectory("riskgraph-views").FullName;
        try
        {
            var (catalogue, path) = (CatalogueReader.BuiltIn(), Path.Combine(folder, "riskgraph.db"));
            await using var store = await SqliteGraphStore.OpenAsync(path, catalogue, TimeProvider.System, CancellationToken.None);
            await GraphBenchmark.LoadAsync(store, new SyntheticGraph(entities, statements), path, CancellationToken.None);
            await using var app = GraphServer.Build(new() { Urls = ["http://127.0.0.1:0"], MapPatience = TimeSpan.FromMinutes(4) }, catalogue, store, TimeProvider.System);
            await app.StartAsync();
            using var views = new ViewsBenchmark(app.Urls.Single(), queries);
            await views.MeasureAsync();
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync()
    {
        var (hub, incident, other) = (SyntheticGraph.Hub.Text, SyntheticGraph.Id("incident", 7).Text, SyntheticGraph.Id("incident", 11).Text);
        var watch = Stopwatch.StartNew();
        await GetAsync("/api/map");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the map, when it is first asked for: {watch.Elapsed.TotalSeconds:0.0} s"));
        Console.WriteLine($"{"",-46}{"calls",8}{"KB",10}{"KB sent",10}{"p50 ms",10}{"max ms",10}");
        await QueryAsync("colours and labels", "catalogue", "{}");
        await QueryAsync("home", "home", "{}");
        await QueryAsync("search while typing", "search", """{"query":"poison audit","first":8,"named":4}""");
        var around = $$"""{"perPredicate":12,"limit":300,"where":null,"id":""";
        await QueryAsync("neighbourhood of the hub", "neighbourhood", $$"""{{around}}"{{hub}}"}""");
        await QueryAsync("neighbourhood of an incident", "neighbourhood", $$"""{{around}}"{{incident}}"}""");
        await QueryAsync("evidence of the hub, a page", "about", $$"""{"id":"{{hub}}","first":20,"after":null,"evidence":2}""");
        await QueryAsync("3 routes between two incidents", "paths", $$"""{"from":"{{incident}}","to":"{{other}}","first":3,"maxLength":4,"where":null,"asked":true}""");
        await ViewAsync("map, made before", () => GetAsync("/api/map"));
        await ViewAsync("page of the hub, 100 statements", () => GetAsync($"/e/{hub}"));
        await ViewAsync("page of an incident", () => GetAsync($"/e/{incident}"));
        await ViewAsync("JSON-LD of an incident", () => GetAsync($"/e/{incident}.jsonld"));
    }

    /// <summary>What the explorer sends is made ready before the clock starts.</summary>
    private async Task QueryAsync(string name, string query, string variables)
    {
        var text = await ExplorerQueries.ReadAsync(_queries, query, CancellationToken.None);
        var body = $$"""{"query":{{JsonSerializer.Serialize(text)}},"variables":{{variables}}}""";
        await ViewAsync(name, () => PostAsync(body));
    }

    private async Task ViewAsync(string name, Func<Task<(int Whole, int Sent)>> ask)
    {
        await ask();
        var before = Interlocked.Read(ref _calls);
        var size = await ask();
        var (calls, times) = (Interlocked.Read(ref _calls) - before, new double[Repeats]);
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46}{calls,8}{size.Whole / 1024.0,10:0.0}{size.Sent / 1024.0,10:0.0}{times[Repeats / 2],10:0.0}{times[^1],10:0.0}"));
    }

    private async Task<(int Whole, int Sent)> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await ReadAsync(await _client.PostAsync(new Uri("/graphql", UriKind.Relative), content), isGraph: true);
    }

    private async Task<(int Whole, int Sent)> GetAsync(string path) => await ReadAsync(await _client.GetAsync(new Uri(path, UriKind.Relative)), isGraph: false);

    private static async Task<(int Whole, int Sent)> ReadAsync(HttpResponseMessage response, bool isGraph)
    {
        using (response)
        {
            var sent = await response.Content.ReadAsByteArrayAsync();
            using var whole = new MemoryStream();
            await using (var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(sent), System.IO.Compression.CompressionMode.Decompress))
            {
                if (response.Content.Headers.ContentEncoding.Contains("br")) await brotli.CopyToAsync(whole);
                else whole.Write(sent);
            }
            if (!response.IsSuccessStatusCode || isGraph && JsonDocument.Parse(whole.ToArray()).RootElement.TryGetProperty("errors", out _))
                throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {Encoding.UTF8.GetString(whole.ToArray())[..Math.Min(500, (int)whole.Length)]}");
            return ((int)whole.Length, sent.Length);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _client.Dispose();
    }
}
