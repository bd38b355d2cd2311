using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Http;

/// <summary>For what watches over the process: live while it runs, ready while the store answers.</summary>
internal static partial class HealthEndpoints
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly EntityId s_anyId = EntityId.Parse("document:readiness");

    public static IResult Live() => TypedResults.Text("""{"status":"live"}""", "application/json");

    public static async Task<IResult> ReadyAsync(HttpContext context, IGraphStore store, TimeProvider time, ILoggerFactory loggers)
    {
        using var timer = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        try
        {
            await store.EntitiesAsync([s_anyId], either.Token);
            return TypedResults.Text("""{"status":"ready"}""", "application/json");
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            LogNotReady(loggers.CreateLogger(typeof(HealthEndpoints)), e);
            return TypedResults.Text("""{"status":"unavailable","reason":"The store does not answer; the server's log says why."}""", "application/json", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: the store does not answer")]
    private static partial void LogNotReady(ILogger logger, Exception exception);
}
