using RiskGraph.Core.Model;

namespace RiskGraph.Server.Maps;

/// <summary>The whole graph to be drawn: entities at their places, and what is said between them.</summary>
/// <param name="Version">Of the graph (<see cref="Core.Storage.IGraphStore.VersionAsync"/>) when it began to be read.</param>
/// <param name="Entities">How many the graph has; more than <paramref name="Nodes"/> where the map has only the most connected.</param>
/// <param name="Statements">How many live ones the graph has, those with a literal included.</param>
/// <param name="Nodes">Most important first.</param>
/// <param name="Edges">By source, target, predicate.</param>
/// <param name="LeftOut">How many edges between the nodes there were too many of.</param>
/// <param name="Communities">Largest first.</param>
internal sealed record GraphMap(
    string Version, int Entities, int Statements, IReadOnlyList<MapNode> Nodes, IReadOnlyList<MapEdge> Edges, int LeftOut, IReadOnlyList<MapCommunity> Communities);

/// <param name="Kind">Number of the kind in the catalogue.</param>
/// <param name="Date">The first dated property of its kind; null where it has none.</param>
/// <param name="X">From -<see cref="Core.Maps.MapLayout.Extent"/> to +<see cref="Core.Maps.MapLayout.Extent"/>, as is <paramref name="Y"/>.</param>
/// <param name="Size">From 1 to 100; the square of it follows the importance.</param>
/// <param name="Degree">How many edges of the map it has.</param>
/// <param name="Community">Number of its community; -1 for none.</param>
internal readonly record struct MapNode(EntityId Id, string Label, int Kind, PartialDate? Date, int X, int Y, int Size, int Degree, int Community);

/// <summary>All statements between two entities by one predicate and of one polarity.</summary>
/// <param name="Source">Number of the subject's node.</param>
/// <param name="Predicate">Number of the predicate in the catalogue.</param>
/// <param name="Confidence">Of the strongest, in percent.</param>
/// <param name="Status">Of the strongest.</param>
internal readonly record struct MapEdge(int Source, int Target, int Predicate, bool Negated, int Confidence, StatementStatus Status);

/// <param name="Node">Number of the node that it is named after: its most connected risk, or where it has none its most connected entity.</param>
internal readonly record struct MapCommunity(int Node, int Size);
