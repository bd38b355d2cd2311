using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Filters;
using RiskGraph.GraphQL.Relations;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>What each kind can be ordered by.</summary>
internal static class EntityOrders
{
    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(EnumType.Of<OrderDirection>("OrderDirection", "Which way to order. What has no value comes last either way.", d => d switch
        {
            OrderDirection.Asc => "Least first.",
            _ => "Greatest first.",
        }));
        foreach (var kind in catalogue.Kinds) Add(schema, kind.Name, kind.Plural, [.. kind.Properties.Select(Property), .. Counts(catalogue, kind)]);
        Add(schema, EntityTypes.Interface, "entities", []);
    }

    private static void Add(RiskGraphSchema schema, string type, string plural, IEnumerable<(string Name, object Value, string Description)> own)
    {
        const OrderDirection Up = OrderDirection.Asc;
        schema.Add(new EnumType(KindNames.OrderField(type), $"What {plural} can be ordered by.", [
            ("ID", new EntityOrder.Id(Up), "By id."),
            ("NAME", new EntityOrder.Name(Up), "By name, without case and diacritics."),
            ("CREATED_AT", new EntityOrder.CreatedAt(Up), "By when this graph first held it."),
            ("UPDATED_AT", new EntityOrder.UpdatedAt(Up), "By when it last changed here."),
            .. own,
            ("STATEMENT_COUNT", new EntityOrder.StatementCount(Up), "By the number of its live statements."),
        ]));
        schema.Add(new FilterInput(KindNames.Order(type), $"One thing to order {plural} by. The order is total: ties end with the id.",
            values => ((EntityOrder)values["field"]) with { Direction = values.TryGetValue("direction", out var direction) ? (OrderDirection)direction : Up },
            Input("field", $"{KindNames.OrderField(type)}!", "What to order by."),
            Input("direction", "OrderDirection", "Which way.", Up)));
    }

    /// <summary>The argument that orders a list of entities.</summary>
    public static QueryArgument Argument(string type) => FieldBuilding.Argument("orderBy", $"[{KindNames.Order(type)}!]", "What to order by, the first thing first; by id where nothing is said.");

    private static (string, object, string) Property(PropertyDefinition property) =>
        (EnumType.UpperSnake(property.Name), new EntityOrder.Property(property.Name, OrderDirection.Asc), $"By {property.Name}: {property.Description}");

    private static IEnumerable<(string, object, string)> Counts(GraphCatalogue catalogue, KindDefinition kind)
    {
        var taken = new HashSet<string>(kind.Properties.Select(p => EnumType.UpperSnake(p.Name)).Append("STATEMENT_COUNT"), StringComparer.Ordinal);
        foreach (var relation in catalogue.Fields(kind.Name))
        {
            var name = KindNames.Count(catalogue, relation);
            if (!taken.Add(name) && !taken.Add(name = $"{EnumType.UpperSnake(relation.Name)}_COUNT"))
                throw new InvalidOperationException($"The relation '{relation.Name}' of {kind.Name} makes a second order {name}. Give the relation another field name in the catalogue.");
            yield return (name, new EntityOrder.RelationCount(Relation.Of(relation), OrderDirection.Asc), $"By the number of live statements of {relation.Name}: {RelationFields.Reading(relation)}.");
        }
    }
}
