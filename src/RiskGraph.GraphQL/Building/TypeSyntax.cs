using GraphQL.Types;

namespace RiskGraph.GraphQL.Building;

/// <summary>Types written as in SDL, such as <c>[Risk!]!</c>. The name is looked up when the schema is put together.</summary>
internal static class TypeSyntax
{
    public static IGraphType Parse(string type) => type switch
    {
        [.. var inner, '!'] => new NonNullGraphType(Parse(inner)),
        ['[', .. var inner, ']'] => new ListGraphType(Parse(inner)),
        _ => new GraphQLTypeReference(type),
    };
}
