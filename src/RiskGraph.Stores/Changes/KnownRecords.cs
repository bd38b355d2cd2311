using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>Which of some records a store holds already, beside the <see cref="KnownGraph"/> that they touch.</summary>
internal sealed class KnownRecords
{
    public HashSet<string> Runs { get; } = new(StringComparer.Ordinal);
    /// <summary>By id, with their texts; those that the records are of or point at.</summary>
    public Dictionary<string, string> Passages { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Evidence { get; } = new(StringComparer.Ordinal);
    public HashSet<Mention> Mentions { get; } = [];
    /// <summary>By sequence; all there are, once a number has been found taken by another change.</summary>
    public Dictionary<long, Change> Changes { get; } = [];
}
