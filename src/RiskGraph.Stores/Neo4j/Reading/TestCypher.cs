using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Writes tests of single values as Cypher conditions.</summary>
internal static class TestCypher
{
    /// <param name="property">Holds folded text.</param>
    public static void Write(CypherText cypher, string property, TextTest test, Func<string, string>? fold = null)
    {
        fold ??= TextFold.Fold;
        var parts = new List<Action>();
        if (test.In is { } values) parts.Add(() => cypher.Add($"{property} IN ").Value(values.Select(fold).ToArray()));
        if (test.Contains is { } part) parts.Add(() => cypher.Add($"{property} CONTAINS ").Value(fold(part)));
        if (test.StartsWith is { } start) parts.Add(() => cypher.Add($"{property} STARTS WITH ").Value(fold(start)));
        if (test.IsNull is { } isNull) parts.Add(() => cypher.Add(isNull ? $"{property} IS NULL" : $"{property} IS NOT NULL"));
        All(cypher, parts);
    }

    public static void Write(CypherText cypher, string property, NumberTest test)
    {
        var parts = new List<Action>();
        Compare("=", test.Eq);
        Compare(">", test.Gt);
        Compare(">=", test.Gte);
        Compare("<", test.Lt);
        Compare("<=", test.Lte);
        All(cypher, parts);
        void Compare(string sign, decimal? bound)
        {
            if (bound is { } value) parts.Add(() => cypher.Add($"{property} {sign} ").Value((double)value));
        }
    }

    public static void Write(CypherText cypher, string start, string end, DateTest test)
    {
        var parts = new List<Action>();
        if (test.From is { } from) parts.Add(() => cypher.Add($"{start} >= ").Value(StoredValues.Date(from.Start)));
        if (test.To is { } to) parts.Add(() => cypher.Add($"{end} <= ").Value(StoredValues.Date(to.End)));
        if (test.IsNull is { } isNull) parts.Add(() => cypher.Add(isNull ? $"{start} IS NULL" : $"{start} IS NOT NULL"));
        All(cypher, parts);
    }

    public static void Write(CypherText cypher, string property, DateTimeOffset? from, DateTimeOffset? before)
    {
        var parts = new List<Action>();
        if (from is { } first) parts.Add(() => cypher.Add($"{property} >= ").Value(StoredValues.Time(first)));
        if (before is { } end) parts.Add(() => cypher.Add($"{property} < ").Value(StoredValues.Time(end)));
        All(cypher, parts);
    }

    private static void All(CypherText cypher, List<Action> parts) => cypher.Joined(parts, "AND", "true", part => part());
}
