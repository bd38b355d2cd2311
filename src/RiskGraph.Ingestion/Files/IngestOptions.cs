namespace RiskGraph.Ingestion;

public sealed record IngestOptions
{
    /// <summary>Works out what would change and changes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The largest file that is read, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 16 << 20;

    /// <summary>How many documents go into one atomic change set.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How many texts are read at the same time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Recorded with what the run changes, as in <c>riskgraph ingest 0.1.0</c>.</summary>
    public string Tool { get; init; } = "riskgraph ingest";

    /// <summary>Called with every line of the difference, batch by batch, as it is made or, in a dry run, as it would be.</summary>
    public Action<Core.Storage.DifferenceLine>? OnDifference { get; init; }
}

/// <param name="Done">How many documents are finished.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Path">The last one finished.</param>
public readonly record struct IngestProgress(int Done, int Total, string Path);
