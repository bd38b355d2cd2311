using GraphQL;
using GraphQL.DataLoader;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Documents;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Statements;

/// <summary>Why a statement is there.</summary>
internal static class EvidenceTypes
{
    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(Object("Evidence", "Why a statement is there: an exact quote at its place in a document.",
            Field<Evidence>("id", "ID!", "Its id, made from the quote, its place, role and method.", e => e.Id),
            Field<Evidence>("quote", "String!", "Exactly as it stands in the document.", e => e.Quote),
            Field<Evidence>("start", "Int!", "Where the quote starts in the passage's text, in UTF-16 code units.", e => e.Start),
            Field("passage", "Passage!", "The passage that holds the quote.", context => GraphRequest.LoadersOf(context).Passages.Load(((Evidence)context.Source!).Passage)),
            Field("document", "Document!", "The document that holds the passage.", context => PassageTypes.DocumentOf(context, ((Evidence)context.Source!).Passage)),
            Field<Evidence>("role", "EvidenceRole!", "How near the document stands to what it reports.", e => e.Role),
            Field<Evidence>("method", "Method!", "How it was found.", e => e.Method),
            Field<Evidence>("confidence", "Float!", "How sure the method is, from 0 to 1.", e => e.Confidence),
            Field<Evidence>("recordedAt", "DateTime!", "When this graph learned it.", e => e.RecordedAt)));
        ConnectionTypes.Add<Evidence>(schema, "Evidence", "Evidence", "pieces of evidence", evidence => evidence);
    }

    public static IDataLoaderResult Of(IResolveFieldContext context, string statement)
    {
        var loaders = GraphRequest.LoadersOf(context);
        return loaders.Pages<string, Evidence>(nameof(EvidenceTypes), context, () =>
        {
            var page = PageArguments.Read(Given.To(context), loaders.SelectionOf(context));
            return (statements, cancel) => loaders.Store.EvidenceAsync(statements, page, cancel);
        }).Load(statement);
    }
}
