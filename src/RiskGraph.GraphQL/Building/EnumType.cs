using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Building;

/// <summary>An enum that finds its values by dictionary.</summary>
internal sealed partial class EnumType : EnumerationGraphType
{
    private readonly Dictionary<object, string> _names = [];

    /// <param name="values">Name as in <c>AT_LEAST</c>, what stands for it in our code, description.</param>
    public EnumType(string name, string description, IEnumerable<(string Name, object Value, string Description)> values)
    {
        (Name, Description) = (name, description);
        foreach (var value in values)
        {
            Add(value.Name, value.Value, value.Description);
            _names.Add(value.Value, value.Name);
        }
    }

    /// <summary>An enum of ours, whose values are written in upper snake case.</summary>
    public static EnumType Of<T>(string name, string description, Func<T, string> describe) where T : struct, Enum =>
        new(name, description, Enum.GetValues<T>().Select(v => (UpperSnake(v.ToString()), (object)v, describe(v))));

    // Whatever is written is taken on trust here, so that ParseLiteral can say what is wrong with it.
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLEnumValue word => Find(word.Name.StringValue),
        GraphQLNullValue => null,
        _ => throw new FormatException($"{Name} is written as a word without quotes, such as {Values.First().Name}."),
    };

    public override object? ParseValue(object? value) => value switch
    {
        string word => Find(word),
        null => null,
        _ => throw new FormatException($"{Name} is written as a string in variables, such as \"{Values.First().Name}\"."),
    };

    private object Find(string word)
    {
        if (Values.FindByName(word)?.Value is { } found) return found;
        var near = StringUtils.SuggestionList(word, Values.Select(v => v.Name));
        throw new FormatException($"'{(word.Length <= 40 ? word : word[..40] + "…")}' is no value of {Name}. Write {string.Join(", ", near.Length > 0 ? near.Take(5) : Values.Select(v => v.Name))}.");
    }

    public override object? Serialize(object? value) => value is null ? null : _names.TryGetValue(value, out var name) ? name : ThrowSerializationError(value);

    /// <summary><c>AtLeast</c> and <c>atLeast</c> as <c>AT_LEAST</c>.</summary>
    public static string UpperSnake(string name) => string.Join('_', WordStart.Split(name)).ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")] private static partial Regex WordStart { get; }
}
