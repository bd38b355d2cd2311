using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Pages;

namespace RiskGraph.Server.Http;

/// <summary>
/// <c>GET /e/{id}</c>: the page of an entity, to be read without a script; as JSON-LD where <c>Accept</c> prefers that, or at
/// <c>/e/{id}.jsonld</c>; as a reference where it asks for one (<see cref="ReferenceEndpoint"/>). 301 where the entity was merged into another, 404 with near names where there is none, 304 where the
/// client has it already. <c>after</c> and <c>before</c> turn the pages of a long list.
/// </summary>
internal sealed partial class EntityEndpoint(GraphCatalogue catalogue, IGraphStore store, ReferenceEndpoint references, ILogger<EntityEndpoint> logger)
{
    private const string Data = "application/ld+json", Page = "text/html", Suffix = ".jsonld";
    private const int Suggestions = 6;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.ContentSecurityPolicy = PageFrame.Policy;
        IResult answer;
        try
        {
            answer = await AnswerAsync(context, context.RequestAborted);
        }
        catch (StoreUnavailableException e)
        {
            LogNoStore(e);
            answer = Told("The graph does not answer", "The server cannot reach its store. Try again in a moment; the server's log says why.", StatusCodes.Status503ServiceUnavailable);
        }
        await answer.ExecuteAsync(context);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var asked = (string)context.Request.RouteValues["id"]!;
        var isData = asked.EndsWith(Suffix, StringComparison.Ordinal);
        if (!isData && ReferenceEndpoint.IsAskedFor(context.Request)) return await references.GetAsync(context, asked);
        var text = isData ? asked[..^Suffix.Length] : asked;
        var entity = EntityId.TryParse(text, out var id) ? (await store.EntitiesAsync([id], cancellationToken)).GetValueOrDefault(id) : null;
        if (entity is null) return await NotFoundAsync(text, cancellationToken);
        if (entity.Id != id) return TypedResults.LocalRedirect($"/e/{entity.Id.Text}{(isData ? Suffix : "")}", permanent: true);
        EntityPage page;
        try
        {
            page = await EntityPage.ReadAsync(catalogue, store, entity, One(context, "after"), One(context, "before"), cancellationToken);
        }
        catch (CursorException)
        {
            return Told("There is no such page", "The address has a place in the list that is not there. Leave out what follows the question mark.", StatusCodes.Status400BadRequest);
        }
        var origin = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        string AddressOf(EntityId other) => $"{origin}/e/{other.Text}";
        var wantsData = isData || PrefersData(context.Request);
        var body = Encoding.UTF8.GetBytes(wantsData ? EntityJsonLd.Write(page, AddressOf(entity.Id), AddressOf) : new EntityView(catalogue, page, AddressOf(entity.Id), AddressOf).Write());
        return TypedResults.Bytes(body, $"{(wantsData ? Data : Page)}; charset=utf-8", entityTag: ContentTag.Of(body));
    }

    private async Task<IResult> NotFoundAsync(string text, CancellationToken cancellationToken)
    {
        var words = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
        string[] all = [.. catalogue.Kinds.Select(k => k.Name)];
        var near = EntityId.TryParse(text, out var id) && catalogue.KindOf(id) is { } kind ? await NearAsync([kind.Name]) : [];
        if (near.Count == 0) near = await NearAsync(all);
        var content = Html.Of($"""
            <h1>Nothing is known by that id</h1>
            <p>The graph holds nothing with the id “{text}”.</p>
            {(near.Count == 0 ? Html.Nothing : Html.Of($"<h2>Near it</h2>\n<ul>\n{Html.Join(near, e => Html.Of($"<li><a href=\"/e/{e.Id.Text}\">{e.Name}</a> <span class=\"soft\">{catalogue.KindOf(e.Id)?.Label}</span></li>\n"))}</ul>\n"))}<p><a class="open" href="/">Search in the explorer</a></p>

            """);
        return TypedResults.Content(PageFrame.Write("Not found", Html.Of($"<meta name=\"robots\" content=\"noindex\">\n"), content), $"{Page}; charset=utf-8", statusCode: StatusCodes.Status404NotFound);

        async Task<List<Entity>> NearAsync(string[] kinds) =>
            [.. (await store.SearchAsync(new(words, kinds, new(First: Suggestions)), cancellationToken)).Edges.Select(e => e.Node.Entity).OfType<Entity>()];
    }

    private static ContentHttpResult Told(string title, string reason, int status) => TypedResults.Content(
        PageFrame.Write(title, Html.Nothing, Html.Of($"<h1>{title}</h1>\n<p>{reason}</p>\n")), $"{Page}; charset=utf-8", statusCode: status);

    private static string? One(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Data goes only to who names it, and prefers it to a page.</summary>
    private static bool PrefersData(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return false;
        var data = accepted.FirstOrDefault(a => a.MediaType.Equals(Data, StringComparison.OrdinalIgnoreCase));
        var page = accepted.FirstOrDefault(a => a.MediaType.Equals(Page, StringComparison.OrdinalIgnoreCase));
        return data is not null && (data.Quality ?? 1) > 0 && (data.Quality ?? 1) >= (page is null ? 0 : page.Quality ?? 1);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No page: the store does not answer")]
    private partial void LogNoStore(Exception exception);
}
