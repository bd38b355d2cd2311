using GraphQL.DataLoader;

namespace RiskGraph.GraphQL.Loading;

/// <summary>
/// Gathers what one level of a query asks for. All keys asked for until the first is awaited go into one store call, each
/// once; what was asked for before in the request is not fetched again.
/// </summary>
/// <param name="fetch">One store call; keys that it does not find are absent from its answer.</param>
/// <param name="absent">What stands for a value that is not there.</param>
internal sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch, TValue? absent = null)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, IDataLoaderResult> _asked = [];
    private Batch? _open;

    /// <returns>The value to come.</returns>
    public IDataLoaderResult Load(TKey key)
    {
        lock (_lock)
        {
            if (_asked.TryGetValue(key, out var known)) return known;
            _open ??= new(this);
            _open.Keys.Add(key);
            var asked = new Asked(_open, key, absent);
            _asked.Add(key, asked);
            return asked;
        }
    }

    /// <summary>Takes in a value that came by another way, so that it need not be fetched.</summary>
    public void Prime(TKey key, TValue value)
    {
        lock (_lock) _asked.TryAdd(key, new Known(value));
    }

    private sealed class Batch(BatchLoader<TKey, TValue> owner)
    {
        private Task<IReadOnlyDictionary<TKey, TValue>>? _running;

        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>> RunAsync(CancellationToken cancellationToken)
        {
            lock (owner._lock)
            {
                if (_running is not null) return _running;
                owner._open = null;
                return _running = owner.Fetch(Keys, cancellationToken);
            }
        }
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> Fetch(List<TKey> keys, CancellationToken cancellationToken) => fetch(keys, cancellationToken);

    private sealed class Asked(Batch batch, TKey key, TValue? absent) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken) => (await batch.RunAsync(cancellationToken)).GetValueOrDefault(key) ?? absent;
    }

    private sealed class Known(TValue value) : IDataLoaderResult
    {
        public Task<object?> GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(value);
    }
}
