using System.Globalization;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Maps;

namespace RiskGraph.Server.Http;

/// <summary>
/// <c>GET /api/map</c>: the whole graph with its places, in the shape that <see cref="MapJson"/> describes. 304 when the client
/// has it already; 202 with <c>{"status": "making", "done": 0.4}</c> (done from 0 to 1) while it is being made, to be asked for again after
/// <c>Retry-After</c> seconds; 503 when the store does not answer.
/// </summary>
/// <param name="patience">How long a request waits for a map that is being made.</param>
internal sealed partial class MapEndpoint(MapMaker maker, TimeSpan patience, TimeProvider time, ILogger<MapEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        await answer.ExecuteAsync(context);
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            var work = await maker.AskAsync(context.RequestAborted);
            if (!await IsDoneAsync(work.Map, context.RequestAborted))
            {
                context.Response.Headers.RetryAfter = "1";
                return TypedResults.Text(string.Create(CultureInfo.InvariantCulture, $$"""{"status":"making","done":{{work.Progress.Value:0.00}}}"""), "application/json", statusCode: StatusCodes.Status202Accepted);
            }
            var map = await work.Map;
            return TypedResults.Bytes(map.Json, "application/json; charset=utf-8", entityTag: map.Tag);
        }
        catch (StoreUnavailableException e)
        {
            LogNoStore(e);
            return TypedResults.Text("""{"status":"unavailable","reason":"The store does not answer; the server's log says why."}""", "application/json", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> IsDoneAsync(Task map, CancellationToken cancellationToken)
    {
        if (map.IsCompleted || patience == TimeSpan.Zero) return map.IsCompleted;
        await Task.WhenAny(map, Task.Delay(patience, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return map.IsCompleted;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No map: the store does not answer")]
    private partial void LogNoStore(Exception exception);
}
