using System.Net.Sockets;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Contract.Tests.Stores.Neo4j;

/// <summary>A Neo4j server in a container, where a Docker engine runs.</summary>
internal sealed class ContainerNeo4j : IAsyncDisposable
{
    private const string Image = "neo4j:5.26-community";
    private const ushort HttpPort = 7474;
    private const string Password = "riskgraph-tests";

    private readonly IContainer _container;

    private ContainerNeo4j(IContainer container) => _container = container;

    public Neo4jSettings Settings => new(new UriBuilder("http", _container.Hostname, _container.GetMappedPublicPort(HttpPort)).Uri, Password: Password);

    /// <summary>Whether something listens where DOCKER_HOST, or else the usual socket, says that an engine is.</summary>
    public static bool EngineAnswers
    {
        get
        {
            var host = Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } given ? given : "unix:///var/run/docker.sock";
            if (!Uri.TryCreate(host, UriKind.Absolute, out var uri)) return false;
            try
            {
                using var socket = uri.Scheme == "unix" ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
                if (uri.Scheme == "unix") socket.Connect(new UnixDomainSocketEndPoint(uri.AbsolutePath));
                else socket.Connect(uri.Host, uri.Port);
                return true;
            }
            catch (SocketException)
            {
                // No engine: the next kind of server is tried.
                return false;
            }
        }
    }

    public static async Task<ContainerNeo4j> StartAsync()
    {
        var container = new ContainerBuilder(Image)
            .WithPortBinding(HttpPort, assignRandomHostPort: true)
            .WithEnvironment("NEO4J_AUTH", $"neo4j/{Password}")
            .WithEnvironment("NEO4J_server_threads_worker__count", "32")
            .WithTmpfsMount("/data")
            .WithTmpfsMount("/logs")
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(r => r.ForPort(HttpPort).ForPath("/")))
            .Build();
        await container.StartAsync();
        return new(container);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
