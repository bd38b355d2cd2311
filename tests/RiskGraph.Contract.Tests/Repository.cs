using System.Reflection;

namespace RiskGraph.Contract.Tests;

/// <summary>Where the files of the repository are that tests read.</summary>
internal static class Repository
{
    /// <summary>How to have tests write what they would otherwise compare with.</summary>
    public const string UpdateSwitch = "RISKGRAPH_UPDATE=1";

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    public static bool Update => Environment.GetEnvironmentVariable("RISKGRAPH_UPDATE") == "1";

    public static string Cases(string folder) => Path.Combine(Root, "tests", "cases", folder);

    /// <summary>A file that is not part of the repository, or null where it is not there.</summary>
    /// <param name="path">Below the folder that RISKGRAPH_SHARED names, by default <c>../shared</c>.</param>
    public static string? Shared(string path) =>
        Path.Combine(Environment.GetEnvironmentVariable("RISKGRAPH_SHARED") ?? Path.Combine(Root, "..", "shared"), path) is var file && File.Exists(file) ? file : null;
}
