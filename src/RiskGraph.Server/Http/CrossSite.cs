namespace RiskGraph.Server.Http;

/// <summary>
/// Keeps pages of other sites from having a browser send requests here. A POST needs application/json, for which a browser asks
/// leave first (and none is given); a GET needs to come from this site, from the address line, or with a header that makes the
/// browser ask. Programs that are no browsers send no Sec-Fetch-Site and are not concerned.
/// </summary>
internal static class CrossSite
{
    public const string PreflightHeader = "GraphQL-Require-Preflight";

    public static bool IsRefused(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && ComesFromElsewhere(request)
        && request.Headers["Sec-Fetch-Mode"] is not ["navigate"]
        && !request.Headers.ContainsKey(PreflightHeader);

    /// <summary>Whether a browser says that a page of another site sends the request.</summary>
    public static bool ComesFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [not (null or "same-origin" or "none"), ..];
}
