using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RiskGraph.Browser.Tests;

public class EntityPageBrowserTests(SeededServer server, Chromium chromium)
{
    private const string Page = "/e/risk:hallucination";

    [Theory]
    [InlineData(1200, ColorScheme.Light, Media.Screen, "desktop")]
    [InlineData(1200, ColorScheme.Dark, Media.Screen, "dark")]
    [InlineData(390, ColorScheme.Light, Media.Screen, "phone")]
    [InlineData(320, ColorScheme.Light, Media.Screen, "zoomed")]
    [InlineData(800, ColorScheme.Light, Media.Print, "print")]
    public async Task It_can_be_read_by_everyone_at_every_width(int width, ColorScheme scheme, Media media, string name)
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}{Page}");
        var page = opened.Page;
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = media });
        Assert.Equal([], await Axe.SeriousAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await opened.PhotographAsync($"entity-{name}");
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task A_document_and_what_is_not_there_can_be_read_by_everyone_too()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}{Page}");
        var page = opened.Page;
        await page.Locator("ul.sources a[href^='/e/document:']").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What it says" })).ToBeVisibleAsync();
        Assert.Equal([], await Axe.SeriousAsync(page));
        await opened.PhotographAsync("entity-document");
        Assert.Equal([], opened.Problems);
        await page.GotoAsync($"{server.Url}/e/risk:halucinations-of-models");
        await opened.PhotographAsync("entity-not-found");
        Assert.Equal([], await Axe.SeriousAsync(page));
    }

    [Fact]
    public async Task By_keyboard_the_first_stop_skips_to_the_content_and_a_link_leads_into_the_explorer()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}{Page}");
        var page = opened.Page;
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open in the explorer" }).ClickAsync();
        await Expect(page.Locator("#evidence h1")).ToHaveTextAsync("hallucination");
    }

    [Fact]
    public async Task Its_data_is_in_it_and_no_policy_minds()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}{Page}");
        var data = JsonDocument.Parse(await opened.Page.Locator("script[type='application/ld+json']").TextContentAsync() ?? "").RootElement;
        Assert.Equal("hallucination", data.GetProperty("name").GetString());
        Assert.Equal([], opened.Problems);
    }
}
