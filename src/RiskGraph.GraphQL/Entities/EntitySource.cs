using System.Diagnostics;
using GraphQL;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Loading;

namespace RiskGraph.GraphQL.Entities;

/// <summary>
/// What stands for an entity in an answer: the entity, or for a document its record, which says more of it. Each is loaded
/// from the other when a field needs it.
/// </summary>
internal static class EntitySource
{
    public static EntityId Id(object? source) => source switch
    {
        Entity entity => entity.Id,
        Document document => document.Id,
        _ => throw new UnreachableException(),
    };

    /// <summary>Resolves a field from the entity.</summary>
    public static Func<IResolveFieldContext, object?> Read(Func<Entity, object?> read) => context => context.Source switch
    {
        Entity entity => read(entity),
        Document document => new Mapped<Entity>(GraphRequest.LoadersOf(context).Entities.Load(document.Id), entity => read(entity ?? Unknown(document.Id))),
        _ => throw new UnreachableException(),
    };

    /// <summary>Resolves a field from the record of a document.</summary>
    public static Func<IResolveFieldContext, object?> ReadDocument(Func<Document, object?> read) => context => context.Source switch
    {
        Document document => read(document),
        Entity entity => new Mapped<Document>(GraphRequest.LoadersOf(context).Documents.Load(entity.Id), document => read(document ?? Unread(entity.Id, entity.Name))),
        _ => throw new UnreachableException(),
    };

    /// <summary>An entity that a statement names although no document describes it any more: its id is all that is known.</summary>
    public static Entity Unknown(EntityId id, DateTimeOffset recordedAt = default, DateTimeOffset? supersededAt = null) =>
        new(id, id.Text) { CreatedAt = recordedAt, UpdatedAt = supersededAt ?? recordedAt };

    /// <summary>A document that is named somewhere and was never read, or is no longer there.</summary>
    public static Document Unread(EntityId id, string? title = null) => new() { Id = id, Title = title ?? id.Text, Text = "", Revision = "" };
}
