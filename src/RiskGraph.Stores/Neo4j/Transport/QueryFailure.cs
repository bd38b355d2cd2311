namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>The server answered that a query failed. Messages are not stable between versions: decide by the code.</summary>
/// <param name="code">As in <c>Neo.TransientError.Transaction.DeadlockDetected</c>.</param>
internal sealed class QueryFailure(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;

    /// <summary>What the server wrote, without the code.</summary>
    public string Text { get; } = message;

    /// <summary>Trying again may help. Drivers count being terminated among the client's errors, though its code says transient.</summary>
    public bool IsTransient => Code switch
    {
        "Neo.TransientError.Transaction.Terminated" or "Neo.TransientError.Transaction.LockClientStopped" => false,
        "Neo.ClientError.Cluster.NotALeader" or "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase" => true,
        "Neo.ClientError.Request.ResourceExhaustion" or "Neo.DatabaseError.General.UnknownError" => false,
        _ => Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal),
    };

    /// <summary>The bookmark is of another life of the database, as after a restored backup.</summary>
    public bool IsBadBookmark => Code.StartsWith("Neo.ClientError.Transaction.InvalidBookmark", StringComparison.Ordinal);

    public bool IsTimeout => Code.StartsWith("Neo.ClientError.Transaction.TransactionTimedOut", StringComparison.Ordinal);
}
