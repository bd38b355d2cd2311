using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Writes tests of single values as SQL conditions.</summary>
internal static class TestSql
{
    /// <param name="column">Holds folded text.</param>
    public static void Write(SqlText sql, string column, TextTest test)
    {
        var parts = new List<Action>();
        if (test.In is { } values) parts.Add(() => sql.Add($"{column} ").In(values.Select(TextFold.Fold)));
        if (test.Contains is { } part) parts.Add(() => sql.Add($"instr({column}, ").Value(TextFold.Fold(part)).Add(") > 0"));
        if (test.StartsWith is { } start)
            parts.Add(() =>
            {
                var folded = TextFold.Fold(start);
                sql.Add($"({column} >= ").Value(folded).Add($" AND {column} < ").Value(folded + "\U0010FFFF").Add(")");
            });
        if (test.IsNull is { } isNull) parts.Add(() => sql.Add(isNull ? $"{column} IS NULL" : $"{column} IS NOT NULL"));
        All(sql, parts);
    }

    public static void Write(SqlText sql, string column, NumberTest test)
    {
        var parts = new List<Action>();
        Compare("=", test.Eq);
        Compare(">", test.Gt);
        Compare(">=", test.Gte);
        Compare("<", test.Lt);
        Compare("<=", test.Lte);
        All(sql, parts);
        void Compare(string sign, decimal? bound)
        {
            if (bound is { } value) parts.Add(() => sql.Add($"{column} {sign} ").Value((double)value));
        }
    }

    public static void Write(SqlText sql, string start, string end, DateTest test)
    {
        var parts = new List<Action>();
        if (test.From is { } from) parts.Add(() => sql.Add($"{start} >= ").Value(StoredValues.Date(from.Start)));
        // A date starts before it ends: the index is on its start.
        if (test.To is { } to) parts.Add(() => sql.Add($"{start} <= ").Value(StoredValues.Date(to.End)).Add($" AND {end} <= ").Value(StoredValues.Date(to.End)));
        if (test.IsNull is { } isNull) parts.Add(() => sql.Add(isNull ? $"{start} IS NULL" : $"{start} IS NOT NULL"));
        All(sql, parts);
    }

    public static void Write(SqlText sql, string column, DateTimeOffset? from, DateTimeOffset? before)
    {
        var parts = new List<Action>();
        if (from is { } first) parts.Add(() => sql.Add($"{column} >= ").Value(StoredValues.Time(first)));
        if (before is { } end) parts.Add(() => sql.Add($"{column} < ").Value(StoredValues.Time(end)));
        All(sql, parts);
    }

    private static void All(SqlText sql, List<Action> parts) => sql.Joined(parts, "AND", "1", part => part());
}
