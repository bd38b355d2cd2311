using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>Which entities; a closed union. An empty <see cref="All"/> holds of every entity, an empty <see cref="Any"/> of none.</summary>
public abstract record EntityFilter
{
    private EntityFilter() { }
    public sealed record All(IReadOnlyList<EntityFilter> Of) : EntityFilter;
    public sealed record Any(IReadOnlyList<EntityFilter> Of) : EntityFilter;
    public sealed record Not(EntityFilter Of) : EntityFilter;
    public sealed record Ids(IReadOnlyList<EntityId> Values) : EntityFilter;
    /// <param name="Names">Of kinds, as in <c>Risk</c>.</param>
    public sealed record Kinds(IReadOnlyList<string> Names) : EntityFilter;
    /// <summary>Of the name alone, not of aliases.</summary>
    public sealed record Name(TextTest Test) : EntityFilter;
    /// <summary>Has an external id with all the given parts; a null part holds of any.</summary>
    public sealed record External(string? Scheme, string? Value, string? Edition) : EntityFilter;
    public sealed record UpdatedAt(DateTimeOffset? From, DateTimeOffset? Before) : EntityFilter;
    public sealed record TextProperty(string Property, TextTest Test) : EntityFilter;
    public sealed record NumberProperty(string Property, NumberTest Test) : EntityFilter;
    public sealed record DateProperty(string Property, DateTest Test) : EntityFilter;
    /// <summary>Has a document's record that passes, which entities of other kinds have not.</summary>
    public sealed record Document(DocumentFilter Of) : EntityFilter;
    /// <summary>Of the entities at the other end of a relation: some, none or every one passes, or their number does.</summary>
    /// <param name="Statement">Which statements count as edges; null for every live one.</param>
    public sealed record Related(Relation Relation, Quantifier Quantifier, EntityFilter? Target, NumberTest? Count, StatementFilter? Statement) : EntityFilter;
    /// <summary>At least one of the routes leads to some entity, itself included.</summary>
    public sealed record Reaches(IReadOnlyList<Route> Routes) : EntityFilter;
}

/// <summary>Some: at least one target passes. None: no target passes. Every: no target fails. Count: the number of targets that pass is in the range.</summary>
public enum Quantifier { Some, None, Every, Count }

/// <summary>A predicate seen from one end, and the kinds looked for at the other.</summary>
public sealed record Relation(string Predicate, Direction Direction, IReadOnlyList<string> Targets)
{
    public static Relation Of(RelationField field) => new(field.Predicate.Name, field.Direction, field.Targets);
}

/// <summary>Every part that is not null must hold. Compares without case and diacritics (see <see cref="TextFold"/>).</summary>
public sealed record TextTest(IReadOnlyList<string>? In = null, string? Contains = null, string? StartsWith = null, bool? IsNull = null);

/// <summary>Every part that is not null must hold.</summary>
public sealed record NumberTest(decimal? Eq = null, decimal? Gt = null, decimal? Gte = null, decimal? Lt = null, decimal? Lte = null);

/// <summary>A partial date is the interval it names: From compares its start with the start of the given, To its end with the end of the given.</summary>
public sealed record DateTest(PartialDate? From = null, PartialDate? To = null, bool? IsNull = null);

/// <summary>
/// Which statements; a closed union. Where no <see cref="Status"/> is asked for anywhere in it, only live statements
/// (Unreviewed, Accepted, Disputed) pass.
/// </summary>
public abstract record StatementFilter
{
    private StatementFilter() { }
    public sealed record All(IReadOnlyList<StatementFilter> Of) : StatementFilter;
    public sealed record Any(IReadOnlyList<StatementFilter> Of) : StatementFilter;
    public sealed record Not(StatementFilter Of) : StatementFilter;
    public sealed record Ids(IReadOnlyList<string> Values) : StatementFilter;
    public sealed record Subject(IReadOnlyList<EntityId> Values) : StatementFilter;
    public sealed record Object(IReadOnlyList<EntityId> Values) : StatementFilter;
    /// <summary>At either end.</summary>
    public sealed record About(IReadOnlyList<EntityId> Values) : StatementFilter;
    public sealed record Predicates(IReadOnlyList<string> Names) : StatementFilter;
    public sealed record Status(IReadOnlyList<StatementStatus> Values) : StatementFilter;
    public sealed record Confidence(NumberTest Test) : StatementFilter;
    /// <summary>Has live evidence found by one of these methods.</summary>
    public sealed record Methods(IReadOnlyList<Method> Values) : StatementFilter;
    /// <summary>Has live evidence in one of these documents.</summary>
    public sealed record Documents(IReadOnlyList<EntityId> Values) : StatementFilter;
    /// <summary>Has live evidence in a document that one of these organizations published, or that summarises a work it issued.</summary>
    public sealed record IssuingBody(IReadOnlyList<EntityId> Values) : StatementFilter;
    public sealed record RecordedAt(DateTimeOffset? From, DateTimeOffset? Before) : StatementFilter;
    /// <summary>Says that it is not so (<see cref="Statement.Negated"/>), or that it is.</summary>
    public sealed record Negated(bool Value) : StatementFilter;

    /// <summary>Whether a status is asked for anywhere in the filter, so that the default of live statements does not apply.</summary>
    public static bool AsksForStatus(StatementFilter? filter) => filter switch
    {
        Status => true,
        All all => all.Of.Any(AsksForStatus),
        Any any => any.Of.Any(AsksForStatus),
        Not not => AsksForStatus(not.Of),
        _ => false,
    };
}

/// <summary>Which documents; a closed union.</summary>
public abstract record DocumentFilter
{
    private DocumentFilter() { }
    public sealed record All(IReadOnlyList<DocumentFilter> Of) : DocumentFilter;
    public sealed record Any(IReadOnlyList<DocumentFilter> Of) : DocumentFilter;
    public sealed record Not(DocumentFilter Of) : DocumentFilter;
    public sealed record Ids(IReadOnlyList<EntityId> Values) : DocumentFilter;
    public sealed record Title(TextTest Test) : DocumentFilter;
    public sealed record PublishedOn(DateTest Test) : DocumentFilter;
    public sealed record Language(TextTest Test) : DocumentFilter;
}
