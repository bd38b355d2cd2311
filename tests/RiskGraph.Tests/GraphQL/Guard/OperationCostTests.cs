using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>What the guard asks for which query: the figures are the price list, worked out by hand.</summary>
public sealed class OperationCostTests
{
    [Theory]
    // A field is 1.
    [InlineData("{ __typename }", "{}", 1)]
    [InlineData("{ risk { id name } }", "{}", 3)]
    // The id is a value of 2.
    [InlineData("{ risk(id: \"risk:a\") { id name } }", "{}", 5)]
    // A connection: 1 and 10 for the store, the size a value of 2, nodes 1, each of 50 has 2.
    [InlineData("{ risks(first: 50) { nodes { id name } } }", "{}", 1 + 10 + 2 + 1 + (50 * 2))]
    [InlineData("query ($n: Int) { risks(first: $n) { nodes { id name } } }", "{\"n\":50}", 1 + 10 + 2 + 1 + (50 * 2))]
    [InlineData("query ($n: Int) { risks(first: $n) { nodes { id name } } }", "{\"n\":5}", 1 + 10 + 2 + 1 + (5 * 2))]
    [InlineData("query ($n: Int = 50) { risks(first: $n) { nodes { id name } } }", "{}", 1 + 10 + 2 + 1 + (50 * 2))]
    [InlineData("query ($n: Int = 50) { risks(first: $n) { nodes { id name } } }", "{\"n\":5}", 1 + 10 + 2 + 1 + (5 * 2))]
    // No size asked for: 20.
    [InlineData("{ risks { nodes { id name } } }", "{}", 1 + 10 + 1 + (20 * 2))]
    [InlineData("query ($n: Int) { risks(first: $n) { nodes { id name } } }", "{\"n\":null}", 1 + 10 + 2 + 1 + (20 * 2))]
    // The size is of the connection's lists alone: a total is counted once.
    [InlineData("{ risks(first: 50) { totalCount } }", "{}", 1 + 10 + 2 + 1 + 50)]
    [InlineData("{ risks(first: 50) { edges { cursor node { id } } nodes { id } } }", "{}", 1 + 10 + 2 + 1 + (50 * 3) + 1 + 50)]
    // The same by way of fragments.
    [InlineData("{ risks(first: 50) { ...C } } fragment C on RiskConnection { totalCount ... { ...N } } fragment N on RiskConnection { nodes { id } }", "{}", 1 + 10 + 2 + 51 + 1 + 50)]
    [InlineData("{ a: risks(first: 50) { ...C } b: risks(first: 3) { ...C } } fragment C on RiskConnection { nodes { id } }", "{}", (1 + 10 + 2 + 1 + 50) + (1 + 10 + 2 + 1 + 3))]
    // A list that nothing bounds counts as 10, below a sized one too.
    [InlineData("{ stats { byKind { label } } }", "{}", 1 + 300 + 1 + 10)]
    [InlineData("{ paths(from: 1, to: 2, first: 4, maxLength: 2) { paths { steps { id } } } }", "{}", 1 + 10 + (500 * 2) + (4 * 2) + 1 + (4 * (1 + 10)))]
    [InlineData("{ paths(from: 1, to: 2) { paths { steps { id } } } }", "{}", 1 + 10 + (500 * 6) + (2 * 2) + 1 + (3 * (1 + 10)))]
    // Each list of ids is as long as it is.
    [InlineData("{ nodes(ids: [1, 2, 3]) { id } }", "{}", 1 + 10 + (4 * 2) + 3)]
    [InlineData("query ($i: [ID!]!) { nodes(ids: $i) { id } }", "{\"i\":[1,2,3]}", 1 + 10 + (4 * 2) + 3)]
    [InlineData("{ nodes(ids: 1) { id } }", "{}", 1 + 10 + 2 + 1)]
    // The limit of a neighbourhood is the size, its centres are not.
    [InlineData("{ neighbourhood(of: [1, 2], depth: 2, limit: 30) { nodes { id } } }", "{}", 1 + 10 + (300 * 2) + (5 * 2) + 1 + 30)]
    // Filters: 2 a value, and for a relation 20, for one within it twenty times that.
    [InlineData("{ risks(where: {name: {eq: \"a\"}}, first: 1) { totalCount } }", "{}", 1 + 10 + (4 * 2) + 51)]
    [InlineData("query ($w: RiskFilter) { risks(where: $w, first: 1) { totalCount } }", "{\"w\":{\"name\":{\"eq\":\"a\"}}}", 1 + 10 + (4 * 2) + 51)]
    [InlineData("{ risks(where: {incidents: {some: {}}}, first: 1) { totalCount } }", "{}", 1 + 10 + (4 * 2) + 20 + 51)]
    [InlineData("{ risks(where: {incidents: {some: {risks: {none: {}}}}}, first: 1) { totalCount } }", "{}", 1 + 10 + (6 * 2) + 20 + 400 + 51)]
    [InlineData("query ($w: IncidentFilter) { risks(where: {incidents: {some: $w}}, first: 1) { totalCount } }", "{\"w\":{\"risks\":{\"none\":{}}}}", 1 + 10 + (6 * 2) + 20 + 400 + 51)]
    public void A_query_costs_what_it_asks_for(string document, string variables, long cost) => Assert.Equal(cost, GuardSample.Guard(document, variables).Cost);

    [Fact]
    public void A_negative_page_size_is_no_discount() =>
        Assert.Equal(GuardSample.Guard("{ risks(first: 1) { nodes { id } } }").Cost, GuardSample.Guard("{ risks(first: -50) { nodes { id } } }").Cost);

    [Fact]
    public void Limits_are_settings()
    {
        const string document = "{ risks(first: 50) { nodes { id name } } }";
        GuardSample.Guard(document, "{}", GuardLimits.Default.With(GuardLimit.Cost, 114));
        var refused = Assert.Throws<LimitExceededException>(() => GuardSample.Guard(document, "{}", GuardLimits.Default.With(GuardLimit.Cost, 113)));
        Assert.Equal(("cost", 113, 114), (refused.Limit, refused.Allowed, refused.Actual));
    }

    [Fact]
    public void Every_limit_has_a_name_of_its_own_and_says_what_it_counts_and_what_to_do()
    {
        Assert.Equal(GuardLimit.All.Count, GuardLimit.All.Select(l => l.Name).Distinct().Count());
        Assert.All(GuardLimit.All, l => Assert.InRange(l.Default, 1, l.Most));
        Assert.All(GuardLimit.All, l => Assert.EndsWith(".", l.Advice, StringComparison.Ordinal));
        Assert.All(GuardLimit.All, l => Assert.DoesNotMatch("[.]$", l.Counts));
    }
}
