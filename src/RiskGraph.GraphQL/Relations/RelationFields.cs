using GraphQL;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Paging;

namespace RiskGraph.GraphQL.Relations;

/// <summary>One relation, one connection: a target appears once, and its edge carries the statement that leads to it.</summary>
internal static class RelationFields
{
    public static void AddConnections(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        foreach (var kind in catalogue.Kinds)
            foreach (var relation in catalogue.Fields(kind.Name).DistinctBy(KindNames.Target))
                ConnectionTypes.Add<Related>(schema, KindNames.Connection(relation), KindNames.Target(relation),
                    $"{Plural(catalogue, relation)} in a relation to {(kind.Label[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {kind.Label}", related => related.Entity,
                    FieldBuilding.Field<Edge<Related>>("statement", "Statement!", "The statement that joins the two; where several do, the most confident.", edge => edge.Node.Statement));
    }

    public static FieldType Field(GraphCatalogue catalogue, RelationField relation)
    {
        var target = KindNames.Target(relation);
        var store = Relation.Of(relation);
        return FieldBuilding.Field(relation.Name, $"{KindNames.Connection(relation)}Connection!",
            $"{Sentence(Plural(catalogue, relation))} joined with it by {Reading(relation)}. {relation.Predicate.Description}",
            context => GraphRequest.LoadersOf(context).Pages<EntityId, Related>(relation, context, () => Fetch(context, store)).Load(EntitySource.Id(context.Source)), [
                FieldBuilding.Argument("where", KindNames.Filter(target), "Which of them."),
                FieldBuilding.Argument("statement", "StatementFilter", "By which statements; the live ones where nothing is said."),
                EntityOrders.Argument(target),
                .. PageArguments.BothWays()]).Checked(PageArguments.Check);
    }

    /// <summary>The predicate and how it reads from the owner's side, as in <c>MEASURES (measured by)</c>.</summary>
    public static string Reading(RelationField relation) =>
        $"{relation.Predicate.Name} ({(relation.Direction == Direction.Out ? relation.Predicate.Label : relation.Predicate.ReverseLabel)})";

    private static Func<IReadOnlyCollection<EntityId>, CancellationToken, Task<IReadOnlyDictionary<EntityId, Page<Related>>>> Fetch(IResolveFieldContext context, Relation relation)
    {
        var (loaders, given) = (GraphRequest.LoadersOf(context), Given.To(context));
        var query = new RelationQuery([], relation, given.Value<EntityFilter>("where"), given.Value<StatementFilter>("statement"),
            given.Values<EntityOrder>("orderBy") ?? [], PageArguments.Read(given, loaders.SelectionOf(context)));
        return (owners, cancel) => loaders.Store.RelatedAsync(query with { Owners = [.. owners] }, cancel);
    }

    private static string Plural(GraphCatalogue catalogue, RelationField relation) => relation.SingleTarget is { } kind ? catalogue.Kind(kind)!.Plural : "entities";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
