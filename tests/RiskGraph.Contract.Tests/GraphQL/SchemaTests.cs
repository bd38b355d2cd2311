using System.Text.Json;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL;

namespace RiskGraph.Contract.Tests.GraphQL;

public class SchemaTests
{
    private static ISchema BuiltIn() => new ServiceCollection().AddSingleton(CatalogueReader.BuiltIn()).AddRiskGraphSchema().BuildServiceProvider().GetRequiredService<ISchema>();

    [Fact]
    public async Task The_printed_schema_is_the_one_in_the_repository()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Path.Combine(Repository.Root, "schema", "riskgraph.graphql");
        var printed = RiskGraphSchema.Print(BuiltIn());
        if (Repository.Update) await File.WriteAllTextAsync(path, printed, cancel);
        var kept = File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : "";
        Assert.True(kept == printed, $"schema/riskgraph.graphql is not what the code makes{FirstDifference(kept, printed)}. If the change is meant, run this test with {Repository.UpdateSwitch} and commit the file.");
    }

    private static string FirstDifference(string kept, string printed)
    {
        var (before, after) = (kept.Split('\n'), printed.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $": line {line + 1} is '{before.ElementAtOrDefault(line)}' in the file and '{after.ElementAtOrDefault(line)}' in the code";
    }

    [Fact]
    public void Everything_in_the_schema_has_a_description()
    {
        var (silent, schema) = (new List<string>(), BuiltIn());
        Check("the schema", schema.Description);
        foreach (var type in schema.AllTypes.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            // The built-in scalars are described by the specification.
            if (type.Name is "String" or "Boolean" or "Int" or "Float" or "ID") continue;
            Check(type.Name, type.Description);
            foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>()) Check($"{type.Name}.{value.Name}", value.Description);
            foreach (var field in (type as IComplexGraphType)?.Fields.AsEnumerable() ?? [])
            {
                Check($"{type.Name}.{field.Name}", field.Description);
                foreach (var argument in field.Arguments?.AsEnumerable() ?? []) Check($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description);
            }
        }
        Assert.Equal([], silent);

        void Check(string place, string? description)
        {
            if (string.IsNullOrWhiteSpace(description)) silent.Add(place);
        }
    }

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
