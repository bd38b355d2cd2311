using System.Globalization;
using System.Text;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>Requests made to cost far more than they weigh. Each is refused by name, for work in proportion to its size.</summary>
public sealed class AttackTests
{
    private static string Repeat(int times, string text) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static TheoryData<string, string, string, string> Attacks => new()
    {
        { "fragments spread twice, 20 levels", "breadth", SpreadTwice(20), "{}" },
        { "fragments spread twice, 90 levels", "nesting", SpreadTwice(90), "{}" },
        { "fragments spread twice below two fields, 15 levels", "fields", "{ risk { ...F0 } }" + Repeat(15, i => Invariant($"fragment F{i} on Risk {{ incident {{ risk {{ ...F{i + 1} }} }} b: incident {{ risk {{ ...F{i + 1} }} }} }}")) + "fragment F15 on Risk { id }", "{}" },
        { "fragments of 40 fields spread in a row of 60", "breadth", "{ risk {" + Repeat(60, "...F ") + "} } fragment F on Risk {" + Repeat(40, "id ") + "}", "{}" },
        { "inline fragments 250 by 150", "nesting", Inline(250, 150), "{}" },
        { "inline fragments 60 by 50", "spreads", Inline(60, 50), "{}" },
        { "inline fragments 400 side by side", "spreads", "{ risk {" + Repeat(400, "... on Risk { id } ") + "} }", "{}" },
        { "1600 repeats of an object field", "breadth", "{" + Repeat(1600, "risk { id } ") + "}", "{}" },
        { "260 repeats of an object with 3 fields", "breadth", "{" + Repeat(260, "risk { id name aliases } ") + "}", "{}" },
        { "4000 repeats of a leaf", "breadth", "{" + Repeat(4000, "__typename ") + "}", "{}" },
        { "4,900 directives", "directives", "{ __typename " + Repeat(4900, "@a ") + "}", "{}" },
        { "10,000 directives", "tokens", "{ __typename " + Repeat(10_000, "@a ") + "}", "{}" },
        { "directives on variables", "directives", "query (" + Repeat(90, i => Invariant($"$v{i}: Int @a @b ")) + ") { __typename }", "{}" },
        { "an alias flood", "aliases", "{" + Repeat(240, i => Invariant($"a{i}: risk(id: 1) {{ id }} ")) + "}", "{}" },
        { "fields 5000 deep", "nesting", "{" + Repeat(5000, "risk {") + "id" + Repeat(5000, "}") + "}", "{}" },
        { "fields 30 deep", "depth", "{" + Repeat(15, "risk { incident {") + "id" + Repeat(15, "} }") + "}", "{}" },
        { "a deep list in an argument", "nesting", "{ nodes(ids: " + Repeat(9000, "[") + Repeat(9000, "]") + ") { id } }", "{}" },
        { "a list 40 deep in an argument", "inputDepth", "{ nodes(ids: " + Repeat(40, "[") + Repeat(40, "]") + ") { id } }", "{}" },
        { "a filter 100,000 deep in a variable", "inputDepth", Filtered, "{\"w\":" + Repeat(20_000, "{\"not\":") + "1" + Repeat(20_000, "}") + "}" },
        { "a list 40 deep in a variable", "inputDepth", Filtered, "{\"w\":" + Repeat(40, "[") + Repeat(40, "]") + "}" },
        { "a deep variable below a deep literal", "inputDepth", "query ($w: RiskFilter) { a: risks(where: $w) { totalCount } risks(where: " + Repeat(20, "{ not: ") + "$w" + Repeat(20, "}") + ") { totalCount } }", "{\"w\":" + Repeat(15, "{\"not\":") + "{}" + Repeat(15, "}") + "}" },
        { "a list of 2,000 ids in a variable", "listLength", "query ($i: [ID!]!) { nodes(ids: $i) { id } }", "{\"i\":[" + Repeat(1999, "1,") + "1]}" },
        { "a list of 2,000 ids in the document", "listLength", "{ nodes(ids: [" + Repeat(2000, "1 ") + "]) { id } }", "{}" },
        { "100,000 values in variables", "values", Filtered, "{\"w\":{\"or\":[" + Repeat(400, "{\"name\":{\"in\":[" + Repeat(200, "1,") + "1]}},") + "{}]}}" },
        { "values in variables that nothing uses", "values", "{ __typename }", "{" + Repeat(90, i => Invariant($"\"v{i}\":[{Repeat(90, "1,")}1],")) + "\"z\":1}" },
        { "1000 variables", "variables", "query (" + Repeat(1000, i => Invariant($"$v{i}: Int ")) + ") { __typename }", "{}" },
        { "200 operations", "definitions", Repeat(200, i => Invariant($"query Q{i} {{ __typename }} ")), "{}" },
        { "a page of a million in the document", "cost", "{ risks(first: 1000000) { nodes { id } } }", "{}" },
        { "a page of a million in a variable", "cost", "query ($n: Int) { risks(first: $n) { nodes { id } } }", "{\"n\":1000000}" },
        { "a page of a million in a default value", "cost", "query ($n: Int = 1000000) { risks(first: $n) { nodes { id } } }", "{}" },
        { "a page beyond 64 bits", "cost", "{ risks(first: 99999999999999999999999999) { nodes { id } } }", "{}" },
        { "a page beyond 64 bits in a variable", "cost", "query ($n: Int) { risks(first: $n) { nodes { id } } }", "{\"n\":99999999999999999999999999}" },
        { "lists in lists in lists", "cost", "{ risks(first: 100) { nodes { incidents(first: 100) { nodes { risks(first: 100) { nodes { id } } } } } } }", "{}" },
        { "lists in lists by fragments", "cost", "{ risks(first: 50) { ...R } } fragment R on RiskConnection { nodes { incidents(first: 50) { ...I } } } fragment I on IncidentConnection { nodes { risks(first: 50) { nodes { id } } } }", "{}" },
        { "lists in lists by unstated page sizes", "cost", "{ risks { nodes { incidents { nodes { risks { nodes { incidents { nodes { id } } } } } } } } }", "{}" },
        { "totals below a list", "cost", "{ risks(first: 100) { nodes { incidents(first: 100) { totalCount nodes { risks { totalCount } } } } } }", "{}" },
        { "facets below a list", "cost", "{ risks(first: 500) { nodes { incidents(first: 1) { nodes { risks(first: 1) { facet(by: \"x\") { label } } } } } } }", "{}" },
        { "90 searches by aliases", "cost", "{" + Repeat(90, i => Invariant($"a{i}: search(query: \"a\", first: 500) {{ nodes {{ id name }} totalCount }} ")) + "}", "{}" },
        { "a filter through relations of relations, seven deep", "cost", Filtered, "{\"w\":" + Repeat(4, "{\"incidents\":{\"some\":{\"risks\":{\"some\":") + "{}" + Repeat(4, "}}}}") + "}" },
        { "a walk a million steps long", "cost", "{ paths(from: 1, to: 2, maxLength: 1000000) { paths { steps { id } } } }", "{}" },
        { "types of fields of types of fields", "cost", "{ __schema { types { " + Repeat(8, "fields { type { ") + "name" + Repeat(8, " } }") + " } } }", "{}" },
        { "too long a document", "characters", "{ risk { id } } #" + Repeat(70_000, "x"), "{}" },
        { "a comment within every name", "characters", "{" + Repeat(20_000, "id#\n ") + "}", "{}" },
    };

    private static readonly GuardLimits s_highest = GuardLimit.All.Aggregate(GuardLimits.Default, (limits, one) => limits.With(one, one.Most));

    private const string Filtered = "query ($w: RiskFilter) { risks(where: $w) { nodes { id } } }";

    private static string SpreadTwice(int levels) =>
        "{ risk { ...F0 } } " + Repeat(levels, i => Invariant($"fragment F{i} on Risk {{ ...F{i + 1} ...F{i + 1} }} ")) + Invariant($"fragment F{levels} on Risk {{ id }}");

    private static string Inline(int wide, int deep) =>
        "{ risk {" + Repeat(wide, Repeat(deep, "...{") + "id" + Repeat(deep, "}")) + "} }";

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void An_attack_is_refused_by_the_limit_it_breaks(string attack, string limit, string document, string variables)
    {
        // The character limit would stop the largest before what they are about is looked at.
        var limits = limit == "characters" ? GuardLimits.Default : GuardLimits.Default.With(GuardLimit.Characters, 10_000_000);
        var refused = Assert.Throws<LimitExceededException>(() => GuardSample.Guard(document, variables, limits));
        Assert.True(limit == refused.Limit, $"{attack}: expected {limit}, got: {refused.Message}");
        Assert.True(refused.Actual > refused.Allowed, attack);
        Assert.Equal("LIMIT_EXCEEDED", refused.Code);
    }

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void The_guard_visits_no_more_than_a_few_times_what_it_was_given(string attack, string limit, string document, string variables)
    {
        // With limits as high as they go, it looks at everything.
        Assert.NotEqual("", limit);
        var limits = s_highest;
        var work = new GuardWork();
        try
        {
            var guard = new RequestGuard(GuardSample.Schema, limits, GuardSample.DefaultPageSize);
            var json = Encoding.UTF8.GetBytes(variables);
            JsonMeter.Check(json, limits, work);
            var parsed = guard.Parse(document, work);
            var inputs = new global::GraphQL.SystemTextJson.GraphQLSerializer().Deserialize<global::GraphQL.Inputs>(variables)!;
            guard.Price(parsed, parsed.Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().First(), inputs, work);
        }
        catch (LimitExceededException e) when (e.Limit is "nesting" or "inputDepth")
        {
            // Recursion stays bounded: what was done until then counts.
        }
        Assert.InRange(work.Visited, 1, 8 * (document.Length + variables.Length));
        Assert.NotNull(attack);
    }

    [Fact]
    public void Twice_the_levels_of_fragments_are_twice_the_work()
    {
        long Work(int levels) => GuardSample.Guard(SpreadTwice(levels), "{}", s_highest).Work.Visited;
        // At 24 levels there are 33 million spreads to spell out.
        var (small, large) = (Work(12), Work(24));
        Assert.InRange(large, small + 1, (2 * small) + 20);
    }

    [Theory]
    [InlineData("{ risk { ...A } } fragment A on Risk { id ...A }")]
    [InlineData("{ risk { ...A } } fragment A on Risk { ...B } fragment B on Risk { incident { ...C } } fragment C on Incident { risk { ...A } }")]
    [InlineData("{ risk { id } } fragment A on Risk { ...B } fragment B on Risk { ...A }")]
    public void A_fragment_that_contains_itself_is_refused_before_anything_follows_it(string document)
    {
        var error = Assert.Throws<global::GraphQL.Validation.ValidationError>(() => GuardSample.Guard(document));
        Assert.StartsWith("The fragment 'A' contains itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_long_to_convert_is_refused()
    {
        var error = Assert.Throws<UserInputException>(() => GuardSample.Guard("{ __typename }", "{\"n\":1" + Repeat(5000, "0") + "}"));
        Assert.Equal("A number in the request has 5001 characters. Write numbers with at most 400.", error.Message);
    }
}
