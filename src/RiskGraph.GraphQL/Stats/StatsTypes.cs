using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Loading;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Stats;

/// <summary>How much the graph holds.</summary>
internal static class StatsTypes
{
    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(Object("KindCount", "How many entities there are of a kind.",
            Field<(string Kind, int Count)>("kind", "EntityKind!", "The kind.", c => c.Kind),
            Field<(string Kind, int Count)>("count", "Int!", "The number of its entities.", c => c.Count)));
        schema.Add(Object("PredicateTotal", "How many live statements there are of a predicate.",
            Field<(string Predicate, int Count)>("predicate", "Predicate!", "The predicate.", c => c.Predicate),
            Field<(string Predicate, int Count)>("count", "Int!", "The number of its live statements.", c => c.Count)));
        schema.Add(Object("StatusCount", "How many statements there are of a status.",
            Field<(StatementStatus Status, int Count)>("status", "StatementStatus!", "The status.", c => c.Status),
            Field<(StatementStatus Status, int Count)>("count", "Int!", "The number of statements that have it.", c => c.Count)));
        schema.Add(Object("Stats", "How much the graph holds.",
            Field<GraphStats>("entities", "Int!", "The number of entities.", s => s.Entities),
            Field<GraphStats>("statements", "Int!", "The number of live statements: unreviewed, accepted and disputed ones.", s => s.Statements),
            Field<GraphStats>("documents", "Int!", "The number of documents.", s => s.Documents),
            Field<GraphStats>("byKind", "[KindCount!]!", "Entities by kind, in the order of the catalogue; kinds without entities are left out.",
                s => InOrder(catalogue.Kinds.Select(k => k.Name), s.ByKind)),
            Field<GraphStats>("byPredicate", "[PredicateTotal!]!", "Live statements by predicate, in the order of the catalogue; predicates without statements are left out.",
                s => InOrder(catalogue.Predicates.Select(p => p.Name), s.ByPredicate)),
            Field<GraphStats>("byStatus", "[StatusCount!]!", "Statements by status; statuses without statements are left out.", s => InOrder(Enum.GetValues<StatementStatus>(), s.ByStatus)),
            Field<GraphStats>("lastImport", "DateTime", "When the graph last changed; null while it is empty.", s => s.LastImport)));
        schema.AddRoot(Field("stats", "Stats!", "How much the graph holds.", context =>
        {
            var store = GraphRequest.LoadersOf(context).Store;
            return new Deferred<GraphStats>(store.StatsAsync);
        }));
    }

    private static List<(T Key, int Count)> InOrder<T>(IEnumerable<T> order, IReadOnlyDictionary<T, int> counts) where T : notnull =>
        [.. order.Where(key => counts.GetValueOrDefault(key) > 0).Select(key => (key, counts[key]))];
}
