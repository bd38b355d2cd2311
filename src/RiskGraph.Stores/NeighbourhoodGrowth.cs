using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores;

/// <summary>The neighbours of one node by one predicate and direction, by id.</summary>
internal sealed record NeighbourGroup(string Predicate, Direction Direction, IReadOnlyList<EntityId> Neighbours);

/// <summary>Chooses which entities a neighbourhood shows, level by level. It knows no store: it is given the neighbours of its <see cref="Frontier"/>.</summary>
/// <param name="centres">Those that are there, by id.</param>
internal sealed class NeighbourhoodGrowth(NeighbourhoodQuery query, GraphCatalogue catalogue, IEnumerable<EntityId> centres)
{
    private readonly HashSet<EntityId> _known = [];
    private int _level;

    /// <summary>Centres first, then by distance, then by id.</summary>
    public List<EntityId> Nodes { get; } = [.. centres.Take(query.Limit)];

    /// <summary>The nodes whose neighbours come next.</summary>
    public List<EntityId> Frontier { get; private set; } = [];

    /// <returns>False when there is nothing to grow any more.</returns>
    public bool Begin()
    {
        _known.UnionWith(Nodes);
        Frontier = Nodes;
        return Goes();
    }

    /// <param name="groups">By node in the order of the frontier, then by predicate and direction; at most <see cref="NeighbourhoodQuery.PerPredicate"/> neighbours in each.</param>
    /// <returns>False when there is nothing to grow any more.</returns>
    public bool Grow(IReadOnlyList<NeighbourGroup> groups)
    {
        var next = new List<EntityId>();
        // Round after round, each group gives its next neighbour, so that no predicate crowds out another.
        for (var round = 0; round < query.PerPredicate && _known.Count < query.Limit; round++)
            foreach (var group in groups)
            {
                if (round >= group.Neighbours.Count || _known.Count >= query.Limit || !_known.Add(group.Neighbours[round])) continue;
                next.Add(group.Neighbours[round]);
            }
        next.Sort();
        Nodes.AddRange(next);
        Frontier = next;
        _level++;
        return Goes();
    }

    private bool Goes() => _level < query.Depth && Frontier.Count > 0 && Nodes.Count < query.Limit;

    /// <summary>For every shown node and predicate: how many of its live neighbours are in the picture, where that is not all.</summary>
    /// <param name="totals">By node, predicate and direction.</param>
    public List<NeighbourhoodMore> MoreOf(IEnumerable<Statement> statements, IEnumerable<(EntityId Node, string Predicate, Direction Direction, int Total)> totals)
    {
        var shown = new Dictionary<(EntityId, string, Direction), HashSet<EntityId>>();
        foreach (var statement in statements)
        {
            Show((statement.Subject, statement.Predicate, Direction.Out), statement.Object!);
            Show((statement.Object!, statement.Predicate, Direction.In), statement.Subject);
        }
        var more = new List<NeighbourhoodMore>();
        foreach (var (node, predicate, direction, total) in totals)
        {
            var count = shown.TryGetValue((node, predicate, direction), out var seen) ? seen.Count : 0;
            if (count < total) more.Add(new(node, predicate, direction, count, total));
        }
        return more;

        void Show((EntityId, string, Direction) group, EntityId neighbour)
        {
            // A centre shows whatever its kind, and counts for nothing that was not asked for.
            if (query.Kinds?.Contains(catalogue.KindOf(neighbour)!.Name) == false) return;
            if (!shown.TryGetValue(group, out var seen)) shown.Add(group, seen = []);
            seen.Add(neighbour);
        }
    }
}
