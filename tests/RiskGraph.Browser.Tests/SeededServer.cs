using Microsoft.AspNetCore.Builder;
using RiskGraph.Browser.Tests;
using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion;
using RiskGraph.Server.Http;
using RiskGraph.Stores.Sqlite;

[assembly: AssemblyFixture(typeof(SeededServer))]

namespace RiskGraph.Browser.Tests;

/// <summary>The server with the seed data, on a free port of this machine. All tests read from the same.</summary>
public sealed class SeededServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-browser").FullName;
    private SqliteGraphStore? _store;
    private WebApplication? _app;

    /// <summary>Without a slash at its end.</summary>
    public string Url => _app!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var catalogue = CatalogueReader.BuiltIn();
        _store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), catalogue, TimeProvider.System, cancel);
        await new Ingestor(catalogue, _store, TimeProvider.System).RunAsync([Path.Combine(AppContext.BaseDirectory, "seed-data")], new(), null, cancel);
        _app = GraphServer.Build(new() { Urls = ["http://127.0.0.1:0"] }, catalogue, _store, TimeProvider.System);
        await _app.StartAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        if (_store is not null) await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
