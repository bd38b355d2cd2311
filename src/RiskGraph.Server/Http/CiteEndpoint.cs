using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.Lookup.Drafts;
using RiskGraph.Citations.References;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Citing;

namespace RiskGraph.Server.Http;

/// <summary>
/// <c>POST /api/cite</c>: a draft in, for each sentence what the graph holds out, as JSON, or as it is found in NDJSON or
/// server-sent events. Nothing of the draft is kept or logged.
/// </summary>
/// <param name="timeout">The most that a draft may take to arrive and be looked up.</param>
internal sealed class CiteEndpoint(SupportLookup lookup, IGraphStore store, GraphCatalogue catalogue, TimeSpan timeout, TimeProvider time)
{
    private const string Lines = "application/x-ndjson", Events = "text/event-stream", Json = "application/json";

    public async Task HandleAsync(HttpContext context)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        try
        {
            await AnswerAsync(context, either.Token);
        }
        catch (LookupException e)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
        catch (StoreUnavailableException)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The store does not answer. Try again later.");
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(context, StatusCodes.Status504GatewayTimeout, string.Create(CultureInfo.InvariantCulture, $"The draft took more than {timeout.TotalSeconds} seconds. Send it in parts."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        // A browser may send a page of another site's text here without asking; it has no business to.
        if (CrossSite.ComesFromElsewhere(request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "A page of another site may not ask here.");
            return;
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || DraftInput.OfMedia(type.MediaType.ToString()) is not { } format)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the draft with Content-Type text/plain, text/markdown, application/x-tex, or that of a .docx.");
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = 2L * DocxReader.MostBytes;
        var style = request.Query["style"] is [{ Length: > 0 } named, ..] ? named : BibliographyText.UsualStyle;
        FormattedCitation.StyleNamed(style);
        var first = request.Query["first"] is not [{ Length: > 0 } number, ..] ? SupportOptions.UsualHits
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : throw new LookupException($"'first' is no number. Write a number from 1 to {SupportOptions.MostHits}.");
        var options = new SupportOptions(first);
        using var bytes = await DraftInput.TakeAsync(request.Body, cancellationToken);
        var draft = DraftInput.Read(bytes, format, cancellationToken);
        var media = Choose(request);
        context.Response.ContentType = media + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await WriteAsync(context.Response, media, draft, options, style, cancellationToken);
    }

    private async Task WriteAsync(HttpResponse response, string media, Draft draft, SupportOptions options, string style, CancellationToken cancellationToken)
    {
        var citations = new HitCitations(store, catalogue, style);
        var isFirst = true;
        await foreach (var support in lookup.FindAsync(draft, options, cancellationToken))
        {
            var json = SupportJson.Write(support, await citations.OfAsync(support, cancellationToken));
            await response.Body.WriteAsync(media == Events ? "data: "u8.ToArray() : media == Lines ? [] : isFirst ? "{\"sentences\":["u8.ToArray() : ","u8.ToArray(), cancellationToken);
            await response.Body.WriteAsync(json, cancellationToken);
            if (media != Json)
            {
                await response.Body.WriteAsync(media == Events ? "\n\n"u8.ToArray() : "\n"u8.ToArray(), cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
            isFirst = false;
        }
        if (media == Json) await response.Body.WriteAsync(isFirst ? "{\"sentences\":[]}"u8.ToArray() : "]}"u8.ToArray(), cancellationToken);
    }

    private static string Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains(Lines, StringComparison.OrdinalIgnoreCase) ? Lines : accept.Contains(Events, StringComparison.OrdinalIgnoreCase) ? Events : Json;
    }

    /// <summary>What has begun cannot be taken back: then the connection is cut, so that half an answer is not taken for a whole one.</summary>
    private static async Task RefuseAsync(HttpContext context, int status, string message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }
}
