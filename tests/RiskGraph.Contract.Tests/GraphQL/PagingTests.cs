using System.Text.Json;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>Every connection can be read page by page, and gives the same list whatever the size of the pages.</summary>
public class PagingTests(SampleApi sample) : IClassFixture<SampleApi>
{
    private sealed record Page(IReadOnlyList<string> Nodes, IReadOnlyList<string> Cursors, bool HasNext, bool HasPrevious, string? Start, string? End);

    /// <param name="query">With <c>$page</c> where the arguments of the page belong, and the connection under the alias <c>list</c>.</param>
    private async Task<Page> AskAsync(string query, string node, string page)
    {
        var selection = $"{{ edges {{ cursor node {{ {node} }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
        var answer = await sample.Api.AskAsync(query.Replace("$page", page, StringComparison.Ordinal).Replace("$selection", selection, StringComparison.Ordinal), cancel: TestContext.Current.CancellationToken);
        var list = Find(JsonDocument.Parse(answer).RootElement.GetProperty("data"));
        var (edges, info) = (list.GetProperty("edges").EnumerateArray().ToList(), list.GetProperty("pageInfo"));
        return new([.. edges.Select(e => e.GetProperty("node").ToString())], [.. edges.Select(e => e.GetProperty("cursor").GetString()!)],
            info.GetProperty("hasNextPage").GetBoolean(), info.GetProperty("hasPreviousPage").GetBoolean(), info.GetProperty("startCursor").GetString(), info.GetProperty("endCursor").GetString());

        static JsonElement Find(JsonElement at) => at.TryGetProperty("list", out var found) ? found : Find(at.EnumerateObject().Single().Value);
    }

    public static TheoryData<string, string, int> Lists() => new()
    {
        { "{ list: statements($page) $selection }", "id", 16 },
        { "{ list: statements(orderBy: [{field: CONFIDENCE, direction: DESC}, {field: PREDICATE}], $page) $selection }", "id", 16 },
        { "{ list: observations(orderBy: [{field: PERIOD, direction: DESC}], $page) $selection }", "id", 3 },
        { "{ list: incidents(orderBy: [{field: RISK_COUNT}, {field: DATE}], $page) $selection }", "id", 3 },
        { "{ list: risks(orderBy: [{field: STATEMENT_COUNT, direction: DESC}, {field: NAME}], $page) $selection }", "id", 3 },
        { "{ list: documents(orderBy: [{field: UPDATED_AT}, {field: ID, direction: DESC}], $page) $selection }", "id", 2 },
        { """{ node(id: "risk:information-pollution") { ... on Risk { list: incidents(orderBy: [{field: NAME, direction: DESC}], $page) $selection } } }""", "id", 2 },
        { """{ node(id: "risk:hallucination") { ... on Risk { list: observations($page) $selection } } }""", "id", 2 },
        { """{ node(id: "risk:information-pollution") { ... on Entity { list: statements(orderBy: [{field: PREDICATE}], $page) $selection } } }""", "id", 5 },
        { """{ node(id: "document:harbour-summary") { ... on Document { list: statements($page) $selection } } }""", "id", 13 },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_is_the_same_forward_and_backward_in_pages_of_any_size(string query, string node, int count)
    {
        var whole = await AskAsync(query, node, "first: 200");
        Assert.Equal(count, whole.Nodes.Distinct().Count());
        Assert.Equal(count, whole.Nodes.Count);
        foreach (var size in new[] { 1, 2, 5 })
        {
            var (forward, backward) = (new List<string>(), new List<string>());
            var page = await AskAsync(query, node, $"first: {size}");
            Assert.False(page.HasPrevious);
            for (forward.AddRange(page.Nodes); page.HasNext; forward.AddRange(page.Nodes)) page = await AskAsync(query, node, $"first: {size}, after: \"{page.End}\"");
            page = await AskAsync(query, node, $"last: {size}");
            Assert.False(page.HasNext);
            for (backward.InsertRange(0, page.Nodes); page.HasPrevious; backward.InsertRange(0, page.Nodes)) page = await AskAsync(query, node, $"last: {size}, before: \"{page.Start}\"");
            Assert.Equal(whole.Nodes, forward);
            Assert.Equal(whole.Nodes, backward);
        }
        Assert.Equal((whole.Cursors[0], whole.Cursors[^1]), (whole.Start, whole.End));
    }

    [Theory]
    [InlineData("""{ node(id: "risk:information-pollution") { ... on Risk { list: mentions($page) $selection } } }""", "passage { id }", 2)]
    [InlineData("""{ node(id: "document:harbour-summary") { ... on Document { list: passages($page) $selection } } }""", "id", 4)]
    [InlineData("""{ node(id: "$wave") { ... on Statement { list: evidence($page) $selection } } }""", "id", 2)]
    [InlineData("""{ list: search(query: "harbour", $page) $selection }""", "... on Node { id }", 6)]
    public async Task A_list_that_goes_forward_only_is_the_same_in_pages_of_any_size(string query, string node, int count)
    {
        query = query.Replace("$wave", SampleGraph.Statement("incident:fake-review-wave", "MATERIALISES", "risk:information-pollution").Id, StringComparison.Ordinal);
        var whole = await AskAsync(query, node, "first: 200");
        Assert.Equal(count, whole.Nodes.Distinct().Count());
        foreach (var size in new[] { 1, 3 })
        {
            var page = await AskAsync(query, node, $"first: {size}");
            var forward = page.Nodes.ToList();
            for (; page.HasNext; forward.AddRange(page.Nodes)) page = await AskAsync(query, node, $"first: {size}, after: \"{page.End}\"");
            Assert.Equal(whole.Nodes, forward);
        }
    }
}
