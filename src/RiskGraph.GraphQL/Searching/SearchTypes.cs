using GraphQL;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Searching;

/// <summary>Full-text search over entities, passages and statements.</summary>
internal static class SearchTypes
{
    private const int MaxText = 1000;

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        var hit = new UnionGraphType { Name = "SearchHit", Description = "What a search can find: entities of any kind, documents among them, and statements.", ResolveType = schema.TypeOf };
        foreach (var kind in catalogue.Kinds) hit.AddPossibleType(new GraphQLTypeReference(kind.Name));
        hit.AddPossibleType(new GraphQLTypeReference("Statement"));
        schema.Add(hit);
        schema.Add(EnumType.Of<MatchedOn>("MatchedOn", "Why something was found.", m => m switch
        {
            MatchedOn.Id => "Its id was typed.",
            MatchedOn.ExternalId => "What another scheme calls it was typed.",
            MatchedOn.Name => "Its name has the words.",
            MatchedOn.Alias => "An alias has the words.",
            MatchedOn.Description => "Its description has the words.",
            _ => "A passage, or the quote of a statement's evidence, has the words.",
        }));
        schema.Add(Object("Span", "A stretch of a text, in UTF-16 code units.",
            Field<TextSpan>("start", "Int!", "Where it starts.", s => s.Start),
            Field<TextSpan>("end", "Int!", "Where it ends: the first code unit after it.", s => s.End)));
        schema.Add(Object("Highlight", "A text of a hit, and where the words of the search stand in it. It is text: nothing in it is markup.",
            Field<Highlight>("field", "String!", "Which text it is: name, alias, description or passage.", h => h.Field),
            Field<Highlight>("text", "String!", "The text.", h => h.Text),
            Field<Highlight>("spans", "[Span!]!", "Where the words stand, in order.", h => h.Spans)));
        ConnectionTypes.Add<SearchHit>(schema, "Search", "SearchHit", "things that a search found", found => (object?)found.Entity ?? found.Statement!,
            Field<Edge<SearchHit>>("score", "Float!", "How well it fits, above 0; larger is better, to be compared within one search only.", e => e.Node.Score),
            Field<Edge<SearchHit>>("matchedOn", "[MatchedOn!]!", "Why it was found.", e => e.Node.MatchedOn),
            Field<Edge<SearchHit>>("highlights", "[Highlight!]!", "The texts that the words stand in, at most five.", e => e.Node.Highlights));
        schema.AddRoot(Field("search", "SearchConnection!", "Finds entities, documents and statements by words and \"quoted phrases\", best first. An exact id or external id comes first, then exact names. "
            + "Words are text, never operators. Of each sort the best 200 are ranked, and totalCount counts no more.", Search, [
            Argument("query", "String!", $"What to look for, at most {MaxText} characters."),
            Argument("kinds", "[EntityKind!]", "Entities of these kinds only, and no statements; everything where nothing is said."),
            .. PageArguments.Forward()]).Checked(given => Read(given, new(Total: false, Items: true))));
    }

    private static SearchQuery Read(Given given, Selection selection)
    {
        var text = given.Value<string>("query")!;
        if (string.IsNullOrWhiteSpace(text)) throw new UserInputException("query is empty. Write at least one word to look for.");
        if (text.Length > MaxText) throw new LimitExceededException("query", MaxText, text.Length, "Look for fewer words.");
        return new(text, given.Values<string>("kinds"), PageArguments.Read(given, selection));
    }

    private static Deferred<Page<SearchHit>> Search(IResolveFieldContext context)
    {
        var loaders = GraphRequest.LoadersOf(context);
        var query = Read(Given.To(context), loaders.SelectionOf(context));
        return new(cancel => loaders.Store.SearchAsync(query, cancel));
    }
}
