using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RiskGraph.Browser.Tests;

/// <summary>The explorer as a person uses it: by mouse, and by keyboard alone.</summary>
public partial class ExplorerBrowserTests(SeededServer server, Chromium chromium)
{
    private const string Risk = "risk:hallucination";
    private const long MostBytes = 110 * 1024;

    [Fact]
    public async Task The_first_page_says_what_is_in_the_graph_and_leads_into_it()
    {
        await using var opened = await chromium.OpenAsync(server.Url);
        var page = opened.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator(".totals dd")).ToHaveTextAsync([Count, Count, Count]);
        await opened.PhotographAsync("explorer-home");
        var risk = page.Locator(".ranked a").First;
        var name = await risk.Locator(".ranked-name").InnerTextAsync();
        await risk.ClickAsync();
        await Expect(page.Locator(".centre")).ToHaveAttributeAsync("aria-label", new Regex($"^{Regex.Escape(name)}, risk"));
        await page.GoBackAsync();
        await Expect(page.Locator(".totals")).ToBeVisibleAsync();
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task A_risk_is_found_while_typing_opened_and_read_by_keyboard_alone()
    {
        await using var opened = await chromium.OpenAsync(server.Url);
        var page = opened.Page;
        await Expect(page.Locator(".totals")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("hallucinat");
        var results = page.Locator("#search-list");
        await Expect(results.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Expect(page.Locator("#search")).ToHaveAttributeAsync("aria-activedescendant", "search-0");
        await opened.PhotographAsync("explorer-search");
        await Expect(results.Locator("[aria-selected=true]")).ToContainTextAsync("hallucination");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#search")).ToHaveAttributeAsync("aria-activedescendant", "search-1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("#search")).ToHaveAttributeAsync("aria-activedescendant", "search-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#evidence h1")).ToHaveTextAsync("hallucination");
        await page.Locator(".centre").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var focused = page.Locator(".node:focus");
        await Expect(focused).ToHaveAttributeAsync("aria-label", new Regex("hallucination"));
        var node = await focused.GetAttributeAsync("data-node");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why it is here" })).ToBeVisibleAsync();
        await Expect(page.Locator("#evidence blockquote").First).Not.ToBeEmptyAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#evidence")).ToHaveCountAsync(0);
        await Expect(page.Locator($".node[data-node='{node}']")).ToBeFocusedAsync();
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task Enter_before_the_answer_is_there_opens_its_best_hit()
    {
        await using var opened = await chromium.OpenAsync(server.Url);
        var page = opened.Page;
        await Expect(page.Locator(".totals")).ToBeVisibleAsync();
        var entered = new TaskCompletionSource();
        // Every answer is held back until Enter was pressed, as a slow network would.
        await page.RouteAsync("**/graphql", async route =>
        {
            await entered.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("hallucination");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#evidence")).ToHaveCountAsync(0);
        entered.SetResult();
        await Expect(page.Locator("#evidence h1")).ToHaveTextAsync("hallucination");
    }

    [Fact]
    public async Task What_is_expanded_moves_nothing_and_what_is_hidden_comes_back()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}");
        var page = opened.Page;
        await Expect(page.Locator(".node").First).ToBeVisibleAsync();
        var before = await PlacesAsync(page);
        await page.Locator(".node[data-node^='benchmark:'] .expander").First.ClickAsync();
        await Expect(page.Locator(".node")).Not.ToHaveCountAsync(before.Count);
        var after = await PlacesAsync(page);
        Assert.All(before, place => Assert.Equal(place.Value, after[place.Key]));
        await opened.PhotographAsync("explorer-expanded");

        var node = page.Locator(".node[data-node^='benchmark:']").First;
        var id = await node.GetAttributeAsync("data-node");
        await node.FocusAsync();
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator($".node[data-node='{id}']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show 1 hidden" }).ClickAsync();
        await Expect(page.Locator($".node[data-node='{id}']")).ToHaveCountAsync(1);
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task The_legend_takes_a_kind_away_but_not_what_is_pinned_and_the_address_keeps_it()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}");
        var page = opened.Page;
        var node = page.Locator(".node[data-node^='document:']").First;
        var id = await node.GetAttributeAsync("data-node");
        await node.FocusAsync();
        await page.Keyboard.PressAsync("p");
        await page.GetByLabel(new Regex("^documents")).UncheckAsync();
        await Expect(page.Locator(".node[data-node^='document:']")).ToHaveCountAsync(1);
        await using var fresh = await chromium.OpenAsync(page.Url);
        await Expect(fresh.Page.Locator(".node[data-node^='document:']")).ToHaveCountAsync(1);
        await Expect(fresh.Page.Locator($".node[data-node='{id}']")).ToHaveCountAsync(1);
        Assert.Equal(await PlacesAsync(page), await PlacesAsync(fresh.Page));
        Assert.Equal([], opened.Problems);
        Assert.Equal([], fresh.Problems);
    }

    [Fact]
    public async Task A_line_leads_to_its_sentence_which_is_copied_with_its_citation()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}");
        var page = opened.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Locator(".grip").First.DispatchEventAsync("click");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Why this line is here" })).ToBeVisibleAsync();
        var quote = await page.Locator("#evidence blockquote mark").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy with citation" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith($"“{quote}” (", copied, StringComparison.Ordinal);
        Assert.Contains("http", copied, StringComparison.Ordinal);
        await opened.PhotographAsync("explorer-evidence");
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task What_is_not_there_and_a_server_that_fails_are_said_plainly()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of=risk:nothing-of-the-kind");
        await Expect(opened.Page.Locator("main")).ToContainTextAsync("The graph holds nothing with the id risk:nothing-of-the-kind");
        Assert.Equal([], opened.Problems);
        var page = opened.Page;
        await page.RouteAsync("**/graphql", route => route.AbortAsync());
        await page.GotoAsync(server.Url);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server did not answer");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator(".totals")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1400, 900, ColorScheme.Light, "desktop")]
    [InlineData(1400, 900, ColorScheme.Dark, "dark")]
    [InlineData(390, 844, ColorScheme.Light, "phone")]
    public async Task The_picture_stays_within_the_window(int width, int height, ColorScheme scheme, string name)
    {
        await using var opened = await chromium.OpenAsync(server.Url);
        var page = opened.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync($"{server.Url}/?of={Risk}");
        await Expect(page.Locator(".centre")).ToBeInViewportAsync();
        await Expect(page.Locator(".node").First).ToBeInViewportAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight + 1"));
        await opened.PhotographAsync($"explorer-{name}");
        await page.Locator(".centre").ClickAsync();
        await Expect(page.Locator("#evidence blockquote").First).ToBeAttachedAsync();
        await Expect(page.Locator(".zoom")).ToBeAttachedAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight + 1"));
        await opened.PhotographAsync($"explorer-{name}-evidence");
    }

    [Fact]
    public void The_script_is_light()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "explorer", "assets");
        var scripts = Directory.GetFiles(folder, "*.js");
        Assert.NotEmpty(scripts);
        Assert.InRange(scripts.Sum(Compressed), 1, MostBytes);

        static long Compressed(string path)
        {
            using var target = new MemoryStream();
            using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(File.ReadAllBytes(path));
            return target.Length;
        }
    }

    [GeneratedRegex("^[1-9][0-9,]*$")]
    private static partial Regex Count { get; }

    private static async Task<Dictionary<string, string>> PlacesAsync(IPage page) =>
        await page.EvaluateAsync<Dictionary<string, string>>("() => Object.fromEntries([...document.querySelectorAll('.node')].map(node => [node.dataset.node, node.getAttribute('transform')]))");
}
