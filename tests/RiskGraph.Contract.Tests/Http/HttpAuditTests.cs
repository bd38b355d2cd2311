using System.Text.Json;

namespace RiskGraph.Contract.Tests.Http;

public class HttpAuditTests
{
    [Fact]
    public async Task Audit_every_one_of_the_61_audits_of_graphql_over_http_is_ok()
    {
        var cancel = TestContext.Current.CancellationToken;
        var package = await NodePackage.OpenAsync(Path.Combine(Repository.Root, "tests", "RiskGraph.Contract.Tests", "Http", "audit"), cancel);
        await using var server = await RunningServer.StartAsync(cancel);
        var output = await package.RunAsync(cancel, "audit.mjs", $"{server.Url}/graphql");
        var audits = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([], audits.Where(a => a.GetProperty("status").GetString() != "ok").Select(a => a.ToString()));
        Assert.Equal(61, audits.Count);
    }
}
