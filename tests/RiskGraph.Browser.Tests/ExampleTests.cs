using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;

namespace RiskGraph.Browser.Tests;

/// <summary>The queries that GraphiQL shows first are what newcomers see of the graph.</summary>
public class ExampleTests(SeededServer server)
{
    private static readonly string s_folder = Path.Combine(
        typeof(ExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "src", "graphiql", "examples");

    [Theory]
    [InlineData("1-information-pollution", "entity.statements.nodes.0.evidence.nodes.0.quote")]
    [InlineData("2-unmeasured-risks", "risks.nodes.0.incidents.nodes.0.name")]
    [InlineData("3-figures-that-disagree", "observations.nodes.*.statements.nodes.0.disagreesWith.0.evidence.nodes.0.quote")]
    [InlineData("4-neighbourhood", "neighbourhood.statements.0.predicate")]
    [InlineData("5-paths", "paths.paths.0.steps.0.statement.evidence.nodes.0.quote")]
    public async Task An_example_has_something_to_show_on_the_seed_data(string name, string place)
    {
        var answer = await AskAsync(name);
        Assert.Null(answer["errors"]?.ToJsonString());
        Assert.NotEmpty(At(answer["data"], place.Split('.')));
    }

    [Fact]
    public void Every_example_is_among_them() => Assert.Equal(5, Directory.GetFiles(s_folder, "*.graphql").Length);

    private async Task<JsonNode> AskAsync(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var variables = Path.Combine(s_folder, $"{name}.json");
        var request = new JsonObject
        {
            ["query"] = await File.ReadAllTextAsync(Path.Combine(s_folder, $"{name}.graphql"), cancel),
            ["variables"] = File.Exists(variables) ? JsonNode.Parse(await File.ReadAllTextAsync(variables, cancel)) : null,
        };
        using var client = new HttpClient();
        using var response = await client.PostAsJsonAsync($"{server.Url}/graphql", request, cancel);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel))!;
    }

    /// <param name="place">Names of members and numbers of items; * stands for every item.</param>
    private static IEnumerable<string> At(JsonNode? node, string[] place) => (node, place) switch
    {
        (JsonValue value, []) => [value.ToString()],
        (JsonArray items, ["*", .. var rest]) => items.SelectMany(item => At(item, rest)),
        (JsonArray items, [var number, .. var rest]) when int.Parse(number, CultureInfo.InvariantCulture) is var i && i < items.Count => At(items[i], rest),
        (JsonObject members, [var name, .. var rest]) => At(members[name], rest),
        _ => [],
    };
}
