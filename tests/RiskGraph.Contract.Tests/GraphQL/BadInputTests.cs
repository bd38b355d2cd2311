using System.Text.Json;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>What cannot be used is refused with a sentence that says what to write instead, once, and before anything runs.</summary>
public class BadInputTests(SampleApi sample) : IClassFixture<SampleApi>
{
    private async Task<JsonElement> OnlyErrorAsync(string query, string variables = "{}")
    {
        var answer = "";
        var calls = await StoreCalls.CountAsync(async () => answer = await sample.Api.AskAsync(query, variables, cancel: TestContext.Current.CancellationToken));
        Assert.Empty(calls);
        return Assert.Single(JsonDocument.Parse(answer).RootElement.GetProperty("errors").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ node(id: "information pollution") { id } }""", "'information pollution' is not an id of this graph. Ids start with risk:, incident:, ")]
    [InlineData("""{ node(id: "planet:mars") { id } }""", "'planet:mars' is not an id of this graph. Ids start with risk:, incident:, ")]
    [InlineData("""{ nodes(ids: ["risk:a", "statement:short"]) { id } }""", "'statement:short' is not an id of this graph. Ids start with risk:, incident:, ")]
    [InlineData("""{ entity(id: "Risk:1") { id } }""", "id: 'Risk:1' is not the id of an entity. Write kind:slug, as in risk:prompt-injection.")]
    [InlineData("""{ entity { id } }""", "entity needs exactly one of id, externalId and name. Write one of them, such as entity(name: \"prompt injection\").")]
    [InlineData("""{ entity(id: "risk:a", name: "a") { id } }""", "entity needs exactly one of id, externalId and name.")]
    [InlineData("""{ entity(id: "risk:a", kind: RISK) { id } }""", "kind is given beside id, which says the kind already. Leave kind out.")]
    [InlineData("""{ risks(first: 1, last: 1) { totalCount } }""", "first and last are both given. Write first to read from the start, or last to read from the end.")]
    [InlineData("""{ risks(first: 1, before: "x") { totalCount } }""", "before is given beside first. Write last beside before, or after beside first.")]
    [InlineData("""{ risks(last: 1, after: "x") { totalCount } }""", "after is given beside last. Write first beside after, or before beside last.")]
    [InlineData("""{ risks(after: "x", before: "x") { totalCount } }""", "after and before are both given. Write after beside first, or before beside last.")]
    [InlineData("""{ risks { nodes { incidents(first: -1) { totalCount } } } }""", "first is -1. Write a number from 0 to 200.")]
    [InlineData("""{ risks { facet(by: STATUS, first: 0) { count } } }""", "first is 0. Write a number from 1 to 200.")]
    [InlineData("""{ incidents(where: {date: {gte: "March 2024"}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'incidents'. 'March 2024' is not a partial date. Write 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05.")]
    [InlineData("""{ incidents(where: {date: {gte: 2024}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'incidents'. PartialDate is written as a string. Write \"2024\", ")]
    [InlineData("""{ risks(where: {updatedAt: {gte: "2024-01-01"}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'risks'. '2024-01-01' is not a moment with an offset. Write \"2026-01-02T03:04:05Z\" or ")]
    [InlineData("""{ observations(where: {value: {gt: "many"}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'observations'. Decimal is written as a number. Write a number of at most 28 digits, such as 930000 or 12.5.")]
    [InlineData("""{ observations(where: {value: {gt: 1e40}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'observations'. '1e40' is too large for Decimal. Write a number of at most 28 digits, such as 930000 or 12.5.")]
    [InlineData("""{ risks(orderBy: [{field: INCIDENTS_COUNT}]) { totalCount } }""", "Invalid literal for argument 'orderBy' of field 'risks'. 'INCIDENTS_COUNT' is no value of RiskOrderField. Write INCIDENT_COUNT, ")]
    [InlineData("""{ risks(orderBy: [{field: "NAME"}]) { totalCount } }""", "Invalid literal for argument 'orderBy' of field 'risks'. RiskOrderField is written as a word without quotes, such as ID.")]
    [InlineData("""{ risks(where: {incidents: {statement: {status: {eq: ACCEPTED}}}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'risks'. statement says which edges count, and nothing says what must hold of them. Write some: {} beside it for at least one, or none, every or count.")]
    [InlineData("""{ systems(where: {version: {isNull: true, contains: "7"}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'systems'. isNull: true stands beside other conditions, which no absent value can meet. Write isNull: true alone, or put the alternatives under or.")]
    [InlineData("""{ statements(where: {subject: {eq: "hallucination"}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'statements'. subject: 'hallucination' is not the id of an entity. Write kind:slug, as in risk:prompt-injection.")]
    [InlineData("""{ statements(where: {id: {in: ["risk:a"]}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'statements'. id: 'risk:a' is not the id of a statement. Take one from the field id of a statement; it starts with statement:.")]
    [InlineData("""{ statements(where: {confidence: {gte: 1e300}}) { totalCount } }""", "Invalid literal for argument 'where' of field 'statements'. gte is too large. Write a number of at most 28 digits.")]
    [InlineData("""{ neighbourhood(of: []) { nodes { id } } }""", "of is empty. Write the id of at least one entity.")]
    [InlineData("""{ neighbourhood(of: ["risk:a"], depth: 0) { nodes { id } } }""", "depth is 0. Write a number from 1 to 4.")]
    [InlineData("""{ paths(from: "risk:a", to: "b") { exhaustive } }""", "to: 'b' is not the id of an entity. Write kind:slug, as in risk:prompt-injection.")]
    [InlineData("""{ search(query: "  ") { totalCount } }""", "query is empty. Write at least one word to look for.")]
    public async Task A_value_that_cannot_be_used_is_refused(string query, string message)
    {
        var error = await OnlyErrorAsync(query);
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(1, error.GetProperty("locations").GetArrayLength());
    }

    [Theory]
    [InlineData("query ($v: PartialDate) { incidents(where: {date: {gte: $v}}) { totalCount } }", "\"2024-13\"", "Variable '$v' is invalid. Unable to convert '2024-13' to 'PartialDate'. '2024-13' is not a partial date. Write 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05.")]
    [InlineData("query ($v: IncidentFilter) { incidents(where: $v) { totalCount } }", """{"risks": {"some": {"updatedAt": {"gte": "2024-01-01T00:00:00"}}}}""", "Variable '$v.risks.some.updatedAt.gte' is invalid. Unable to convert '2024-01-01T00:00:00' to 'DateTime'. '2024-01-01T00:00:00' is not a moment with an offset. Write ")]
    [InlineData("query ($v: StatementFilter) { statements(where: $v) { totalCount } }", """{"subject": {"eq": "hallucination"}}""", "subject: 'hallucination' is not the id of an entity. Write kind:slug, as in risk:prompt-injection.")]
    [InlineData("query ($v: [EntityKind!]) { search(query: \"a\", kinds: $v) { totalCount } }", """["RISKS"]""", "Variable '$v[0]' is invalid. Unable to convert 'RISKS' to 'EntityKind'. 'RISKS' is no value of EntityKind. Write RISK")]
    [InlineData("query ($v: Int) { risks { nodes { incidents(first: $v) { totalCount } } } }", "-5", "first is -5. Write a number from 0 to 200.")]
    public async Task So_is_a_variable(string query, string value, string message)
    {
        var error = await OnlyErrorAsync(query, $$"""{"v": {{value}}}""");
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{ risks(first: 201) { nodes { id } } }", "first", 200, 201)]
    [InlineData("{ risks { nodes { incidents(last: 1000) { nodes { id } } } } }", "last", 200, 1000)]
    [InlineData("{ risks { facet(by: STATUS, first: 300) { count } } }", "first", 200, 300)]
    [InlineData("""{ neighbourhood(of: ["risk:a"], depth: 9) { nodes { id } } }""", "depth", 4, 9)]
    [InlineData("""{ neighbourhood(of: ["risk:a"], limit: 5000) { nodes { id } } }""", "limit", 1000, 5000)]
    [InlineData("""{ paths(from: "risk:a", to: "risk:b", maxLength: 11) { exhaustive } }""", "maxLength", 10, 11)]
    public async Task Too_much_is_refused_with_what_is_allowed(string query, string limit, int allowed, int actual)
    {
        var extensions = (await OnlyErrorAsync(query)).GetProperty("extensions");
        Assert.Equal("LIMIT_EXCEEDED", extensions.GetProperty("code").GetString());
        Assert.Equal((limit, allowed, actual), (extensions.GetProperty("limit").GetString(), extensions.GetProperty("allowed").GetInt32(), extensions.GetProperty("actual").GetInt32()));
    }

    [Fact]
    public async Task What_is_wrong_in_an_operation_that_is_not_run_is_no_matter()
    {
        var answer = await sample.Api.AskAsync("""query Bad { entity { id } ...Worse } query Good { entity(id: "risk:hallucination") { id } } fragment Worse on Query { risks(first: -1) { totalCount } }""", operation: "Good", cancel: TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"entity":{"id":"risk:hallucination"}}}""", answer);
    }

    [Fact]
    public async Task More_nodes_than_a_hundred_are_refused()
    {
        var ids = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"risk:r{i}\""));
        var extensions = (await OnlyErrorAsync($"{{ nodes(ids: [{ids}]) {{ id }} }}")).GetProperty("extensions");
        Assert.Equal(("ids", 100, 101), (extensions.GetProperty("limit").GetString(), extensions.GetProperty("allowed").GetInt32(), extensions.GetProperty("actual").GetInt32()));
    }
}
