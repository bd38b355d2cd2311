using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>
/// Writes routes as a query of their ends. Routes that turn the same way at each step are one text with their predicates and kinds
/// in a parameter: the server plans a text much longer than it runs it (seconds, with a part for each of fifty routes).
/// </summary>
internal static class RouteCypher
{
    /// <param name="owner">The name of the node that the routes start from.</param>
    /// <param name="routes">At least one, each with the number of the list that it is of: the query gives <c>list</c> and the id of the <c>target</c>, each pair once.</param>
    /// <param name="import">Written where a part of the query begins, to carry the owner into it.</param>
    public static void Write(CypherText cypher, string owner, IEnumerable<(int List, Route Route)> routes, string import = "")
    {
        var first = true;
        foreach (var shape in routes.GroupBy(r => (Turns: string.Concat(r.Route.Steps.Select(s => s.Direction == Direction.Out ? '>' : '<')), r.Route.Statement)))
        {
            cypher.Add(first ? import : $" UNION {import}");
            first = false;
            WriteShape(cypher, owner, [.. shape]);
        }
    }

    private static void WriteShape(CypherText cypher, string owner, IReadOnlyList<(int List, Route Route)> routes)
    {
        var (shape, route, near) = (routes[0].Route, cypher.Name("r"), owner);
        cypher.Add("UNWIND ").Value(routes.Select(Parameter).ToArray()).Add($" AS {route} ");
        for (var i = 0; i < shape.Steps.Count; i++)
        {
            var (step, s, t) = (i.ToString(CultureInfo.InvariantCulture), cypher.Name("s"), cypher.Name("t"));
            var (nearEnd, farEnd) = StatementEnds.Of(shape.Steps[i].Direction);
            cypher.Add($"MATCH ({s}:Statement) WHERE {s}.{nearEnd} = {near}.id AND {s}.predicate = {route}.predicate{step} AND {s}.{(farEnd == "object" ? "_target > ''" : "subject IS NOT NULL")} AND ");
            StatementFilterCypher.WriteWithDefault(cypher, s, shape.Statement);
            cypher.Add($" MATCH ({t}:Entity {{id: {s}.{farEnd}}}) WHERE {t}._live IN {route}.kinds{step} ");
            near = t;
            // Each step is planned for itself: all of a route's in one go take the planner many seconds from the fourth step on.
            if (i < shape.Steps.Count - 1) cypher.Add($"WITH DISTINCT {route}, {t} ");
        }
        cypher.Add($"RETURN DISTINCT {route}.list AS list, {near}.id AS target");
    }

    private static Dictionary<string, object?> Parameter((int List, Route Route) route)
    {
        var map = new Dictionary<string, object?> { ["list"] = route.List };
        for (var i = 0; i < route.Route.Steps.Count; i++)
        {
            var step = i.ToString(CultureInfo.InvariantCulture);
            map[$"predicate{step}"] = route.Route.Steps[i].Predicate;
            map[$"kinds{step}"] = route.Route.Steps[i].Targets.ToArray();
        }
        return map;
    }
}
