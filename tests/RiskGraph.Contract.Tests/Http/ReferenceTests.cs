namespace RiskGraph.Contract.Tests.Http;

/// <summary>A work as reference managers ask for it, at its own address and by name.</summary>
public sealed class ReferenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/vnd.citationstyles.csl+json", "\"id\": \"report:")]
    [InlineData("application/x-bibtex", "@techreport{report:")]
    [InlineData("application/x-biblatex", "@report{report:")]
    [InlineData("application/x-research-info-systems", "ID  - report:")]
    [InlineData("text/html;q=0.5, application/x-bibtex", "@techreport{report:")]
    public async Task One_key_names_a_work_in_whatever_format_its_address_is_asked_for(string accept, string start)
    {
        await using var server = await RunningServer.StartAsync(Cancel);
        var id = await ReportAsync(server);
        var answer = await server.GetAsync($"/e/{id}", Cancel, ("Accept", accept));
        Assert.Equal(200, answer.Status);
        Assert.Contains(start + id["report:".Length..], answer.Body, StringComparison.Ordinal);
        Assert.Contains("Accept", answer.Headers["Vary"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_style_prints_it_and_a_browser_is_not_given_one_for_a_page()
    {
        await using var server = await RunningServer.StartAsync(Cancel);
        var id = await ReportAsync(server);
        var text = await server.GetAsync($"/e/{id}", Cancel, ("Accept", "text/x-bibliography; style=ieee; locale=en-GB"));
        Assert.Equal(200, text.Status);
        Assert.StartsWith("[1]", text.Body, StringComparison.Ordinal);
        Assert.NotEqual(text.Body, (await server.GetAsync($"/e/{id}", Cancel, ("Accept", "text/html,*/*;q=0.8"))).Body);
    }

    [Theory]
    [InlineData("/api/references/report:nowhere", 404, "report:nowhere")]
    [InlineData("/api/references/No%20id", 404, "kind:slug")]
    [InlineData("/api/references/risk:hallucination", 404, "that can be cited")]
    [InlineData("/api/references/REPORT?format=word", 400, "csl-json, biblatex, bibtex, ris")]
    public async Task What_cannot_be_had_is_said(string path, int status, string says)
    {
        await using var server = await RunningServer.StartAsync(Cancel);
        var answer = await server.GetAsync(path.Replace("REPORT", await ReportAsync(server), StringComparison.Ordinal), Cancel);
        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("nowhere")]
    public async Task A_style_is_one_of_those_that_come_with_the_server(string style)
    {
        await using var server = await RunningServer.StartAsync(Cancel);
        var answer = await server.GetAsync($"/api/references/{await ReportAsync(server)}", Cancel, ("Accept", $"text/x-bibliography; style=\"{style}\""));
        Assert.Equal(406, answer.Status);
        Assert.Contains("Use one of: apa", answer.Body, StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(RunningServer server)
    {
        var answer = await server.AskAsync("{ reports(first: 1) { nodes { id } } }", Cancel);
        return answer.Json.GetProperty("data").GetProperty("reports").GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }
}
