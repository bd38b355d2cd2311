using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>
/// What every store promises, one file a subject. A store's tests derive from this class and say how it is opened; nothing
/// here knows which store it is. A test has at most one store open at a time.
/// </summary>
public abstract partial class GraphStoreContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The time that stores are opened with; it moves only when a test moves it.</summary>
    protected ManualTime Time { get; } = new();

    /// <summary>Opens a store that holds nothing; what an earlier one of the same test held may be gone.</summary>
    protected abstract Task<IGraphStore> OpenEmptyAsync(GraphCatalogue catalogue, TimeProvider time);

    /// <summary>Opens the store that was opened last again, after it was disposed of; it holds what it held.</summary>
    protected abstract Task<IGraphStore> ReopenAsync(GraphCatalogue catalogue, TimeProvider time);

    protected Task<IGraphStore> OpenAsync() => OpenEmptyAsync(Sample.Catalogue, Time);

    /// <summary>A store that holds what these documents say, each applied as a change set of its own.</summary>
    protected async Task<IGraphStore> OpenWithAsync(params IReadOnlyList<DocumentContent> documents)
    {
        var store = await OpenAsync();
        foreach (var document in documents) await ApplyAsync(store, document);
        return store;
    }

    protected static Task<Difference> ApplyAsync(IGraphStore store, params IReadOnlyList<DocumentContent> documents) =>
        store.ApplyAsync(new(Sample.Run) { Documents = documents }, Cancel);

    protected static async Task<Entity?> FindAsync(IGraphStore store, EntityId id) => (await store.EntitiesAsync([id], Cancel)).GetValueOrDefault(id);

    protected static async Task<Statement?> FindAsync(IGraphStore store, Statement statement) =>
        (await store.StatementsAsync([statement.Id], Cancel)).GetValueOrDefault(statement.Id);
}
