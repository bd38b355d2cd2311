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
        // The plus keeps this from being chosen as the way in: nearly every statement is live.
        if (!StatementFilter.AsksForStatus(filter)) sql.Add($"+{s}.status {Live} AND ");
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
            case StatementFilter.Status status: WriteStatus(sql, s, status.Values); break;
            case StatementFilter.Confidence confidence: TestSql.Write(sql, $"{s}.confidence", confidence.Test); break;
            case StatementFilter.RecordedAt recorded: TestSql.Write(sql, $"{s}.recorded_at", recorded.From, recorded.Before); break;
            // Nearly every statement says that something is so: no way in.
            case StatementFilter.Negated negated: sql.Add($"+{s}.negated = {(negated.Value ? 1 : 0)}"); break;
            case StatementFilter.Methods methods: WriteEvidence(sql, s, v => sql.Add($" AND {v}.method ").Numbers(methods.Values.Select(m => (int)m))); break;
            case StatementFilter.Documents documents: WriteFrom(sql, s, p => sql.Add($"{p}.document ").In(documents.Values.Select(d => d.Text))); break;
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

    /// <summary>Statuses are few and known, so they stand in the text, where an index on some of them can be matched.</summary>
    private static void WriteStatus(SqlText sql, string s, IReadOnlyList<StatementStatus> statuses)
    {
        var numbers = statuses.Distinct().Order().Select(v => ((int)v).ToString(CultureInfo.InvariantCulture)).ToList();
        if (numbers.Count == 1) sql.Add($"{s}.status = {numbers[0]}");
        // Most statements are unreviewed: a list with that in it is no way in.
        else sql.Add($"{(statuses.Contains(StatementStatus.Unreviewed) ? "+" : "")}{s}.status IN ({string.Join(", ", numbers)})");
    }

    /// <summary>Has live evidence in some documents, found from their passages.</summary>
    private static void WriteFrom(SqlText sql, string s, Action<string> documents)
    {
        var (p, v) = (sql.Alias("p"), sql.Alias("v"));
        sql.Add($"{s}.id IN (SELECT {v}.statement FROM passage AS {p} CROSS JOIN evidence AS {v} ON {v}.passage = {p}.id WHERE {v}.superseded_at IS NULL AND ");
        documents(p);
        sql.Add(")");
    }

    private static void WriteIssuers(SqlText sql, string s, StatementFilter.IssuingBody issuers)
    {
        var (d, w, i, bodies) = (sql.Alias("d"), sql.Alias("w"), sql.Alias("i"), issuers.Values.Select(o => o.Text).ToList());
        WriteFrom(sql, s, p =>
        {
            sql.Add($"{p}.document IN (SELECT {d}.id FROM document AS {d} WHERE {d}.publisher ").In(bodies);
            sql.Add($" UNION SELECT {w}.subject FROM statement AS {i} CROSS JOIN statement AS {w} ON {w}.object = {i}.subject AND {w}.predicate = 'SUMMARISES' AND +{w}.status {Live}");
            sql.Add($" WHERE {i}.predicate = 'ISSUED_BY' AND +{i}.status {Live} AND {i}.object ").In(bodies).Add(")");
        });
    }

    // json_each gives texts, so the numbers are compared as the integers that they are cast to.
    private static SqlText Numbers(this SqlText sql, IEnumerable<int> values) =>
        sql.Add($"IN (SELECT CAST(value AS INTEGER) FROM json_each({sql.Parameter(SqlText.JsonArray(values.Select(v => v.ToString(CultureInfo.InvariantCulture))))}))");
}
