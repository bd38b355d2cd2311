using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Scalars;

/// <summary>An id, which may be written as a whole number and is a text all the same. The library's own scalar passes the number on.</summary>
internal sealed class IdScalar : IdGraphType
{
    public IdScalar() => Name = "ID";

    public override object? ParseLiteral(GraphQLValue value) => Text(base.ParseLiteral(value));

    public override object? ParseValue(object? value) => Text(base.ParseValue(value));

    private static string? Text(object? id) => id is null ? null : Convert.ToString(id, CultureInfo.InvariantCulture);
}
