using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskGraph.Contract.Tests.Taxonomies;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>
/// Questions that no single source answers. Every folder under <c>tests/cases/graphql/across-sources</c> is one: <c>query.graphql</c>,
/// its whole answer from the small files in <c>expected.json</c>, and in <c>real.json</c> what the publishers' real files must say.
/// </summary>
public class AcrossSourcesTests
{
    public const string Folder = "across-sources";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Cases("graphql"), Folder)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    /// <summary>Of the small files.</summary>
    public class Small(SmallGraph graph) : IClassFixture<SmallGraph>
    {
        public static TheoryData<string> Names() => AcrossSourcesTests.Names();

        [Theory, MemberData(nameof(Names))]
        public async Task A_question_across_sources_is_answered_and_every_row_has_its_evidence(string name)
        {
            var (answer, expected) = (await AskAsync(graph.Api, name), Case(name, "expected.json"));
            var readable = answer.ToJsonString(s_readable) + "\n";
            if (Repository.Update) await File.WriteAllTextAsync(expected, readable, Cancel);
            Assert.True(File.Exists(expected), $"{name} has no expected.json. Run with {Repository.UpdateSwitch} to write it, and read what it says.");
            Assert.Equal(await File.ReadAllTextAsync(expected, Cancel), readable);
            AssertTraceable(answer, name);
        }
    }

    /// <summary>Of the publishers' files, where they are there.</summary>
    [Collection(nameof(RealGraph))]
    public class Real(RealGraph graph)
    {
        public static TheoryData<string> Names() => AcrossSourcesTests.Names();

        [Theory, MemberData(nameof(Names))]
        public async Task A_question_across_sources_has_the_rows_that_the_real_files_give(string name)
        {
            SharedData.Need();
            var answer = await AskAsync(graph.Api, name);
            AssertTraceable(answer, name);
            foreach (var (path, wanted) in JsonNode.Parse(await File.ReadAllTextAsync(Case(name, "real.json"), Cancel))!.AsObject())
            {
                var found = At(answer["data"]!, path).Select(n => n!.ToJsonString(s_readable)).ToList();
                foreach (var value in wanted is JsonArray several ? several.AsEnumerable() : [wanted])
                    Assert.True(found.Contains(value!.ToJsonString(s_readable)), $"{name}: {path} has no {value!.ToJsonString(s_readable)} but {string.Join(", ", found)}");
            }
        }
    }

    private static string Case(string name, string file) => Path.Combine(Repository.Cases("graphql"), Folder, name, file);

    private static async Task<JsonNode> AskAsync(GraphApi api, string name)
    {
        var answer = JsonNode.Parse(await api.AskAsync(await File.ReadAllTextAsync(Case(name, "query.graphql"), Cancel), cancel: Cancel))!;
        Assert.True(answer["errors"] is null, $"{name}: {answer["errors"]?.ToJsonString(s_readable)}");
        return answer;
    }

    /// <summary>Something is answered, each row says something, and everything that is said has a quote in a document with a licence.</summary>
    private static void AssertTraceable(JsonNode answer, string name)
    {
        var rows = answer["data"]!.AsObject().SelectMany(field => field.Value!["nodes"]!.AsArray()).ToList();
        Assert.True(rows.Count > 0, $"{name}: nothing is answered.");
        foreach (var row in rows)
        {
            var said = Named(row!, "statement").ToList();
            Assert.True(said.Count > 0, $"{name}: {row!["id"]} has no statement.");
            Assert.All(said, statement =>
            {
                var evidence = Assert.IsType<JsonArray>(statement["evidence"]!["nodes"]);
                Assert.NotEmpty(evidence);
                Assert.All(evidence, e =>
                {
                    Assert.NotEqual("", e!["quote"]!.GetValue<string>());
                    Assert.True(e["passage"]!["line"]!.GetValue<int>() > 0);
                    Assert.False(string.IsNullOrEmpty(e["document"]!["title"]!.GetValue<string>()));
                });
            });
        }
    }

    private static IEnumerable<JsonNode> Named(JsonNode node, string name) => node switch
    {
        JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => m.Key == name ? [m.Value!] : Named(m.Value!, name)),
        JsonArray items => items.Where(i => i is not null).SelectMany(i => Named(i!, name)),
        _ => [],
    };

    /// <param name="path">Members with dots between them; * is every item of a list.</param>
    private static IEnumerable<JsonNode?> At(JsonNode node, string path) =>
        path.Split('.').Aggregate((IEnumerable<JsonNode?>)[node], (at, step) => at.SelectMany(n => step == "*" ? n!.AsArray() : (IEnumerable<JsonNode?>)[n![step]]));
}
