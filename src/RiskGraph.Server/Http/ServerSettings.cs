using RiskGraph.GraphQL.Guard;

namespace RiskGraph.Server.Http;

/// <summary>How the server listens and what it allows.</summary>
internal sealed record ServerSettings
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Port 0 takes any that is free.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>The names by which requests may call this server; empty for those that the urls allow: any, or local ones where every url is local.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public GuardLimits Limits { get; init; } = GuardLimits.Default;

    /// <summary>The most that a request may take, and that its body may take to arrive.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public HttpProfile Profile { get; init; } = HttpProfile.Audit;

    /// <summary>The most entities that the map of the whole graph shows: the most connected.</summary>
    public int MapLimit { get; init; } = 10_000;

    /// <summary>How long a request for the map waits while it is being made.</summary>
    public TimeSpan MapPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most connections open at once.</summary>
    public int MaxConnections { get; init; } = 1000;
}
