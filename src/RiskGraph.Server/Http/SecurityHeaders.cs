namespace RiskGraph.Server.Http;

/// <summary>What browsers are told to refuse, on every answer.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Pages run scripts of this server only. The editor of GraphiQL writes style elements as it goes, which allows nothing but
    /// looks; its fonts and cursors are in its style sheets.
    /// </summary>
    private const string Page = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The explorer is content with less: no inline styles, no images but the empty icon.</summary>
    private const string Explorer = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Nothing;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }

    public static void AllowPage(HttpResponse response) => response.Headers.ContentSecurityPolicy = Page;

    public static void AllowExplorer(HttpResponse response) => response.Headers.ContentSecurityPolicy = Explorer;
}
