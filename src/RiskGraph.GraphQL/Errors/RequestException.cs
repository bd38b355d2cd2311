using GraphQL;

namespace RiskGraph.GraphQL.Errors;

/// <summary>
/// A failure that the client is told of in our own words: the message says what is wrong and what to do next.
/// Thrown by a resolver it becomes an error at that field; location and path are added by the executor.
/// </summary>
public abstract class RequestException : ExecutionError
{
    private protected RequestException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;
}

/// <summary>The request does not reach execution for a reason that lies in how it was sent.</summary>
/// <param name="code">One of <see cref="ErrorCode"/>.</param>
public sealed class RequestRefusedException(string code, string message) : RequestException(code, message);

/// <summary>An argument has a value that cannot be used. The message says which, why, and what to write instead.</summary>
public sealed class UserInputException(string message, Exception? inner = null) : RequestException(ErrorCode.BadUserInput, message, inner);

/// <summary>What was asked for by id is not there, where null cannot say so. The message says how to find the right id.</summary>
public sealed class NotFoundException(string message) : RequestException(ErrorCode.NotFound, message);

/// <summary>The cursor is none of this list.</summary>
public sealed class CursorInvalidException(string message, Exception? inner = null) : RequestException(ErrorCode.CursorInvalid, message, inner);

/// <summary>More was asked for than the server gives in one request.</summary>
public sealed class LimitExceededException : RequestException
{
    /// <param name="limit">The limit's name, as in <c>depth</c>; a setting of the same name changes it.</param>
    /// <param name="allowed">The most that is allowed.</param>
    /// <param name="actual">What was asked for, or the count at which counting stopped, since more cannot help.</param>
    /// <param name="advice">What to do instead, as a sentence.</param>
    public LimitExceededException(string limit, long allowed, long actual, string advice)
        : base(ErrorCode.LimitExceeded, $"The limit on {limit} is {allowed}, and this request comes to {actual}. {advice}")
    {
        (Limit, Allowed, Actual) = (limit, allowed, actual);
        Extensions = new() { ["limit"] = limit, ["allowed"] = allowed, ["actual"] = actual };
    }

    public string Limit { get; }
    public long Allowed { get; }
    public long Actual { get; }
}

/// <summary>The store cannot be reached at present. Where it is and what it said stays in the server's log.</summary>
public sealed class StoreFailedException(Exception inner)
    : RequestException(ErrorCode.StoreUnavailable, "The store does not answer at present. Send the request again in a while; if that does not help, the server's log says why.", inner);

/// <summary>The request took longer than the server allows.</summary>
public sealed class TimedOutException(TimeSpan allowed, Exception? inner = null)
    : RequestException(ErrorCode.Timeout, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The request was stopped after {allowed.TotalSeconds:0.###} seconds, the most that is allowed. Ask for less: smaller pages, fewer levels, a narrower filter."), inner);
