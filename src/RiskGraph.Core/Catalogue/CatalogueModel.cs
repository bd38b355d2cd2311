using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Catalogue;

/// <summary>The kinds and predicates in force, read from <c>schema/catalogue.yaml</c> by <see cref="CatalogueReader"/>.</summary>
public sealed partial class GraphCatalogue
{
    private readonly FrozenDictionary<string, KindDefinition> _kinds;
    private readonly FrozenDictionary<string, KindDefinition> _kindsByPrefix;
    private readonly FrozenDictionary<string, PredicateDefinition> _predicates;
    private readonly FrozenDictionary<string, ImmutableArray<RelationField>> _fields;

    internal GraphCatalogue(string version, ImmutableArray<KindDefinition> kinds, ImmutableArray<PredicateDefinition> predicates)
    {
        (Version, Kinds, Predicates) = (version, kinds, predicates);
        _kinds = kinds.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
        _kindsByPrefix = kinds.ToFrozenDictionary(k => k.Prefix, StringComparer.Ordinal);
        _predicates = predicates.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        _fields = kinds.ToFrozenDictionary(k => k.Name, k => RelationField.Of(k.Name, predicates), StringComparer.Ordinal);
    }

    public string Version { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<KindDefinition> Kinds { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<PredicateDefinition> Predicates { get; }

    /// <summary>The kind of that name, as in <c>Risk</c>; null when there is none.</summary>
    public KindDefinition? Kind(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>The kind whose ids look like this one; null when there is none.</summary>
    public KindDefinition? KindOf(EntityId id) => _kindsByPrefix.GetValueOrDefault(id.Prefix);

    /// <summary>The predicate of that name, as in <c>ISSUED_BY</c>; null when there is none.</summary>
    public PredicateDefinition? Predicate(string name) => _predicates.GetValueOrDefault(name);

    /// <summary>The relation fields that entities of a kind have, in the order of the file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public ImmutableArray<RelationField> Fields(string kind) => _fields[kind];
}

/// <summary>One kind of entity.</summary>
/// <param name="Name">As in <c>LegalMatter</c>: the GraphQL type and the Neo4j label.</param>
/// <param name="Prefix">What its ids start with, as in <c>legal-matter</c>.</param>
/// <param name="EnumValue">As in <c>LEGAL_MATTER</c>.</param>
/// <param name="ListField">The root field of the GraphQL API that lists them, as in <c>legalMatters</c>.</param>
/// <param name="Colour">As in <c>#c0392b</c>.</param>
/// <param name="Csl">What a work of this kind is in CSL 1.0.2, as in <c>report</c>; null for kinds that are not cited.</param>
public sealed record KindDefinition(
    string Name, string Prefix, string EnumValue, string ListField, string Label, string Plural, string Description,
    string Colour, string Shape, ImmutableArray<PropertyDefinition> Properties, Terms Terms, string? Csl)
{
    public PropertyDefinition? Property(string name) => Properties.FirstOrDefault(p => p.Name == name);

    /// <summary>The first dated property that an entity of this kind has, in the order of the catalogue; null where it has none.</summary>
    public PartialDate? DateOf(Entity entity) => Properties.Where(p => p.Type == PropertyType.PartialDate)
        .Select(p => PartialDate.TryParse(entity.Properties.GetValueOrDefault(p.Name), out var date) ? date : null).FirstOrDefault(d => d is not null);
}

public enum PropertyType { Text, Integer, Decimal, Boolean, PartialDate, Uri, Comparison }

/// <summary>A typed value that entities of a kind have.</summary>
/// <param name="Name">In camel case.</param>
public sealed record PropertyDefinition(string Name, PropertyType Type, bool Required, string Description);

/// <summary>The matching term in each vocabulary, null where it has none.</summary>
public sealed record Terms(string? Airo, string? Dpv, string? Schema, string? Stix, string? Skos);

public enum LiteralType { Quantity, Date, Text }

/// <summary>One predicate: either between entities (<see cref="Relations"/>) or with a literal for its object.</summary>
/// <param name="Name">As in <c>ISSUED_BY</c>.</param>
/// <param name="Literal">Null for a predicate between entities.</param>
/// <param name="LiteralFrom">The kinds that a literal predicate is said of; empty for others.</param>
public sealed record PredicateDefinition(
    string Name, string Label, string ReverseLabel, string Description, ImmutableArray<RelationDefinition> Relations,
    LiteralType? Literal, ImmutableArray<string> LiteralFrom, Terms Terms);

/// <summary>One pair of kinds that a predicate joins, with the GraphQL field on either side.</summary>
public sealed record RelationDefinition(ImmutableArray<string> From, ImmutableArray<string> To, string Field, string ReverseField, bool ToAny);
