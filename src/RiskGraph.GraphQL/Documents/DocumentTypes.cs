using GraphQL;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using RiskGraph.GraphQL.Statements;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Documents;

/// <summary>What a document has besides the fields of every entity. A document is an entity of the kind Document and the text that was read, in one type.</summary>
internal static class DocumentTypes
{
    public const string Kind = "Document";

    private const string Summarises = "SUMMARISES";

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        if (catalogue.Kind(Kind) is null) throw new InvalidOperationException($"The catalogue has no kind {Kind}, which statements take their evidence from. Declare it.");
        schema.Add(Object("Section", "A part of a document. Offsets count UTF-16 code units of the document's text.",
            Field<Section>("title", "String!", "Its heading.", s => s.Title),
            Field<Section>("role", "String!", "What it is for, in kebab case, as in key-takeaway; other where that is not known.", s => s.Role),
            Field<Section>("level", "Int!", "1 for a top heading, 0 for text before the first heading.", s => s.Level),
            Field<Section>("start", "Int!", "Where it starts, heading included.", s => s.Start),
            Field<Section>("end", "Int!", "Where it ends: the first code unit after it.", s => s.End)));
        schema.Add(Object("SourceLink", "A page that a document was written from.",
            Field<SourceLink>("title", "String", "Its title.", s => s.Title),
            Field<SourceLink>("url", "URI!", "Its address.", s => s.Url)));
    }

    /// <summary>The fields that a document has besides those of every entity, or that mean something else for it.</summary>
    public static IEnumerable<FieldType> Fields(GraphCatalogue catalogue)
    {
        yield return Field("url", "URI!", "Where the text, or for a summary the page it was written from, can be read; the page of this document on this server where that is not known.", Url);
        yield return Field("statements", "StatementConnection!", "The statements that have live evidence in it.", context => StatementConnections.From(context, EntitySource.Id(context.Source)), StatementConnections.Arguments()).Checked(PageArguments.Check);
        yield return Field("title", "String!", "Its title.", EntitySource.ReadDocument(d => d.Title));
        yield return Field("publisher", catalogue.Kind("Organization") is null ? EntityTypes.Interface : "Organization", "The organization that published it.", Publisher);
        yield return Field("publishedOn", "PartialDate", "When it was published.", EntitySource.ReadDocument(d => d.PublishedOn));
        yield return Field("retrievedOn", "PartialDate", "When it was read from where it was published.", EntitySource.ReadDocument(d => d.RetrievedOn));
        yield return Field("language", "String", "A BCP 47 tag, as in en or zh-CN.", EntitySource.ReadDocument(d => d.Language));
        yield return Field("licence", "String", "An SPDX id, as in CC-BY-4.0, or the source's own words.", EntitySource.ReadDocument(d => d.Licence));
        yield return Field("revision", "String", "The hash of the text as it was read, markup included; null where no text was read.", EntitySource.ReadDocument(d => d.Revision.Length == 0 ? null : d.Revision));
        yield return Field("sections", "[Section!]!", "Its parts, in the order of the text.", EntitySource.ReadDocument(d => d.Sections));
        yield return Field("sources", "[SourceLink!]!", "The pages that were opened to write it.", EntitySource.ReadDocument(d => d.Sources));
        yield return Field("passages", "PassageConnection!", "Its passages, in the order of the text.", context => PassageTypes.Of(context, EntitySource.Id(context.Source)), PageArguments.Forward()).Checked(PageArguments.Check);
        if (Works(catalogue) is { } works)
            yield return Field("summarises", "[Entity!]!", $"The works that this document summarises, where it is a summary; at most {PageArguments.MaxSize}, by id.", context => Summarised(context, works));
    }

    private static object? Url(IResolveFieldContext context)
    {
        var (request, id) = (GraphRequest.Of(context), EntitySource.Id(context.Source));
        return EntitySource.ReadDocument(document => document.Url ?? request.PageOf(id))(context);
    }

    private static object? Publisher(IResolveFieldContext context)
    {
        var loaders = GraphRequest.LoadersOf(context);
        return EntitySource.ReadDocument(document => document.Publisher is { } publisher
            ? new Mapped<Entity>(loaders.Entities.Load(publisher), found => found ?? EntitySource.Unknown(publisher)) : null)(context);
    }

    private static Relation? Works(GraphCatalogue catalogue) => catalogue.Fields(Kind).FirstOrDefault(f => f.Predicate.Name == Summarises && f.Direction == Direction.Out) is { } field ? Relation.Of(field) : null;

    private static Mapped<Page<Related>> Summarised(IResolveFieldContext context, Relation works)
    {
        var loaders = GraphRequest.LoadersOf(context);
        var pages = loaders.Pages<EntityId, Related>(nameof(Summarised), context, () =>
            (documents, cancel) => loaders.Store.RelatedAsync(new([.. documents], works, null, null, [], new(First: PageArguments.MaxSize)), cancel));
        return new Mapped<Page<Related>>(pages.Load(EntitySource.Id(context.Source)), page => page!.Edges.Select(e => e.Node.Entity).ToArray());
    }
}
