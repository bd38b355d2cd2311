using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>Turns what entities are ordered by into sort keys; the id always comes last.</summary>
internal static class EntityOrderSql
{
    /// <param name="e">The alias of the entity's row.</param>
    public static Keyset Keyset(GraphCatalogue catalogue, SqlText sql, string e, IReadOnlyList<EntityOrder> orders)
    {
        var (keys, names) = (new List<SortKey>(), new List<string>());
        foreach (var order in orders)
        {
            var descending = order.Direction == OrderDirection.Desc;
            names.Add($"{Name(order)}{(descending ? "-" : "+")}");
            if (order is EntityOrder.Id)
            {
                // Ids are unique: whatever follows could not change the order.
                keys.Add(new($"{e}.id", descending));
                return new(string.Join(',', names), keys);
            }
            AddKeys(catalogue, sql, e, order, descending, keys);
        }
        keys.Add(new($"{e}.id", false));
        return new(string.Join(',', names), keys);
    }

    private static void AddKeys(GraphCatalogue catalogue, SqlText sql, string e, EntityOrder order, bool descending, List<SortKey> keys)
    {
        switch (order)
        {
            case EntityOrder.Name: keys.Add(new($"{e}.name_folded", descending)); break;
            case EntityOrder.CreatedAt: keys.Add(new($"{e}.created_at", descending)); break;
            case EntityOrder.UpdatedAt: keys.Add(new($"{e}.updated_at", descending)); break;
            case EntityOrder.StatementCount: keys.Add(new($"{e}.statement_count", descending, IsNumber: true)); break;
            case EntityOrder.RelationCount { Relation: var r }:
                keys.Add(new($"(SELECT ifnull(sum(d.count), 0) FROM degree AS d WHERE d.entity = {e}.id AND d.predicate = {sql.Parameter(r.Predicate)} "
                    + $"AND d.direction = {(r.Direction == Direction.Out ? 0 : 1)} AND d.other_kind IN (SELECT value FROM json_each({sql.Parameter(SqlText.JsonArray(r.Targets))})))",
                    descending, IsNumber: true));
                break;
            case EntityOrder.Property property:
                AddPropertyKeys(sql, e, property, IsNumber(catalogue, property.PropertyName), IsDate(catalogue, property.PropertyName), descending, keys);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void AddPropertyKeys(SqlText sql, string e, EntityOrder.Property property, bool isNumber, bool isDate, bool descending, List<SortKey> keys)
    {
        var name = sql.Parameter(property.PropertyName);
        string Value(string column) => $"(SELECT q.{column} FROM entity_property AS q WHERE q.entity = {e}.id AND q.name = {name})";
        var columns = isNumber ? ["number"] : isDate ? new[] { "date_start", "date_end" } : ["folded"];
        // Nulls last in either direction: whether it is absent is a key of its own, always ascending.
        keys.Add(new($"({Value(columns[0])} IS NULL)", false, IsNumber: true));
        foreach (var column in columns) keys.Add(new($"ifnull({Value(column)}, {(isNumber ? "0" : "''")})", descending, isNumber));
    }

    private static bool IsNumber(GraphCatalogue catalogue, string property) => Has(catalogue, property, PropertyType.Decimal) || Has(catalogue, property, PropertyType.Integer);

    private static bool IsDate(GraphCatalogue catalogue, string property) => Has(catalogue, property, PropertyType.PartialDate);

    private static bool Has(GraphCatalogue catalogue, string property, PropertyType type) => catalogue.Kinds.Any(k => k.Property(property)?.Type == type);

    private static string Name(EntityOrder order) => order switch
    {
        EntityOrder.Id => "id",
        EntityOrder.Name => "name",
        EntityOrder.CreatedAt => "createdAt",
        EntityOrder.UpdatedAt => "updatedAt",
        EntityOrder.StatementCount => "statements",
        EntityOrder.RelationCount count => $"{count.Relation.Predicate}/{count.Relation.Direction}/{string.Join('/', count.Relation.Targets)}",
        EntityOrder.Property property => $"property/{property.PropertyName}",
        _ => throw new UnreachableException(),
    };
}
