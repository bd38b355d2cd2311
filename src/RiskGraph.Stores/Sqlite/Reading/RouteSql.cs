using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Writes a route as a query of its ends: every step is a look-up in the index of a statement's end.</summary>
internal static class RouteSql
{
    /// <param name="owner">An expression for the id of the entity that the route starts from.</param>
    public static void Write(SqlText sql, GraphCatalogue catalogue, Route route, string owner)
    {
        var steps = route.Steps.Select(relation => (Relation: relation, Statement: sql.Alias("s"), Target: sql.Alias("t"))).ToList();
        sql.Add($"SELECT DISTINCT {steps[^1].Target}.id FROM ");
        for (var i = 0; i < steps.Count; i++)
        {
            var ((relation, s, t), (near, far)) = (steps[i], StatementEnds.Of(steps[i].Relation.Direction));
            sql.Add(i == 0 ? $"statement AS {s}" : $" CROSS JOIN statement AS {s} ON {s}.{near} = {steps[i - 1].Target}.id").Add($" CROSS JOIN entity AS {t} ON {t}.key = {s}.{far}_key");
        }
        sql.Add($" WHERE {steps[0].Statement}.{StatementEnds.Of(steps[0].Relation.Direction).Near} = {owner}");
        foreach (var (relation, s, t) in steps) WriteStep(sql, catalogue, s, t, relation, route.Statement);
    }

    /// <summary>Writes, after other conditions, what makes a statement a step along a relation to an entity that is there.</summary>
    public static void WriteStep(SqlText sql, GraphCatalogue catalogue, string s, string t, Relation relation, StatementFilter? filter)
    {
        sql.Add($" AND {s}.predicate = ").Value(relation.Predicate).Add($" AND {t}.superseded_at IS NULL");
        if (relation.Targets.Count < catalogue.Kinds.Length) sql.Add($" AND {t}.kind ").In(relation.Targets);
        sql.Add(" AND ");
        StatementFilterSql.WriteWithDefault(sql, s, filter);
    }
}
