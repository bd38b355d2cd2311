using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Guard;
using RiskGraph.Server.Operations;

namespace RiskGraph.Server.Http;

/// <summary>GraphQL over HTTP, at one address.</summary>
/// <param name="timeout">The most that a request's body may take to arrive.</param>
internal sealed partial class GraphQLEndpoint(RequestReader reader, OperationRunner runner, IGraphQLSerializer serializer, HttpProfile profile, GuardLimits limits, TimeSpan timeout, TimeProvider time, ILogger<GraphQLEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var media = MediaNegotiation.Choose(context.Request.Headers.Accept, profile);
        OperationAnswer answer;
        try
        {
            if (media is null) throw new RequestRefusedException(ErrorCode.NotAcceptable, $"No media type in the Accept header can be given. Accept {MediaNegotiation.Supported}, in UTF-8.");
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
                throw new RequestRefusedException(ErrorCode.MethodNotAllowed, "Send a query by POST or GET.");
            if (CrossSite.IsRefused(context.Request)) throw new RequestRefusedException(ErrorCode.CrossSiteRefused, $"A page of another site may not ask here. Send the request by POST, or with a header {CrossSite.PreflightHeader}.");
            answer = await runner.RunAsync(await ReadAsync(context), context.RequestServices, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (ExecutionError e)
        {
            answer = new(new() { Errors = [e] }, 0);
        }
        catch (Exception e) when (e is not BadHttpRequestException and not IOException)
        {
            LogFault(e);
            answer = new(new() { Errors = [new UnhandledError("", e)] }, 0);
        }
        await WriteAsync(context, media ?? ResponseMedia.Json, answer);
    }

    private async Task<OperationRequest> ReadAsync(HttpContext context)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        try
        {
            return await reader.ReadAsync(context.Request, either.Token);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new TimedOutException(timeout, e);
        }
    }

    private async Task WriteAsync(HttpContext context, ResponseMedia media, OperationAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = HttpStatus.Of(profile, media, answer);
        response.ContentType = $"{MediaNegotiation.Name(media)}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = "GET, POST";
        if (answer.Cost > 0) response.Headers["GraphQL-Cost"] = string.Create(CultureInfo.InvariantCulture, $"{answer.Cost}; allowed={limits[GuardLimit.Cost]}");
        await serializer.WriteAsync(response.Body, answer.Result, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private partial void LogFault(Exception exception);
}
