using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Loading;

namespace RiskGraph.GraphQL.Entities;

/// <summary>Entities that a question starts from: they must be there, and those merged into others are the others.</summary>
internal static class ResolvedIds
{
    /// <returns>In the order of the ids, each once.</returns>
    /// <exception cref="NotFoundException">One is not there.</exception>
    public static async Task<IReadOnlyList<EntityId>> FindAsync(Loaders loaders, IReadOnlyList<EntityId> ids, CancellationToken cancellationToken)
    {
        var found = await loaders.Store.EntitiesAsync(ids, cancellationToken);
        return [.. ids.Select(id => found.TryGetValue(id, out var entity) ? entity.Id
            : throw new NotFoundException($"There is no entity {id}. Find its id with search, or with entity(name:).")).Distinct()];
    }
}
