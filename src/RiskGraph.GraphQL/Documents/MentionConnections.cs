using GraphQL;
using GraphQL.DataLoader;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Documents;

/// <summary>Where documents name an entity.</summary>
internal static class MentionConnections
{
    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(Object("Mention", "A stretch of a passage that names an entity. Offsets count UTF-16 code units of the passage's text.",
            Field("text", "String!", "The words that name it.", context =>
            {
                var mention = (Mention)context.Source!;
                return new Mapped<Passage>(GraphRequest.LoadersOf(context).Passages.Load(mention.Passage), passage => passage?.Text.Substring(mention.Start, mention.Length));
            }),
            Field("passage", "Passage!", "The passage that they stand in.", context => GraphRequest.LoadersOf(context).Passages.Load(((Mention)context.Source!).Passage)),
            Field<Mention>("start", "Int!", "Where they start in the passage's text.", m => m.Start),
            Field<Mention>("end", "Int!", "Where they end in the passage's text: the first code unit after them.", m => m.Start + m.Length)));
        ConnectionTypes.Add<Mention>(schema, "Mention", "Mention", "mentions", mention => mention);
    }

    public static IDataLoaderResult Of(IResolveFieldContext context, EntityId entity)
    {
        var loaders = GraphRequest.LoadersOf(context);
        return loaders.Pages<EntityId, Mention>(nameof(MentionConnections), context, () =>
        {
            var page = PageArguments.Read(Given.To(context), loaders.SelectionOf(context));
            return (entities, cancel) => loaders.Store.MentionsAsync(entities, page, cancel);
        }).Load(entity);
    }
}
