using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Scalars;

namespace RiskGraph.GraphQL;

/// <summary>
/// Adds what the specification's edition of September 2025 has and the library has not: <c>__Type.specifiedByURL</c>, and
/// the argument <c>includeDeprecated</c> of <c>__Directive.args</c>, without which common introspection queries fail.
/// </summary>
internal sealed class IntrospectionCompletion : BaseSchemaNodeVisitor
{
    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        switch (type.Name)
        {
            case "__Type":
                type.AddField(new()
                {
                    Name = "specifiedByURL",
                    ResolvedType = schema.AllTypes["String"],
                    Description = "Where a scalar's format is specified.",
                    Resolver = new Resolver(context => SpecifiedBy(context.Source)),
                });
                break;
            case "__Directive":
                var arguments = type.GetField("args")!;
                arguments.Arguments = new(new QueryArgument(schema.AllTypes["Boolean"]!) { Name = "includeDeprecated", DefaultValue = false, Description = "Whether deprecated arguments are listed too." });
                arguments.Resolver = new Resolver(context => ((Directive)context.Source!).Arguments?.Where(a => Given.To(context).Value<bool>("includeDeprecated") || string.IsNullOrEmpty(a.DeprecationReason)).ToArray() ?? []);
                break;
        }
    }

    private static object? SpecifiedBy(object? type) => type is ScalarGraphType scalar ? scalar.FindAppliedDirective(SpecifiedByDirective.DirectiveName)?.FindArgument("url")?.Value : null;
}
