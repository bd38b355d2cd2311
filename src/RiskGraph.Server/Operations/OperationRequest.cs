using GraphQL;
using RiskGraph.GraphQL;

namespace RiskGraph.Server.Operations;

/// <summary>A request as it arrived, by whatever way.</summary>
/// <param name="OperationName">Null where the document has one operation only.</param>
internal sealed record OperationRequest(string Document, string? OperationName, Inputs Variables, Inputs Extensions)
{
    /// <summary>Whether only a query may be run, as by HTTP GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>See <see cref="GraphRequest.BaseAddress"/>.</summary>
    public string BaseAddress { get; init; } = "";
}

/// <param name="Result">With data, errors, or both.</param>
/// <param name="Cost">What the guard priced it at; 0 where it was refused before that.</param>
internal sealed record OperationAnswer(ExecutionResult Result, long Cost)
{
    /// <summary>The error for which nothing was executed; null where something was.</summary>
    public ExecutionError? Refusal => Result.Executed ? null : Result.Errors![0];
}
