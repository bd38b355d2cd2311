using System.Collections.Frozen;

namespace RiskGraph.GraphQL.Guard;

/// <summary>
/// What things cost, in values of an answer: a field costs 1, and more where the store has to work for it. The names are those
/// of the API's contract, where the same name means the same thing everywhere.
/// </summary>
internal static class Prices
{
    /// <summary>Members of a list whose length no argument bounds.</summary>
    public const int UnboundedList = 10;

    /// <summary>A call to the store, for a field that takes a page size.</summary>
    public const int StoreCall = 10;

    /// <summary>A value in an argument: a parameter of the store's query.</summary>
    public const int Value = 2;

    /// <summary>A relation, or what is known of a kind of evidence, in a filter: a query within a query. For each object it meets it is run again, so one level down it costs many times more.</summary>
    public const int RelationTest = 20, RelationTestGrowth = 20;

    /// <summary>Introspection is answered from memory, so many times cheaper than what is stored.</summary>
    public const int IntrospectionDivisor = 10;

    /// <summary>What fields cost above 1. The list in the answer of paths is called paths too: it takes no arguments, and costs nothing.</summary>
    private static readonly FrozenDictionary<(string Field, bool TakesArguments), int> s_fields = new Dictionary<(string, bool), int>
    {
        [("totalCount", false)] = 50,
        [("disagreesWith", false)] = 20,
        [("stats", false)] = 300,
        [("coverage", true)] = 40,
        [("resolve", true)] = 100,
        [("facet", true)] = 300,
        [("search", true)] = 500,
        [("neighbourhood", true)] = 300,
        [("paths", true)] = 500,
        [("support", true)] = 1000,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> s_sizes = new[] { "first", "last", "limit" }.ToFrozenSet();
    private static readonly FrozenSet<string> s_lists = new[] { "ids", "of" }.ToFrozenSet();
    private static readonly FrozenSet<string> s_levels = new[] { "depth", "maxLength" }.ToFrozenSet();
    private static readonly FrozenSet<string> s_relationTests = new[] { "some", "none", "every", "coverage" }.ToFrozenSet();

    public static int OfField(string name, bool takesArguments) => s_fields.GetValueOrDefault((name, takesArguments), 0);

    /// <summary>Whether the argument's number is the most members of a list in the answer.</summary>
    public static bool IsSize(string argument) => s_sizes.Contains(argument);

    /// <summary>Whether the answer has a member for each of the argument's.</summary>
    public static bool IsListOfWanted(string argument) => s_lists.Contains(argument);

    /// <summary>Whether the argument's number is how far a walk through the graph goes.</summary>
    public static bool IsLevels(string argument) => s_levels.Contains(argument);

    public static bool IsRelationTest(string inputField) => s_relationTests.Contains(inputField);
}
