using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>
/// The contract of the API, drawn outside the repository for a few kinds, holds: every type, field, argument and enum value
/// of the drawing is there, with a type that whoever keeps to the drawing can use.
/// </summary>
public class ContractSketchTests(SampleApi sample) : IClassFixture<SampleApi>
{
    private const string Sketch = "api/schema-sketch.graphql", Queries = "api/queries.graphql";

    /// <summary>Where the API differs from the drawing on purpose: none at present. What is stricter in answers, or has more, is no difference.</summary>
    private static readonly string[] s_deliberate = [];

    private readonly ISchema _schema = new ServiceCollection().AddSingleton(CatalogueReader.BuiltIn()).AddRiskGraphSchema().BuildServiceProvider().GetRequiredService<ISchema>();
    private readonly List<string> _problems = [];

    [Fact]
    public async Task Every_name_of_the_drawing_is_there_with_a_type_that_fits()
    {
        if (Repository.Shared(Sketch) is not { } path)
        {
            Assert.Skip($"{Sketch} is not there. Name the folder that has it in RISKGRAPH_SHARED.");
            return;
        }
        var document = Parser.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        foreach (var definition in document.Definitions) Check(definition);
        Assert.Equal(s_deliberate, _problems);
    }

    public static TheoryData<string> Operations() => Repository.Shared(Queries) is { } path
        ? [.. Parser.Parse(File.ReadAllText(path)).Definitions.OfType<GraphQLOperationDefinition>().Select(o => o.Name!.StringValue)]
        : ["-"];

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_query_of_its_users_gives_an_answer_without_errors(string operation)
    {
        if (operation == "-")
        {
            Assert.Skip($"{Queries} is not there. Name the folder that has it in RISKGRAPH_SHARED.");
            return;
        }
        var cancel = TestContext.Current.CancellationToken;
        const string Variables = """{"risk": "risk:information-pollution", "id": "risk:information-pollution", "a": "organization:harbour-institute", "b": "benchmark:truth-check", "q": "harbour"}""";
        var answer = await sample.Api.AskAsync(await File.ReadAllTextAsync(Repository.Shared(Queries)!, cancel), Variables, operation, cancel);
        Assert.StartsWith("""{"data":{""", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
    }

    private void Check(ASTNode definition)
    {
        switch (definition)
        {
            case GraphQLObjectTypeDefinition type: CheckFields(type.Name.StringValue, type.Fields, type.Interfaces); break;
            case GraphQLInterfaceTypeDefinition type: CheckFields(type.Name.StringValue, type.Fields, type.Interfaces); break;
            case GraphQLInputObjectTypeDefinition input when Find<IInputObjectGraphType>(input.Name.StringValue) is { } ours:
                foreach (var field in input.Fields ?? Enumerable.Empty<GraphQLInputValueDefinition>())
                    CheckInput($"{ours.Name}.{field.Name}", field, ours.GetField(field.Name)?.ResolvedType, ours.GetField(field.Name)?.DefaultValue);
                break;
            case GraphQLEnumTypeDefinition values when Find<EnumerationGraphType>(values.Name.StringValue) is { } ours:
                foreach (var value in values.Values!) Require(ours.Values.FindByName(value.Name) is not null, $"{ours.Name}.{value.Name} is missing");
                break;
            case GraphQLUnionTypeDefinition union when Find<UnionGraphType>(union.Name.StringValue) is { } ours:
                foreach (var member in union.Types!) Require(ours.PossibleTypes.Any(t => t.Name == member.Name.StringValue), $"{ours.Name} lacks {member.Name}");
                break;
            case GraphQLScalarTypeDefinition scalar: Find<ScalarGraphType>(scalar.Name.StringValue); break;
        }
    }

    private T? Find<T>(string name) where T : class, IGraphType
    {
        var found = _schema.AllTypes[name] as T;
        Require(found is not null, $"{name} is missing or something else");
        return found;
    }

    private void CheckFields(string name, GraphQLFieldsDefinition? fields, GraphQLImplementsInterfaces? interfaces)
    {
        if (Find<IComplexGraphType>(name) is not { } ours) return;
        foreach (var implemented in interfaces ?? Enumerable.Empty<GraphQLNamedType>())
            Require(((IImplementInterfaces)ours).ResolvedInterfaces.Any(i => i.Name == implemented.Name.StringValue), $"{name} does not implement {implemented.Name}");
        foreach (var field in fields ?? Enumerable.Empty<GraphQLFieldDefinition>())
        {
            var found = ours.GetField(field.Name);
            Require(found is not null, $"{name}.{field.Name} is missing");
            if (found is null) continue;
            Require(Answers(field.Type, found.ResolvedType!), $"{name}.{field.Name} is {found.ResolvedType}, drawn as {Text(field.Type)}");
            foreach (var argument in field.Arguments ?? Enumerable.Empty<GraphQLInputValueDefinition>())
                CheckInput($"{name}.{field.Name}({argument.Name}:)", argument, found.Arguments?.Find(argument.Name)?.ResolvedType, found.Arguments?.Find(argument.Name)?.DefaultValue);
        }
    }

    private void CheckInput(string place, GraphQLInputValueDefinition drawn, IGraphType? ours, object? otherwise)
    {
        Require(ours is not null, $"{place} is missing");
        if (ours is null) return;
        Require(Accepts(drawn.Type, ours), $"{place} is {ours}, drawn as {Text(drawn.Type)}");
        if (drawn.DefaultValue is null) return;
        var (expected, actual) = (drawn.DefaultValue switch { GraphQLIntValue number => number.Value.ToString(), GraphQLEnumValue value => value.Name.StringValue, _ => "?" }, otherwise is null ? null : Convert.ToString(otherwise, System.Globalization.CultureInfo.InvariantCulture));
        Require(string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase), $"{place} is {actual} where nothing is said, drawn as {expected}");
    }

    /// <summary>Whether an answer of our type is one of the drawn type.</summary>
    private static bool Answers(GraphQLType drawn, IGraphType ours) => (drawn, ours) switch
    {
        (GraphQLNonNullType d, NonNullGraphType o) => Answers(d.Type, o.ResolvedType!),
        (GraphQLNonNullType, _) => false,
        (_, NonNullGraphType o) => Answers(drawn, o.ResolvedType!),
        (GraphQLListType d, ListGraphType o) => Answers(d.Type, o.ResolvedType!),
        (GraphQLNamedType d, INamedType o) => d.Name.StringValue == o.Name || (ours is IImplementInterfaces more && more.ResolvedInterfaces.Any(i => i.Name == d.Name.StringValue)),
        _ => false,
    };

    /// <summary>Whether our type takes all that the drawn type does.</summary>
    private static bool Accepts(GraphQLType drawn, IGraphType ours) => (drawn, ours) switch
    {
        (GraphQLNonNullType d, NonNullGraphType o) => Accepts(d.Type, o.ResolvedType!),
        (GraphQLNonNullType d, _) => Accepts(d.Type, ours),
        (_, NonNullGraphType) => false,
        (GraphQLListType d, ListGraphType o) => Accepts(d.Type, o.ResolvedType!),
        (GraphQLNamedType d, INamedType o) => d.Name.StringValue == o.Name,
        _ => false,
    };

    private static string Text(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => $"{Text(inner.Type)}!",
        GraphQLListType inner => $"[{Text(inner.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    private void Require(bool holds, string problem)
    {
        if (!holds) _problems.Add(problem);
    }
}
