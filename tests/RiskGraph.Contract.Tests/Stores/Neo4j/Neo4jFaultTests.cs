using RiskGraph.Core.Export;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j;
using RiskGraph.Stores.Neo4j.Transport;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Neo4j;

/// <summary>What becomes of the graph, and what is said, when the server fails, refuses or is slow. On real servers.</summary>
[Collection(TestServer.Collection)]
public sealed class Neo4jFaultTests(TestServer server)
{
    private const string Password = "a password of tests";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_killed_while_it_is_written_to_has_every_change_whole_and_the_same_graph_when_all_is_sent_again()
    {
        await using var local = await StartOwnAsync();
        var documents = Enumerable.Range(0, 40).Select(i => Sample.Draft($"d{i}").Says(Sample.Link($"incident:i{i % 7}", "MATERIALISES", $"risk:r{i % 3}"), sentence: $"Said in document {i}.").Build()).ToList();
        var time = new ManualTime();
        await using (var store = await Neo4jGraphStore.OpenAsync(local.Settings with { Patience = TimeSpan.Zero, WritePatience = TimeSpan.Zero }, Sample.Catalogue, time, Cancel))
        {
            var sent = 0;
            var killing = Task.CompletedTask;
            // The writer finds out in the middle of some change that the server is gone.
            await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                foreach (var document in documents)
                {
                    if (sent++ == documents.Count / 2) killing = Task.Run(local.Kill, Cancel);
                    await store.ApplyAsync(new(Sample.Run) { Documents = [document] }, Cancel);
                }
            });
            await killing;
        }
        await local.RestartAsync();
        await using var again = await Neo4jGraphStore.OpenAsync(local.Settings, Sample.Catalogue, time, Cancel);
        Assert.InRange((await again.StatsAsync(Cancel)).Documents, documents.Count / 2, documents.Count);
        foreach (var document in documents) await again.ApplyAsync(new(Sample.Run) { Documents = [document] }, Cancel);

        var folder = Directory.CreateTempSubdirectory("riskgraph-faults");
        try
        {
            await using var embedded = await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "riskgraph.db"), Sample.Catalogue, time, Cancel);
            foreach (var document in documents) await embedded.ApplyAsync(new(Sample.Run) { Documents = [document] }, Cancel);
            Assert.Equal(await ExportAsync(embedded), await ExportAsync(again));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Reads_recover_by_themselves_when_the_server_comes_back()
    {
        await using var local = await StartOwnAsync();
        await using var store = await Neo4jGraphStore.OpenAsync(local.Settings, Sample.Catalogue, TimeProvider.System, Cancel);
        await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak))] }, Cancel);
        local.Kill();

        var said = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.StatsAsync(Cancel));
        Assert.Contains("NEO4J_URI", said.Message, StringComparison.Ordinal);

        await local.RestartAsync();
        Assert.Equal(1, (await store.StatsAsync(Cancel)).Documents);
        Assert.NotNull((await store.EntitiesAsync([Sample.Leak], Cancel)).GetValueOrDefault(Sample.Leak));
    }

    [Fact]
    public async Task A_server_that_is_not_up_is_told_by_its_setting_and_used_as_soon_as_it_is()
    {
        await using var local = await StartOwnAsync();
        local.Kill();
        await using var store = Neo4jGraphStore.Create(local.Settings with { Patience = TimeSpan.Zero }, Sample.Catalogue, TimeProvider.System);
        Assert.Contains("NEO4J_URI", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.StatsAsync(Cancel))).Message, StringComparison.Ordinal);
        await local.RestartAsync();
        Assert.Equal(0, (await store.StatsAsync(Cancel)).Documents);
    }

    [Fact]
    public async Task What_is_set_wrongly_is_named()
    {
        await using var local = await StartOwnAsync(Password);
        await AssertSaysAsync("NEO4J_PASSWORD", local.Settings with { Password = "wrong" });
        await AssertSaysAsync("NEO4J_PASSWORD", local.Settings with { Password = null });
        await AssertSaysAsync("NEO4J_USER", local.Settings with { User = "nobody" });
        await AssertSaysAsync("NEO4J_DATABASE", local.Settings with { Database = "nowhere" });
        await AssertSaysAsync("NEO4J_URI", local.Settings with { Uri = new($"http://127.0.0.1:{local.BoltPort}") });
        await AssertSaysAsync("NEO4J_URI", local.Settings with { Uri = new("http://no-such-host.invalid:7474") });
        await using var store = await Neo4jGraphStore.OpenAsync(local.Settings, Sample.Catalogue, TimeProvider.System, Cancel);
        Assert.Equal(0, (await store.StatsAsync(Cancel)).Entities);
    }

    [Theory]
    [InlineData("4.4.12", false)]
    [InlineData("5.25.1", false)]
    [InlineData("5.26.0", true)]
    [InlineData("5.26.30", true)]
    [InlineData("2025.06.1", true)]
    public void A_version_is_new_enough_from_5_26_on(string version, bool enough) => Assert.Equal(enough, ServerVersion.IsEnough(version));

    [Fact]
    public async Task Writers_that_lock_each_other_up_both_come_through()
    {
        var settings = await server.SettingsAsync();
        await TestServer.EmptyAsync(settings, Cancel);
        await using var store = await Neo4jGraphStore.OpenAsync(settings, Sample.Catalogue, TimeProvider.System, Cancel);
        await store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Describes(Sample.Leak, "Leak")] }, Cancel);
        using var transport = new QueryTransport(settings);

        // Somebody else's transaction holds the risk, which our change needs; then it asks for what our change holds.
        var other = await transport.BeginAsync([], TimeSpan.FromMinutes(1), Cancel);
        await transport.RunAsync("MATCH (e:Entity {id: $id}) SET e.touched = true", new() { ["id"] = Sample.Leak.Text }, AccessMode.Write, [], other, Cancel);
        var ours = store.ApplyAsync(new(Sample.Run) { Documents = [Sample.Draft().Describes(Sample.Leak, "Leak, renamed")] }, Cancel);
        while ((await RunAsync(transport, "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)"))[0].Number(0) == 0) await Task.Yield();
        try
        {
            await transport.RunAsync("MATCH (g:RiskGraphStore) SET g.touched = true", [], AccessMode.Write, [], other, Cancel);
            await transport.CommitAsync(other, Cancel);
        }
        catch (QueryFailure e)
        {
            // The server chose the other transaction to give way.
            Assert.Equal("Neo.TransientError.Transaction.DeadlockDetected", e.Code);
        }

        Assert.False((await ours).IsEmpty);
        Assert.Equal("Leak, renamed", (await store.EntitiesAsync([Sample.Leak], Cancel))[Sample.Leak].Name);
    }

    [Fact]
    public async Task A_slow_query_that_its_caller_gives_up_is_gone_from_the_server()
    {
        var settings = await server.SettingsAsync();
        using var session = new Neo4jSession(settings);
        using var transport = new QueryTransport(settings);
        const string Running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'a slow one' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)";
        using var source = new CancellationTokenSource();
        var slow = session.ReadAsync("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS `a slow one`", [], source.Token);
        while ((await RunAsync(transport, Running))[0].Number(0) == 0) await Task.Yield();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);

        while ((await RunAsync(transport, Running))[0].Number(0) > 0) Cancel.ThrowIfCancellationRequested();
    }

    private static async Task<LocalNeo4j> StartOwnAsync(string? password = null)
    {
        if (LocalNeo4j.Libraries is null) Assert.Skip("There is no local Neo4j to be killed: set NEO4J_HOME to a Neo4j of version 5.26 or newer.");
        return await LocalNeo4j.StartAsync(password);
    }

    private static async Task AssertSaysAsync(string setting, Neo4jSettings settings)
    {
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => Neo4jGraphStore.OpenAsync(settings with { Patience = TimeSpan.Zero }, Sample.Catalogue, TimeProvider.System, Cancel));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<QueryRow>> RunAsync(QueryTransport transport, string statement) => (await transport.RunAsync(statement, [], AccessMode.Read, [], null, Cancel)).Rows;

    private static async Task<byte[]> ExportAsync(IGraphStore store)
    {
        using var bytes = new MemoryStream();
        await JsonLines.WriteAsync(store.ReadAllAsync(Cancel), bytes, Cancel);
        return bytes.ToArray();
    }
}
