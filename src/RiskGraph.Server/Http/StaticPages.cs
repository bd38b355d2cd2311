using Microsoft.Extensions.FileProviders;

namespace RiskGraph.Server.Http;

/// <summary>The pages that are built from src/explorer and src/graphiql and lie beside the program; no other host is asked for anything.</summary>
internal static class StaticPages
{
    public static void MapPages(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(folder))
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = file => Prepare(file.Context) });
        }
        app.MapGet("/", context => SendAsync(context, Path.Combine(folder, "explorer", "index.html"), "The explorer"));
        app.MapGet("/graphiql", context => SendAsync(context, Path.Combine(folder, "graphiql", "index.html"), "GraphiQL"));
    }

    private static Task SendAsync(HttpContext context, string page, string name)
    {
        Prepare(context);
        IResult result = File.Exists(page)
            ? TypedResults.PhysicalFile(page, "text/html; charset=utf-8")
            : TypedResults.Content(NotBuilt(name), "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        return result.ExecuteAsync(context);
    }

    private static string NotBuilt(string name) => $"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>{name} was not built</title>
        <h1>{name} was not built</h1>
        <p>Node.js 20.19 or later was not found when this server was built, so the page is missing. The API itself works:
        send queries to <code>/graphql</code>, read the schema at <a href="/graphql/schema.graphql">/graphql/schema.graphql</a>.</p>
        <p>To have the page, install Node.js with npm and build the server again.</p>
        </html>
        """;

    /// <summary>Files under assets have a hash in their name, so they never change; pages may with the next release.</summary>
    private static void Prepare(HttpContext context)
    {
        var path = context.Request.Path;
        if (path == "/" || path.StartsWithSegments("/explorer")) SecurityHeaders.AllowExplorer(context.Response);
        else SecurityHeaders.AllowPage(context.Response);
        context.Response.Headers.CacheControl = path.Value?.Contains("/assets/", StringComparison.Ordinal) == true ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
