using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Writes an entity filter as an SQL condition on one row of <c>entity</c>.</summary>
internal sealed class EntityFilterSql(GraphCatalogue catalogue)
{
    /// <param name="e">The alias of the entity's row.</param>
    public void Write(SqlText sql, string e, EntityFilter? filter)
    {
        switch (filter)
        {
            case null: sql.Add("1"); break;
            case EntityFilter.All all: sql.Joined(all.Of, "AND", "1", part => Write(sql, e, part)); break;
            case EntityFilter.Any any: sql.Joined(any.Of, "OR", "0", part => Write(sql, e, part)); break;
            case EntityFilter.Not not:
                // A null condition (an absent property) counts as not passed, so its negation passes.
                sql.Add("NOT ifnull(");
                Write(sql, e, not.Of);
                sql.Add(", 0)");
                break;
            case EntityFilter.Ids ids: sql.Add($"{e}.id ").In(ids.Values.Select(i => i.Text)); break;
            case EntityFilter.Kinds { Names: [var only] }: sql.Add($"{e}.kind = ").Value(only); break;
            case EntityFilter.Kinds kinds: sql.Add($"{e}.kind ").In(kinds.Names); break;
            case EntityFilter.Name name: TestSql.Write(sql, $"{e}.name_folded", name.Test); break;
            case EntityFilter.UpdatedAt updated: TestSql.Write(sql, $"{e}.updated_at", updated.From, updated.Before); break;
            case EntityFilter.External external: WriteExternal(sql, e, external); break;
            case EntityFilter.TextProperty { Test: var test } text:
                var asksText = test.In is not null || test.Contains is not null || test.StartsWith is not null;
                WriteProperty(sql, e, text.Property, test.IsNull, asksText ? p => TestSql.Write(sql, $"{p}.folded", test with { IsNull = null }) : null,
                    byIndex: test.In is not null || test.StartsWith is not null);
                break;
            case EntityFilter.NumberProperty { Test: var test } number:
                var asksNumber = test != new NumberTest();
                WriteProperty(sql, e, number.Property, null, asksNumber ? p => TestSql.Write(sql, $"{p}.number", test) : null, byIndex: asksNumber);
                break;
            case EntityFilter.DateProperty { Test: var test } date:
                var asksDate = test.From is not null || test.To is not null;
                WriteProperty(sql, e, date.Property, test.IsNull, asksDate ? p => TestSql.Write(sql, $"{p}.date_start", $"{p}.date_end", test with { IsNull = null }) : null, byIndex: asksDate);
                break;
            case EntityFilter.Document document:
                var d = sql.Alias("d");
                sql.Add($"EXISTS (SELECT 1 FROM document AS {d} WHERE {d}.id = {e}.id AND {d}.superseded_at IS NULL AND ");
                DocumentFilterSql.Write(sql, d, document.Of);
                sql.Add(")");
                break;
            case EntityFilter.Related related: WriteRelated(sql, e, related); break;
            case EntityFilter.Reaches reaches:
                sql.Joined(reaches.Routes, "OR", "0", route =>
                {
                    sql.Add("EXISTS (");
                    RouteSql.Write(sql, catalogue, route, $"{e}.id");
                    sql.Add(")");
                });
                break;
            default: throw new UnreachableException();
        }
    }

    private static void WriteExternal(SqlText sql, string e, EntityFilter.External external)
    {
        var x = sql.Alias("x");
        sql.Add($"{e}.id IN (SELECT {x}.entity FROM entity_external_id AS {x} WHERE 1");
        if (external.Scheme is { } scheme) sql.Add($" AND {x}.scheme = ").Value(scheme);
        if (external.Value is { } value) sql.Add($" AND {x}.value = ").Value(value);
        if (external.Edition is { } edition) sql.Add($" AND {x}.edition = ").Value(edition);
        sql.Add(")");
    }

    /// <param name="test">Null where nothing is asked of the value but whether it is there.</param>
    /// <param name="byIndex">Whether an index leads to the values that pass: then they are found first, and not looked up entity by entity.</param>
    private static void WriteProperty(SqlText sql, string e, string name, bool? isNull, Action<string>? test, bool byIndex)
    {
        // Nothing is asked; or that a value which is absent passes a test.
        if ((test, isNull) is (null, null) or (not null, true))
        {
            sql.Add(test is null ? "1" : "0");
            return;
        }
        var p = sql.Alias("p");
        if (isNull == true) sql.Add("NOT ");
        sql.Add(byIndex ? $"{e}.id IN (SELECT {p}.entity FROM entity_property AS {p} WHERE {p}.name = " : $"EXISTS (SELECT 1 FROM entity_property AS {p} WHERE {p}.entity = {e}.id AND {p}.name = ").Value(name);
        if (test is not null)
        {
            sql.Add(" AND ");
            test(p);
        }
        sql.Add(")");
    }

    private void WriteRelated(SqlText sql, string e, EntityFilter.Related related)
    {
        switch (related.Quantifier)
        {
            case Quantifier.Some:
                sql.Add("EXISTS (SELECT 1 ");
                WriteTargets(sql, e, related, negate: false);
                sql.Add(")");
                break;
            case Quantifier.None:
                sql.Add("NOT EXISTS (SELECT 1 ");
                WriteTargets(sql, e, related, negate: false);
                sql.Add(")");
                break;
            case Quantifier.Every:
                sql.Add("NOT EXISTS (SELECT 1 ");
                WriteTargets(sql, e, related, negate: true);
                sql.Add(")");
                break;
            case Quantifier.Count:
                TestSql.Write(sql, CountColumn(sql, e, related), related.Count ?? new NumberTest());
                break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The number of targets as a scalar subquery, written once into a test of it.</summary>
    private string CountColumn(SqlText sql, string e, EntityFilter.Related related)
    {
        // The subquery is text that the test repeats for each bound, so its parameters must be named only once: it is written apart.
        if (related is { Target: null, Statement: null } && related.Relation is var relation)
            return $"(SELECT ifnull(sum(d.targets), 0) FROM degree AS d WHERE d.entity = {e}.id AND d.predicate = {sql.Parameter(relation.Predicate)} "
                + $"AND d.direction = {(relation.Direction == Direction.Out ? 0 : 1)} AND d.other_kind IN (SELECT value FROM json_each({sql.Parameter(SqlText.JsonArray(relation.Targets))})))";
        var part = sql.Detached();
        var t = WriteTargets(part, e, related, negate: false);
        return $"(SELECT count(DISTINCT {t}.id) {part})";
    }

    private string WriteTargets(SqlText sql, string e, EntityFilter.Related related, bool negate)
    {
        var (s, t) = (sql.Alias("s"), sql.Alias("t"));
        var (near, far) = StatementEnds.Of(related.Relation.Direction);
        sql.Add($"FROM statement AS {s} CROSS JOIN entity AS {t} ON {t}.key = {s}.{far}_key WHERE {s}.{near} = {e}.id");
        RouteSql.WriteStep(sql, catalogue, s, t, related.Relation, related.Statement);
        if (related.Target is null && !negate) return t;
        sql.Add(negate ? " AND NOT ifnull(" : " AND (");
        Write(sql, t, related.Target);
        sql.Add(negate ? ", 0)" : ")");
        return t;
    }
}
