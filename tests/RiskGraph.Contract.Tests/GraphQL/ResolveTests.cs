using System.Text.Json;
using RiskGraph.Contract.Tests.Taxonomies;
using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion.Taxonomies.Importing;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>What codes of several editions name, and what came after them, in a graph made of the small files.</summary>
public sealed class ResolveTests : IAsyncLifetime
{
    private GraphApi _api = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _api = await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), CancellationToken.None);
        foreach (var name in (string[])["atlas", "owasp", "cosai", "incident-law"]) await ImportAsync(name);
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    // The code of 2023 was renumbered, and renumbered again: each step says so.
    [InlineData("LLM02", "2023", null, "SUCCEEDED", "risk:owasp-llm10-2026 (change: renumbered; change: renumbered)")]
    [InlineData("LLM06", "2023", null, "SUCCEEDED", "risk:owasp-llm03-2026 (change: renumbered; change: renumbered+widened)")]
    // The same value in the edition of 2025 is another risk.
    [InlineData("LLM02", "2025", null, "SUCCEEDED", "risk:owasp-llm03-2026 (change: renumbered+widened)")]
    [InlineData("LLM01", "2023", null, "SUCCEEDED", "risk:owasp-llm01-2026 (change: same; change: same)")]
    // What was split has two successors.
    [InlineData("LLM03", "2023", null, "SUCCEEDED", "risk:owasp-llm03-2025 (change: split), risk:owasp-llm04-2025 (change: split)")]
    [InlineData("LLM10", "2026", null, "CURRENT", "")]
    // As things stood before an edition began, it had nothing in place of anything.
    [InlineData("LLM02", "2023", "2025-06", "SUCCEEDED", "risk:owasp-llm05-2025 (change: renumbered)")]
    [InlineData("LLM02", "2023", "2024", "CITED", "")]
    [InlineData("LLM02", "2024", null, "UNKNOWN_EDITION", "")]
    [InlineData("LLM02", null, null, "AMBIGUOUS", "")]
    [InlineData("LLM77", "2025", null, "UNKNOWN_VALUE", "")]
    public async Task A_code_is_followed_through_editions_and_never_taken_for_that_of_another(string value, string? edition, string? asOf, string status, string successors)
    {
        var answer = await AskAsync("owasp-llm", value, edition, asOf);
        Assert.Equal((status, successors), (answer.GetProperty("status").GetString(), string.Join(", ", answer.GetProperty("successors").EnumerateArray().Select(Successor))));
        foreach (var step in answer.GetProperty("successors").EnumerateArray().SelectMany(s => s.GetProperty("steps").EnumerateArray()))
            Assert.StartsWith("change: ", step.GetProperty("evidence").GetProperty("nodes")[0].GetProperty("quote").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owasp-llm", "LLM02", "2024", "It is known in 2023, 2025, where it may mean something else.")]
    [InlineData("owasp-llm", "LLM02:2025", null, "Write the edition apart: value \"LLM02\", edition \"2025\".")]
    [InlineData("owasp", "LLM02", "2025", "'LLM02' is known in owasp-llm.")]
    [InlineData("nowhere", "none", null, "Schemes are in lower case, as in owasp-llm")]
    [InlineData("mitre-atlas", "AML.T9001", "5", "is known without an edition. Leave the edition out.")]
    public async Task What_is_not_known_is_answered_with_what_to_write_instead(string scheme, string value, string? edition, string advice) =>
        Assert.Contains(advice, (await AskAsync(scheme, value, edition, null)).GetProperty("message").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("cosai", "personaMaker", "DEPRECATED", "deprecated: true")]
    [InlineData("ai-incident-law-authority", "court-of-both-towns", "DEPRECATED", "notes: Two courts were taken for one.")]
    public async Task What_a_publisher_retired_says_so_in_its_words(string scheme, string value, string status, string quote)
    {
        var answer = await AskAsync(scheme, value, null, null);
        Assert.Equal(status, answer.GetProperty("status").GetString());
        Assert.Equal(quote, answer.GetProperty("statements")[0].GetProperty("evidence").GetProperty("nodes")[0].GetProperty("quote").GetString());
    }

    [Fact]
    public async Task What_a_newer_edition_left_out_is_withdrawn_while_others_cite_it()
    {
        Assert.Equal("CURRENT", (await AskAsync("mitre-atlas", "AML.T9003", null, null)).GetProperty("status").GetString());
        await ImportAsync("atlas-latest");
        var answer = await AskAsync("mitre-atlas", "AML.T9003", null, null);
        Assert.Equal("WITHDRAWN", answer.GetProperty("status").GetString());
        Assert.Equal("RETRACTED", answer.GetProperty("statements")[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("resolve(scheme: \" \", value: \"x\") { status }", "scheme is empty. Write it as in \\u0022owasp-llm\\u0022.")]
    [InlineData("resolve(scheme: \"x\", value: \"x\", edition: \"\") { status }", "edition is empty.")]
    [InlineData("resolve(scheme: \"x\", value: \"x\", asOf: \"soon\") { status }", "soon")]
    public async Task Arguments_that_cannot_be_used_are_refused(string field, string advice)
    {
        var answer = await _api.AskAsync($"{{ {field} }}", cancel: Cancel);
        Assert.Contains("errors", answer, StringComparison.Ordinal);
        Assert.Contains(advice.Replace("\\u0022", "\"", StringComparison.Ordinal), JsonDocument.Parse(answer).RootElement.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_from_edition_to_edition_costs_a_call_however_many_successors()
    {
        var calls = await StoreCalls.CountAsync(() => AskAsync("owasp-llm", "LLM02", "2023", null));
        // Found; two editions and the end; what is said of it; why. The rest loads the answer's evidence.
        Assert.Equal(3, calls.Count(c => c == "RelatedAsync"));
        Assert.Equal(1, calls.Count(c => c == "StatementsAboutAsync"));
        Assert.Equal(2, calls.Count(c => c == "EvidenceAsync"));
    }

    private static string Successor(JsonElement successor) =>
        $"{successor.GetProperty("entity").GetProperty("id").GetString()} ({string.Join("; ", successor.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()))})";

    private async Task<JsonElement> AskAsync(string scheme, string value, string? edition, string? asOf)
    {
        const string Query = """
            query ($scheme: String!, $value: String!, $edition: String, $asOf: PartialDate) {
              resolve(scheme: $scheme, value: $value, edition: $edition, asOf: $asOf) {
                status message editions entities { id }
                successors { entity { id } reasons steps { evidence { nodes { quote } } } }
                statements { status evidence { nodes { quote } } }
              }
            }
            """;
        var answer = await _api.AskAsync(Query, JsonSerializer.Serialize(new Dictionary<string, string?> { ["scheme"] = scheme, ["value"] = value, ["edition"] = edition, ["asOf"] = asOf }), cancel: Cancel);
        return JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("resolve");
    }

    private Task<ImportReport> ImportAsync(string name) => new TaxonomyImporter(_api.Store, TimeProvider.System).RunAsync(SmallSources.Reader(name), SmallSources.Input(name), new(), null, CancellationToken.None);
}
