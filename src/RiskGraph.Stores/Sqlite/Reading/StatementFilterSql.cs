using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Writes a statement filter as an SQL condition on one row of <c>statement</c>.</summary>
internal static class StatementFilterSql
{
    public static readonly string Live = string.Create(CultureInfo.InvariantCulture,
        $"IN ({(int)StatementStatus.Unreviewed}, {(int)StatementStatus.Accepted}, {(int)StatementStatus.Disputed})");

    /// <summary>The filter, and only live statements where it does not ask for a status.</summary>
    /// <param name="s">The alias of the statement's row.</param>
    public static void WriteWithDefault(SqlText sql, string s, StatementFilter? filter)
    {
        sql.Add("(");
        if (!StatementFilter.AsksForStatus(filter)) sql.Add($"{s}.status {Live} AND ");
        Write(sql, s, filter);
        sql.Add(")");
    }

    private static void Write(SqlText sql, string s, StatementFilter? filter)
    {
        switch (filter)
        {
            case null: sql.Add("1"); break;
            case StatementFilter.All all: sql.Joined(all.Of, "AND", "1", part => Write(sql, s, part)); break;
            case StatementFilter.Any any: sql.Joined(any.Of, "OR", "0", part => Write(sql, s, part)); break;
            case StatementFilter.Not not:
                sql.Add("NOT ifnull(");
                Write(sql, s, not.Of);
                sql.Add(", 0)");
                break;
            case StatementFilter.Ids ids: sql.Add($"{s}.id ").In(ids.Values); break;
            case StatementFilter.Subject subject: sql.Add($"{s}.subject ").In(subject.Values.Select(i => i.Text)); break;
            case StatementFilter.Object other: sql.Add($"{s}.object ").In(other.Values.Select(i => i.Text)); break;
            case StatementFilter.About about:
                sql.Add($"({s}.subject ").In(about.Values.Select(i => i.Text)).Add($" OR {s}.object ").In(about.Values.Select(i => i.Text)).Add(")");
                break;
            case StatementFilter.Predicates { Names: [var only] }: sql.Add($"{s}.predicate = ").Value(only); break;
            case StatementFilter.Predicates predicates: sql.Add($"{s}.predicate ").In(predicates.Names); break;
            // json_each gives texts, so the numbers are compared as the integers that they are cast to.
            case StatementFilter.Status status: sql.Add($"{s}.status ").Numbers(status.Values.Select(v => (int)v)); break;
            case StatementFilter.Confidence confidence: TestSql.Write(sql, $"{s}.confidence", confidence.Test); break;
            case StatementFilter.RecordedAt recorded: TestSql.Write(sql, $"{s}.recorded_at", recorded.From, recorded.Before); break;
            case StatementFilter.Methods methods: WriteEvidence(sql, s, v => sql.Add($" AND {v}.method ").Numbers(methods.Values.Select(m => (int)m))); break;
            case StatementFilter.Documents documents:
                WriteEvidence(sql, s, v =>
                {
                    var p = sql.Alias("p");
                    sql.Add($" AND EXISTS (SELECT 1 FROM passage AS {p} WHERE {p}.id = {v}.passage AND {p}.document ").In(documents.Values.Select(d => d.Text)).Add(")");
                });
                break;
            case StatementFilter.IssuingBody issuers: WriteIssuers(sql, s, issuers); break;
            default: throw new UnreachableException();
        }
    }

    private static void WriteEvidence(SqlText sql, string s, Action<string> more)
    {
        var v = sql.Alias("v");
        sql.Add($"EXISTS (SELECT 1 FROM evidence AS {v} WHERE {v}.statement = {s}.id AND {v}.superseded_at IS NULL");
        more(v);
        sql.Add(")");
    }

    private static void WriteIssuers(SqlText sql, string s, StatementFilter.IssuingBody issuers) => WriteEvidence(sql, s, v =>
    {
        var (p, d, w, i) = (sql.Alias("p"), sql.Alias("d"), sql.Alias("w"), sql.Alias("i"));
        sql.Add($" AND EXISTS (SELECT 1 FROM passage AS {p} JOIN document AS {d} ON {d}.id = {p}.document WHERE {p}.id = {v}.passage AND ({d}.publisher ");
        sql.In(issuers.Values.Select(o => o.Text));
        sql.Add($" OR EXISTS (SELECT 1 FROM statement AS {w} JOIN statement AS {i} ON {i}.subject = {w}.object AND {i}.predicate = 'ISSUED_BY' AND {i}.status {Live}");
        sql.Add($" WHERE {w}.subject = {d}.id AND {w}.predicate = 'SUMMARISES' AND {w}.status {Live} AND {i}.object ").In(issuers.Values.Select(o => o.Text)).Add(")))");
    });

    private static SqlText Numbers(this SqlText sql, IEnumerable<int> values) =>
        sql.Add($"IN (SELECT CAST(value AS INTEGER) FROM json_each({sql.Parameter(SqlText.JsonArray(values.Select(v => v.ToString(CultureInfo.InvariantCulture))))}))");
}
