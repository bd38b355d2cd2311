using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Server.Operations;

namespace RiskGraph.Server.Http;

/// <summary>
/// Which status an answer has. The GraphQL-over-HTTP specification is a draft that changed in 2026; clients and the audits of
/// npm graphql-http follow what it was before.
/// </summary>
internal enum HttpProfile
{
    /// <summary>As the audits have it. With application/json a well-formed request always gets 200.</summary>
    Audit,
    /// <summary>As the draft of August 2026 has it: 422 for what is well-formed and cannot be run, 294 for data with errors, the same for every media type.</summary>
    Draft2026,
}

internal static class HttpStatus
{
    private const int PartialSuccess = 294;

    public static int Of(HttpProfile profile, ResponseMedia media, OperationAnswer answer)
    {
        if (answer.Refusal is LimitExceededException { Limit: var limit } && limit == GuardLimit.Bytes.Name) return StatusCodes.Status413PayloadTooLarge;
        var isLegacy = profile == HttpProfile.Audit && media == ResponseMedia.Json;
        var unprocessable = profile == HttpProfile.Draft2026 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
        return (answer.Refusal is { } refusal ? ClientErrors.CodeOf(refusal) : null) switch
        {
            null => profile == HttpProfile.Draft2026 && answer.Result.Errors?.Count > 0 ? PartialSuccess : StatusCodes.Status200OK,
            ErrorCode.BadRequest => StatusCodes.Status400BadRequest,
            ErrorCode.BadParameters => unprocessable,
            ErrorCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
            ErrorCode.NotAcceptable => StatusCodes.Status406NotAcceptable,
            ErrorCode.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
            ErrorCode.CrossSiteRefused => StatusCodes.Status403Forbidden,
            _ when isLegacy => StatusCodes.Status200OK,
            ErrorCode.ParseFailed => StatusCodes.Status400BadRequest,
            ErrorCode.Timeout or ErrorCode.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
            ErrorCode.Internal => StatusCodes.Status500InternalServerError,
            _ => unprocessable,
        };
    }
}
