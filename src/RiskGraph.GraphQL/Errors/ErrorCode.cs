namespace RiskGraph.GraphQL.Errors;

/// <summary>The value of <c>extensions.code</c>: stable, for programs to act on. Messages are for people and may change.</summary>
public static class ErrorCode
{
    /// <summary>The HTTP request is no GraphQL request: not JSON, empty, a batch.</summary>
    public const string BadRequest = "BAD_REQUEST";
    /// <summary>It is JSON, but query, operationName, variables or extensions is missing or of the wrong type.</summary>
    public const string BadParameters = "BAD_PARAMETERS";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    /// <summary>A request that another site could have made a browser send.</summary>
    public const string CrossSiteRefused = "CROSS_SITE_REFUSED";

    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    /// <summary>The document has no operation of that name, or several and none was named.</summary>
    public const string OperationUnknown = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>An argument or variable has a value that its field cannot use.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";
    /// <summary>With <c>limit</c>, <c>allowed</c> and <c>actual</c> beside it.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";
    public const string CursorInvalid = "CURSOR_INVALID";
    public const string NotFound = "NOT_FOUND";

    public const string StoreUnavailable = "STORE_UNAVAILABLE";
    public const string Timeout = "TIMEOUT";
    /// <summary>A fault of the server's own. Its details are in the server's log only.</summary>
    public const string Internal = "INTERNAL";
}
