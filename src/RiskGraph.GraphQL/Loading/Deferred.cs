using GraphQL.DataLoader;

namespace RiskGraph.GraphQL.Loading;

/// <summary>A value that a store call will give. It runs with the rest of its level, so that calls for one level run side by side.</summary>
internal sealed class Deferred<T>(Func<CancellationToken, Task<T>> call) : IDataLoaderResult
{
    public async Task<object?> GetResultAsync(CancellationToken cancellationToken) => await call(cancellationToken);
}

/// <summary>What is made of a value that is still to come.</summary>
internal sealed class Mapped<T>(IDataLoaderResult inner, Func<T?, object?> map) : IDataLoaderResult
{
    public async Task<object?> GetResultAsync(CancellationToken cancellationToken) => map((T?)await inner.GetResultAsync(cancellationToken));
}
