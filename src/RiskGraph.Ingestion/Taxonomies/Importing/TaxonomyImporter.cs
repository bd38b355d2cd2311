using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies.Importing;

public sealed record ImportOptions
{
    /// <summary>Works out what would change and changes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Roughly how many records go into one atomic change set. A document is never split.</summary>
    public int BatchSize { get; init; } = 4000;

    /// <summary>Recorded with what the run changes, as in <c>riskgraph import 0.1.0</c>.</summary>
    public string Tool { get; init; } = "riskgraph import";

    /// <summary>Called with every line of the difference, batch by batch.</summary>
    public Action<DifferenceLine>? OnDifference { get; init; }
}

/// <param name="Documents">How many documents are finished.</param>
/// <param name="Records">How many records they hold: entities, statements and pieces of evidence.</param>
public readonly record struct ImportProgress(int Documents, long Records, string Document);

/// <summary>
/// Takes a published source into a store, batch by batch, holding no more than one batch. A second run changes nothing; a newer
/// edition supersedes what it no longer says. What another source says stays.
/// </summary>
public sealed class TaxonomyImporter(IGraphStore store, TimeProvider time)
{
    /// <exception cref="TaxonomyException">The input is not of the source. What was applied before stays, each document whole.</exception>
    public async Task<ImportReport> RunAsync(ITaxonomySource source, SourceInput input, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var run = new ImportRun(new DateTimeOffset(started.Ticks - started.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero), options.Tool, $"{source.Name} {input.Name}");
        var before = await store.RevisionsAsync(cancellationToken);
        var (log, batch, weight) = (new ImportLog(), new List<DocumentContent>(), 0L);
        var result = new Progressing();
        foreach (var content in source.Read(input, log))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!result.Seen.Add(content.Document.Id)) throw new TaxonomyException($"{input.Name}: two parts of it make the document {content.Document.Id}. Give one of the files at a time.");
            result.Records += Weight(content);
            if (before.TryGetValue(content.Document.Id, out var revision) && revision == content.Document.Revision) result.Unchanged++;
            else
            {
                batch.Add(content);
                weight += Weight(content);
            }
            progress?.Report(new(result.Seen.Count, result.Records, content.Document.Title));
            if (weight < options.BatchSize) continue;
            await ApplyAsync(batch, run, options, result, cancellationToken);
            weight = 0;
        }
        batch.AddRange(await WithdrawnAsync(result.Seen, before.Keys, cancellationToken));
        await ApplyAsync(batch, run, options, result, cancellationToken);
        return new()
        {
            Source = source.Name,
            Input = input.Name,
            DryRun = options.DryRun,
            Documents = result.Seen.Count,
            UnchangedDocuments = result.Unchanged,
            Log = log,
            Changes = result.Changes,
        };
    }

    private sealed class Progressing
    {
        public HashSet<EntityId> Seen { get; } = [];
        public HashSet<string> Told { get; } = new(StringComparer.Ordinal);
        public Dictionary<(ChangeAction Action, RecordKind Kind), int> Changes { get; } = [];
        public int Unchanged { get; set; }
        public long Records { get; set; }
    }

    private async Task ApplyAsync(List<DocumentContent> batch, ImportRun run, ImportOptions options, Progressing result, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return;
        var set = new ChangeSet(run) { Documents = [.. batch] };
        batch.Clear();
        var difference = options.DryRun ? await store.PreviewAsync(set, cancellationToken) : await store.ApplyAsync(set, cancellationToken);
        foreach (var line in difference.Lines)
        {
            // In a dry run each batch is compared with the store as it is, so that what several batches name would be told of several times.
            if (options.DryRun && !result.Told.Add($"{line.Action} {line.Kind} {line.Id}")) continue;
            result.Changes[(line.Action, line.Kind)] = result.Changes.GetValueOrDefault((line.Action, line.Kind)) + 1;
            options.OnDifference?.Invoke(line);
        }
    }

    private static long Weight(DocumentContent content) => content.Entities.Count + content.Statements.Count + content.Evidence.Count;

    /// <summary>Parts that an earlier edition had and this one, being shorter, has not: they now say nothing.</summary>
    private async Task<IReadOnlyList<DocumentContent>> WithdrawnAsync(HashSet<EntityId> seen, IEnumerable<EntityId> stored, CancellationToken cancellationToken)
    {
        var stems = seen.Select(id => Stem(id.Text)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var gone = stored.Where(id => !seen.Contains(id) && Stem(id.Text) is { } stem && stems.Contains(stem)).Order().ToList();
        if (gone.Count == 0) return [];
        var documents = await store.DocumentsAsync(gone, cancellationToken);
        return [.. documents.Values.Where(d => d.Text.Length > 0).OrderBy(d => d.Id).Select(d =>
            new DocumentContent(d with { Text = "", Sections = [], Revision = ContentHash.Of("withdrawn", d.Id.Text) }) { Entities = [new(d.Id, d.Title)] })];
    }

    private static string? Stem(string id)
    {
        var end = id.Length;
        while (end > 0 && char.IsAsciiDigit(id[end - 1])) end--;
        return end < id.Length && end > 0 && id[end - 1] == '-' ? id[..end] : null;
    }
}
