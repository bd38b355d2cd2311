using GraphQL;
using GraphQL.Resolvers;

namespace RiskGraph.GraphQL.Building;

/// <summary>
/// Resolves a field at once: to its value, or to an <c>IDataLoaderResult</c> that the executor runs when all of its level
/// have been asked for. The context must not outlive the call, since the executor uses it again.
/// </summary>
internal sealed class Resolver(Func<IResolveFieldContext, object?> resolve) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(resolve(context));
}
