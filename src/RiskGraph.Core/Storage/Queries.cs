using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

public enum OrderDirection { Asc, Desc }

/// <summary>What entities are ordered by; a closed union. Nulls come last in either direction; ties end with the id, ascending.</summary>
public abstract record EntityOrder(OrderDirection Direction)
{
    public sealed record Id(OrderDirection Direction) : EntityOrder(Direction);
    /// <summary>Folded by <see cref="TextFold"/>, then by Unicode code point.</summary>
    public sealed record Name(OrderDirection Direction) : EntityOrder(Direction);
    public sealed record CreatedAt(OrderDirection Direction) : EntityOrder(Direction);
    public sealed record UpdatedAt(OrderDirection Direction) : EntityOrder(Direction);
    /// <summary>By the value: text folded, numbers and dates as such.</summary>
    public sealed record Property(string PropertyName, OrderDirection Direction) : EntityOrder(Direction);
    /// <summary>By the number of live statements of a relation.</summary>
    public sealed record RelationCount(Relation Relation, OrderDirection Direction) : EntityOrder(Direction);
    /// <summary>By the number of live statements with the entity at either end, a literal's among them.</summary>
    public sealed record StatementCount(OrderDirection Direction) : EntityOrder(Direction);
}

/// <param name="Where">Null for all.</param>
public sealed record EntityQuery(EntityFilter? Where, IReadOnlyList<EntityOrder> OrderBy, PageRequest Page);

/// <summary>The entities at the other end of one relation, for many owners at once: each owner gets a page of its own.</summary>
/// <param name="Where">Which targets; null for all.</param>
/// <param name="Statement">Which statements; null for the live ones.</param>
/// <param name="OrderBy">Of the targets; empty is by id.</param>
/// <param name="Page">The same for every owner.</param>
public sealed record RelationQuery(
    IReadOnlyList<EntityId> Owners, Relation Relation, EntityFilter? Where, StatementFilter? Statement, IReadOnlyList<EntityOrder> OrderBy, PageRequest Page);

/// <summary>A target and the statement that leads to it: where several do, the most confident, then the one with the lowest id.</summary>
public sealed record Related(Entity Entity, Statement Statement);

/// <summary>A way from an entity along one relation, or several one after another.</summary>
/// <param name="Steps">At least one.</param>
/// <param name="Statement">Which statements count, on every step; null for the live ones.</param>
public sealed record Route(IReadOnlyList<Relation> Steps, StatementFilter? Statement = null);

public enum StatementOrderField { Id, Confidence, RecordedAt, Predicate }

public sealed record StatementOrder(StatementOrderField Field, OrderDirection Direction);

public sealed record StatementQuery(StatementFilter? Where, IReadOnlyList<StatementOrder> OrderBy, PageRequest Page);

/// <summary>Ordered by id.</summary>
public sealed record DocumentQuery(DocumentFilter? Where, PageRequest Page);

/// <summary>What a facet counts by; a closed union.</summary>
public abstract record Facet
{
    private Facet() { }
    /// <summary>The statuses of the statements with the entity at either end; value as in <c>UNREVIEWED</c>. An entity counts once for each status that it meets.</summary>
    public sealed record Status : Facet;
    /// <summary>The documents that contribute to the entity; value is the document's id, label its title.</summary>
    public sealed record Source : Facet;
    /// <summary>The organizations that issued a work (ISSUED_BY) which is the entity or has a live statement with it; value is the organization's id.</summary>
    public sealed record IssuingBody : Facet;
    /// <summary>The year in which a partial-date property starts; value as in <c>2024</c>.</summary>
    public sealed record Year(string Property) : Facet;
}

/// <param name="Label">For a person to read.</param>
public sealed record FacetCount(string Value, string Label, int Count);

/// <summary>
/// Full-text search. An exact id (redirects followed; a statement's whatever its status) or external id comes first, then whole
/// names and aliases, then names, aliases, descriptions and passages by relevance. What has every word is found; only where no
/// entity has, those that have some.
/// </summary>
/// <param name="Text">As the user typed it: words, quoted phrases; never an expression that can fail.</param>
/// <param name="Kinds">Names of kinds; null for every kind and for statements.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<string>? Kinds, PageRequest Page);

public enum MatchedOn { Id, ExternalId, Name, Alias, Description, Passage }

/// <param name="Field">Which text of the hit, as in <c>name</c>, <c>alias</c>, <c>description</c>, <c>passage</c>.</param>
/// <param name="Spans">In <paramref name="Text"/>, ascending, in UTF-16 code units.</param>
public sealed record Highlight(string Field, string Text, IReadOnlyList<TextSpan> Spans);

/// <summary>[Start, End) in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int End);

/// <summary>Exactly one of <paramref name="Entity"/> and <paramref name="Statement"/> is set; a document is an entity of kind Document.</summary>
/// <param name="Score">Above 0, larger is better, comparable within one search only.</param>
public sealed record SearchHit(Entity? Entity, Statement? Statement, double Score, IReadOnlyList<MatchedOn> MatchedOn, IReadOnlyList<Highlight> Highlights);

/// <summary>What stands around some entities. Every predicate of a node gets its turn before any gets a second page.</summary>
/// <param name="Of">At least one.</param>
/// <param name="Depth">From 1.</param>
/// <param name="Limit">The most entities in the answer, centres included (of more centres the first by id).</param>
/// <param name="PerPredicate">The most neighbours of one node by one predicate and direction.</param>
/// <param name="Kinds">Which kinds may appear; null for all. Centres always do.</param>
public sealed record NeighbourhoodQuery(IReadOnlyList<EntityId> Of, int Depth, int Limit, int PerPredicate, StatementFilter? Where, IReadOnlyList<string>? Kinds);

/// <param name="Nodes">By distance from the centres, then by id.</param>
/// <param name="Statements">Every statement that passes the filter and has both ends among the nodes; by id.</param>
/// <param name="More">For each shown node and predicate whose neighbours are not all shown: how many are, and how many there are. In the order of the nodes' ids, then by predicate and direction.</param>
public sealed record Neighbourhood(IReadOnlyList<Entity> Nodes, IReadOnlyList<Statement> Statements, IReadOnlyList<NeighbourhoodMore> More);

public sealed record NeighbourhoodMore(EntityId Node, string Predicate, Catalogue.Direction Direction, int Shown, int Total);

/// <summary>The shortest routes between two entities, shortest first, ties by the ids along the way. Loops excluded.</summary>
/// <param name="First">The most paths in the answer.</param>
/// <param name="MaxLength">The most statements in a path, from 1.</param>
/// <param name="Kinds">Which kinds may lie between; null for all.</param>
public sealed record PathQuery(EntityId From, EntityId To, int First, int MaxLength, StatementFilter? Where, IReadOnlyList<string>? Kinds);

/// <param name="Exhaustive">True when every route up to the length asked for was considered, so that an empty list means there is none.</param>
/// <param name="SearchedTo">The length up to which every route was considered, at most the length asked for. It is less where enough routes were found before, or the search became too large.</param>
public sealed record PathResult(IReadOnlyList<GraphPath> Paths, bool Exhaustive, int SearchedTo);

public sealed record GraphPath(IReadOnlyList<PathStep> Steps);

/// <param name="Direction">Out when <paramref name="From"/> is the statement's subject.</param>
public sealed record PathStep(Entity From, Statement Statement, Entity To, Catalogue.Direction Direction);

/// <summary>How many live statements an entity has by a predicate and direction.</summary>
public sealed record Degree(string Predicate, Catalogue.Direction Direction, int Count);

/// <param name="ByKind">By the kind's name; kinds without entities are absent.</param>
public sealed record GraphStats(
    int Entities, int Statements, int Documents, IReadOnlyDictionary<string, int> ByKind, IReadOnlyDictionary<string, int> ByPredicate,
    IReadOnlyDictionary<StatementStatus, int> ByStatus, DateTimeOffset? LastImport);

/// <summary>A name of a defined entity, for ingestion to recognise.</summary>
public sealed record KnownName(EntityId Entity, string Name);
