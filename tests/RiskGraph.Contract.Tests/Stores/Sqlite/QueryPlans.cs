using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using RiskGraph.Stores.Sqlite;
using SQLitePCL;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>Watches what a database is asked, and has SQLite explain how it would answer.</summary>
internal sealed partial class QueryPlans : IDisposable
{
    private readonly string _database;
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    public QueryPlans(string database)
    {
        _database = database;
        SqlSession.Observer += Observe;
    }

    /// <param name="Table">The table that is gone through, by its own name.</param>
    /// <param name="Detail">As SQLite has it, as in <c>SCAN e USING INDEX entity_live</c>.</param>
    public sealed record Step(string Sql, string Table, string Detail);

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+(\w+)\s+AS\s+(\w+)", RegexOptions.CultureInvariant)] private static partial Regex Tables { get; }
    [GeneratedRegex(@"^SCAN (\w+)", RegexOptions.CultureInvariant)] private static partial Regex Scan { get; }

    /// <summary>The texts that were prepared since this was called last.</summary>
    public IReadOnlyList<string> Take()
    {
        var asked = _asked.Keys.Order(StringComparer.Ordinal).ToList();
        _asked.Clear();
        return asked;
    }

    /// <summary>How SQLite would answer, a line a step.</summary>
    public List<string> Explain(string sql)
    {
        raw.sqlite3_open_v2(_database, out var db, raw.SQLITE_OPEN_READONLY, null);
        try
        {
            // Prepared by hand: no values are bound, and a plan needs none.
            if (raw.sqlite3_prepare_v2(db, "EXPLAIN QUERY PLAN " + sql, out var statement) != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string() + "\n" + sql);
            var lines = new List<string>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) lines.Add(raw.sqlite3_column_text(statement, 3).utf8_to_string());
            raw.sqlite3_finalize(statement);
            return lines;
        }
        finally
        {
            raw.sqlite3_close_v2(db);
        }
    }

    /// <summary>The tables that the text would have gone through from end to end, with or without an index to go by.</summary>
    public IEnumerable<Step> Scans(string sql)
    {
        var tables = Tables.Matches(sql).GroupBy(m => m.Groups[2].Value, m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.First());
        foreach (var line in Explain(sql))
            if (Scan.Match(line) is { Success: true } match && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && tables.TryGetValue(match.Groups[1].Value, out var table) && IsStored(table))
                yield return new(sql, table, line);
    }

    /// <summary>Not a list that came with the query, nor one that it made for itself.</summary>
    private static bool IsStored(string table) => table is "run" or "document" or "passage" or "entity" or "contribution" or "entity_alias" or "entity_external_id" or "entity_property"
        or "statement" or "evidence" or "mention" or "redirect" or "review" or "degree" or "change";

    public void Dispose() => SqlSession.Observer -= Observe;

    private void Observe(SqlSession session, string sql)
    {
        if (session.Connection.DataSource == _database) _asked.TryAdd(sql, true);
    }
}
