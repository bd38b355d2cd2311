using GraphQL;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;
using RiskGraph.GraphQL.Paging;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Neighbourhoods;

/// <summary>What stands around some entities.</summary>
internal static class NeighbourhoodTypes
{
    private const int MaxCentres = 50, MaxDepth = 4, MaxNodes = 1000, MaxPerPredicate = 200;

    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(Object("NeighbourhoodMore", "That a node has more neighbours than are shown, so that a client can ask for the rest.",
            Field("node", "Entity!", "The node.", context =>
            {
                var id = ((NeighbourhoodMore)context.Source!).Node;
                return new Mapped<Entity>(GraphRequest.LoadersOf(context).Entities.Load(id), entity => entity ?? EntitySource.Unknown(id));
            }),
            Field<NeighbourhoodMore>("predicate", "Predicate!", "By which predicate.", m => m.Predicate),
            Field<NeighbourhoodMore>("direction", "Direction!", "Whether the node is the subject or the object.", m => m.Direction),
            Field<NeighbourhoodMore>("shown", "Int!", "How many of the neighbours are among the nodes.", m => m.Shown),
            Field<NeighbourhoodMore>("total", "Int!", "How many there are.", m => m.Total)));
        schema.Add(Object("Neighbourhood", "What stands around some entities.",
            Field<Neighbourhood>("nodes", "[Entity!]!", "The centres first, then by distance, then by id.", n => n.Nodes),
            Field<Neighbourhood>("statements", "[Statement!]!", "The statements that join the nodes with each other, by id.", n => n.Statements),
            Field<Neighbourhood>("more", "[NeighbourhoodMore!]!", "What was left out: nothing is dropped in silence. By node, predicate and direction.", n => n.More)));
        schema.AddRoot(Field("neighbourhood", "Neighbourhood!", "What stands around some entities, cut off fairly: every predicate of a node gets its turn before any gets a second page.", Find,
            Argument("of", "[ID!]!", $"The entities to start from, 1 to {MaxCentres}."),
            Argument("depth", "Int", $"How many steps to go, 1 to {MaxDepth}.", 1),
            Argument("where", "StatementFilter", "Along which statements; the live ones where it asks for no status."),
            Argument("kinds", "[EntityKind!]", "Which kinds may appear; all where nothing is said. The centres always do."),
            Argument("limit", "Int", $"How many nodes at most, centres included, 1 to {MaxNodes}.", 200),
            Argument("perPredicate", "Int", $"How many neighbours of one node at most by one predicate and direction, 1 to {MaxPerPredicate}.", 25)).Checked(given => Read(given)));
    }

    private static NeighbourhoodQuery Read(Given given)
    {
        var of = EntityIds.Read(given.Values<string>("of")!, "of");
        if (of.Count == 0) throw new UserInputException("of is empty. Write the id of at least one entity.");
        if (of.Count > MaxCentres) throw new LimitExceededException("of", MaxCentres, of.Count, "Start from fewer entities.");
        return new(of, Number("depth", 1, MaxDepth), Number("limit", 200, MaxNodes), Number("perPredicate", 25, MaxPerPredicate), given.Value<StatementFilter>("where"), given.Values<string>("kinds"));
        int Number(string argument, int otherwise, int most) => PageArguments.Bounded(argument, given.Value<int?>(argument) ?? otherwise, 1, most, "Take the next step from the nodes of the first answer.");
    }

    private static Deferred<Neighbourhood> Find(IResolveFieldContext context)
    {
        var (loaders, query) = (GraphRequest.LoadersOf(context), Read(Given.To(context)));
        return new(async cancel =>
        {
            var found = await loaders.Store.NeighbourhoodAsync(query with { Of = await ResolvedIds.FindAsync(loaders, query.Of, cancel) }, cancel);
            // The ends of the statements are among the nodes.
            foreach (var node in found.Nodes) loaders.Entities.Prime(node.Id, node);
            return found;
        });
    }
}
