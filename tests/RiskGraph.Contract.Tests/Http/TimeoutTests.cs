using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Server.Http;
using RiskGraph.Server.Operations;

namespace RiskGraph.Contract.Tests.Http;

public class TimeoutTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProfile.Audit, "application/graphql-response+json", 503)]
    [InlineData(HttpProfile.Audit, "application/json", 200)]
    [InlineData(HttpProfile.Draft2026, "application/json", 503)]
    public async Task A_request_that_takes_too_long_is_stopped_and_told_so(object profile, string accept, int status)
    {
        await using var server = await RunningServer.StartAsync(Cancel, new() { Profile = (HttpProfile)profile });
        // The time that this runner allows is over before it starts.
        var answer = await Runner(server, TimeSpan.Zero).RunAsync(Request("{ risks(first: 5) { totalCount nodes { name } } }"), server.Services, Cancel);
        var media = MediaNegotiation.Choose(accept, (HttpProfile)profile)!.Value;
        Assert.Equal(status, HttpStatus.Of((HttpProfile)profile, media, answer));
        Assert.Equal("The request was stopped after 0 seconds, the most that is allowed. Ask for less: smaller pages, fewer levels, a narrower filter.", answer.Refusal!.Message);
    }

    [Fact]
    public async Task A_caller_that_gives_up_stops_the_request()
    {
        await using var server = await RunningServer.StartAsync(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner(server, TimeSpan.FromMinutes(1)).RunAsync(Request("{ risks(first: 5) { totalCount } }"), server.Services, new(canceled: true)));
    }

    private static OperationRequest Request(string query) => new(query, null, Inputs.Empty, Inputs.Empty);

    private static OperationRunner Runner(RunningServer server, TimeSpan timeout) => ActivatorUtilities.CreateInstance<OperationRunner>(server.Services, new DocumentCache(), timeout);
}
