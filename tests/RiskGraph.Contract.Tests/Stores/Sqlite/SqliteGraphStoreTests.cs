using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>The embedded store keeps every promise of a store, on real files.</summary>
public sealed class SqliteGraphStoreTests : GraphStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskgraph-store");
    private int _databases;

    private string Database => Path.Combine(_folder.FullName, $"{_databases}.db");

    protected override Task<IGraphStore> OpenEmptyAsync(GraphCatalogue catalogue, TimeProvider time)
    {
        _databases++;
        return ReopenAsync(catalogue, time);
    }

    protected override async Task<IGraphStore> ReopenAsync(GraphCatalogue catalogue, TimeProvider time) => await SqliteGraphStore.OpenAsync(Database, catalogue, time, Cancel);

    public void Dispose() => _folder.Delete(recursive: true);
}
