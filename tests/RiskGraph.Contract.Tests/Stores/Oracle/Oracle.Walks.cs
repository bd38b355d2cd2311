using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

internal sealed partial class Oracle
{
    /// <summary>The statements between live entities that pass.</summary>
    private List<Statement> Edges(StatementFilter? where) =>
        [.. Statements.Values.Where(s => s.Object is not null && PassesWithDefault(s, where) && Entities.ContainsKey(s.Subject) && Entities.ContainsKey(s.Object))];

    /// <summary>How far each entity is from the centres, up to a depth, going only through kinds that are allowed.</summary>
    public Dictionary<EntityId, int> Distances(IEnumerable<EntityId> centres, int depth, StatementFilter? where, IReadOnlyList<string>? kinds)
    {
        var (edges, found) = (Edges(where), centres.ToDictionary(c => c, _ => 0));
        for (var level = 1; level <= depth; level++)
            foreach (var (from, to) in edges.SelectMany(e => new[] { (e.Subject, e.Object!), (e.Object!, e.Subject) }))
                if (found.GetValueOrDefault(from, depth) == level - 1 && kinds?.Contains(Kind(to)) != false) found.TryAdd(to, level);
        return found;
    }

    /// <summary>The neighbours of an entity by one predicate and direction.</summary>
    public HashSet<EntityId> Neighbours(EntityId node, string predicate, Direction direction, StatementFilter? where, IReadOnlyList<string>? kinds) =>
        [.. Edges(where).Where(s => s.Predicate == predicate && (direction == Direction.Out ? s.Subject : s.Object) == node)
            .Select(s => direction == Direction.Out ? s.Object! : s.Subject).Where(id => kinds?.Contains(Kind(id)) != false)];

    public List<string> Among(IReadOnlyCollection<EntityId> nodes, StatementFilter? where) =>
        [.. Edges(where).Where(s => nodes.Contains(s.Subject) && nodes.Contains(s.Object!)).Select(s => s.Id)];

    /// <summary>Every simple path, shortest first, then by the ids along the way.</summary>
    public List<List<EntityId>> Paths(PathQuery query)
    {
        var around = new Dictionary<EntityId, SortedSet<EntityId>>();
        foreach (var edge in Edges(query.Where))
        {
            Add(edge.Subject, edge.Object!);
            Add(edge.Object!, edge.Subject);
        }
        var found = new List<List<EntityId>>();
        if (query.From != query.To && Entities.ContainsKey(query.From) && Entities.ContainsKey(query.To)) Walk([query.From]);
        return [.. found.OrderBy(p => p.Count).ThenBy(p => string.Join(' ', p.Select(id => id.Text)), StringComparer.Ordinal)];

        void Add(EntityId from, EntityId to)
        {
            if (!around.TryGetValue(from, out var set)) around.Add(from, set = []);
            set.Add(to);
        }
        void Walk(List<EntityId> way)
        {
            if (way[^1] == query.To) found.Add([.. way]);
            else if (way.Count <= query.MaxLength)
                foreach (var next in around.GetValueOrDefault(way[^1], []).Where(n => !way.Contains(n) && (n == query.To || query.Kinds?.Contains(Kind(n)) != false)))
                    Walk([.. way, next]);
        }
    }
}
