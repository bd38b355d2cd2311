using GraphQL;

namespace RiskGraph.GraphQL.Paging;

/// <summary>What is asked of a connection, so that nothing else is read.</summary>
/// <param name="Total">Whether the whole is to be counted.</param>
/// <param name="Items">Whether the page itself is looked at.</param>
internal readonly record struct Selection(bool Total, bool Items)
{
    public static Selection Of(IResolveFieldContext context)
    {
        var (total, items) = (false, false);
        foreach (var (_, type) in context.SubFields!.Values)
        {
            total |= type.Name == "totalCount";
            items |= type.Name is "edges" or "nodes" or "pageInfo";
        }
        return new(total, items);
    }
}
