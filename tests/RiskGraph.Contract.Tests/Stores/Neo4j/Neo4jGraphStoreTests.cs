using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Contract.Tests.Stores.Neo4j;

/// <summary>Neo4j keeps every promise of a store, on a real server.</summary>
[Collection(TestServer.Collection)]
public sealed class Neo4jGraphStoreTests(TestServer server) : GraphStoreContract
{
    protected override int QueriesPerGraph => 12;

    protected override async Task<IGraphStore> OpenEmptyAsync(GraphCatalogue catalogue, TimeProvider time)
    {
        await TestServer.EmptyAsync(await server.SettingsAsync(), Cancel);
        return await ReopenAsync(catalogue, time);
    }

    protected override async Task<IGraphStore> ReopenAsync(GraphCatalogue catalogue, TimeProvider time) =>
        await Neo4jGraphStore.OpenAsync(await server.SettingsAsync(), catalogue, time, Cancel);
}
