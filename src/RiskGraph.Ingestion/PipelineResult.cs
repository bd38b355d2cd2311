using System.Collections.Immutable;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion;

/// <param name="Content">All that the text says; null exactly when there is an error among the problems.</param>
/// <param name="Problems">In the order of the text.</param>
public sealed record PipelineResult(DocumentContent? Content, ImmutableArray<Problem> Problems);
