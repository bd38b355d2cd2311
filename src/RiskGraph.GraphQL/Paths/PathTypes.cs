using GraphQL;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Paths;

/// <summary>The shortest routes between two entities.</summary>
internal static class PathTypes
{
    private const int MaxPaths = 50, MaxLength = 10;

    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(Object("PathStep", "One statement on the way.",
            Field<PathStep>("from", "Entity!", "The entity that the step leaves.", s => s.From),
            Field<PathStep>("statement", "Statement!", "The statement that joins the two; where several do, the most confident.", s => s.Statement),
            Field<PathStep>("to", "Entity!", "The entity that the step comes to.", s => s.To),
            Field<PathStep>("direction", "Direction!", "OUT where the step goes from subject to object, IN where it goes against that.", s => s.Direction)));
        schema.Add(Object("Path", "One route.",
            Field<GraphPath>("length", "Int!", "The number of its steps.", p => p.Steps.Count),
            Field<GraphPath>("steps", "[PathStep!]!", "The steps, from start to end.", p => p.Steps)));
        schema.Add(Object("PathResult", "The shortest routes between two entities, and how far they were looked for.",
            Field<PathResult>("paths", "[Path!]!", "The routes, shortest first, ties by the ids along the way.", r => r.Paths),
            Field<PathResult>("exhaustive", "Boolean!", "True when every route up to maxLength was considered, or as many as were asked for were found: then an empty list means that there is none.", r => r.Exhaustive),
            Field<PathResult>("searchedTo", "Int!", "The length up to which every route was considered.", r => r.SearchedTo)));
        schema.AddRoot(Field("paths", "PathResult!", "The shortest routes between two entities, shortest first, ties by the ids along the way. Statements are followed in either direction; no route comes to an entity twice.", Find,
            Argument("from", "ID!", "The entity to start from."),
            Argument("to", "ID!", "The entity to come to, another than the first."),
            Argument("first", "Int", $"How many routes at most, 1 to {MaxPaths}.", 3),
            Argument("maxLength", "Int", $"How many steps a route may have at most, 1 to {MaxLength}.", 6),
            Argument("where", "StatementFilter", "Along which statements; the live ones where it asks for no status."),
            Argument("kinds", "[EntityKind!]", "Which kinds may lie between; all where nothing is said.")).Checked(given => Read(given)));
    }

    private static PathQuery Read(Given given)
    {
        return new(EntityIds.Read(given.Value<string>("from")!, "from"), EntityIds.Read(given.Value<string>("to")!, "to"), Number("first", 3, MaxPaths), Number("maxLength", 6, MaxLength),
            given.Value<StatementFilter>("where"), given.Values<string>("kinds"));
        int Number(string argument, int otherwise, int most) => PageArguments.Bounded(argument, given.Value<int?>(argument) ?? otherwise, 1, most, "Ask for fewer and shorter routes.");
    }

    private static Deferred<PathResult> Find(IResolveFieldContext context)
    {
        var (loaders, query) = (GraphRequest.LoadersOf(context), Read(Given.To(context)));
        return new(async cancel =>
        {
            if (await ResolvedIds.FindAsync(loaders, [query.From, query.To], cancel) is not [var start, var end])
                throw new UserInputException($"from and to are the same entity, {query.To}. Write two different ones.");
            var found = await loaders.Store.PathsAsync(query with { From = start, To = end }, cancel);
            foreach (var step in found.Paths.SelectMany(p => p.Steps))
            {
                loaders.Entities.Prime(step.From.Id, step.From);
                loaders.Entities.Prime(step.To.Id, step.To);
            }
            return found;
        });
    }
}
