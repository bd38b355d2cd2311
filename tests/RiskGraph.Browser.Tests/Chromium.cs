using Microsoft.Playwright;
using RiskGraph.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace RiskGraph.Browser.Tests;

/// <summary>The Chromium that is installed here, without a window; RISKGRAPH_CHROMIUM names another. One for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private readonly string? _program = new[] { Environment.GetEnvironmentVariable("RISKGRAPH_CHROMIUM") }.Concat(s_places).FirstOrDefault(File.Exists);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (_program is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = _program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    /// <summary>Opens a page with a store of its own, and skips the test where there is no browser.</summary>
    public async Task<BrowserPage> OpenAsync(string url)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed, so no page can be opened. Install it, or name it in RISKGRAPH_CHROMIUM.");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        var page = new BrowserPage(context, await context.NewPageAsync(), new Uri(url).Authority);
        await page.Page.GotoAsync(url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
