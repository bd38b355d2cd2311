using GraphQL;
using GraphQL.Types;

namespace RiskGraph.GraphQL.Building;

/// <summary>The words in which the schema is written: fields, arguments and inputs, with types as in SDL and a description each.</summary>
internal static class FieldBuilding
{
    public static FieldType Field(string name, string type, string description, Func<IResolveFieldContext, object?>? resolve = null, params IEnumerable<QueryArgument> arguments) => new()
    {
        Name = name,
        ResolvedType = TypeSyntax.Parse(type),
        Description = description,
        Arguments = [.. arguments],
        Resolver = resolve is null ? null : new Resolver(resolve),
    };

    /// <summary>A field that is read from its source.</summary>
    public static FieldType Field<T>(string name, string type, string description, Func<T, object?> read) => Field(name, type, description, context => read((T)context.Source!));

    public static QueryArgument Argument(string name, string type, string description, object? otherwise = null) =>
        new(TypeSyntax.Parse(type)) { Name = name, Description = description, DefaultValue = otherwise };

    public static FieldType Input(string name, string type, string description, object? otherwise = null) =>
        new() { Name = name, ResolvedType = TypeSyntax.Parse(type), Description = description, DefaultValue = otherwise };

    public static ObjectGraphType Object(string name, string description, params IEnumerable<FieldType> fields) => Fill(new ObjectGraphType { Name = name, Description = description }, fields);

    public static T Fill<T>(T type, IEnumerable<FieldType> fields) where T : IComplexGraphType
    {
        foreach (var field in fields) type.AddField(field);
        return type;
    }
}
