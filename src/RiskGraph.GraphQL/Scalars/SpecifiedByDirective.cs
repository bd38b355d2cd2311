using GraphQL.Types;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Scalars;

/// <summary>The specification's own directive, which the library lacks.</summary>
internal sealed class SpecifiedByDirective : Directive
{
    public const string DirectiveName = "specifiedBy";

    public SpecifiedByDirective() : base(DirectiveName, DirectiveLocation.Scalar)
    {
        Description = "Says where a scalar's format is specified.";
        Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "url", Description = "The address of the specification." });
    }

    public override bool? Introspectable => true;
}
