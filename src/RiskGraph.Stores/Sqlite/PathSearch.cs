using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite;

/// <summary>
/// The k shortest simple paths between two entities, by breadth-first search from both ends at once: the smaller frontier is
/// expanded until the two can have met, then paths are read out in the order of their ids, going only where the other end is
/// known to be near enough. The number of edges looked at is bounded, and the answer says how far it is complete.
/// </summary>
/// <param name="neighbours">The distinct neighbours of each of some entities, edges taken in either direction.</param>
internal sealed class PathSearch(PathQuery query, Func<IReadOnlyCollection<EntityId>, Dictionary<EntityId, List<EntityId>>> neighbours)
{
    /// <summary>How many edges one search may look at before it gives up on longer paths.</summary>
    private const int MaxEdges = 400_000;

    private readonly Side _from = new(query.From);
    private readonly Side _to = new(query.To);
    private readonly List<List<EntityId>> _paths = [];
    private int _edges;

    /// <summary>One end of the search: how far each entity is from it, and the neighbours of those that were expanded.</summary>
    private sealed class Side(EntityId start)
    {
        public Dictionary<EntityId, int> Distance { get; } = new() { [start] = 0 };
        public Dictionary<EntityId, List<EntityId>> Expanded { get; } = [];
        /// <summary>For an entity, the expanded ones next to it: the steps that lead towards this end.</summary>
        public Dictionary<EntityId, List<EntityId>> Towards { get; } = [];
        public List<EntityId> Frontier { get; set; } = [start];
        public int Depth { get; set; }
    }

    /// <returns>The entities along each path, and up to which length every path was considered.</returns>
    public (IReadOnlyList<List<EntityId>> Paths, int SearchedTo) Run()
    {
        if (query.From == query.To) return ([], query.MaxLength);
        for (var length = 1; length <= query.MaxLength; length++)
        {
            while (_from.Depth + _to.Depth < length)
            {
                var side = _to.Frontier.Count < _from.Frontier.Count ? _to : _from;
                if (!TryExpand(side)) return (_paths, length - 1);
            }
            Walk([query.From], length);
            if (_paths.Count >= query.First) return (_paths, length);
            // Both frontiers empty: everything that can be reached has been, and no longer path exists.
            if (_from.Frontier.Count == 0 && _to.Frontier.Count == 0) return (_paths, query.MaxLength);
        }
        return (_paths, query.MaxLength);
    }

    private bool TryExpand(Side side)
    {
        var found = neighbours(side.Frontier);
        _edges += found.Values.Sum(n => n.Count);
        if (_edges > MaxEdges) return false;
        side.Depth++;
        var next = new List<EntityId>();
        foreach (var (entity, around) in found)
        {
            side.Expanded[entity] = around;
            foreach (var neighbour in around)
            {
                if (!side.Towards.TryGetValue(neighbour, out var towards)) side.Towards.Add(neighbour, towards = []);
                towards.Add(entity);
                if (side.Distance.TryAdd(neighbour, side.Depth)) next.Add(neighbour);
            }
        }
        side.Frontier = next;
        return true;
    }

    /// <summary>Adds the simple paths of exactly this length that start with the given way, in the order of their ids.</summary>
    private void Walk(List<EntityId> way, int length)
    {
        var remaining = length - (way.Count - 1);
        var last = way[^1];
        if (remaining == 0)
        {
            if (last == query.To) _paths.Add([.. way]);
            return;
        }
        // Near the far end its own steps are known; before that, those of the near end.
        var steps = remaining <= _to.Depth ? _to.Towards.GetValueOrDefault(last) : _from.Expanded.GetValueOrDefault(last);
        if (steps is null) return;
        foreach (var step in steps.Order())
        {
            if (_paths.Count >= query.First) return;
            if (step == query.To != (remaining == 1) || way.Contains(step)) continue;
            if (remaining - 1 <= _to.Depth && !(_to.Distance.TryGetValue(step, out var distance) && distance <= remaining - 1)) continue;
            way.Add(step);
            Walk(way, length);
            way.RemoveAt(way.Count - 1);
        }
    }
}
