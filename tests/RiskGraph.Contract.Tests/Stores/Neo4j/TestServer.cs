using System.Diagnostics;
using RiskGraph.Contract.Tests.Stores.Neo4j;
using RiskGraph.Stores.Neo4j;
using RiskGraph.Stores.Neo4j.Transport;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace RiskGraph.Contract.Tests.Stores.Neo4j;

/// <summary>
/// The one Neo4j server of a test run, started when the first test asks for it: NEO4J_TEST_URI (whose graph is deleted), a
/// container where a Docker engine runs, or a local server (see <see cref="LocalNeo4j.Libraries"/>).
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    /// <summary>Tests of one server come one after another.</summary>
    public const string Collection = "Neo4j";

    private readonly SemaphoreSlim _starting = new(1, 1);
    private Neo4jSettings? _settings;
    private IAsyncDisposable? _server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _starting.Dispose();
    }

    /// <summary>Where the server is; skips the test where none can be had.</summary>
    public async Task<Neo4jSettings> SettingsAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _settings ??= await StartAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Deletes all that RiskGraph has in the database, but for the schema.</summary>
    public static async Task EmptyAsync(Neo4jSettings settings, CancellationToken cancellationToken)
    {
        using var session = new Neo4jSession(settings);
        await session.WriteAsync("MATCH (n) WHERE NOT n:RiskGraphStore CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", [], cancellationToken);
        await session.WriteAsync("MATCH (g:RiskGraphStore) SET g.version = 0, g.sequence = 0", [], cancellationToken);
    }

    private async Task<Neo4jSettings> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("NEO4J_TEST_URI") is { Length: > 0 } uri)
            return new(Neo4jSettings.ParseUri(uri), Password: Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") is { Length: > 0 } password ? password : null);
        if (ContainerNeo4j.EngineAnswers)
        {
            var container = await ContainerNeo4j.StartAsync();
            _server = container;
            return container.Settings;
        }
        if (LocalNeo4j.Libraries is null) Assert.Skip("There is no Neo4j: set NEO4J_TEST_URI, start a Docker engine, or set NEO4J_HOME to a Neo4j of version 5.26 or newer.");
        if (!HasJava()) Assert.Skip("There is a Neo4j, but no Java 17 to run it: install a JRE.");
        var local = await LocalNeo4j.StartAsync();
        _server = local;
        return local.Settings;
    }

    private static bool HasJava()
    {
        try
        {
            using var java = Process.Start(new ProcessStartInfo("java", "-version") { RedirectStandardError = true })!;
            java.WaitForExit();
            return java.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
