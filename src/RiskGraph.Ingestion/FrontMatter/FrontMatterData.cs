using System.Collections.Immutable;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion.FrontMatter;

/// <summary>What the YAML at the top of a document declares.</summary>
internal sealed record FrontMatterData
{
    public string? Title { get; init; }

    public string? Url { get; init; }

    public DeclaredName? Publisher { get; init; }

    public PartialDate? Published { get; init; }

    public PartialDate? Retrieved { get; init; }

    public string? Language { get; init; }

    public string? Licence { get; init; }

    public ImmutableArray<DeclaredEntity> Works { get; init; } = [];

    public ImmutableArray<SourceLink> Sources { get; init; } = [];

    public ImmutableArray<DeclaredEntity> Entities { get; init; } = [];

    public ImmutableArray<DeclaredStatement> Statements { get; init; } = [];

    /// <summary>The entries, in the order of the text.</summary>
    public ImmutableArray<PlacedPassage> Passages { get; init; } = [];

    public static FrontMatterData None { get; } = new();
}

/// <summary>An organization that an entry names.</summary>
internal sealed record DeclaredName(string Name, Passage Entry);

/// <summary>An entity that an entry declares.</summary>
/// <param name="Kind">Null for a work of which only the name is given.</param>
internal sealed record DeclaredEntity(KindDefinition? Kind, string Name, Passage Entry)
{
    public ImmutableArray<string> Aliases { get; init; } = [];

    public string? Description { get; init; }

    public ImmutableArray<ExternalId> ExternalIds { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Properties { get; init; } = Entity.NoProperties;

    public ImmutableArray<string> IssuedBy { get; init; } = [];

    public ImmutableArray<string> AuthoredBy { get; init; } = [];

    public ImmutableArray<string> PublishedBy { get; init; } = [];
}

/// <summary>A statement that an entry declares; its ends are names or ids.</summary>
/// <param name="Line">Of the entry in the source, from 1.</param>
internal sealed record DeclaredStatement(string Subject, PredicateDefinition Predicate, string Object, bool Negated, Passage Entry, int Line, int Column);
