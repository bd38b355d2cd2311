using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using RiskGraph.Core.Catalogue;
using static Microsoft.Playwright.Assertions;

namespace RiskGraph.Browser.Tests;

/// <summary>The table, files, routes, filters and the map, as a person uses them.</summary>
public class ExplorerViewTests(SeededServer server, Chromium chromium)
{
    private const string Risk = "risk:hallucination";

    [Fact]
    public async Task The_table_has_what_the_picture_has_and_keeps_its_order_in_a_fresh_browser()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}");
        var page = opened.Page;
        await Expect(page.Locator(".node").First).ToBeVisibleAsync();
        var lines = await page.Locator(".grip").CountAsync();
        Assert.NotEqual(0, lines);
        await page.GetByRole(AriaRole.Button, new() { Name = "Table" }).ClickAsync();
        await Expect(page.Locator("table")).ToHaveAttributeAsync("aria-rowcount", $"{lines + 1}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sure" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToHaveCountAsync(1);
        var first = await page.Locator("tbody tr[data-id]").First.GetAttributeAsync("data-id");
        await using var fresh = await chromium.OpenAsync(page.Url);
        await Expect(fresh.Page.Locator("tbody tr[data-id]").First).ToHaveAttributeAsync("data-id", first!);
        await fresh.Page.Locator("tbody tr[data-id]").First.FocusAsync();
        await fresh.Page.Keyboard.PressAsync("ArrowDown");
        await fresh.Page.Keyboard.PressAsync("Enter");
        await Expect(fresh.Page.Locator("#evidence blockquote").First).ToBeVisibleAsync();
        await opened.PhotographAsync("explorer-table");
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task Files_hold_just_what_is_shown_with_its_sources()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}&nokind=DOCUMENT");
        var page = opened.Page;
        await Expect(page.Locator(".node").First).ToBeVisibleAsync();
        var lines = await page.Locator(".grip").CountAsync();
        var nodes = await page.Locator("[data-node]").CountAsync();
        var json = JsonDocument.Parse(await SavedAsync(page, "JSON")).RootElement;
        Assert.Equal((nodes, lines), (json.GetProperty("nodes").GetArrayLength(), json.GetProperty("statements").GetArrayLength()));
        Assert.NotEqual(0, json.GetProperty("sources").GetArrayLength());
        XNamespace graphml = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Parse(await SavedAsync(page, "GraphML"));
        Assert.Equal((nodes, lines), (graph.Descendants(graphml + "node").Count(), graph.Descendants(graphml + "edge").Count()));
        XNamespace svg = "http://www.w3.org/2000/svg";
        var picture = XDocument.Parse(await SavedAsync(page, "SVG"));
        Assert.Contains(picture.Descendants(svg + "text"), text => text.Value == "Sources");
        Assert.Contains(picture.Descendants(svg + "text"), text => text.Value.Contains("hallucination", StringComparison.Ordinal));
        Assert.StartsWith("subject_id,", (await SavedAsync(page, "CSV")).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("\uFFFDPNG", await SavedAsync(page, "PNG"), StringComparison.Ordinal);
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task Routes_between_two_things_are_shown_and_a_relation_can_be_left_out()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?view=path");
        var page = opened.Page;
        await page.Locator("#from").FillAsync("hallucination");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("from=risk:hallucination"));
        await page.Locator("#to").FillAsync("prompt injection");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".routes li")).Not.ToHaveCountAsync(0);
        await opened.PhotographAsync("explorer-path");
        await page.Locator(".step").First.ClickAsync();
        await Expect(page.Locator("#evidence blockquote").First).ToBeVisibleAsync();
        await page.GotoAsync($"{server.Url}/?view=path&from={Risk}&to=risk:prompt-injection&norel={string.Join(',', CatalogueReader.BuiltIn().Predicates.Select(predicate => predicate.Name))}");
        await Expect(page.Locator("main")).ToContainTextAsync("There is no route within");
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task The_map_is_drawn_without_a_graphics_card_and_is_walked_by_keyboard()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?view=map");
        var page = opened.Page;
        await Expect(page.Locator(".map-view[data-drawn=plain]")).ToBeVisibleAsync();
        await Expect(page.Locator(".map-note")).ToContainTextAsync("without a graphics card");
        await opened.PhotographAsync("explorer-map");
        await page.Locator(".map-view").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("[role=status].unseen")).ToContainTextAsync("lines");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#evidence h1")).ToBeVisibleAsync();
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task A_window_of_time_is_set_by_keyboard_and_undated_things_stay()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/?of={Risk}");
        var page = opened.Page;
        await page.GetByRole(AriaRole.Slider, new() { Name = "First year" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex("since=\\d{4}"));
        await Expect(page.Locator(".timeline")).ToContainTextAsync("in this window");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("without a date");
        Assert.NotEqual(0, await page.Locator(".node.faint").CountAsync());
        Assert.Equal([], opened.Problems);
    }

    private static async Task<string> SavedAsync(IPage page, string kind)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as …" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".menu button").Filter(new() { HasText = kind }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
