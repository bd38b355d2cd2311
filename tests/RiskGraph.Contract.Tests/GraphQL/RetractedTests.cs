using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>What a newer text of a document no longer says can still be asked for.</summary>
public class RetractedTests
{
    private static ChangeSet Read(int day, Func<SampleDocument, SampleDocument> says) =>
        new(new(new(2026, 1, day, 0, 0, 0, TimeSpan.Zero), "test", "retracted")) { Documents = [says(new SampleDocument("document:note", "Note", "en", "2025", null, null)).Content] };

    private static async Task<GraphApi> OpenAsync() => await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), TestContext.Current.CancellationToken,
        Read(1, note => note.Describe("risk:bias", "bias").Describe("observation:rate", "rate", properties: [("metric", "bias rate"), ("value", "1"), ("comparison", "exactly")])
            .Passage("Summary", "A rate of bias.").Say("observation:rate", "INDICATES", "risk:bias", "A rate of bias", 0.9).Mention("risk:bias", "bias")),
        Read(2, note => note.Describe("risk:bias", "bias").Passage("Summary", "Nothing is known of bias.")));

    [Fact]
    public async Task A_retracted_statement_names_its_ends_though_nothing_describes_them_any_more()
    {
        await using var api = await OpenAsync();
        var answer = await api.AskAsync("""
            {
              statements { totalCount }
              retracted: statements(where: {status: {eq: RETRACTED}}) {
                nodes { status supersededAt evidence { totalCount } subject { __typename id kind name aliases createdAt updatedAt degree { count } statements { totalCount } } object { name } }
              }
              gone: node(id: "observation:rate") { id }
            }
            """, cancel: TestContext.Current.CancellationToken);
        Assert.Equal("""
            {"data":{"statements":{"totalCount":0},"retracted":{"nodes":[{"status":"RETRACTED","supersededAt":"2026-01-02T03:04:05.000Z","evidence":{"totalCount":0},"subject":{"__typename":"Observation","id":"observation:rate","kind":"OBSERVATION","name":"observation:rate","aliases":[],"createdAt":"2026-01-02T03:04:05.000Z","updatedAt":"2026-01-02T03:04:05.000Z","degree":[],"statements":{"totalCount":0}},"object":{"name":"bias"}}]},"gone":null}}
            """.Trim(), answer);
    }

    [Fact]
    public async Task A_property_that_every_entity_of_the_kind_has_is_told_to_be_gone()
    {
        await using var api = await OpenAsync();
        var answer = await api.AskAsync("{ statements(where: {status: {eq: RETRACTED}}) { nodes { subject { ... on Observation { metric unit } } } } }", cancel: TestContext.Current.CancellationToken);
        Assert.Contains("\"message\":\"observation:rate has no metric, since no document describes it any more. Ask for its id and name only.\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"NOT_FOUND\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passage_that_is_gone_from_the_text_is_still_there_by_its_id()
    {
        await using var api = await OpenAsync();
        var passage = new RiskGraph.Core.Model.Passage { Document = RiskGraph.Core.Model.EntityId.Parse("document:note"), Section = "Summary", Start = 0, Line = 1, Text = "A rate of bias." };
        var answer = await api.AskAsync($$"""{ node(id: "{{passage.Id}}") { ... on Passage { text document { title passages { nodes { text } } } } } }""", cancel: TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"node":{"text":"A rate of bias.","document":{"title":"Note","passages":{"nodes":[{"text":"Nothing is known of bias."}]}}}}}""", answer);
    }
}
