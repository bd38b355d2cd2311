using System.Reflection;
using System.Text;
using CsCheck;
using GraphQL;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Tests.GraphQL.Guard;

public sealed class FieldMergeTests
{
    [Theory]
    [InlineData("{ risk { id id } }")]
    [InlineData("{ risk { id } risk { name } }")]
    [InlineData("{ risk(id: 1) { id } risk(id: 1) { name } }")]
    [InlineData("query ($a: ID) { risk(id: $a) { id } risk(id: $a) { name } }")]
    [InlineData("{ nodes(ids: [1, 2]) { id } nodes(ids: [1, 2]) { id } }")]
    [InlineData("{ nodes(ids: 1) { ... on Risk { a: id } ... on Incident { a: name } } }", false)]
    [InlineData("{ nodes(ids: 1) { ... on Risk { a: incident { id } } ... on Incident { a: risk { id } } } }")]
    [InlineData("{ nodes(ids: 1) { ... on Risk { incidents(first: 1) { totalCount } } ... on Incident { incidents: risks(first: 2) { totalCount } } } }")]
    [InlineData("{ a: __typename a: __typename }")]
    [InlineData("{ unknown { x } unknown { y } }")]
    [InlineData("{ risk { ... on Unknown { id } ...Unknown } }")]
    [InlineData("{ risk { id } risk { id: name } }", false)]
    [InlineData("{ risk(id: 1) { id } risk(id: 2) { id } }", false)]
    [InlineData("{ risk(id: 1) { id } risk { id } }", false)]
    [InlineData("{ risk(id: \"1\") { id } risk(id: 1) { id } }", false)]
    [InlineData("query ($a: ID, $b: ID) { risk(id: $a) { id } risk(id: $b) { name } }", false)]
    [InlineData("{ nodes(ids: [1, 2]) { id } nodes(ids: [2, 1]) { id } }", false)]
    [InlineData("{ risk { incident { x: id } } ...F } fragment F on Query { risk { incident { ...G } } } fragment G on Incident { x: name }", false)]
    [InlineData("{ nodes(ids: 1) { ... on Risk { x: name } ... on Incident { x: count } } }", false)]
    [InlineData("{ nodes(ids: 1) { ... on Risk { x: name } ... on Incident { x: name } } }", false)]
    [InlineData("{ nodes(ids: 1) { x: id ... on Incident { x: name } } }", false)]
    [InlineData("{ nodes(ids: 1) { ... on Risk { x: incident { y: count } } ... on Incident { x: risk { y: name } } } }", false)]
    public async Task Fields_merge_or_they_do_not(string document, bool merge = true)
    {
        Assert.Equal(merge, !await HasConflictAsync(document, new FieldMergeRule(GuardLimits.Default)));
        Assert.Equal(merge, !await HasConflictAsync(document, OverlappingFieldsCanBeMerged.Instance));
    }

    [Fact]
    public async Task The_order_in_an_input_object_makes_no_difference() =>
        // The specification says so; the library's rule compares the text.
        Assert.False(await HasConflictAsync("{ risks(where: {name: {eq: \"a\"}, id: {in: [1]}}) { totalCount } risks(where: {id: {in: [1]}, name: {eq: \"a\"}}) { totalCount } }", new FieldMergeRule(GuardLimits.Default)));

    [Fact]
    public async Task A_type_name_is_a_text() =>
        Assert.True(await HasConflictAsync("{ nodes(ids: 1) { ... on Risk { x: __typename } ... on Incident { x: risk { id } } } }", new FieldMergeRule(GuardLimits.Default)));

    /// <summary>The verdicts are of the reference implementation, graphql-js 16. The library's rule misses some of the conflicts.</summary>
    [Fact]
    public async Task It_agrees_with_the_reference_implementation()
    {
        var root = typeof(FieldMergeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var lines = await File.ReadAllLinesAsync(Path.Combine(root, "tests/cases/graphql/field-merging.tsv"), TestContext.Current.CancellationToken);
        Assert.Equal(160, lines.Length);
        foreach (var line in lines)
        {
            var (verdict, document) = line.Split('\t') is [var first, var second] ? (first, second) : throw new FormatException(line);
            Assert.True((verdict == "conflict") == await HasConflictAsync(document, new FieldMergeRule(GuardLimits.Default)), line);
        }
    }

    [Fact]
    public void It_finds_every_conflict_that_the_librarys_rule_finds() =>
        Documents.Sample(document =>
        {
            var ours = HasConflictAsync(document, new FieldMergeRule(GuardLimits.Default)).GetAwaiter().GetResult();
            var theirs = HasConflictAsync(document, OverlappingFieldsCanBeMerged.Instance).GetAwaiter().GetResult();
            return ours || !theirs;
        }, iter: 2000);

    [Fact]
    public void The_random_documents_are_of_both_sorts()
    {
        var conflicts = 0;
        Documents.Sample(document =>
        {
            if (HasConflictAsync(document, new FieldMergeRule(GuardLimits.Default)).GetAwaiter().GetResult()) Interlocked.Increment(ref conflicts);
        }, iter: 500);
        Assert.InRange(conflicts, 50, 450);
    }

    [Fact]
    public async Task Comparing_fields_stops_at_the_limit()
    {
        // Each level of fragments lets the next level's fields meet in one more combination.
        var document = new StringBuilder("{ risk { ...A0 ...B0 } }");
        for (var i = 0; i < 16; i++)
        {
            var (type, field) = i % 2 == 0 ? ("Risk", "incident") : ("Incident", "risk");
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment A{i} on {type} {{ {field} {{ ...A{i + 1} }} y: {field} {{ ...A{i + 1} ...B{i + 1} }} }}");
            document.Append(System.Globalization.CultureInfo.InvariantCulture, $" fragment B{i} on {type} {{ {field} {{ ...B{i + 1} }} y: {field} {{ ...A{i + 1} }} z: {field} {{ ...B{i + 1} }} }}");
        }
        document.Append(" fragment A16 on Risk { id } fragment B16 on Risk { id }");
        await ValidateAsync(document.ToString(), new FieldMergeRule(GuardLimits.Default));
        var few = GuardLimits.Default.With(GuardLimit.Comparisons, 100);
        var refused = await Assert.ThrowsAsync<LimitExceededException>(() => ValidateAsync(document.ToString(), new FieldMergeRule(few)));
        Assert.Equal("comparisons", refused.Limit);
    }

    [Fact]
    public void It_stands_in_the_place_of_the_librarys_rule()
    {
        var rules = FieldMergeRule.AllRules(GuardLimits.Default);
        Assert.Equal(DocumentValidator.CoreRules.Count(), rules.Count);
        Assert.DoesNotContain(rules, r => r is OverlappingFieldsCanBeMerged);
    }

    /// <summary>Documents of few names, so that fields meet often. Every field is one that its type has.</summary>
    private static Gen<string> Documents { get; } =
        from root in Selections("Node", 2)
        from risk in Selections("Risk", 2, "F0")
        from incident in Selections("Incident", 2, "F0", "F1")
        from node in Selections("Node", 2)
        select $"{{ nodes(ids: 1) {{ ...F2 {root} }} }} fragment F0 on Risk {{ {risk} }} fragment F1 on Incident {{ {incident} }} fragment F2 on Node {{ ... on Risk {{ ...F0 }} ... on Incident {{ ...F1 }} {node} }}";

    /// <param name="without">Fragments that would contain themselves.</param>
    private static Gen<string> Selections(string type, int depth, params string[] without) => Selection(type, depth, without).Array[1, 3].Select(items => string.Join(' ', items));

    private static Gen<string> Selection(string type, int depth, string[] without)
    {
        var leaf =
            from alias in OneOf("", "", "", "", "", "", "x: ")
            from name in type switch { "Risk" => OneOf("id", "id", "name", "__typename"), "Incident" => OneOf("id", "name", "date", "count"), _ => OneOf("id", "__typename") }
            // The library takes an aliased __typename for a field of unknown type.
            select name == "__typename" ? name : alias + name;
        if (depth == 0) return leaf;
        var inlineType = type switch { "Node" => OneOf("Risk", "Incident", "Node"), _ => OneOf(type, "Node") };
        var inline =
            from target in inlineType
            from below in Selections(target, depth - 1, without)
            select $"... on {target} {{ {below} }}";
        if (type == "Node") return Gen.OneOf(leaf, inline, inline);
        var other = type == "Risk" ? "Incident" : "Risk";
        var fragment = type == "Risk" ? "F0" : "F1";
        var field = type == "Risk" ? "incident" : "risk";
        var nested =
            from alias in OneOf("", "", "", "x: ")
            from below in Selections(other, depth - 1, without)
            select $"{alias}{field} {{ {below} }}";
        var list =
            from alias in OneOf("", "", "", "", "x: ", "incident: ")
            from size in OneOf("1", "1", "1", "1", "2")
            from below in Selections(other, depth - 1, without)
            select $"{alias}{field}s(first: {size}) {{ nodes {{ {below} }} }}";
        return without.Contains(fragment)
            ? Gen.OneOf(leaf, leaf, nested, nested, list, inline)
            : Gen.OneOf(leaf, leaf, nested, nested, list, inline, Gen.Const($"...{fragment}"));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static async Task<bool> HasConflictAsync(string document, IValidationRule rule) => !(await ValidateAsync(document, rule)).IsValid;

    private static async Task<IValidationResult> ValidateAsync(string document, IValidationRule rule)
    {
        var parsed = GraphQLParser.Parser.Parse(document);
        return await new DocumentValidator().ValidateAsync(new()
        {
            Schema = GuardSample.Schema,
            Document = parsed,
            Rules = [rule],
            Operation = parsed.Definitions.OfType<GraphQLParser.AST.GraphQLOperationDefinition>().First(),
            Variables = Inputs.Empty,
            CancellationToken = TestContext.Current.CancellationToken,
        });
    }
}
