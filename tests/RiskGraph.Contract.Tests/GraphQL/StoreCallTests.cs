using System.Globalization;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>So many risks with so many incidents each, which share as many systems, in so many documents.</summary>
public sealed class WideApi : IAsyncLifetime
{
    public const int Width = 60;

    internal GraphApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var documents = Enumerable.Range(0, Width).Select(risk =>
        {
            var document = new SampleDocument($"document:d{risk}", $"Document {risk}", "en", "2025", $"organization:o{risk % 3}", null).Describe($"risk:r{risk}", $"risk {risk}").Describe($"organization:o{risk % 3}", $"organization {risk % 3}");
            for (var i = 0; i < Width; i++)
            {
                document.Passage("Summary", $"Incident {risk} {i} happened.").Describe($"incident:i{risk}-{i}", $"incident {risk} {i}").Describe($"system:s{i}", $"system {i}")
                    .Say($"incident:i{risk}-{i}", "MATERIALISES", $"risk:r{risk}", $"Incident {risk} {i}", 0.9)
                    .Say($"incident:i{risk}-{i}", "INVOLVES", $"system:s{i}", $"{i} happened", 0.9);
            }
            return document.Content;
        });
        Api = await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), CancellationToken.None, new ChangeSet(new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "wide")) { Documents = [.. documents] });
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

/// <summary>One level costs one call, whatever the page size.</summary>
public class StoreCallTests(WideApi wide) : IClassFixture<WideApi>
{
    private async Task<(IReadOnlyList<string> Calls, JsonElement Data)> AskAsync(string query, int size)
    {
        var answer = "";
        var calls = await StoreCalls.CountAsync(async () => answer = await wide.Api.AskAsync(query.Replace("$n", size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), cancel: TestContext.Current.CancellationToken));
        return (calls, JsonDocument.Parse(answer).RootElement.GetProperty("data"));
    }

    [Fact]
    public async Task Three_levels_cost_three_calls_whatever_the_page_size()
    {
        const string Query = "{ risks(first: $n) { nodes { name incidents(first: $n) { nodes { name systems(first: $n) { nodes { name } } } } } } }";
        foreach (var size in new[] { 5, 50 })
        {
            var (calls, data) = await AskAsync(Query, size);
            Assert.Equal(["EntitiesAsync", "RelatedAsync", "RelatedAsync"], calls);
            var risks = data.GetProperty("risks").GetProperty("nodes").EnumerateArray().ToList();
            Assert.Equal(size, risks.Count);
            Assert.All(risks, risk => Assert.Equal(size, risk.GetProperty("incidents").GetProperty("nodes").GetArrayLength()));
        }
    }

    [Fact]
    public async Task All_that_hangs_on_an_edge_costs_a_call_for_each_sort_of_thing()
    {
        const string Query = """
            {
              risks(first: $n) {
                nodes {
                  degree { count }
                  mentions(first: $n) { nodes { text } }
                  statements(first: $n) { nodes { id disagreesWith { id } } }
                  incidents(first: $n) {
                    totalCount
                    edges {
                      statement {
                        subject { name }
                        object { name }
                        evidence(first: $n) { nodes { quote passage { text document { title } } document { title publisher { name } } } }
                      }
                    }
                  }
                }
              }
            }
            """;
        foreach (var size in new[] { 5, 50 })
        {
            var (calls, data) = await AskAsync(Query, size);
            Assert.Equal(["DegreesAsync", "DisagreementsAsync", "DocumentsAsync", "EntitiesAsync", "EntitiesAsync", "EntitiesAsync", "EvidenceAsync", "MentionsAsync", "PassagesAsync", "RelatedAsync", "StatementsAboutAsync"], calls);
            var edge = data.GetProperty("risks").GetProperty("nodes")[size - 1].GetProperty("incidents").GetProperty("edges")[0].GetProperty("statement");
            Assert.StartsWith("organization ", edge.GetProperty("evidence").GetProperty("nodes")[0].GetProperty("document").GetProperty("publisher").GetProperty("name").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_relation_selected_twice_with_different_arguments_costs_two_calls()
    {
        var (calls, _) = await AskAsync("{ risks(first: $n) { nodes { a: incidents(first: 1) { nodes { id } } b: incidents(first: 2) { nodes { id } } } } }", 50);
        Assert.Equal(["EntitiesAsync", "RelatedAsync", "RelatedAsync"], calls);
    }

    [Fact]
    public async Task A_fragment_in_two_places_of_one_level_costs_one_call_and_fields_that_merge_stay_one()
    {
        const string Query = """
            {
              a: risks(first: $n) { nodes { ...Cases ... on Entity { id } incidents(first: 2) { pageInfo { hasNextPage } } } }
              b: risks(last: $n) { nodes { ...Cases incidents(first: 2) { pageInfo { hasNextPage } } } }
            }
            fragment Cases on Risk { incidents(first: 2) { nodes { id } } }
            """;
        var (calls, data) = await AskAsync(Query, 5);
        Assert.Equal(["EntitiesAsync", "EntitiesAsync", "RelatedAsync"], calls);
        Assert.True(data.GetProperty("b").GetProperty("nodes")[4].GetProperty("incidents").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task A_merge_under_one_parent_alone_gives_each_what_it_asks_for()
    {
        // The same field of the document counts in one place and not in the other.
        const string Query = """
            {
              counted: risks(first: $n) { nodes { ...Cases incidents(first: 2) { totalCount } } }
              plain: risks(first: $n) { nodes { ...Cases } }
            }
            fragment Cases on Risk { incidents(first: 2) { nodes { id } } }
            """;
        var (calls, data) = await AskAsync(Query, 5);
        Assert.Equal(["EntitiesAsync", "EntitiesAsync", "RelatedAsync", "RelatedAsync"], calls);
        Assert.Equal(WideApi.Width, data.GetProperty("counted").GetProperty("nodes")[4].GetProperty("incidents").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Nodes_by_id_are_one_call()
    {
        var ids = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"incident:i1-{i % WideApi.Width}\""));
        var (calls, data) = await AskAsync($$"""{ nodes(ids: [{{ids}}]) { id } a: node(id: "risk:r1") { id } b: entity(id: "risk:r2") { id } }""", 1);
        Assert.Equal(["EntitiesAsync"], calls);
        Assert.Equal(100, data.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task The_ends_of_a_neighbourhood_and_of_paths_cost_no_further_call()
    {
        var (calls, _) = await AskAsync("""
            {
              neighbourhood(of: ["risk:r1"], depth: 2, limit: $n) { nodes { id } statements { subject { name } object { name } } more { node { name } } }
              paths(from: "risk:r1", to: "risk:r2") { paths { steps { statement { subject { name } object { name } } } } }
            }
            """, 50);
        // The ids asked for are looked up first, so that merged entities are found and unknown ones are told of.
        Assert.Equal(["EntitiesAsync", "EntitiesAsync", "NeighbourhoodAsync", "PathsAsync"], calls);
    }

    [Fact]
    public async Task A_list_of_documents_reads_their_records_in_one_call()
    {
        var (calls, _) = await AskAsync("{ documents(first: $n, where: {publishedOn: {gte: \"2025\"}}) { nodes { title url publisher { name } passages(first: 2) { nodes { text } } statements(first: 1) { totalCount } summarises { id } } } }", 50);
        Assert.Equal(["DocumentsAsync", "EntitiesAsync", "EntitiesAsync", "PassagesOfAsync", "RelatedAsync", "StatementsFromAsync"], calls);
    }

    [Fact]
    public async Task What_is_not_asked_for_is_not_read()
    {
        var (calls, data) = await AskAsync("{ risks { totalCount } incidents(first: $n) { nodes { id kind url } } }", 5);
        Assert.Equal(["EntitiesAsync", "EntitiesAsync"], calls);
        Assert.Equal(WideApi.Width, data.GetProperty("risks").GetProperty("totalCount").GetInt32());
    }
}
