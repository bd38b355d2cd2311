using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace RiskGraph.Browser.Tests;

public class GraphiqlBrowserTests(SeededServer server, Chromium chromium)
{
    [Fact]
    public async Task A_query_is_run_by_keyboard_and_answered_from_the_seed_data_without_any_other_host()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/graphiql");
        var page = opened.Page;
        await Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("query InformationPollution");
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Tab)).ToHaveCountAsync(5);
        await page.Locator(".graphiql-query-editor .view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.TypeAsync("{ documents(first: 1) { totalCount nodes { title } } }");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".result-window")).ToContainTextAsync(new Regex("\"totalCount\":\\s*[1-9]"));
        await opened.PhotographAsync("graphiql-answer");
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task Every_example_is_answered()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/graphiql");
        var page = opened.Page;
        var tabs = page.GetByRole(Microsoft.Playwright.AriaRole.Tab);
        await Expect(tabs).ToHaveCountAsync(5);
        for (var i = 0; i < 5; i++)
        {
            await tabs.Nth(i).ClickAsync();
            await Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync($"query {await tabs.Nth(i).InnerTextAsync()}");
            await page.Locator(".graphiql-query-editor .view-lines").ClickAsync();
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator(".result-window")).ToContainTextAsync("\"data\"");
            await Expect(page.Locator(".result-window")).Not.ToContainTextAsync("\"errors\"");
            await opened.PhotographAsync($"graphiql-example-{i + 1}");
        }
        Assert.Equal([], opened.Problems);
    }

    [Fact]
    public async Task The_documentation_shows_what_the_schema_says()
    {
        await using var opened = await chromium.OpenAsync($"{server.Url}/graphiql");
        var page = opened.Page;
        await page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await page.Locator(".graphiql-doc-explorer").GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Query", Exact = true }).ClickAsync();
        await Expect(page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("neighbourhood");
        await opened.PhotographAsync("graphiql-documentation");
        Assert.Equal([], opened.Problems);
    }
}
