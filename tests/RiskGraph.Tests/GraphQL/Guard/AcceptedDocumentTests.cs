using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>What people and tools really send goes through with room to spare.</summary>
public sealed class AcceptedDocumentTests
{
    [Fact]
    public void The_introspection_of_a_graphical_client_goes_through() => Assert.InRange(GuardSample.Guard(GuardSample.Introspection).Cost, 1, 50_000);

    [Fact]
    public void A_page_of_a_thousand_with_five_fields_goes_through() => GuardSample.Guard("{ risks(first: 1000) { nodes { id name aliases incident { id } } } }");

    [Fact]
    public void A_hundred_nodes_with_their_relations_go_through() =>
        GuardSample.Guard("query ($i: [ID!]!) { nodes(ids: $i) { id ... on Risk { name incidents(first: 10) { totalCount nodes { id name date } } } } }", "{\"i\":[" + string.Join(',', Enumerable.Range(0, 100)) + "]}");

    [Fact]
    public void Two_levels_of_relations_of_fifty_and_twenty_go_through() =>
        GuardSample.Guard("{ risks(first: 50) { totalCount nodes { id name incidents(first: 20) { totalCount nodes { id name risks(first: 5) { nodes { id name } } } } } } }");

    [Fact]
    public void A_generated_document_of_fifty_fragments_goes_through()
    {
        var fragments = string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"fragment F{i} on Risk {{ id name aliases incident {{ id name }} }} ")));
        GuardSample.Guard("query Q { risk { " + string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"...F{i} "))) + "} } " + fragments);
    }

    [Theory]
    [InlineData("\"What it is for\" query A { risk { id } }", "                 query A { risk { id } }")]
    [InlineData("\"\"\"Two\nlines\"\"\" # and a remark\nquery A { risk { id } }", "      \n         # and a remark\nquery A { risk { id } }")]
    [InlineData("query A { risk { ...F } } \"A fragment\" fragment F on Risk { id }", "query A { risk { ...F } }              fragment F on Risk { id }")]
    [InlineData("query A(\"which\" $a: ID = \"x\" \"how many\" $b: Int) { risk(id: $a) { id } }", "query A(        $a: ID = \"x\"            $b: Int) { risk(id: $a) { id } }")]
    [InlineData("query A($a: ID = \"x\" $b: Int) { risk(id: $a) { id } }", "query A($a: ID = \"x\" $b: Int) { risk(id: $a) { id } }")]
    [InlineData("{ risk(id: \"a\\u{1F600}b\") { id } }", "{ risk(id: \"a\U0001F600b\"       ) { id } }")]
    [InlineData("{ risk(id: \"\\u{22}\\u{5C}\\u{a}\") { id } }", "{ risk(id: \"\\\"\\\\\\n\"           ) { id } }")]
    [InlineData("{ risk(id: \"\\\\u{1F600}\") { id } }", "{ risk(id: \"\\\\u{1F600}\") { id } }")]
    [InlineData("{ risk(id: \"\"\"\\u{1F600}\"\"\") { id } }", "{ risk(id: \"\"\"\\u{1F600}\"\"\") { id } }")]
    public void What_the_2025_edition_allows_is_rewritten_for_the_parser(string document, string rewritten)
    {
        var guard = new RequestGuard(GuardSample.Schema, GuardLimits.Default, GuardSample.DefaultPageSize);
        var parsed = guard.Parse(document, new());
        Assert.Equal(rewritten, parsed.Source.ToString());
        // An error further down is still reported at its place.
        Assert.Equal(document.Length, rewritten.Length);
    }

    [Theory]
    [InlineData("{ risk(id: \"\\u{110000}\") { id } }")]
    [InlineData("{ risk(id: \"\\u{D800}\") { id } }")]
    [InlineData("{ risk(id: \"\\u{}\") { id } }")]
    [InlineData("{ risk(id: \"\\u{1F600\") { id } }")]
    [InlineData("\"described\" { risk { id } }")]
    [InlineData("{ \"described\" risk { id } }")]
    [InlineData("{ risk(id: \"open")]
    [InlineData("{ risk(id: \"\"\"open")]
    [InlineData("{ risk(id: \"\\")]
    [InlineData("\"")]
    [InlineData("{ risk(id: 1.) { id } }")]
    [InlineData("}}}}")]
    [InlineData("{ risk { id } } €")]
    public void What_no_edition_allows_is_a_syntax_error(string document) =>
        Assert.Throws<global::GraphQL.Execution.SyntaxError>(() => new RequestGuard(GuardSample.Schema, GuardLimits.Default, GuardSample.DefaultPageSize).Parse(document, new()));

    [Fact]
    public void The_deepest_nesting_that_a_setting_can_allow_does_not_exhaust_the_stack()
    {
        var highest = GuardLimit.All.Aggregate(GuardLimits.Default, (limits, one) => limits.With(one, one.Most));
        var levels = (GuardLimit.Nesting.Most / 2) - 2;
        var document = "{" + string.Concat(Enumerable.Repeat("risk { incident {", levels)) + "id" + string.Concat(Enumerable.Repeat("} }", levels)) + "}";
        Exception? failure = null;
        // Half a megabyte is less than any platform gives a thread of the pool.
        var thread = new Thread(() => failure = Record.Exception(() => GuardSample.Guard(document, "{}", highest)), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
