using System.Collections.Immutable;

namespace RiskGraph.Core.Model;

/// <summary>
/// A thing in the graph. What a document says of it is one contribution; what a store returns is all live contributions
/// put together by <see cref="EntityMerge"/>.
/// </summary>
public sealed record Entity(EntityId Id, string Name)
{
    /// <summary>Other names, without <see cref="Name"/>, ordered ordinally.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>Ordered by scheme, value, edition.</summary>
    public ImmutableArray<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>Values by the property's name in the catalogue, each in the canonical form of its type.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = NoProperties;

    /// <summary>
    /// Whether a document itself defines the entity (front matter, or its full name beside its acronym) or the vocabulary
    /// does, so that other documents may rely on its names.
    /// </summary>
    public bool Defined { get; init; }

    /// <summary>When the store first held it; set by the store.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what documents say of it last changed; set by the store.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    public static ImmutableSortedDictionary<string, string> NoProperties { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
