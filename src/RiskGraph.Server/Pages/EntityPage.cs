using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Pages;

/// <summary>All that the page of an entity shows.</summary>
/// <param name="Record">Of a document; null for every other entity.</param>
/// <param name="Statements">A page of what is said of it, or, for a document, of what is taken from it; by predicate.</param>
/// <param name="Evidence">By statement.</param>
/// <param name="Passages">Of the evidence, by id.</param>
/// <param name="Documents">Of the passages, by id.</param>
/// <param name="Others">The entities that are named, by id.</param>
/// <param name="MadeBy">Who issued, published or wrote it.</param>
internal sealed record EntityPage(
    KindDefinition Kind, Entity Entity, Document? Record, Page<Statement> Statements, IReadOnlyDictionary<string, Page<Evidence>> Evidence, IReadOnlyDictionary<string, Passage> Passages,
    IReadOnlyDictionary<EntityId, Document> Documents, IReadOnlyDictionary<EntityId, Entity> Others, IReadOnlyList<Statement> MadeBy)
{
    public const int PageSize = 100;

    private const int EvidencePerStatement = 5;
    private static readonly StatementOrder[] s_byPredicate = [new(StatementOrderField.Predicate, OrderDirection.Asc)];
    private static readonly string[] s_making = ["AUTHORED_BY", "ISSUED_BY", "PUBLISHED_BY"];

    public string NameOf(EntityId id) => Others.TryGetValue(id, out var entity) ? entity.Name : id.Text;

    public IEnumerable<string> Makers(string predicate) => MadeBy.Where(s => s.Predicate == predicate && s is { Negated: false, Object: not null }).Select(s => NameOf(s.Object!)).Distinct(StringComparer.Ordinal);

    /// <summary>At most seven calls of the store, however much there is.</summary>
    /// <exception cref="CursorException">The page's cursor is not of this list.</exception>
    public static async Task<EntityPage> ReadAsync(GraphCatalogue catalogue, IGraphStore store, Entity entity, string? after, string? before, CancellationToken cancellationToken)
    {
        var kind = catalogue.KindOf(entity.Id)!;
        var page = before is null ? new PageRequest(First: PageSize, After: after) : new PageRequest(Last: PageSize, Before: before);
        var query = new StatementQuery(null, s_byPredicate, page with { WithTotal = true });
        var all = kind.Name == "Document" ? await store.StatementsFromAsync([entity.Id], query, cancellationToken) : await store.StatementsAboutAsync([entity.Id], query, cancellationToken);
        var statements = all.GetValueOrDefault(entity.Id) ?? new([], false, false, 0);
        var making = new StatementFilter.All([new StatementFilter.Subject([entity.Id]), new StatementFilter.Predicates(s_making)]);
        var madeBy = (await store.StatementsAsync(new StatementQuery(making, s_byPredicate, new(First: 20)), cancellationToken)).Edges.Select(e => e.Node).ToList();
        var evidence = await store.EvidenceAsync([.. statements.Edges.Select(e => e.Node.Id)], new(First: EvidencePerStatement) { WithTotal = true }, cancellationToken);
        var passages = await store.PassagesAsync([.. evidence.Values.SelectMany(e => e.Edges).Select(e => e.Node.Passage).Distinct()], cancellationToken);
        EntityId[] sources = [.. passages.Values.Select(p => p.Document).Append(entity.Id).Where(id => catalogue.KindOf(id)?.Name == "Document").Distinct()];
        var documents = await store.DocumentsAsync(sources, cancellationToken);
        var named = statements.Edges.Select(e => e.Node).Concat(madeBy).SelectMany(s => new[] { s.Subject, s.Object }).Concat(documents.Values.Select(d => d.Publisher)).OfType<EntityId>().Distinct();
        var others = await store.EntitiesAsync([.. named], cancellationToken);
        return new(kind, entity, documents.GetValueOrDefault(entity.Id), statements, evidence, passages, documents, others, madeBy);
    }
}
