using GraphQL;
using GraphQLParser.AST;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Paging;

namespace RiskGraph.GraphQL.Loading;

/// <summary>The batches of one request. Resolvers run one after another; only the batches run side by side.</summary>
internal sealed class Loaders(IGraphStore store)
{
    private readonly Dictionary<GraphQLSelectionSet, Selection> _selections = [];
    private readonly Dictionary<PageKey, object> _pages = [];

    public IGraphStore Store { get; } = store;

    public BatchLoader<EntityId, Entity> Entities { get; } = new(store.EntitiesAsync);

    public BatchLoader<string, Statement> Statements { get; } = new(store.StatementsAsync);

    public BatchLoader<string, Passage> Passages { get; } = new(store.PassagesAsync);

    public BatchLoader<EntityId, Document> Documents { get; } = new(store.DocumentsAsync);

    public BatchLoader<EntityId, IReadOnlyList<Degree>> Degrees { get; } = new(store.DegreesAsync, []);

    public BatchLoader<string, IReadOnlyList<Statement>> Disagreements { get; } = new(store.DisagreementsAsync, []);

    /// <summary>The batch of a connection field: the same for every owner that has the field with the same arguments and asks as much of it.</summary>
    /// <param name="field">Stands for the field, whatever type it is on.</param>
    /// <param name="fetch">Reads the arguments, once, and gives the store call for many owners.</param>
    public BatchLoader<TKey, Page<T>> Pages<TKey, T>(object field, IResolveFieldContext context, Func<Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, Page<T>>>>> fetch) where TKey : notnull
    {
        // Merged fields are made anew for each owner, but their arguments stay the ones of the document.
        var key = new PageKey(field, context.FieldAst.Arguments, SelectionOf(context));
        if (!_pages.TryGetValue(key, out var loader)) _pages.Add(key, loader = new BatchLoader<TKey, Page<T>>(fetch(), new([], false, false, 0)));
        return (BatchLoader<TKey, Page<T>>)loader;
    }

    /// <summary>The batch of a field with arguments that is no connection: the same for every owner that has the field with the same arguments.</summary>
    /// <param name="absent">For owners that are not there.</param>
    public BatchLoader<TKey, TValue> Many<TKey, TValue>(object field, IResolveFieldContext context, TValue absent, Func<Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>>> fetch)
        where TKey : notnull where TValue : class
    {
        var key = new PageKey(field, context.FieldAst.Arguments, default);
        if (!_pages.TryGetValue(key, out var loader)) _pages.Add(key, loader = new BatchLoader<TKey, TValue>(fetch(), absent));
        return (BatchLoader<TKey, TValue>)loader;
    }

    /// <summary>What a connection is asked for.</summary>
    public Selection SelectionOf(IResolveFieldContext context)
    {
        var fields = context.FieldAst.SelectionSet!;
        if (!_selections.TryGetValue(fields, out var selection)) _selections.Add(fields, selection = Selection.Of(context));
        return selection;
    }

    private readonly record struct PageKey(object Field, GraphQLArguments? Arguments, Selection Selection);
}
