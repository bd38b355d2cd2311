using GraphQL.Types;
using RiskGraph.Core.Storage;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Paging;

/// <summary>The types of connections as Relay has them: edges with cursors, and beside them the nodes alone.</summary>
internal static class ConnectionTypes
{
    private sealed record PageInfo(bool HasNext, bool HasPrevious, string? Start, string? End)
    {
        public static PageInfo Of<T>(Page<T> page) => new(page.HasNext, page.HasPrevious, page.Edges is [var first, ..] ? first.Cursor : null, page.Edges is [.., var last] ? last.Cursor : null);
    }

    public static void AddPageInfo(RiskGraphSchema schema) => schema.Add(Object("PageInfo", "Where a page stands in its list.",
        Field<PageInfo>("hasNextPage", "Boolean!", "Whether the list goes on after this page.", p => p.HasNext),
        Field<PageInfo>("hasPreviousPage", "Boolean!", "Whether something of the list comes before this page.", p => p.HasPrevious),
        Field<PageInfo>("startCursor", "String", "The cursor of the first item; null where the page is empty.", p => p.Start),
        Field<PageInfo>("endCursor", "String", "The cursor of the last item; null where the page is empty.", p => p.End)));

    /// <summary>Adds <c>XConnection</c> and <c>XEdge</c>. Their source is a page.</summary>
    /// <param name="name">The X.</param>
    /// <param name="nodeType">The GraphQL type of the nodes.</param>
    /// <param name="plural">What the nodes are, as in <c>incidents of a risk</c>.</param>
    /// <param name="node">Takes the node out of an item of the page.</param>
    /// <param name="edgeFields">What an edge has besides cursor and node; their source is an <see cref="Edge{T}"/>.</param>
    public static ObjectGraphType Add<T>(RiskGraphSchema schema, string name, string nodeType, string plural, Func<T, object> node, params IEnumerable<FieldType> edgeFields)
    {
        schema.Add(Fill(Object($"{name}Edge", $"One of some {plural}, and where it stands in the list.",
            Field<Edge<T>>("cursor", "String!", "Stands on this item: pass it to after or before.", e => e.Cursor),
            Field<Edge<T>>("node", $"{nodeType}!", "The item.", e => node(e.Node))), edgeFields));
        var connection = Object($"{name}Connection", $"A page of {plural}.",
            Field<Page<T>>("edges", $"[{name}Edge!]!", "The items with their cursors.", p => p.Edges),
            Field<Page<T>>("nodes", $"[{nodeType}!]!", "The items alone.", p => Nodes(p, node)),
            Field<Page<T>>("pageInfo", "PageInfo!", "Where the page stands in the list.", PageInfo.Of),
            Field<Page<T>>("totalCount", "Int!", "How many the whole list has. Counted only when asked for.", p => p.Total));
        schema.Add(connection);
        return connection;
    }

    private static object[] Nodes<T>(Page<T> page, Func<T, object> node)
    {
        var nodes = new object[page.Edges.Count];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = node(page.Edges[i].Node);
        return nodes;
    }
}
