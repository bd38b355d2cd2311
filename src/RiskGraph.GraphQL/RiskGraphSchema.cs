using GraphQL.Conversion;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL.Catalogues;
using RiskGraph.GraphQL.Scalars;
using RiskGraph.GraphQL.Statements;
using RiskGraph.GraphQL.Stats;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL;

/// <summary>The public API. Everything that depends on kinds and predicates is generated from the catalogue.</summary>
public sealed class RiskGraphSchema : Schema
{
    public RiskGraphSchema(GraphCatalogue catalogue, IServiceProvider services) : base(services)
    {
        // Names are written as they are meant.
        NameConverter = DefaultNameConverter.Instance;
        Features.RepeatableDirectives = true;
        Features.DeprecationOfInputValues = true;
        Directives.Register(new SpecifiedByDirective());
        RegisterVisitor(new IntrospectionCompletion());
        Query = Object("Query", "Where every query starts.");
        this.RegisterType(new IntGraphType());
        this.RegisterType(new FloatGraphType());
        this.RegisterType(new IdGraphType());
        this.RegisterType(new PartialDateScalar());
        this.RegisterType(new DateTimeScalar());
        this.RegisterType(new DecimalScalar());
        this.RegisterType(new UriScalar());
        StatementEnums.Add(this);
        StatsTypes.Add(this, catalogue);
        CatalogueTypes.Add(this, catalogue);
    }
}
