namespace RiskGraph.Stores.Neo4j;

/// <summary>Where a Neo4j server is and how to speak to it.</summary>
/// <param name="Uri">Of its HTTP side, as in <c>http://localhost:7474</c>; https where it leaves the machine.</param>
/// <param name="Password">Null for a server without authentication.</param>
public sealed record Neo4jSettings(Uri Uri, string User = "neo4j", string? Password = null, string Database = "neo4j")
{
    /// <summary>The port of the HTTP side, which an address without one means.</summary>
    public const int DefaultPort = 7474;

    /// <summary>How many requests may be under way at once; the rest wait their turn. Keep it below the server's <c>server.threads.worker_count</c>.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How long to go on trying while the server does not answer to a first connection or a read.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to go on trying a write that the server did not confirm; longer than a server takes to start.</summary>
    public TimeSpan WritePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one read may take before it is stopped on the server.</summary>
    public TimeSpan ReadLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <param name="text">An http or https address; the port is 7474 where it names none and the scheme is http.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static Uri ParseUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new FormatException($"'{text}' is not the address of a Neo4j server. Write its HTTP address, as in http://localhost:7474 or https://xxxx.databases.neo4j.io, in NEO4J_URI or --neo4j-uri; bolt and neo4j addresses are not used.");
        var port = uri.Scheme == "http" && !text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2).TrimEnd('/').Contains(':') ? DefaultPort : uri.Port;
        return new UriBuilder(uri.Scheme, uri.Host, port).Uri;
    }
}
