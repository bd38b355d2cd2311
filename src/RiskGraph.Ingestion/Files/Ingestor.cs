using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Files;

namespace RiskGraph.Ingestion;

/// <summary>Takes files into a store. The order of files does not matter, a second run changes nothing, and no bad file stops the others.</summary>
public sealed class Ingestor(GraphCatalogue catalogue, IGraphStore store, TimeProvider time)
{
    private readonly IngestionPipeline _pipeline = new(catalogue);

    /// <param name="paths">Files, and folders with files (<c>*.md</c>, <c>*.markdown</c>, <c>*.txt</c>) at any depth.</param>
    /// <exception cref="IngestException">A path is not there.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used. What was applied before stays, each document whole.</exception>
    public async Task<IngestReport> RunAsync(IReadOnlyList<string> paths, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var files = SourceFiles.Find(paths, out var missing);
        if (missing.Count > 0) throw new IngestException($"There is no file or folder {string.Join(", ", missing.Select(m => $"'{m}'"))}.");
        var started = time.GetUtcNow();
        var run = new ImportRun(new DateTimeOffset(started.Ticks - started.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero), options.Tool, string.Join(' ', paths));
        var before = await store.RevisionsAsync(cancellationToken);
        var (documents, problems, changes) = (new List<DocumentReport>(), new List<Problem>(), new Dictionary<(ChangeAction, RecordKind), int>());
        var (seen, all) = (new HashSet<string>(StringComparer.Ordinal), new IngestTally());
        foreach (var chunk in files.Chunk(options.BatchSize))
        {
            var contents = new List<DocumentContent>();
            foreach (var file in chunk)
            {
                var (text, problem) = await Utf8File.ReadAsync(file, options.MaxFileBytes, cancellationToken);
                if (problem is not null) problems.Add(problem);
                if (text is null)
                {
                    documents.Add(new(file.Path, null, DocumentOutcome.Failed, 0, 0, 0));
                    continue;
                }
                var result = _pipeline.Run(SourceText.Of(file.FullPath, text) with { Path = file.Path }, KnownNames.None);
                problems.AddRange(result.Problems);
                var tally = new IngestTally();
                if (result.Content is { } content)
                {
                    contents.Add(content);
                    tally.Add(content);
                    all.Add(content);
                }
                var outcome = result.Content is null ? DocumentOutcome.Failed : !before.TryGetValue(result.Content.Document.Id, out var revision) ? DocumentOutcome.Added
                    : revision == result.Content.Document.Revision ? DocumentOutcome.Unchanged : DocumentOutcome.Changed;
                documents.Add(new(file.Path, result.Content?.Document.Id, outcome, tally.Entities, tally.Statements, tally.Proposals));
                progress?.Report(new(documents.Count, files.Count, file.Path));
            }
            var set = new ChangeSet(run) { Documents = contents };
            var difference = options.DryRun ? await store.PreviewAsync(set, cancellationToken) : await store.ApplyAsync(set, cancellationToken);
            foreach (var line in difference.Lines.Where(l => seen.Add($"{l.Action} {l.Kind} {l.Id}")))
            {
                changes[(line.Action, line.Kind)] = changes.GetValueOrDefault((line.Action, line.Kind)) + 1;
                options.OnDifference?.Invoke(line);
            }
        }
        return new() { DryRun = options.DryRun, Documents = documents, Entities = all.Entities, Statements = all.Statements, Proposals = all.Proposals, Problems = problems, Changes = changes };
    }
}

/// <summary>The paths cannot be used; the message says which and why. Nothing was changed.</summary>
public sealed class IngestException(string message) : FormatException(message);
