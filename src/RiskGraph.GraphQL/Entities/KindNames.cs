using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL.Building;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The names that the schema makes from those of kinds and relations.</summary>
internal static class KindNames
{
    public static string Filter(string type) => $"{type}Filter";

    public static string RelationFilter(string type) => $"{type}RelationFilter";

    public static string Order(string type) => $"{type}Order";

    public static string OrderField(string type) => $"{type}OrderField";

    public static string Facet(string kind) => $"{kind}Facet";

    /// <summary>The type of what a relation leads to: its kind where there is one only, else any entity.</summary>
    public static string Target(RelationField relation) => relation.SingleTarget ?? EntityTypes.Interface;

    /// <summary>What the connection of a relation is called before <c>Connection</c>: <c>RiskIncident</c>. Relations between the same two kinds share it.</summary>
    public static string Connection(RelationField relation) => relation.Owner + Target(relation);

    /// <summary>
    /// What orders by the number of a relation: <c>INCIDENT_COUNT</c> for <c>incidents</c>. A field that is a noun in the plural
    /// is put in the singular; one that reads like its predicate (<c>cites</c>) stays.
    /// </summary>
    public static string Count(GraphCatalogue catalogue, RelationField relation)
    {
        var field = EnumType.UpperSnake(relation.Name);
        if (field == relation.Predicate.Name) return $"{field}_COUNT";
        if (relation.SingleTarget is { } target && catalogue.Kind(target)!.ListField == relation.Name) return $"{catalogue.Kind(target)!.EnumValue}_COUNT";
        return field switch
        {
            [.. var stem, 'I', 'E', 'S'] => $"{stem}Y_COUNT",
            [.. _, 'S', 'S', 'E', 'S'] => $"{field[..^2]}_COUNT",
            [.. var stem, 'S'] when stem is not [.., 'S' or 'U' or 'I'] => $"{stem}_COUNT",
            _ => $"{field}_COUNT",
        };
    }
}
