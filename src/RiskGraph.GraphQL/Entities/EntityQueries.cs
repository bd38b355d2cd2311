using GraphQL;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Filters;
using RiskGraph.GraphQL.Loading;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The root field that finds one entity by what a person knows of it.</summary>
internal static class EntityQueries
{
    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(new FilterInput("ExternalIdInput", "The name that somebody else's scheme gives an entity.",
            v => new ExternalId((string)v["scheme"], (string)v["value"], (string?)v.GetValueOrDefault("edition")),
            Input("scheme", "String!", "The scheme, in lower case, as in doi."),
            Input("value", "String!", "The id in that scheme."),
            Input("edition", "String", "The edition of the scheme, where it renumbers.")));
        schema.AddRoot(Field("entity", EntityTypes.Interface,
            "One entity by its id (that of an entity merged into another leads to the other), by an external id, or by its exact name or an alias "
            + "without regard to case and diacritics. Where several go by a name, those whose name it is come before those whose alias it is, then by id. Null when nothing fits.",
            context => Find(context, catalogue),
            Argument("id", "ID", "The id, as in risk:prompt-injection. Give this, externalId or name."),
            Argument("externalId", "ExternalIdInput", "What another scheme calls it."),
            Argument("name", "String", "Its name or an alias."),
            Argument("kind", "EntityKind", "Goes with name or externalId: of this kind only.")).Checked(given => Read(given)));
    }

    private sealed record Question(EntityId? Id, ExternalId? External, string? Name, string? Kind);

    private static Question Read(Given given)
    {
        var (id, external, name, kind) = (given.Value<string>("id"), given.Value<ExternalId>("externalId"), given.Value<string>("name"), given.Value<string>("kind"));
        if (new object?[] { id, external, name }.Count(part => part is not null) != 1) throw new UserInputException("entity needs exactly one of id, externalId and name. Write one of them, such as entity(name: \"prompt injection\").");
        if (id is not null && kind is not null) throw new UserInputException("kind is given beside id, which says the kind already. Leave kind out.");
        return new(id is null ? null : EntityIds.Read(id, "id"), external, name, kind);
    }

    private static object Find(IResolveFieldContext context, GraphCatalogue catalogue)
    {
        var (loaders, (id, external, name, kind)) = (GraphRequest.LoadersOf(context), Read(Given.To(context)));
        if (id is not null) return loaders.Entities.Load(id);
        if (external is not null)
        {
            EntityFilter where = new EntityFilter.External(external.Scheme, external.Value, external.Edition);
            var query = new EntityQuery(kind is null ? where : new EntityFilter.All([new EntityFilter.Kinds([kind]), where]), [], new(First: 1));
            return new Deferred<Entity?>(async cancel => (await loaders.Store.EntitiesAsync(query, cancel)).Edges is [var found, ..] ? found.Node : null);
        }
        return new Deferred<Entity?>(async cancel => (await loaders.Store.EntitiesNamedAsync(name!, cancel)).FirstOrDefault(e => kind is null || catalogue.KindOf(e.Id)?.Name == kind));
    }
}
