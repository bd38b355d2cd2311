using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>What is known of risks by kind of evidence, in a graph in which each state occurs.</summary>
public sealed class CoverageTests : IAsyncLifetime
{
    private GraphApi _api = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), CancellationToken.None,
        new ChangeSet(new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "coverage")) { Documents = [Document()] });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private static DocumentContent Document() => new SampleDocument("document:d", "Notes", "en", "2026", null, null)
        .Describe("risk:full", "full").Describe("risk:denied", "denied").Describe("risk:bare", "bare").Describe("risk:alias", "another name of full")
        .Describe("incident:a", "a").Describe("incident:b", "b").Describe("benchmark:m", "m").Describe("control:c", "c").Describe("provision:p", "p").Describe("legal-matter:l", "l")
        .Describe("jurisdiction:j", "j").Describe("taxonomy:t", "t").Describe("observation:o", "o", properties: [("metric", "rate"), ("value", "1"), ("comparison", "exactly")])
        .Passage("", "All of it is said here.")
        .Say("incident:a", "MATERIALISES", "risk:full", "All", 0.9)
        .Say("incident:a", "EXEMPLIFIES", "risk:full", "All", 0.9)
        .Say("incident:b", "EXEMPLIFIES", "risk:full", "All", 0.9)
        .Say("benchmark:m", "MEASURES", "risk:full", "All", 0.9)
        .Say("observation:o", "MEASURED_BY", "benchmark:m", "All", 0.9)
        .Say("control:c", "DETECTS", "risk:full", "All", 0.9)
        .Say("provision:p", "RELATED", "risk:full", "All", 0.9)
        .Say("legal-matter:l", "DEALS_WITH", "incident:a", "All", 0.9)
        .Say("legal-matter:l", "IN_JURISDICTION", "jurisdiction:j", "All", 0.9)
        .Say("risk:alias", "SAME_AS", "risk:full", "All", 0.9)
        .Say("risk:denied", "NO_MATCH", "taxonomy:t", "All", 0.9)
        .Say("risk:denied", "NO_MATCH", "provision:p", "All", 0.9)
        .Deny("benchmark:m", "MEASURES", "risk:denied", "All", 0.9)
        // Waits for a person, so it is as if it had not been said.
        .Say("control:c", "MITIGATES", "risk:denied", "All", 0.3)
        .Content;

    [Theory]
    [InlineData("full", false, "INCIDENTS KNOWN 2/0, BENCHMARKS KNOWN 1/0, RESULTS KNOWN 1/0, CONTROLS KNOWN 1/0, PROVISIONS KNOWN 1/0, JURISDICTIONS KNOWN 1/0, COUNTERPARTS KNOWN 1/0")]
    [InlineData("denied", false, "INCIDENTS NOTHING_KNOWN 0/0, BENCHMARKS CHECKED_NONE 0/1, RESULTS NOTHING_KNOWN 0/0, CONTROLS NOTHING_KNOWN 0/0, PROVISIONS CHECKED_NONE 0/1, JURISDICTIONS NOTHING_KNOWN 0/0, COUNTERPARTS CHECKED_NONE 0/1")]
    [InlineData("bare", false, "INCIDENTS NOTHING_KNOWN 0/0, BENCHMARKS NOTHING_KNOWN 0/0, RESULTS NOTHING_KNOWN 0/0, CONTROLS NOTHING_KNOWN 0/0, PROVISIONS NOTHING_KNOWN 0/0, JURISDICTIONS NOTHING_KNOWN 0/0, COUNTERPARTS NOTHING_KNOWN 0/0")]
    [InlineData("alias", false, "INCIDENTS NOTHING_KNOWN 0/0, BENCHMARKS NOTHING_KNOWN 0/0, RESULTS NOTHING_KNOWN 0/0, CONTROLS NOTHING_KNOWN 0/0, PROVISIONS NOTHING_KNOWN 0/0, JURISDICTIONS NOTHING_KNOWN 0/0, COUNTERPARTS KNOWN 1/0")]
    [InlineData("alias", true, "INCIDENTS KNOWN 2/0, BENCHMARKS KNOWN 1/0, RESULTS KNOWN 1/0, CONTROLS KNOWN 1/0, PROVISIONS KNOWN 1/0, JURISDICTIONS KNOWN 1/0, COUNTERPARTS KNOWN 1/0")]
    public async Task Each_kind_of_evidence_is_counted_and_what_was_looked_for_in_vain_told_from_what_nobody_looked_for(string risk, bool sameAs, string expected)
    {
        var data = await AskAsync($$"""{ entity(id: "risk:{{risk}}") { ... on Risk { coverage(sameAs: {{(sameAs ? "true" : "false")}}) { evidence state count checked } } } }""");
        Assert.Equal(expected, string.Join(", ", data.GetProperty("entity").GetProperty("coverage").EnumerateArray().Select(c =>
            $"{c.GetProperty("evidence").GetString()} {c.GetProperty("state").GetString()} {c.GetProperty("count").GetInt32()}/{c.GetProperty("checked").GetInt32()}")));
    }

    [Theory]
    [InlineData("{evidence: BENCHMARKS, state: KNOWN}", "full")]
    [InlineData("{evidence: BENCHMARKS, state: CHECKED_NONE}", "denied")]
    [InlineData("{evidence: BENCHMARKS, state: NOTHING_KNOWN}", "alias bare")]
    [InlineData("{evidence: BENCHMARKS, in: [NOTHING_KNOWN, CHECKED_NONE]}", "alias bare denied")]
    [InlineData("{evidence: BENCHMARKS, in: []}", "")]
    [InlineData("{evidence: BENCHMARKS, state: NOTHING_KNOWN, sameAs: true}", "bare")]
    [InlineData("{evidence: JURISDICTIONS, state: KNOWN, sameAs: true}", "alias full")]
    [InlineData("[{evidence: INCIDENTS, state: NOTHING_KNOWN}, {evidence: COUNTERPARTS, state: KNOWN}]", "alias")]
    [InlineData("[]", "alias bare denied full")]
    public async Task Risks_are_filtered_by_state_and_the_field_agrees_with_the_filter(string conditions, string expected)
    {
        var data = await AskAsync($$"""{ risks(where: {coverage: {{conditions}}}) { totalCount nodes { id coverage { evidence state } } } }""");
        Assert.Equal(expected, string.Join(' ', data.GetProperty("risks").GetProperty("nodes").EnumerateArray().Select(r => r.GetProperty("id").GetString()!["risk:".Length..])));
    }

    [Fact]
    public async Task A_page_of_risks_with_all_its_coverage_costs_two_calls_whatever_its_size()
    {
        foreach (var size in (int[])[1, 4])
        {
            var calls = await StoreCalls.CountAsync(() => AskAsync($$"""{ risks(first: {{size}}, orderBy: [{field: INCIDENT_COUNT, direction: DESC}]) { nodes { id coverage { evidence state count } } } }"""));
            Assert.Equal(["CountRoutesAsync", "EntitiesAsync"], calls);
        }
    }

    [Fact]
    public async Task The_statements_behind_a_denial_are_found_by_their_polarity()
    {
        var data = await AskAsync("""{ risks(where: {benchmarks: {some: {}, statement: {negated: true}}}) { nodes { id benchmarks(statement: {negated: true}) { edges { node { id } statement { negated evidence { nodes { quote } } } } } } } }""");
        var risk = data.GetProperty("risks").GetProperty("nodes")[0];
        Assert.Equal("risk:denied", risk.GetProperty("id").GetString());
        Assert.True(risk.GetProperty("benchmarks").GetProperty("edges")[0].GetProperty("statement").GetProperty("negated").GetBoolean());
    }

    [Fact]
    public async Task A_filter_goes_on_with_what_one_kind_has_where_a_relation_leads_to_several()
    {
        var data = await AskAsync("""{ provisions(where: {related: {some: {risk: {benchmarks: {some: {}}}}}}) { nodes { id } } none: provisions(where: {related: {some: {technique: {}}}}) { nodes { id } } }""");
        Assert.Equal(["provision:p"], data.GetProperty("provisions").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()));
        Assert.Empty(data.GetProperty("none").GetProperty("nodes").EnumerateArray());
    }

    [Theory]
    [InlineData("{evidence: BENCHMARKS}", "coverage needs a state. Write state: NOTHING_KNOWN, or in: [NOTHING_KNOWN, CHECKED_NONE].")]
    [InlineData("{evidence: BENCHMARK, state: KNOWN}", "'BENCHMARK' is no value of EvidenceKind. Write BENCHMARKS.")]
    public async Task A_condition_that_says_nothing_is_refused(string condition, string message)
    {
        var answer = JsonDocument.Parse(await _api.AskAsync($"{{ risks(where: {{coverage: {condition}}}) {{ nodes {{ id }} }} }}", cancel: Cancel)).RootElement;
        Assert.Contains(message, answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        var answer = JsonDocument.Parse(await _api.AskAsync(query, cancel: Cancel)).RootElement;
        return answer.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : answer.GetProperty("data");
    }
}
