using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RiskGraph.Browser.Tests;

/// <summary>A page, and whatever went wrong on it: errors of scripts, what the content policy refused, failed and foreign requests.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];

    internal BrowserPage(IBrowserContext context, IPage page, string authority)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _problems.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _problems.Enqueue($"script: {error}");
        context.RequestFailed += (_, request) =>
        {
            // What the page itself gives up, such as a search for text that has changed since, is no fault.
            if (request.Failure != "net::ERR_ABORTED") _problems.Enqueue($"failed: {request.Url} {request.Failure}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400) _problems.Enqueue($"{response.Status}: {response.Url}");
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != authority) _problems.Enqueue($"foreign: {url}");
        };
    }

    public IPage Page { get; }

    public IEnumerable<string> Problems => _problems;

    /// <summary>Where a person can look at it: the folder that RISKGRAPH_SCREENSHOTS names; nowhere without.</summary>
    public async Task PhotographAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("RISKGRAPH_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
