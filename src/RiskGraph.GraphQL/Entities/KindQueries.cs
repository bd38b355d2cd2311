using GraphQL;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The root field that lists a kind, and the facets of the list.</summary>
internal static class KindQueries
{
    private const int DefaultFacet = 20;

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(Object("FacetCount", "How many entities of a filtered list share a value.",
            Field<FacetCount>("value", "String!", "The value: a status, a year, or the id of a document or organization.", f => f.Value),
            Field<FacetCount>("label", "String!", "The value, for a person to read.", f => f.Label),
            Field<FacetCount>("count", "Int!", "The number of entities.", f => f.Count)));
        foreach (var kind in catalogue.Kinds)
        {
            var connection = ConnectionTypes.Add<Entity>(schema, kind.Name, kind.Name, kind.Plural, entity => entity);
            schema.Add(new EnumType(KindNames.Facet(kind.Name), $"What {kind.Plural} can be counted by.", Facets(kind)));
            connection.AddField(Field("facet", "[FacetCount!]!", "Counts over the whole filtered list, not the page: largest first, then by value.", context => Facet(context, kind), [
                Argument("by", $"{KindNames.Facet(kind.Name)}!", "What to count by."),
                Argument("first", "Int", $"How many counts at most, 1 to {PageArguments.MaxSize}.", DefaultFacet)]).Checked(given => FacetSize(given)));
            schema.AddRoot(Field(kind.ListField, $"{kind.Name}Connection!", $"All {kind.Plural}, or those that a filter lets pass. {kind.Description}", context => List(context, kind), [
                Argument("where", KindNames.Filter(kind.Name), "Which of them."),
                EntityOrders.Argument(kind.Name),
                .. PageArguments.BothWays()]).Checked(PageArguments.Check));
        }
    }

    private static IEnumerable<(string, object, string)> Facets(KindDefinition kind)
    {
        var dates = kind.Properties.Where(p => p.Type == PropertyType.PartialDate).ToList();
        for (var i = 0; i < dates.Count; i++)
            yield return (i == 0 ? "YEAR" : $"{EnumType.UpperSnake(dates[i].Name)}_YEAR", new Facet.Year(dates[i].Name), $"The year in which {dates[i].Name} starts.");
        yield return ("STATUS", new Facet.Status(), "The statuses of its statements; it counts once for each that it meets.");
        yield return ("SOURCE", new Facet.Source(), "The documents that describe it.");
        yield return ("ISSUING_BODY", new Facet.IssuingBody(), "The organizations that issued it, or a work that it has a live statement with.");
    }

    private static EntityFilter Where(Given given, KindDefinition kind)
    {
        var kinds = new EntityFilter.Kinds([kind.Name]);
        return given.Value<EntityFilter>("where") is { } where ? new EntityFilter.All([kinds, where]) : kinds;
    }

    private static Deferred<Page<Entity>> List(IResolveFieldContext context, KindDefinition kind)
    {
        var (loaders, given) = (GraphRequest.LoadersOf(context), Given.To(context));
        var query = new EntityQuery(Where(given, kind), given.Values<EntityOrder>("orderBy") ?? [], PageArguments.Read(given, loaders.SelectionOf(context)));
        return new(cancel => loaders.Store.EntitiesAsync(query, cancel));
    }

    private static Deferred<IReadOnlyList<FacetCount>> Facet(IResolveFieldContext context, KindDefinition kind)
    {
        // The list's own filter holds for its facets: it stands among the arguments of the field above.
        var (store, where, given) = (GraphRequest.LoadersOf(context).Store, Where(Given.To(context.Parent!), kind), Given.To(context));
        var (facet, first) = (given.Value<Facet>("by")!, FacetSize(given));
        return new(cancel => store.FacetAsync(where, facet, first, cancel));
    }

    private static int FacetSize(Given given) => PageArguments.Bounded("first", given.Value<int?>("first") ?? DefaultFacet, 1, PageArguments.MaxSize, "Narrow the list with where instead.");
}
