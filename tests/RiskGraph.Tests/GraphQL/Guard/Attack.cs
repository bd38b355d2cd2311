using System.Globalization;
using System.Text;

namespace RiskGraph.Tests.GraphQL.Guard;

/// <summary>A request made to cost far more than it weighs.</summary>
/// <param name="Limit">The limit that refuses it.</param>
public sealed record Attack(string Name, string Limit, string Document, string Variables = "{}")
{
    private const string Filtered = "query ($w: RiskFilter) { risks(where: $w) { nodes { id } } }";

    /// <summary>Each fragment spreads the next twice.</summary>
    public static string SpreadTwice(int levels) =>
        "{ risk { ...F0 } } " + Repeat(levels, i => Invariant($"fragment F{i} on Risk {{ ...F{i + 1} ...F{i + 1} }} ")) + Invariant($"fragment F{levels} on Risk {{ id }}");

    private static string Inline(int wide, int deep) =>
        "{ risk {" + Repeat(wide, Repeat(deep, "...{") + "id" + Repeat(deep, "}")) + "} }";

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("fragments spread twice, 20 levels", "breadth", SpreadTwice(20)),
        new("fragments spread twice, 90 levels", "nesting", SpreadTwice(90)),
        new("fragments spread twice below two fields, 15 levels", "fields", "{ risk { ...F0 } }" + Repeat(15, i => Invariant($"fragment F{i} on Risk {{ incident {{ risk {{ ...F{i + 1} }} }} b: incident {{ risk {{ ...F{i + 1} }} }} }}")) + "fragment F15 on Risk { id }"),
        new("fragments of 40 fields spread in a row of 60", "breadth", "{ risk {" + Repeat(60, "...F ") + "} } fragment F on Risk {" + Repeat(40, "id ") + "}"),
        new("inline fragments 250 by 150", "nesting", Inline(250, 150)),
        new("inline fragments 60 by 50", "spreads", Inline(60, 50)),
        new("inline fragments 400 side by side", "spreads", "{ risk {" + Repeat(400, "... on Risk { id } ") + "} }"),
        new("1600 repeats of an object field", "breadth", "{" + Repeat(1600, "risk { id } ") + "}"),
        new("260 repeats of an object with 3 fields", "breadth", "{" + Repeat(260, "risk { id name aliases } ") + "}"),
        new("4000 repeats of a leaf", "breadth", "{" + Repeat(4000, "__typename ") + "}"),
        new("4,900 directives", "directives", "{ __typename " + Repeat(4900, "@a ") + "}"),
        new("10,000 directives", "tokens", "{ __typename " + Repeat(10_000, "@a ") + "}"),
        new("directives on variables", "directives", "query (" + Repeat(90, i => Invariant($"$v{i}: Int @a @b ")) + ") { __typename }"),
        new("an alias flood", "aliases", "{" + Repeat(240, i => Invariant($"a{i}: risk(id: 1) {{ id }} ")) + "}"),
        new("fields 5000 deep", "nesting", "{" + Repeat(5000, "risk {") + "id" + Repeat(5000, "}") + "}"),
        new("fields 30 deep", "depth", "{" + Repeat(15, "risk { incident {") + "id" + Repeat(15, "} }") + "}"),
        new("a deep list in an argument", "nesting", "{ nodes(ids: " + Repeat(9000, "[") + Repeat(9000, "]") + ") { id } }"),
        new("a list 40 deep in an argument", "inputDepth", "{ nodes(ids: " + Repeat(40, "[") + Repeat(40, "]") + ") { id } }"),
        new("a filter 100,000 deep in a variable", "inputDepth", Filtered, "{\"w\":" + Repeat(20_000, "{\"not\":") + "1" + Repeat(20_000, "}") + "}"),
        new("a list 40 deep in a variable", "inputDepth", Filtered, "{\"w\":" + Repeat(40, "[") + Repeat(40, "]") + "}"),
        new("a deep variable below a deep literal", "inputDepth", "query ($w: RiskFilter) { a: risks(where: $w) { totalCount } risks(where: " + Repeat(20, "{ not: ") + "$w" + Repeat(20, "}") + ") { totalCount } }", "{\"w\":" + Repeat(15, "{\"not\":") + "{}" + Repeat(15, "}") + "}"),
        new("a list of 2,000 ids in a variable", "listLength", "query ($i: [ID!]!) { nodes(ids: $i) { id } }", "{\"i\":[" + Repeat(1999, "1,") + "1]}"),
        new("a list of 2,000 ids in the document", "listLength", "{ nodes(ids: [" + Repeat(2000, "1 ") + "]) { id } }"),
        new("100,000 values in variables", "values", Filtered, "{\"w\":{\"or\":[" + Repeat(400, "{\"name\":{\"in\":[" + Repeat(200, "1,") + "1]}},") + "{}]}}"),
        new("values in variables that nothing uses", "values", "{ __typename }", "{" + Repeat(90, i => Invariant($"\"v{i}\":[{Repeat(90, "1,")}1],")) + "\"z\":1}"),
        new("1000 variables", "variables", "query (" + Repeat(1000, i => Invariant($"$v{i}: Int ")) + ") { __typename }"),
        new("200 operations", "definitions", Repeat(200, i => Invariant($"query Q{i} {{ __typename }} "))),
        new("a page of a million in the document", "cost", "{ risks(first: 1000000) { nodes { id } } }"),
        new("a page of a million in a variable", "cost", "query ($n: Int) { risks(first: $n) { nodes { id } } }", "{\"n\":1000000}"),
        new("a page of a million in a default value", "cost", "query ($n: Int = 1000000) { risks(first: $n) { nodes { id } } }"),
        new("a page beyond 64 bits", "cost", "{ risks(first: 99999999999999999999999999) { nodes { id } } }"),
        new("a page beyond 64 bits in a variable", "cost", "query ($n: Int) { risks(first: $n) { nodes { id } } }", "{\"n\":99999999999999999999999999}"),
        new("lists in lists in lists", "cost", "{ risks(first: 100) { nodes { incidents(first: 100) { nodes { risks(first: 100) { nodes { id } } } } } } }"),
        new("lists in lists by fragments", "cost", "{ risks(first: 50) { ...R } } fragment R on RiskConnection { nodes { incidents(first: 50) { ...I } } } fragment I on IncidentConnection { nodes { risks(first: 50) { nodes { id } } } }"),
        new("lists in lists by unstated page sizes", "cost", "{ risks { nodes { incidents { nodes { risks { nodes { incidents { nodes { id } } } } } } } } }"),
        new("totals below a list", "cost", "{ risks(first: 100) { nodes { incidents(first: 100) { totalCount nodes { risks { totalCount } } } } } }"),
        new("facets below a list", "cost", "{ risks(first: 500) { nodes { incidents(first: 1) { nodes { risks(first: 1) { facet(by: \"x\") { label } } } } } } }"),
        new("90 searches by aliases", "cost", "{" + Repeat(90, i => Invariant($"a{i}: search(query: \"a\", first: 500) {{ nodes {{ id name }} totalCount }} ")) + "}"),
        new("a filter through relations of relations, seven deep", "cost", Filtered, "{\"w\":" + Repeat(4, "{\"incidents\":{\"some\":{\"risks\":{\"some\":") + "{}" + Repeat(4, "}}}}") + "}"),
        new("a walk a million steps long", "cost", "{ paths(from: 1, to: 2, maxLength: 1000000) { paths { steps { id } } } }"),
        new("types of fields of types of fields", "cost", "{ __schema { types { " + Repeat(8, "fields { type { ") + "name" + Repeat(8, " } }") + " } } }"),
        new("too long a document", "characters", "{ risk { id } } #" + Repeat(70_000, "x")),
        new("a comment within every name", "characters", "{" + Repeat(20_000, "id#\n ") + "}"),
    ];

    public override string ToString() => Name;

    private static string Repeat(int times, string text) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
