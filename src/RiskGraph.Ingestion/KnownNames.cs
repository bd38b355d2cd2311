using System.Collections.Frozen;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion;

/// <summary>The names of entities that other documents define. What a text says may depend on them, never on their order.</summary>
public sealed class KnownNames
{
    private readonly FrozenSet<KnownName> _names;

    private KnownNames(FrozenSet<KnownName> names) => _names = names;

    public static KnownNames None { get; } = new(FrozenSet<KnownName>.Empty);

    public static KnownNames Of(IEnumerable<KnownName> names) => new(names.ToFrozenSet());

    /// <summary>By entity, then by name.</summary>
    public IEnumerable<KnownName> All => _names.OrderBy(n => n.Entity).ThenBy(n => n.Name, StringComparer.Ordinal);
}
