using GraphQL.Types;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Filters;

/// <summary>
/// An input object that becomes a value of ours while arguments are read: once for a field of the document, however many
/// objects have the field. A part that is null is as if it had not been given.
/// </summary>
internal sealed class FilterInput : InputObjectGraphType
{
    private readonly Func<IReadOnlyDictionary<string, object>, object> _parse;

    public FilterInput(string name, string description, Func<IReadOnlyDictionary<string, object>, object> parse, params IEnumerable<FieldType> fields)
    {
        (Name, Description, _parse) = (name, description, parse);
        Fill(this, fields);
    }

    public override object ParseDictionary(IDictionary<string, object?> value) =>
        _parse(value.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!, StringComparer.Ordinal));
}

/// <summary>One part of a filter: its input field, and what it means.</summary>
/// <param name="Read">Null where the value sets no condition.</param>
internal sealed record FilterPart<T>(FieldType Input, Func<object, T?> Read) where T : class;

/// <summary>Filters that are made of parts which must all hold, and of filters of their own type under and, or, not.</summary>
internal static class CompositeFilter
{
    public static FilterInput Of<T>(string name, string description, Func<IReadOnlyList<T>, T> all, Func<IReadOnlyList<T>, T> any, Func<T, T> not, IEnumerable<FilterPart<T>> parts) where T : class
    {
        IReadOnlyList<FilterPart<T>> known =
        [
            new(Input("and", $"[{name}!]", "All of these must hold; true of everything where the list is empty."), v => all(List(v))),
            new(Input("or", $"[{name}!]", "One of these must hold; true of nothing where the list is empty."), v => any(List(v))),
            new(Input("not", name, "This must not hold."), v => not((T)v)),
            .. parts,
        ];
        var read = known.ToDictionary(part => part.Input.Name, part => part.Read, StringComparer.Ordinal);
        return new(name, $"{description} Every part that is given must hold.", values =>
        {
            var conditions = values.Select(v => read[v.Key](v.Value)).OfType<T>().ToList();
            return conditions is [var only] ? only : all(conditions);
        }, known.Select(part => part.Input));

        static List<T> List(object values) => [.. ((IEnumerable<object>)values).Cast<T>()];
    }
}
