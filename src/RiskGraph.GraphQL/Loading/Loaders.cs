using RiskGraph.Core.Storage;

namespace RiskGraph.GraphQL.Loading;

/// <summary>The batches of one request.</summary>
internal sealed class Loaders(IGraphStore store)
{
    public IGraphStore Store { get; } = store;
}
