using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Filtering;
using RiskGraph.Core.Export.Formats;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Exporting;

/// <param name="Records">How many records of the graph were exported, after the selection.</param>
/// <param name="Unlicensed">How many live documents state no licence, so that nobody can tell whether they are share-alike.</param>
internal sealed record ExportResult(long Records, int Unlicensed);

/// <summary>Exports one moment of a store: read into a temporary file, cut to the selection, written in a format.</summary>
internal sealed class GraphExport(IGraphStore store, GraphCatalogue catalogue)
{
    /// <param name="report">Told now and then what is being done and with how many records.</param>
    public async Task<ExportResult> RunAsync(IExportFormat format, ExportSelection selection, AtomicOutput output, Action<string, long>? report, CancellationToken cancellationToken)
    {
        var graph = await GraphSpool.FillAsync(store.ReadAllAsync(cancellationToken), Temporary(), Ticking("read", report, cancellationToken), cancellationToken);
        try
        {
            if (!selection.IsEverything)
            {
                var whole = graph;
                var selecting = Ticking("looked through", report, cancellationToken);
                graph = await GraphSpool.FillAsync(SelectedRecords.Of(whole, selection, selecting), Temporary(), selecting, cancellationToken);
                whole.Dispose();
            }
            format.Write(new(graph, catalogue, output.Open, Temporary, Ticking("written", report, cancellationToken)));
            output.Complete();
            return new(graph.Count, graph.Documents().Count(d => string.IsNullOrWhiteSpace(d.Licence)));
        }
        finally
        {
            graph.Dispose();
        }
    }

    private static Action Ticking(string done, Action<string, long>? report, CancellationToken cancellationToken)
    {
        const int Stretch = 10_000;
        var count = 0L;
        return () =>
        {
            if (++count % 100 == 0) cancellationToken.ThrowIfCancellationRequested();
            if (count % Stretch == 0) report?.Invoke(done, count);
        };
    }

    private static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), $"riskgraph-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
