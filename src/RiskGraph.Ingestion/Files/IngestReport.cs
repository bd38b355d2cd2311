using RiskGraph.Core.Checks;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion;

public enum DocumentOutcome { Added, Changed, Unchanged, Failed }

/// <summary>What became of one file.</summary>
/// <param name="Id">Null when the file could not be read.</param>
/// <param name="Entities">How many entities it names.</param>
/// <param name="Statements">How many statements it asserts.</param>
/// <param name="Proposals">How many statements it only proposes.</param>
public sealed record DocumentReport(string Path, EntityId? Id, DocumentOutcome Outcome, int Entities, int Statements, int Proposals);

/// <summary>What a run did or, in a dry run, would do.</summary>
public sealed record IngestReport
{
    public required bool DryRun { get; init; }

    /// <summary>In the order of their paths.</summary>
    public IReadOnlyList<DocumentReport> Documents { get; init; } = [];

    /// <summary>How many entities the documents name, each counted once.</summary>
    public int Entities { get; init; }

    /// <summary>How many statements some document asserts, each counted once.</summary>
    public int Statements { get; init; }

    /// <summary>How many statements the documents only propose, each counted once.</summary>
    public int Proposals { get; init; }

    /// <summary>By file, then by place.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How many records changed, by action and kind of record.</summary>
    public IReadOnlyDictionary<(ChangeAction Action, RecordKind Kind), int> Changes { get; init; } = new Dictionary<(ChangeAction, RecordKind), int>();

    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    public bool ChangedNothing => Changes.Count == 0;

    public int Count(DocumentOutcome outcome) => Documents.Count(d => d.Outcome == outcome);
}
