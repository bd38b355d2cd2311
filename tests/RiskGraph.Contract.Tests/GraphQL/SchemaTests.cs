using System.Text.Json;
using RiskGraph.Core.Catalogue;

namespace RiskGraph.Contract.Tests.GraphQL;

public class SchemaTests
{
    [Fact]
    public async Task Introspection_has_what_the_edition_of_September_2025_asks_for()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await GraphApi.OpenAsync(CatalogueReader.BuiltIn(), cancel);
        using var answer = JsonDocument.Parse(await api.AskAsync("""
            {
              __type(name: "DateTime") { specifiedByURL }
              __schema {
                directives { name isRepeatable args(includeDeprecated: true) { name isDeprecated } }
                types { inputFields(includeDeprecated: true) { isDeprecated deprecationReason } fields { args(includeDeprecated: true) { name } } }
              }
            }
            """, cancel: cancel));
        var data = answer.RootElement.GetProperty("data");
        Assert.Equal("https://scalars.graphql.org/andimarek/date-time.html", data.GetProperty("__type").GetProperty("specifiedByURL").GetString());
        var directives = data.GetProperty("__schema").GetProperty("directives").EnumerateArray().Select(d => d.GetProperty("name").GetString());
        Assert.Equal(["include", "skip", "deprecated", "specifiedBy"], directives);
    }
}
