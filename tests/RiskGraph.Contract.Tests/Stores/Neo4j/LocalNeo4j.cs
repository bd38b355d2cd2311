using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Contract.Tests.Stores.Neo4j;

/// <summary>A Neo4j server of our own: a child process on free loopback ports, with a data folder that goes with it.</summary>
internal sealed class LocalNeo4j : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _libraries;
    private readonly DirectoryInfo _home;
    private readonly string? _password;
    private readonly Queue<string> _output = new();
    private Process? _process;

    private LocalNeo4j(string libraries, string? password)
    {
        (_libraries, _password) = (libraries, password);
        _home = Directory.CreateTempSubdirectory("riskgraph-neo4j");
        HttpPort = FreePort();
        BoltPort = FreePort();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    public int HttpPort { get; }

    public int BoltPort { get; }

    public Neo4jSettings Settings => new(new($"http://127.0.0.1:{HttpPort}"), Password: _password);

    /// <summary>The folder whose <c>lib</c> holds a Neo4j server: NEO4J_HOME, or neo4j in RISKGRAPH_SHARED; null when there is none.</summary>
    public static string? Libraries
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("RISKGRAPH_SHARED") is { Length: > 0 } given ? given : Path.Combine(Repository.Root, "..", "shared");
            string?[] homes = [Environment.GetEnvironmentVariable("NEO4J_HOME"), Path.Combine(shared, "neo4j")];
            return homes.OfType<string>().Where(h => h.Length > 0).Select(h => Path.GetFullPath(Path.Combine(h, "lib")))
                .FirstOrDefault(lib => Directory.Exists(lib) && Directory.EnumerateFiles(lib, "neo4j-*.jar").Any());
        }
    }

    /// <param name="settings">Lines for the server's settings.</param>
    public static async Task<LocalNeo4j> StartAsync(string? password = null, params string[] settings)
    {
        var server = new LocalNeo4j(Libraries ?? throw new InvalidOperationException("There is no local Neo4j."), password);
        try
        {
            server.Configure(settings);
            if (password is not null) await server.RunToolAsync("dbms", "set-initial-password", password);
            await server.RestartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on its data, and waits until it answers queries.</summary>
    public async Task RestartAsync()
    {
        _process = Start("org.neo4j.server.CommunityEntryPoint", ["-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
            "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8"],
            $"--home-dir={_home.FullName}", $"--config-dir={Path.Combine(_home.FullName, "conf")}");
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{HttpPort}") };
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            if (_process.HasExited || watch.Elapsed > s_patience) throw new InvalidOperationException($"Neo4j did not start. It said:\n{string.Join('\n', _output)}");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends the server as a loss of power would.</summary>
    public void Kill()
    {
        if (_process is not { HasExited: false } process) return;
        process.Kill();
        process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process?.Dispose();
        _process = null;
        if (_home.Exists) _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/db/neo4j/query/v2") { Content = new StringContent("""{"statement": "RETURN 1"}""", System.Text.Encoding.UTF8, "application/json") };
            if (_password is not null) request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"neo4j:{_password}")));
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private void Configure(string[] settings)
    {
        var conf = Directory.CreateDirectory(Path.Combine(_home.FullName, "conf"));
        File.WriteAllLines(Path.Combine(conf.FullName, "neo4j.conf"),
        [
            "server.default_listen_address=127.0.0.1", $"server.http.listen_address=127.0.0.1:{HttpPort}", $"server.bolt.listen_address=127.0.0.1:{BoltPort}", "server.https.enabled=false",
            "server.http_enabled_modules=QUERY_API_ENDPOINTS", "server.threads.worker_count=32", "server.memory.pagecache.size=64m", "db.tx_log.preallocate=false", "db.tx_log.rotation.size=16m",
            "dbms.usage_report.enabled=false", $"dbms.security.auth_enabled={(_password is null ? "false" : "true")}", .. settings,
        ]);
    }

    private async Task RunToolAsync(params string[] arguments)
    {
        using var tool = Start("org.neo4j.cli.AdminTool", [], arguments);
        await tool.WaitForExitAsync();
        if (tool.ExitCode != 0) throw new InvalidOperationException($"neo4j-admin failed: {string.Join('\n', _output)}");
    }

    private Process Start(string main, IEnumerable<string> options, params string[] arguments)
    {
        var start = new ProcessStartInfo("java") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in options.Concat(["-cp", Path.Combine(_libraries, "*"), main]).Concat(arguments)) start.ArgumentList.Add(argument);
        start.Environment["NEO4J_HOME"] = _home.FullName;
        start.Environment["NEO4J_CONF"] = Path.Combine(_home.FullName, "conf");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output)
        {
            if (_output.Count > 200) _output.Dequeue();
            _output.Enqueue(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
