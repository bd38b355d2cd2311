using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Filters;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Statements;

/// <summary>Lists of statements: all, those about an entity, those from a document.</summary>
internal static class StatementConnections
{
    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(EnumType.Of<StatementOrderField>("StatementOrderField", "What statements can be ordered by.", f => f switch
        {
            StatementOrderField.Id => "By id.",
            StatementOrderField.Confidence => "By confidence.",
            StatementOrderField.RecordedAt => "By when this graph first held it.",
            _ => "By the predicate's name.",
        }));
        schema.Add(new FilterInput("StatementOrder", "One thing to order statements by. The order is total: ties end with the id.",
            v => new StatementOrder((StatementOrderField)v["field"], v.TryGetValue("direction", out var direction) ? (OrderDirection)direction : OrderDirection.Asc),
            Input("field", "StatementOrderField!", "What to order by."),
            Input("direction", "OrderDirection", "Which way.", OrderDirection.Asc)));
        ConnectionTypes.Add<Statement>(schema, "Statement", "Statement", "statements", statement => statement);
        schema.AddRoot(Field("statements", "StatementConnection!", "All live statements, or those that a filter lets pass; others than live ones where it asks for their status.", context =>
        {
            var (store, query) = Query(context);
            return new Deferred<Page<Statement>>(cancel => store.StatementsAsync(query, cancel));
        }, Arguments()).Checked(PageArguments.Check));
    }

    public static IEnumerable<QueryArgument> Arguments() =>
    [
        Argument("where", "StatementFilter", "Which of them; the live ones where it asks for no status."),
        Argument("orderBy", "[StatementOrder!]", "What to order by, the first thing first; by id where nothing is said."),
        .. PageArguments.BothWays(),
    ];

    public static IDataLoaderResult About(IResolveFieldContext context, EntityId entity) =>
        GraphRequest.LoadersOf(context).Pages<EntityId, Statement>(nameof(About), context, () =>
        {
            var (store, query) = Query(context);
            return (owners, cancel) => store.StatementsAboutAsync(owners, query, cancel);
        }).Load(entity);

    public static IDataLoaderResult From(IResolveFieldContext context, EntityId document) =>
        GraphRequest.LoadersOf(context).Pages<EntityId, Statement>(nameof(From), context, () =>
        {
            var (store, query) = Query(context);
            return (owners, cancel) => store.StatementsFromAsync(owners, query, cancel);
        }).Load(document);

    private static (IGraphStore Store, StatementQuery Query) Query(IResolveFieldContext context)
    {
        var (loaders, given) = (GraphRequest.LoadersOf(context), Given.To(context));
        return (loaders.Store, new(given.Value<StatementFilter>("where"), given.Values<StatementOrder>("orderBy") ?? [], PageArguments.Read(given, loaders.SelectionOf(context))));
    }
}
