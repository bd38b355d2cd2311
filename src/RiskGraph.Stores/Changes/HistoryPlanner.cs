using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>Takes in the history of another store. Where that uses our numbers for other changes, they go behind ours.</summary>
/// <param name="known">By sequence: the whole history where numbers clash, else those with a number that comes in.</param>
/// <param name="plan">Where new changes go.</param>
/// <param name="last">The number of our last change.</param>
internal sealed class HistoryPlanner(Dictionary<long, Change> known, List<Change> plan, long last)
{
    // A change that went behind ours before is known by its content.
    private HashSet<Change>? _contents;

    /// <summary>Whether some number is taken by another change, so that the whole history has to be known.</summary>
    public static bool Clashes(Dictionary<long, Change> known, IEnumerable<Change> changes) => changes.Any(c => known.TryGetValue(c.Sequence, out var taken) && taken != c);

    public bool IsNew(Change change)
    {
        var taken = known.GetValueOrDefault(change.Sequence);
        if (taken == change) return false;
        if (taken is not null || _contents is not null)
        {
            _contents ??= [.. known.Values.Select(Content)];
            if (!_contents.Add(Content(change))) return false;
        }
        var kept = taken is not null || change.Sequence < 1 ? change with { Sequence = last + 1 } : change;
        last = Math.Max(last, kept.Sequence);
        known[kept.Sequence] = kept;
        plan.Add(kept);
        return true;
    }

    private static Change Content(Change change) => change with { Sequence = 0 };
}
