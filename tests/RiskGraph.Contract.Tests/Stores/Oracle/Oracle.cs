using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>
/// What a store should answer, worked out in the plainest way from everything it holds, one record after another and without
/// an index. It shares no code with any store.
/// </summary>
internal sealed partial class Oracle
{
    private readonly Dictionary<EntityId, List<(EntityId Document, Entity Entity, DateTimeOffset? SupersededAt)>> _contributions = [];
    private readonly Dictionary<string, Passage> _passages = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityId, Document> _documents = [];
    private readonly List<Evidence> _evidence = [];
    private readonly GraphCatalogue _catalogue;

    private Oracle(GraphCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>Live ones, by id.</summary>
    public SortedDictionary<EntityId, Entity> Entities { get; } = [];

    /// <summary>Of every status, by id.</summary>
    public SortedDictionary<string, Statement> Statements { get; } = new(StringComparer.Ordinal);

    public static async Task<Oracle> OfAsync(IGraphStore store, GraphCatalogue catalogue)
    {
        var oracle = new Oracle(catalogue);
        await foreach (var record in store.ReadAllAsync(TestContext.Current.CancellationToken)) oracle.Take(record);
        oracle.MergeEntities();
        return oracle;
    }

    private void Take(GraphRecord record)
    {
        switch (record)
        {
            case GraphRecord.OfDocument document: _documents.Add(document.Document.Id, document.Document); break;
            case GraphRecord.OfPassage passage: _passages.Add(passage.Passage.Id, passage.Passage); break;
            case GraphRecord.OfStatement statement: Statements.Add(statement.Statement.Id, statement.Statement); break;
            case GraphRecord.OfEvidence evidence: _evidence.Add(evidence.Evidence); break;
            case GraphRecord.OfContribution contribution:
                if (!_contributions.TryGetValue(contribution.Entity.Id, out var list)) _contributions.Add(contribution.Entity.Id, list = []);
                list.Add((contribution.Document, contribution.Entity, contribution.SupersededAt));
                break;
        }
    }

    private void MergeEntities()
    {
        foreach (var (id, all) in _contributions)
        {
            var live = all.Where(c => c.SupersededAt is null).ToList();
            var stands = Statements.Values.Any(s => s.Status != StatementStatus.Retracted && (s.Subject == id || s.Object == id));
            if (live.Count == 0 && !stands) continue;
            Entities.Add(id, EntityMerge.Merge((live.Count > 0 ? live : all).Select(c => (c.Document, c.Entity))) with
            {
                CreatedAt = all.Min(c => c.Entity.CreatedAt),
                UpdatedAt = all.Max(c => c.SupersededAt is { } gone && gone > c.Entity.UpdatedAt ? gone : c.Entity.UpdatedAt),
            });
        }
    }

    public string Kind(EntityId id) => _catalogue.KindOf(id)!.Name;

    /// <summary>The ids of entities that pass, in order.</summary>
    public List<EntityId> Find(EntityFilter? where, IReadOnlyList<EntityOrder> orders) => Ordered(Entities.Values.Where(e => Passes(e, where)), orders);

    /// <summary>The ids of statements that pass, in order.</summary>
    public List<string> Find(StatementFilter? where, IReadOnlyList<StatementOrder> orders) => Ordered(Statements.Values.Where(s => PassesWithDefault(s, where)), orders);

    /// <summary>The targets of one relation of one owner, each with the statement that leads to it, by the order.</summary>
    public List<(EntityId Target, string Statement)> Related(EntityId owner, RelationQuery query)
    {
        var best = Edges(owner, query.Relation, query.Statement).Where(e => Passes(e.Target, query.Where)).GroupBy(e => e.Target.Id)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Statement).OrderByDescending(s => s.Confidence).ThenBy(s => s.Id, StringComparer.Ordinal).First().Id);
        return [.. Ordered(best.Keys.Select(id => Entities[id]), query.OrderBy).Select(id => (id, best[id]))];
    }

    /// <summary>How many entities some route ends at.</summary>
    public int Count(EntityId owner, IReadOnlyList<Route> routes) => routes.SelectMany(route =>
        route.Steps.Aggregate((IEnumerable<EntityId>)[owner], (at, step) => at.SelectMany(id => Edges(id, step, route.Statement)).Select(e => e.Target.Id))).Distinct().Count();

    /// <summary>The statements of a relation that pass, and where they lead.</summary>
    private IEnumerable<(Statement Statement, Entity Target)> Edges(EntityId owner, Relation relation, StatementFilter? filter)
    {
        foreach (var statement in Statements.Values.Where(s => s.Predicate == relation.Predicate && PassesWithDefault(s, filter)))
        {
            var (near, far) = relation.Direction == Direction.Out ? (statement.Subject, statement.Object) : (statement.Object, statement.Subject);
            if (near == owner && far is not null && relation.Targets.Contains(Kind(far)) && Entities.TryGetValue(far, out var target)) yield return (statement, target);
        }
    }
}
