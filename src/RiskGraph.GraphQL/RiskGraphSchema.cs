using System.Collections.Frozen;
using GraphQL;
using GraphQL.Conversion;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Catalogues;
using RiskGraph.GraphQL.Coverage;
using RiskGraph.GraphQL.Documents;
using RiskGraph.GraphQL.Editions;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Filters;
using RiskGraph.GraphQL.Neighbourhoods;
using RiskGraph.GraphQL.Paging;
using RiskGraph.GraphQL.Paths;
using RiskGraph.GraphQL.Relations;
using RiskGraph.GraphQL.Scalars;
using RiskGraph.GraphQL.Searching;
using RiskGraph.GraphQL.Statements;
using RiskGraph.GraphQL.Stats;
using RiskGraph.GraphQL.Supporting;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL;

/// <summary>The public API. Everything that depends on kinds and predicates is generated from the catalogue.</summary>
public sealed class RiskGraphSchema : Schema
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, IObjectGraphType>.AlternateLookup<ReadOnlySpan<char>> _kinds;
    private readonly IObjectGraphType _document, _statement, _passage;

    /// <exception cref="InvalidOperationException">The catalogue's names make two types or root fields of one name, or it lacks the kind Document.</exception>
    public RiskGraphSchema(GraphCatalogue catalogue, IServiceProvider services) : base(services)
    {
        Description = "A knowledge graph of AI risks and what bears on them: incidents, benchmarks and their results, reports, regulatory sources and those who issue them. "
            + "Every edge and every figure is a statement with evidence: who said it, in which document and words, how sure, reviewed or not.";
        // Names are written as they are meant.
        NameConverter = DefaultNameConverter.Instance;
        Features.RepeatableDirectives = true;
        Features.DeprecationOfInputValues = true;
        Directives.Register(new SpecifiedByDirective());
        RegisterVisitor(new IntrospectionCompletion());
        Query = Object("Query", "Where every query starts.");
        AddScalars(catalogue);
        new NodeTypes(catalogue).Add(this);
        EntityTypes.Add(this, catalogue);
        DocumentTypes.Add(this, catalogue);
        var kinds = catalogue.Kinds.ToFrozenDictionary(k => k.Prefix, k => KindTypes.Add(this, catalogue, k), StringComparer.Ordinal);
        _kinds = kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        _document = kinds[catalogue.Kind(DocumentTypes.Kind)!.Prefix];
        RelationFields.AddConnections(this, catalogue);
        _statement = StatementTypes.Add(this);
        StatementEnums.Add(this);
        EvidenceTypes.Add(this);
        _passage = PassageTypes.Add(this);
        MentionConnections.Add(this);
        ConnectionTypes.AddPageInfo(this);
        EntityQueries.Add(this, catalogue);
        KindQueries.Add(this, catalogue);
        StatementConnections.Add(this);
        SearchTypes.Add(this, catalogue);
        NeighbourhoodTypes.Add(this);
        PathTypes.Add(this);
        SupportTypes.Add(this);
        StatsTypes.Add(this, catalogue);
        CatalogueTypes.Add(this, catalogue);
        CoverageTypes.Add(this, catalogue);
        EditionTypes.Add(this, catalogue);
        EntityFilters.Add(this, catalogue);
        EntityOrders.Add(this, catalogue);
        StatementFilters.Add(this);
        var properties = catalogue.Kinds.SelectMany(k => k.Properties).Select(p => p.Type).ToHashSet();
        ValueFilters.Add(this, properties.Contains(PropertyType.Integer), properties.Contains(PropertyType.Boolean));
    }

    /// <summary>The schema as SDL, in the order in which it is written, with Unix line ends.</summary>
    public static string Print(ISchema schema) => schema.Print().ReplaceLineEndings("\n");

    private void AddScalars(GraphCatalogue catalogue)
    {
        Add(new IntGraphType());
        Add(new FloatGraphType());
        Add(new IdScalar());
        Add(new PartialDateScalar());
        Add(new DateTimeScalar());
        Add(new DecimalScalar());
        Add(new UriScalar());
        if (catalogue.Kinds.Any(k => k.Properties.Any(p => p.Type == PropertyType.Integer))) Add(new LongGraphType { Description = "A whole number of up to 64 bits." });
    }

    internal void Add(IGraphType type)
    {
        if (!_names.Add(type.Name)) throw new InvalidOperationException($"The catalogue makes a second GraphQL type named '{type.Name}'. Give the kind that does so another name.");
        RegisterType(type);
    }

    internal void AddRoot(FieldType field)
    {
        if (Query!.HasField(field.Name)) throw new InvalidOperationException($"The catalogue makes a second root field named '{field.Name}'. Give the kind another 'list'.");
        Query.AddField(field);
    }

    /// <summary>The GraphQL type of what a resolver gave.</summary>
    internal IObjectGraphType? TypeOf(object source) => source switch
    {
        Entity entity => _kinds.TryGetValue(entity.Id.Text.AsSpan(0, entity.Id.Text.IndexOf(':', StringComparison.Ordinal)), out var type) ? type : null,
        Statement => _statement,
        Document => _document,
        Passage => _passage,
        _ => null,
    };
}
