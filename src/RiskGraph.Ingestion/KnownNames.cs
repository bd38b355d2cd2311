using System.Collections.Frozen;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Mentions;

namespace RiskGraph.Ingestion;

/// <summary>The names of entities that other documents define. What a text says may depend on them, never on their order.</summary>
public sealed class KnownNames
{
    private readonly FrozenSet<KnownName> _names;
    private readonly FrozenDictionary<(string Prefix, string Name), EntityId> _meanings;

    private NameIndex<NameEntry>? _index;

    private KnownNames(FrozenSet<KnownName> names)
    {
        _names = names;
        var counts = names.CountBy(n => n.Entity).ToDictionary();
        _meanings = names.GroupBy(n => (n.Entity.Prefix, TextFold.Fold(n.Name))).ToFrozenDictionary(g => g.Key, g => Meaning(g.Key.Prefix, [.. g], counts));
    }

    public static KnownNames None { get; } = new(FrozenSet<KnownName>.Empty);

    public static KnownNames Of(IEnumerable<KnownName> names) => new(names.ToFrozenSet());

    /// <summary>By entity, then by name.</summary>
    public IEnumerable<KnownName> All => _names.OrderBy(n => n.Entity).ThenBy(n => n.Name, StringComparer.Ordinal);

    /// <summary>The names that are in one of the two alone.</summary>
    public IEnumerable<string> DifferenceFrom(KnownNames other) =>
        _names.Where(n => !other._names.Contains(n)).Concat(other._names.Where(n => !_names.Contains(n))).Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The entity that a name means among those of a kind; null where nothing defines it.</summary>
    /// <param name="prefix">Of the kind's ids, as in <c>organization</c>.</param>
    public EntityId? Meaning(string prefix, string name) => _meanings.GetValueOrDefault((prefix, TextFold.Fold(name)));

    /// <summary>The names ready to be searched, built once for a catalogue; kinds that it lacks are left out.</summary>
    internal NameIndex<NameEntry> IndexFor(GraphCatalogue catalogue) => LazyInitializer.EnsureInitialized(ref _index, () =>
    {
        var index = new NameIndex<NameEntry>();
        foreach (var name in All)
            if (catalogue.KindOf(name.Entity) is { } kind) index.Add(name.Name, new(Meaning(name.Entity.Prefix, name.Name)!, kind.Name, name.Name));
        return index;
    });

    /// <summary>
    /// An entity that is known by this one name gives way to one that has it beside others: "CAICT" means the academy that
    /// some document calls so. Among equals the lowest id is meant.
    /// </summary>
    private static EntityId Meaning(string prefix, List<KnownName> names, Dictionary<EntityId, int> counts)
    {
        var bare = EntityId.Create(prefix, names[0].Name);
        var richer = names.Where(n => n.Entity != bare || counts[n.Entity] > 1).Select(n => n.Entity).ToList();
        return richer.Count > 0 ? richer.Min()! : names.Min(n => n.Entity)!;
    }
}
