using Microsoft.Extensions.FileProviders;

namespace RiskGraph.Server.Http;

/// <summary>The pages that are built from src/graphiql and lie beside the program; no other host is asked for anything.</summary>
internal static class StaticPages
{
    private const string NotBuilt = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>GraphiQL was not built</title>
        <h1>GraphiQL was not built</h1>
        <p>Node.js 20.19 or later was not found when this server was built, so the page is missing. The API itself works:
        send queries to <code>/graphql</code>, read the schema at <a href="/graphql/schema.graphql">/graphql/schema.graphql</a>.</p>
        <p>To have the page, install Node.js with npm and build the server again.</p>
        </html>
        """;

    public static void MapPages(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var page = Path.Combine(folder, "graphiql", "index.html");
        if (Directory.Exists(folder))
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = file => Prepare(file.Context) });
        }
        app.MapGet("/", () => TypedResults.Redirect("/graphiql"));
        app.MapGet("/graphiql", (HttpContext context) =>
        {
            Prepare(context);
            return File.Exists(page) ? (IResult)TypedResults.PhysicalFile(page, "text/html; charset=utf-8") : TypedResults.Content(NotBuilt, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    /// <summary>Files under assets have a hash in their name, so they never change; pages may with the next release.</summary>
    private static void Prepare(HttpContext context)
    {
        SecurityHeaders.AllowPage(context.Response);
        context.Response.Headers.CacheControl = context.Request.Path.Value?.Contains("/assets/", StringComparison.Ordinal) == true ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
