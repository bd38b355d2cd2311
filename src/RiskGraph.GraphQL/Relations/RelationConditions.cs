using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Filters;

namespace RiskGraph.GraphQL.Relations;

/// <summary>What must hold of the entities at the other end of a relation, whichever relation it is.</summary>
internal sealed record RelationConditions(EntityFilter? Some, EntityFilter? None, EntityFilter? Every, NumberTest? Count, StatementFilter? Statement)
{
    /// <param name="type">The GraphQL type at the other end.</param>
    public static FilterInput Input(string type) => new(KindNames.RelationFilter(type), "What must hold of those at the other end of a relation. Every part that is given must hold.", Read,
        FieldBuilding.Input("some", KindNames.Filter(type), "At least one passes; with {} there is at least one."),
        FieldBuilding.Input("none", KindNames.Filter(type), "Not one passes; with {} there is none."),
        FieldBuilding.Input("every", KindNames.Filter(type), "Not one fails; true where there is none."),
        FieldBuilding.Input("count", "IntFilter", "How many there are."),
        FieldBuilding.Input("statement", "StatementFilter", "Which statements count as edges; the live ones where nothing is said. Goes with another part."));

    private static RelationConditions Read(IReadOnlyDictionary<string, object> parts)
    {
        var conditions = new RelationConditions(Filter("some"), Filter("none"), Filter("every"), (NumberTest?)parts.GetValueOrDefault("count"), (StatementFilter?)parts.GetValueOrDefault("statement"));
        if (conditions is { Statement: not null, Some: null, None: null, Every: null, Count: null })
            throw new UserInputException("statement says which edges count, and nothing says what must hold of them. Write some: {} beside it for at least one, or none, every or count.");
        return conditions;
        EntityFilter? Filter(string part) => (EntityFilter?)parts.GetValueOrDefault(part);
    }

    /// <summary>The conditions, of one relation; null where there are none.</summary>
    public EntityFilter? On(Relation relation)
    {
        List<EntityFilter> parts = [];
        Add(Quantifier.Some, Some);
        Add(Quantifier.None, None);
        Add(Quantifier.Every, Every);
        if (Count is { } count && count != new NumberTest()) parts.Add(new EntityFilter.Related(relation, Quantifier.Count, null, count, Statement));
        return parts switch { [] => null, [var only] => only, _ => new EntityFilter.All(parts) };
        void Add(Quantifier quantifier, EntityFilter? target)
        {
            if (target is not null) parts.Add(new EntityFilter.Related(relation, quantifier, target, null, Statement));
        }
    }
}
