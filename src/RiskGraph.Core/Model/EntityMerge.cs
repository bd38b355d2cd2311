using System.Collections.Immutable;

namespace RiskGraph.Core.Model;

/// <summary>Puts together what several documents say of one entity. The result depends on the contributions alone, never on the order of their arrival.</summary>
public static class EntityMerge
{
    /// <summary>
    /// The name, description and each property come from the first contribution that has one: defining documents first, then those
    /// whose name is more than a code that the entity has in some scheme, then by document id. Aliases and external ids are all of them; a name that lost becomes an alias.
    /// </summary>
    /// <param name="contributions">At least one, all of the same entity, each with the id of its document.</param>
    public static Entity Merge(IEnumerable<(EntityId Document, Entity Entity)> contributions)
    {
        var ordered = contributions.OrderByDescending(c => c.Entity.Defined).ThenBy(c => c.Entity.ExternalIds.Any(x => x.Value == c.Entity.Name)).ThenBy(c => c.Document).Select(c => c.Entity).ToList();
        var first = ordered[0];
        var aliases = ordered.SelectMany(e => e.Aliases.Prepend(e.Name)).Distinct(StringComparer.Ordinal)
            .Where(alias => alias != first.Name).Order(StringComparer.Ordinal).ToImmutableArray();
        var properties = Entity.NoProperties.ToBuilder();
        foreach (var (name, value) in ordered.SelectMany(e => e.Properties)) properties.TryAdd(name, value);
        return first with
        {
            Aliases = aliases,
            Description = ordered.Select(e => e.Description).FirstOrDefault(d => d is not null),
            ExternalIds = [.. ordered.SelectMany(e => e.ExternalIds).Distinct().Order()],
            Properties = properties.ToImmutable(),
            Defined = ordered.Any(e => e.Defined),
        };
    }
}
