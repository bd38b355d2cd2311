using System.Text;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Tests.GraphQL.Guard;

namespace RiskGraph.Benchmarks;

/// <summary>What an attack costs the server, and what the hardest documents cost that the guard lets through.</summary>
internal sealed class GuardBenchmark
{
    private const int PageSize = 20;

    private readonly ISchema _schema;
    private readonly IGraphQLTextSerializer _serializer;
    private readonly RequestGuard _guard;
    private readonly IReadOnlyList<IValidationRule> _rules = FieldMergeRule.AllRules(GuardLimits.Default);

    private GuardBenchmark(ServiceProvider services)
    {
        _schema = services.GetRequiredService<ISchema>();
        _serializer = services.GetRequiredService<IGraphQLTextSerializer>();
        _guard = new(_schema, GuardLimits.Default, PageSize);
    }

    public static async Task RunAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(CatalogueReader.BuiltIn()).AddRiskGraphSchema().BuildServiceProvider();
        await new GuardBenchmark(services).MeasureAsync();
    }

    private async Task MeasureAsync()
    {
        Measure.PrintHeader();
        Console.WriteLine("Attacks, until they are refused");
        foreach (var attack in Attack.All)
            await Measure.RunAsync($"{attack.Name} [{Refusal(attack.Document, attack.Variables)}]", _ => Task.FromResult(Refusal(attack.Document, attack.Variables)), repeats: 50, warmUp: 5);
        Console.WriteLine("The hardest that is let through: guard, then validation");
        foreach (var (name, document, variables) in Hardest())
        {
            if (Refusal(document, variables) is not "none" and var refusal) throw new InvalidOperationException($"{name} is refused: {refusal}");
            await Measure.RunAsync(name, _ => GuardAndValidateAsync(document, variables), repeats: 30, warmUp: 5);
        }
    }

    /// <returns>The limit that refuses it.</returns>
    private string Refusal(string document, string variables)
    {
        try
        {
            Guard(document, variables);
            return "none";
        }
        catch (RiskGraph.GraphQL.Errors.LimitExceededException e)
        {
            return e.Limit;
        }
    }

    private (GraphQLDocument Document, GraphQLOperationDefinition Operation, Inputs Variables) Guard(string document, string variables)
    {
        var work = new GuardWork();
        JsonMeter.Check(Encoding.UTF8.GetBytes(variables), _guard.Limits, work);
        var inputs = _serializer.Deserialize<Inputs>(variables)!;
        var parsed = _guard.Parse(document, work);
        var operation = parsed.Definitions.OfType<GraphQLOperationDefinition>().First();
        _guard.Price(parsed, operation, inputs, work);
        return (parsed, operation, inputs);
    }

    private async Task GuardAndValidateAsync(string document, string variables)
    {
        var (parsed, operation, inputs) = Guard(document, variables);
        await new DocumentValidator().ValidateAsync(new() { Schema = _schema, Document = parsed, Operation = operation, Variables = inputs, Rules = _rules });
    }

    private static IEnumerable<(string Name, string Document, string Variables)> Hardest()
    {
        yield return ("250 repeats of an object with 11 fields", "{" + Repeat(250, _ => "entity(name: \"a\") { id name kind url aliases description createdAt updatedAt id name kind } ") + "}", "{}");
        yield return ("250 repeats of an object with 11 unknown fields", "{" + Repeat(250, _ => "x { a b c d e f g h i j k } ") + "}", "{}");
        yield return ("200 inline fragments, 50 deep", "{ entity(name: \"a\") {" + Repeat(4, _ => string.Concat(Enumerable.Repeat("... on Entity {", 50)) + "id" + new string('}', 50)) + "} }", "{}");
        yield return ("fragments spread twice, 7 levels, 19 times", Twice(7, 19), "{}");
        yield return ("99 fragments with 30 fields each, spread once", "{ entity(name: \"a\") {" + Repeat(8, i => $"...F{i} ") + "} }" + Repeat(99, i => $"fragment F{i} on Entity {{ " + Repeat(30, j => "id ") + "}"), "{}");
        yield return ("100 operations with 29 unknown fields each", Repeat(100, i => $"query Q{i} {{ " + Repeat(29, j => $"f{j} ") + "}"), "{}");
        yield return ("100 aliases with arguments and 100 directives", "query ($v: Boolean!, $w: RiskFilter) {" + Repeat(100, i => $"a{i}: risks(first: 1, where: $w) @include(if: $v) {{ pageInfo {{ hasNextPage }} }} ") + "}", "{\"v\":true,\"w\":{\"name\":{\"eq\":\"a\"}}}");
        yield return ("an object of 900 unknown members", "{ risks(where: {" + Repeat(900, i => $"m{i}: 1 ") + "}) { totalCount } }", "{}");
        yield return ("5 lists of 900 values in a variable", "query ($w: RiskFilter) { risks(where: $w, first: 1) { totalCount } }", "{\"w\":{\"or\":[" + string.Join(',', Enumerable.Repeat("{\"id\":{\"in\":[" + string.Join(',', Enumerable.Range(0, 900).Select(i => $"\"risk:r{i}\"")) + "]}}", 5)) + "]}}");
        yield return ("fields that merge in ever new combinations", Combinations(6), "{}");
        yield return ("the introspection of a graphical client", s_introspection, "{}");
    }

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(i => text(i)));

    private static string Twice(int levels, int times) =>
        "{ entity(name: \"a\") {" + Repeat(times, _ => "... on Risk { a: statements { nodes { subject { ...F0 } } } } ") + "} }"
        + Repeat(levels, i => $" fragment F{i} on Entity {{ ...F{i + 1} ...F{i + 1} }}") + $" fragment F{levels} on Entity {{ id }}";

    /// <summary>The two fragments of a level meet those of the next in another combination under each of two names.</summary>
    private static string Combinations(int levels) =>
        "{ entity(name: \"a\") { ...A0 ...B0 } }"
        + Repeat(levels, i => $" fragment A{i} on Entity {{ x {{ ...A{i + 1} }} y: x {{ ...A{i + 1} ...B{i + 1} }} }} fragment B{i} on Entity {{ x {{ ...B{i + 1} }} y: x {{ ...A{i + 1} }} }}")
        + $" fragment A{levels} on Entity {{ id }} fragment B{levels} on Entity {{ id }}";

    private static readonly string s_introspection = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "introspection.graphql"));
}
