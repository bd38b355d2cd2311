namespace RiskGraph.Core.Model;

/// <summary>One change of the graph: who made it, when and from what. A run that changes nothing leaves no trace.</summary>
/// <param name="StartedAt">In UTC, whole milliseconds.</param>
/// <param name="Tool">The command and version, as in <c>riskgraph ingest 0.1.0</c>.</param>
/// <param name="Source">What was read, as the user named it.</param>
public sealed record ImportRun(DateTimeOffset StartedAt, string Tool, string Source)
{
    public string Id => "run:" + ContentHash.Of("run", StartedAt.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture), Tool, Source);
}

/// <summary>The id <paramref name="From"/> now means <paramref name="To"/>, with which it was merged.</summary>
public sealed record Redirect(EntityId From, EntityId To);

/// <summary>A person's word on a statement: Accepted, Disputed or Rejected.</summary>
public sealed record Review(string Statement, StatementStatus Status, string Reviewer, DateTimeOffset At, string? Note = null);
