using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>Finds pairs of which each is called broader (or each narrower) than the other. They are taken in as they are: which is right, only a person can say.</summary>
internal sealed class ContradictoryPairs
{
    private readonly Dictionary<(string Predicate, EntityId From, EntityId To), string> _seen = [];

    /// <param name="place">file:line.</param>
    public void Met(string predicate, EntityId from, EntityId to, string place, ImportLog log)
    {
        if (predicate is not ("BROAD_MATCH" or "NARROW_MATCH") || !_seen.TryAdd((predicate, from, to), place)) return;
        if (from != to && _seen.TryGetValue((predicate, to, from), out var other))
            log.Note(NoteKind.Suspicious, "contradictory-pair", place, $"{from} {predicate} {to}, and {other} has it the other way round. Both are kept.");
    }
}
