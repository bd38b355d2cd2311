using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL;
using RiskGraph.GraphQL.Errors;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>The API over a store of its own in a temporary folder, as a program that embeds it would set it up.</summary>
internal sealed class GraphApi : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ServiceProvider _services;

    private GraphApi(string folder, SqliteGraphStore store, GraphCatalogue catalogue)
    {
        (_folder, Store) = (folder, store);
        _services = new ServiceCollection().AddSingleton(catalogue).AddSingleton<IGraphStore>(store).AddRiskGraphSchema()
            .AddGraphQL(b => b.AddErrorInfoProvider(new ClientErrors())).BuildServiceProvider();
    }

    public IGraphStore Store { get; }

    public ISchema Schema => _services.GetRequiredService<ISchema>();

    public static async Task<GraphApi> OpenAsync(GraphCatalogue catalogue, CancellationToken cancel, params ChangeSet[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("riskgraph-graphql").FullName;
        var store = await SqliteGraphStore.OpenAsync(Path.Combine(folder, "riskgraph.db"), catalogue, new FixedTime(), cancel);
        foreach (var change in changes) await store.ApplyAsync(change, cancel);
        return new(folder, store, catalogue);
    }

    /// <returns>The answer as JSON.</returns>
    public async Task<string> AskAsync(string query, string variables = "{}", string? operation = null, CancellationToken cancel = default)
    {
        var serializer = _services.GetRequiredService<IGraphQLTextSerializer>();
        var result = await _services.GetRequiredService<IDocumentExecuter<ISchema>>().ExecuteAsync(new()
        {
            Query = query,
            OperationName = operation,
            Variables = serializer.Deserialize<Inputs>(variables),
            RequestServices = _services,
            UserContext = new GraphRequest { BaseAddress = "https://graph.example" },
            CancellationToken = cancel,
        });
        // A fault is hidden from clients, and must not be from tests.
        if (result.Errors?.FirstOrDefault(ClientErrors.IsFault) is { } fault) throw new InvalidOperationException(fault.Message, fault);
        return serializer.Serialize(result);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
