using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>
/// The store's promise. Every method is one call to the database's side, however many ids it is given; lists are totally
/// ordered; ids that are not there are absent from the answer. Only live records are read unless a method says otherwise.
/// Methods may be called from many threads. A cancelled call throws <see cref="OperationCanceledException"/> and leaves nothing half done.
/// </summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Applies a change set whole or not at all. Twice is as good as once: the second difference is empty.</summary>
    /// <exception cref="ChangeSetException">The change set contradicts itself or the catalogue.</exception>
    Task<Difference> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>The difference that <see cref="ApplyAsync"/> would make, which is not made.</summary>
    /// <exception cref="ChangeSetException">The change set contradicts itself or the catalogue.</exception>
    Task<Difference> PreviewAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>By id; redirects are followed to their end, and the key is the id that was asked for.</summary>
    Task<IReadOnlyDictionary<EntityId, Entity>> EntitiesAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken);

    /// <summary>The entities that go by exactly this name or alias (folded by <see cref="TextFold"/>): those whose name it is first, then by id.</summary>
    Task<IReadOnlyList<Entity>> EntitiesNamedAsync(string name, CancellationToken cancellationToken);

    /// <exception cref="CursorException">The page's cursor is not of this order.</exception>
    Task<Page<Entity>> EntitiesAsync(EntityQuery query, CancellationToken cancellationToken);

    /// <summary>Counts over all entities that pass, largest first, then by value.</summary>
    /// <param name="first">The most counts in the answer.</param>
    Task<IReadOnlyList<FacetCount>> FacetAsync(EntityFilter? where, Facet facet, int first, CancellationToken cancellationToken);

    /// <summary>A page for every owner that is in the store, an empty one where it has no such relation.</summary>
    /// <exception cref="CursorException">The page's cursor is not of this order.</exception>
    Task<IReadOnlyDictionary<EntityId, Page<Related>>> RelatedAsync(RelationQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// For every owner that is in the store, and for each list of routes in their order: how many different entities the routes of
    /// the list end at. The owner itself may be one.
    /// </summary>
    Task<IReadOnlyDictionary<EntityId, IReadOnlyList<int>>> CountRoutesAsync(IReadOnlyCollection<EntityId> owners, IReadOnlyList<IReadOnlyList<Route>> routes, CancellationToken cancellationToken);

    /// <summary>By id, whatever their status.</summary>
    Task<IReadOnlyDictionary<string, Statement>> StatementsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <exception cref="CursorException">The page's cursor is not of this order.</exception>
    Task<Page<Statement>> StatementsAsync(StatementQuery query, CancellationToken cancellationToken);

    /// <summary>For each owner a page of the statements with it at either end.</summary>
    /// <exception cref="CursorException">The page's cursor is not of this order.</exception>
    Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsAboutAsync(IReadOnlyCollection<EntityId> owners, StatementQuery query, CancellationToken cancellationToken);

    /// <summary>For each document a page of the statements that have live evidence in it.</summary>
    /// <exception cref="CursorException">The page's cursor is not of this order.</exception>
    Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsFromAsync(IReadOnlyCollection<EntityId> documents, StatementQuery query, CancellationToken cancellationToken);

    /// <summary>For each statement the statements that say otherwise: the same with the other polarity, and the values of observations that contradict its subject. By id.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<Statement>>> DisagreementsAsync(IReadOnlyCollection<string> statements, CancellationToken cancellationToken);

    /// <summary>For each statement a page of its live evidence, most confident first, then by id.</summary>
    Task<IReadOnlyDictionary<string, Page<Evidence>>> EvidenceAsync(IReadOnlyCollection<string> statements, PageRequest page, CancellationToken cancellationToken);

    /// <summary>By id, superseded ones included, since evidence may point at them.</summary>
    Task<IReadOnlyDictionary<string, Passage>> PassagesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>For each document a page of its live passages in the order of the text.</summary>
    Task<IReadOnlyDictionary<EntityId, Page<Passage>>> PassagesOfAsync(IReadOnlyCollection<EntityId> documents, PageRequest page, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<EntityId, Document>> DocumentsAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken);

    Task<Page<Document>> DocumentsAsync(DocumentQuery query, CancellationToken cancellationToken);

    /// <summary>For each entity a page of its live mentions, by document, then by place in the text.</summary>
    Task<IReadOnlyDictionary<EntityId, Page<Mention>>> MentionsAsync(IReadOnlyCollection<EntityId> entities, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Live statements by predicate and direction, most first, then by predicate and direction.</summary>
    Task<IReadOnlyDictionary<EntityId, IReadOnlyList<Degree>>> DegreesAsync(IReadOnlyCollection<EntityId> entities, CancellationToken cancellationToken);

    Task<Page<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    Task<Neighbourhood> NeighbourhoodAsync(NeighbourhoodQuery query, CancellationToken cancellationToken);

    Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken);

    Task<GraphStats> StatsAsync(CancellationToken cancellationToken);

    /// <summary>Names what the graph holds now: another name after every write that changed something, the same until then, in other processes too.</summary>
    Task<string> VersionAsync(CancellationToken cancellationToken);

    /// <summary>The names and aliases of all defined entities, by entity and name.</summary>
    IAsyncEnumerable<KnownName> KnownNamesAsync(CancellationToken cancellationToken);

    /// <summary>The hash of each live document's text as it was read (<see cref="Document.Revision"/>).</summary>
    Task<IReadOnlyDictionary<EntityId, string>> RevisionsAsync(CancellationToken cancellationToken);

    /// <summary>The history after a sequence number, oldest first.</summary>
    IAsyncEnumerable<Change> ChangesSinceAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>
    /// Everything, superseded records and history included, in an order that depends on the content alone:
    /// the order of <see cref="GraphRecord"/>'s cases, and within each by id.
    /// </summary>
    IAsyncEnumerable<GraphRecord> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes in what <see cref="ReadAllAsync"/> gave, whole or not at all. Records that are there already stay as they are.
    /// Reading it all back from a store that was empty gives the same records.
    /// </summary>
    /// <returns>How many records were new.</returns>
    /// <exception cref="ChangeSetException">A record contradicts the catalogue or refers to one that is not there.</exception>
    Task<long> WriteAllAsync(IAsyncEnumerable<GraphRecord> records, CancellationToken cancellationToken);
}

/// <summary>The store cannot be reached or used; the message names the setting to change.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
