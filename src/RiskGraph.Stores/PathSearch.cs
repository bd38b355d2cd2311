namespace RiskGraph.Stores;

/// <summary>
/// The k shortest simple paths between two entities, by breadth-first search from both ends at once: the smaller frontier is
/// expanded until the two can have met, then paths are read out in the order of their ids, going only where a way of just the
/// length that is left is known. Work is bounded, and the answer says how far it is complete.
/// </summary>
/// <remarks>It asks for what it needs and knows no store: for each frontier that <see cref="Run"/> gives, set <see cref="Neighbours"/> before going on.</remarks>
/// <typeparam name="TNode">What the store tells entities apart by.</typeparam>
/// <param name="first">The most paths in the answer.</param>
/// <param name="maxLength">In statements.</param>
/// <param name="byId">Orders nodes as the ids of their entities are.</param>
internal sealed class PathSearch<TNode>(TNode start, TNode end, int first, int maxLength, IComparer<TNode> byId, CancellationToken cancellationToken) where TNode : notnull
{
    /// <summary>How many edges one search may look at before it gives up on longer paths.</summary>
    private const int MaxEdges = 400_000;

    /// <summary>How many steps it may take in reading out paths, dead ends among them.</summary>
    private const int MaxSteps = 500_000;

    private readonly Side _from = new(start);
    private readonly Side _to = new(end);
    /// <summary>For an entity, those next to it that were expanded from the far end: the steps that lead there.</summary>
    private readonly Dictionary<TNode, List<TNode>> _towards = [];
    private List<List<TNode>> _paths = [];
    private int _edges, _steps;

    /// <summary>The distinct neighbours of each entity of the frontier that was asked for, edges taken in either direction.</summary>
    public IReadOnlyDictionary<TNode, List<TNode>> Neighbours { get; set; } = new Dictionary<TNode, List<TNode>>();

    /// <summary>At the end: the entities along each path.</summary>
    public IReadOnlyList<List<TNode>> Paths => _paths;

    /// <summary>At the end: up to which length every path was considered.</summary>
    public int SearchedTo { get; private set; }

    /// <summary>One end of the search: how far each entity is from it, and the neighbours of those that were expanded.</summary>
    private sealed class Side(TNode root)
    {
        public Dictionary<TNode, int> Distance { get; } = new() { [root] = 0 };
        public Dictionary<TNode, List<TNode>> Expanded { get; } = [];
        public List<TNode> Frontier { get; set; } = [root];
        public int Depth { get; set; }
    }

    /// <returns>The frontiers whose neighbours are asked for, one after another.</returns>
    public IEnumerable<IReadOnlyCollection<TNode>> Run()
    {
        SearchedTo = maxLength;
        if (start.Equals(end)) yield break;
        for (var length = 1; length <= maxLength; length++)
        {
            while (_from.Depth + _to.Depth < length)
            {
                var side = _to.Frontier.Count < _from.Frontier.Count ? _to : _from;
                cancellationToken.ThrowIfCancellationRequested();
                yield return side.Frontier;
                if (TryExpand(side)) continue;
                SearchedTo = length - 1;
                yield break;
            }
            // All that can be reached from one end is known, and the other is not in it.
            if ((_from.Frontier.Count == 0 && !_from.Distance.ContainsKey(end)) || (_to.Frontier.Count == 0 && !_to.Distance.ContainsKey(start))) yield break;
            if (Reachable(length) is not { } reachable) continue;
            Walk([start], length, reachable);
            SearchedTo = _paths.Count > first || _steps > MaxSteps ? length - 1 : length;
            // One more than was asked for tells that this length was not read out to its end.
            if (_paths.Count > first) _paths = _paths[..first];
            if (_paths.Count >= first || _steps > MaxSteps) yield break;
            SearchedTo = maxLength;
        }
    }

    private bool TryExpand(Side side)
    {
        var found = Neighbours;
        _edges += found.Values.Sum(n => n.Count);
        if (_edges > MaxEdges) return false;
        side.Depth++;
        var next = new List<TNode>();
        foreach (var (entity, around) in found)
        {
            side.Expanded[entity] = around;
            foreach (var neighbour in around)
            {
                if (side == _to)
                {
                    if (!_towards.TryGetValue(neighbour, out var towards)) _towards.Add(neighbour, towards = []);
                    towards.Add(entity);
                }
                if (side.Distance.TryAdd(neighbour, side.Depth)) next.Add(neighbour);
            }
        }
        side.Frontier = next;
        return true;
    }

    /// <summary>
    /// For each number of steps left, the entities from which some way of just so many steps leads to the far end; null when
    /// there is none of this length. Without it a search for longer paths would try every way that leads nowhere.
    /// </summary>
    private HashSet<TNode>[]? Reachable(int length)
    {
        var reachable = new HashSet<TNode>[length];
        reachable[0] = [end];
        for (var left = 1; left < length; left++)
        {
            var (nearer, here) = (reachable[left - 1], new HashSet<TNode>());
            // Near the far end its own edges are known; farther from it, those of the near end, as far as that can have come.
            if (left <= _to.Depth)
                foreach (var entity in nearer) here.UnionWith(_to.Expanded[entity]);
            else
                here.UnionWith(_from.Expanded.Where(e => _from.Distance[e.Key] <= length - left && e.Value.Exists(nearer.Contains)).Select(e => e.Key));
            here.Remove(start);
            here.Remove(end);
            if (here.Count == 0) return null;
            reachable[left] = here;
        }
        return reachable;
    }

    /// <summary>Adds the simple paths of exactly this length that start with the given way, in the order of their ids.</summary>
    private void Walk(List<TNode> way, int length, HashSet<TNode>[] reachable)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = length - (way.Count - 1);
        if (left == 0)
        {
            _paths.Add([.. way]);
            return;
        }
        var steps = left <= _to.Depth ? _towards.GetValueOrDefault(way[^1]) : _from.Expanded.GetValueOrDefault(way[^1]);
        if (steps is null) return;
        foreach (var step in steps.Where(reachable[left - 1].Contains).Order(byId))
        {
            if (_paths.Count > first || ++_steps > MaxSteps) return;
            if (way.Contains(step)) continue;
            way.Add(step);
            Walk(way, length, reachable);
            way.RemoveAt(way.Count - 1);
        }
    }
}
