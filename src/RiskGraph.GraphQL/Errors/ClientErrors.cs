using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using RiskGraph.Citations.Lookup;
using RiskGraph.Core.Storage;

namespace RiskGraph.GraphQL.Errors;

/// <summary>
/// Decides what a client sees of an error: a message with what to do next, and a stable code. What was not written for
/// clients (an exception of the store, the runtime or the library's insides) is replaced, so that no name of our code gets out.
/// </summary>
public sealed class ClientErrors : IErrorInfoProvider
{
    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var (code, message) = Describe(executionError);
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (Translate(executionError) is { Extensions: { } more })
            foreach (var (name, value) in more) extensions[name] = value;
        return new() { Message = message, Extensions = extensions };
    }

    public static string CodeOf(ExecutionError error) => Describe(error).Code;

    /// <summary>Whether the error is a fault of the server, to be logged with all it holds.</summary>
    public static bool IsFault(ExecutionError error) => Describe(error).Code is ErrorCode.Internal or ErrorCode.StoreUnavailable;

    /// <summary>The failure in our own words, where the exception is one we know; null otherwise.</summary>
    public static RequestException? Translate(Exception exception) => exception switch
    {
        RequestException known => known,
        CursorException cursor => new CursorInvalidException(cursor.Message, cursor),
        StoreUnavailableException store => new StoreFailedException(store),
        LookupException lookup => new UserInputException(lookup.Message, lookup),
        // The executor wraps what resolvers throw, loaders wrap what their batch threw.
        UnhandledError { InnerException: { } inner } => Translate(inner),
        AggregateException { InnerExceptions: [var inner] } => Translate(inner),
        _ => null,
    };

    private static (string Code, string Message) Describe(ExecutionError error) => Translate(error) is { } known ? (known.Code!, known.Message) : error switch
    {
        SyntaxError => (ErrorCode.ParseFailed, FirstLine(error.Message)),
        QueryMissingError => (ErrorCode.BadRequest, "The request has no query. Send JSON such as {\"query\": \"{ stats { entities } }\"}."),
        NoOperationError => (ErrorCode.OperationUnknown, "The document has no operation. Write one, such as { stats { entities } }."),
        NoOperationNameError => (ErrorCode.OperationUnknown, "The document has several operations. Name the one to run in operationName."),
        InvalidOperationNameError => (ErrorCode.OperationUnknown, "The document has no operation of the name given in operationName. Correct the name, or leave it out where there is one operation only."),
        InvalidOperationError => (ErrorCode.OperationUnknown, "The schema has no operation of this type. Send a query."),
        // The library says which variable, the scalar what to write.
        InvalidVariableError { InnerException: FormatException why } => (ErrorCode.BadUserInput, $"{error.Message}. {why.Message}"),
        InvalidVariableError or InvalidLiteralError or InvalidValueError => (ErrorCode.BadUserInput, error.Message),
        ValidationError => (ErrorCode.ValidationFailed, error.Message),
        TimeoutError => (ErrorCode.Timeout, "The request took longer than is allowed. Ask for less: smaller pages, fewer levels, a narrower filter."),
        _ => (ErrorCode.Internal, "The server failed at this. It is no fault of the request; what happened is in the server's log."),
    };

    /// <summary>The parser adds an excerpt of the source below; the position is in <c>locations</c> already.</summary>
    private static string FirstLine(string message) => message.IndexOfAny(['\r', '\n']) is var end and >= 0 ? message[..end] : message;
}
