using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>
/// Every folder under <c>tests/cases/graphql</c> is a query over the sample graph and its whole answer: <c>query.graphql</c>,
/// <c>variables.json</c> where it has variables, <c>expected.json</c>.
/// </summary>
public class CaseTests(SampleApi sample) : IClassFixture<SampleApi>
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static string Folder => Repository.Cases("graphql");

    /// <summary>Those in a folder of their own are asked of another graph.</summary>
    public static TheoryData<string> Names() => [.. Directory.EnumerateDirectories(Folder).Select(d => Path.GetFileName(d)).Where(n => n != AcrossSourcesTests.Folder).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_answer_is_the_one_expected(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Path.Combine(Folder, name);
        var (variables, expected) = (Path.Combine(folder, "variables.json"), Path.Combine(folder, "expected.json"));
        var answer = await sample.Api.AskAsync(await File.ReadAllTextAsync(Path.Combine(folder, "query.graphql"), cancel), File.Exists(variables) ? await File.ReadAllTextAsync(variables, cancel) : "{}", cancel: cancel);
        var readable = JsonNode.Parse(answer)!.ToJsonString(s_readable) + "\n";
        if (Repository.Update) await File.WriteAllTextAsync(expected, readable, cancel);
        Assert.True(File.Exists(expected), $"{name} has no expected.json. Run with {Repository.UpdateSwitch} to write it, and read what it says.");
        Assert.Equal(await File.ReadAllTextAsync(expected, cancel), readable);
    }
}
