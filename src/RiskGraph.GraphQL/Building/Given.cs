using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;

namespace RiskGraph.GraphQL.Building;

/// <summary>
/// The arguments that a field was given. They are read by the same code twice: before anything runs, so that a value that
/// cannot be used is refused once and not for every object that has the field, and again when the field is resolved.
/// </summary>
internal readonly struct Given(IDictionary<string, ArgumentValue>? arguments)
{
    public static Given To(IResolveFieldContext context) => new(context.Arguments);

    /// <summary>The value of an argument, or null where it is absent.</summary>
    public T? Value<T>(string argument) => arguments is not null && arguments.TryGetValue(argument, out var given) ? (T?)given.Value : default;

    /// <summary>The values of a list argument, or null where it is absent.</summary>
    public IReadOnlyList<T>? Values<T>(string argument) => Value<object>(argument) is { } values ? [.. ((IEnumerable<object>)values).Cast<T>()] : null;
}

internal static class GivenChecks
{
    /// <summary>Has the field's arguments read before anything runs.</summary>
    /// <param name="read">Throws where they cannot be used.</param>
    public static FieldType Checked(this FieldType field, Action<Given> read)
    {
        field.ValidateArguments = context =>
        {
            // Operations of the document that are not run come by too, without their arguments.
            if (context.Arguments is { } arguments) read(new(arguments));
            return ValueTask.CompletedTask;
        };
        return field;
    }
}
