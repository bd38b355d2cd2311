using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Documents;

/// <summary>The smallest stretches of a document that can be read by themselves.</summary>
internal static class PassageTypes
{
    public static IObjectGraphType Add(RiskGraphSchema schema)
    {
        var type = Object("Passage", "A paragraph, list item, table row or front-matter entry of a document. Offsets count UTF-16 code units.",
            Field<Passage>("id", "ID!", "Its id, made from its text and section: a passage that only moves keeps it.", p => p.Id),
            Field<Passage>("text", "String!", "Its text, markup removed.", p => p.Text),
            Field<Passage>("section", "String", "The title of its section; null before the first heading.", p => p.Section.Length == 0 ? null : p.Section),
            Field<Passage>("start", "Int!", "Where it starts in the document's text.", p => p.Start),
            Field<Passage>("end", "Int!", "Where it ends in the document's text: the first code unit after it.", p => p.End),
            Field<Passage>("line", "Int!", "The line of the source file on which it starts, counted from 1.", p => p.Line),
            Field("document", "Document!", "The document that it is part of.", context => Record(GraphRequest.LoadersOf(context), ((Passage)context.Source!).Document)));
        type.AddResolvedInterface(new GraphQLTypeReference("Node"));
        schema.Add(type);
        ConnectionTypes.Add<Passage>(schema, "Passage", "Passage", "passages", passage => passage);
        return type;
    }

    /// <summary>The live passages of a document.</summary>
    public static IDataLoaderResult Of(IResolveFieldContext context, EntityId document)
    {
        var loaders = GraphRequest.LoadersOf(context);
        return loaders.Pages<EntityId, Passage>(nameof(PassageTypes), context, () =>
        {
            var page = PageArguments.Read(Given.To(context), loaders.SelectionOf(context));
            return (documents, cancel) => loaders.Store.PassagesOfAsync(documents, page, cancel);
        }).Load(document);
    }

    /// <summary>The document of a passage that is known by its id.</summary>
    public static IDataLoaderResult DocumentOf(IResolveFieldContext context, string passage)
    {
        var loaders = GraphRequest.LoadersOf(context);
        return new Mapped<Passage>(loaders.Passages.Load(passage), found => found is null ? null : Record(loaders, found.Document));
    }

    private static Mapped<Document> Record(Loaders loaders, EntityId id) => new(loaders.Documents.Load(id), document => document ?? EntitySource.Unread(id));
}
