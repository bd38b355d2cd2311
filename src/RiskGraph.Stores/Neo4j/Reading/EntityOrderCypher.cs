using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>Turns what entities are ordered by into sort keys; the id always comes last.</summary>
internal static class EntityOrderCypher
{
    /// <param name="e">The name of the entity's node.</param>
    public static Keyset Keyset(GraphCatalogue catalogue, string e, IReadOnlyList<EntityOrder> orders, params IReadOnlyList<string> same)
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
                return new(string.Join(',', names), keys, same);
            }
            AddKeys(catalogue, e, order, descending, keys);
        }
        keys.Add(new($"{e}.id", false));
        return new(string.Join(',', names), keys, same);
    }

    private static void AddKeys(GraphCatalogue catalogue, string e, EntityOrder order, bool descending, List<SortKey> keys)
    {
        switch (order)
        {
            case EntityOrder.Name: keys.Add(new($"{e}._folded", descending)); break;
            case EntityOrder.CreatedAt: keys.Add(new($"{e}.createdAt", descending)); break;
            case EntityOrder.UpdatedAt: keys.Add(new($"{e}.updatedAt", descending)); break;
            case EntityOrder.StatementCount: keys.Add(new($"{e}.statements", descending, IsNumber: true)); break;
            case EntityOrder.RelationCount count: keys.Add(new(EntityFilterCypher.Count(catalogue, e, count.Relation), descending, IsNumber: true)); break;
            case EntityOrder.Property property: AddPropertyKeys(catalogue, e, property.PropertyName, descending, keys); break;
            default: throw new UnreachableException();
        }
    }

    private static void AddPropertyKeys(GraphCatalogue catalogue, string e, string property, bool descending, List<SortKey> keys)
    {
        var types = catalogue.Kinds.Select(k => k.Property(property)?.Type).Where(t => t is not null).ToHashSet();
        var isNumber = types.Contains(PropertyType.Decimal) || types.Contains(PropertyType.Integer);
        var columns = types.Count == 0 ? ["null"] : isNumber ? [CypherText.Property(e, PropertyKey.Number(property))]
            : types.Contains(PropertyType.PartialDate) ? [CypherText.Property(e, PropertyKey.Start(property)), CypherText.Property(e, PropertyKey.End(property))]
            : new[] { CypherText.Property(e, PropertyKey.Text(property)) };
        // Nulls last in either direction: whether it is absent is a key of its own, always ascending.
        keys.Add(new($"CASE WHEN {columns[0]} IS NULL THEN 1 ELSE 0 END", false, IsNumber: true));
        foreach (var column in columns) keys.Add(new($"coalesce({column}, {(isNumber ? "0" : "''")})", descending, isNumber));
    }

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
