using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Documents;
using RiskGraph.GraphQL.Paging;
using RiskGraph.GraphQL.Statements;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The interface that all kinds of entities share, and the fields in it.</summary>
internal static class EntityTypes
{
    public const string Interface = "Entity";

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(Object("ExternalId", "The name that somebody else's scheme gives an entity.",
            Field<ExternalId>("scheme", "String!", "The scheme, in lower case, as in doi.", x => x.Scheme),
            Field<ExternalId>("value", "String!", "The id in that scheme.", x => x.Value),
            Field<ExternalId>("edition", "String", "The edition of the scheme, where it renumbers.", x => x.Edition),
            Field<ExternalId>("url", "URI", "Where that scheme describes it.", x => x.Url)));
        schema.Add(Object("PredicateCount", "How many live statements an entity has by a predicate and direction.",
            Field<Degree>("predicate", "Predicate!", "The predicate.", d => d.Predicate),
            Field<Degree>("label", "String!", "How to read the predicate from the entity, as in issued by or issued.", d => Label(catalogue, d)),
            Field<Degree>("direction", "Direction!", "Whether the entity is their subject or object.", d => d.Direction),
            Field<Degree>("count", "Int!", "The number of statements.", d => d.Count)));
        var entity = new InterfaceGraphType { Name = Interface, Description = "A thing in the graph: a risk, an incident, a report and so on. Its kind tells which.", ResolveType = schema.TypeOf };
        entity.AddResolvedInterface(new GraphQLTypeReference("Node"));
        foreach (var field in Fields(catalogue))
        {
            // Each kind resolves it; an interface has no resolvers of its own.
            field.Resolver = null;
            entity.AddField(field);
        }
        schema.Add(entity);
    }

    /// <summary>The fields of an entity of any kind.</summary>
    public static IEnumerable<FieldType> Fields(GraphCatalogue catalogue) =>
    [
        Field("id", "ID!", "Its id, the same for ever, as in risk:prompt-injection.", context => EntitySource.Id(context.Source).Text),
        Field("kind", "EntityKind!", "What kind of thing it is.", context => catalogue.KindOf(EntitySource.Id(context.Source))!.Name),
        Field("name", "String!", "What it is called. The id, where no document describes it any more.", EntitySource.Read(e => e.Name)),
        Field("aliases", "[String!]!", "Other names, in order.", EntitySource.Read(e => e.Aliases)),
        Field("description", "String", "What it is, in a sentence or a few.", EntitySource.Read(e => e.Description)),
        Field("externalIds", "[ExternalId!]!", "What other schemes call it, by scheme, value and edition.", EntitySource.Read(e => e.ExternalIds)),
        Field("url", "URI!", "The page of this entity on this server.", context => GraphRequest.Of(context).PageOf(EntitySource.Id(context.Source))),
        Field("createdAt", "DateTime!", "When this graph first held it.", EntitySource.Read(e => e.CreatedAt)),
        Field("updatedAt", "DateTime!", "When it last changed here.", EntitySource.Read(e => e.UpdatedAt)),
        Field("statements", "StatementConnection!", "Every statement with this entity at either end; of a document, every statement that it gives evidence for.",
            context => StatementConnections.About(context, EntitySource.Id(context.Source)), StatementConnections.Arguments()).Checked(PageArguments.Check),
        Field("degree", "[PredicateCount!]!", "How many live statements it has, by predicate and direction, most first.",
            context => GraphRequest.LoadersOf(context).Degrees.Load(EntitySource.Id(context.Source))),
        Field("mentions", "MentionConnection!", "Where documents name it, by document and place in the text.", context => MentionConnections.Of(context, EntitySource.Id(context.Source)), PageArguments.Forward()).Checked(PageArguments.Check),
    ];

    private static string Label(GraphCatalogue catalogue, Degree degree) =>
        catalogue.Predicate(degree.Predicate) is { } predicate ? degree.Direction == Direction.Out ? predicate.Label : predicate.ReverseLabel : degree.Predicate;
}
