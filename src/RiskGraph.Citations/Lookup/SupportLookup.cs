using System.Runtime.CompilerServices;
using RiskGraph.Citations.Lookup.Drafts;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.Lookup;

/// <summary>
/// Finds what a store holds for the sentences of a draft. It keeps an index in memory of the state of the store that was looked
/// at last, and makes a new one when the store has changed. Nothing of a draft is kept. May be used from many threads.
/// </summary>
public sealed class SupportLookup(IGraphStore store) : IDisposable
{
    /// <summary>How many sentences are looked up together: few at first, so that the first answers come soon.</summary>
    private const int FirstBatch = 4, Batch = 16;

    private readonly SemaphoreSlim _building = new(1);
    private (string Version, EvidenceIndex Index)? _current;

    /// <summary>The sentences of a draft in their order, each as soon as it and those before it are looked up; headings are left out.</summary>
    public async IAsyncEnumerable<SentenceSupport> FindAsync(Draft draft, SupportOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = await IndexAsync(cancellationToken);
        var lookup = new SentenceLookup(index);
        var reader = new HitReader(store, index, options);
        for (var (at, size) = (0, FirstBatch); at < draft.Sentences.Length; (at, size) = (at + size, Batch))
        {
            var sentences = draft.Sentences.Skip(at).Take(size).Where(s => !s.IsHeading).ToArray();
            // More than asked for, since a filter may leave out some.
            var most = options.Where is null ? options.First : Math.Max(options.First, SupportOptions.MostHits);
            var found = new List<FoundUnit>[sentences.Length];
            Parallel.For(0, sentences.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
                i => found[i] = lookup.Find(draft.Words, [.. sentences[i].Tokens], most));
            foreach (var support in await reader.ReadAsync(draft, sentences, found, cancellationToken)) yield return support;
        }
    }

    public void Dispose() => _building.Dispose();

    internal async Task<EvidenceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var version = await store.VersionAsync(cancellationToken);
        if (_current is { } known && known.Version == version) return known.Index;
        await _building.WaitAsync(cancellationToken);
        try
        {
            // Asked before reading, so that what is written meanwhile is seen next time.
            version = await store.VersionAsync(cancellationToken);
            if (_current is { } made && made.Version == version) return made.Index;
            _current = null;
            var index = await EvidenceIndexBuilder.BuildAsync(store.ReadAllAsync(cancellationToken), cancellationToken);
            _current = (version, index);
            return index;
        }
        finally
        {
            _building.Release();
        }
    }
}
