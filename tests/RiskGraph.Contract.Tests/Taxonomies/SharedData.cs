using System.Text.Json;
using RiskGraph.Ingestion.Taxonomies;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>The publishers' real files, which are not part of the repository, and the counts that were made of them by other means.</summary>
internal static class SharedData
{
    /// <summary>The folder of each source.</summary>
    public static IReadOnlyDictionary<string, string> Folders { get; } = new Dictionary<string, string>
    {
        ["atlas"] = "mitre-atlas",
        ["owasp"] = "owasp-llm-top10",
        ["mit"] = "mit-ai-risk-repository",
        ["cosai"] = "cosai-risk-map",
        ["nexus"] = "ibm-ai-atlas-nexus",
        ["dpv"] = "dpv",
        ["airo"] = "airo",
        ["avid"] = "avid",
        ["incident-law"] = "ai-incident-law",
        ["aiid-oecd"] = "aiid",
    };

    public static string? Counts => Repository.Shared("data/expected-counts.json");

    /// <summary>Skips the test, saying why, where the files are not there.</summary>
    public static string Need() => Counts is { } counts ? Path.GetDirectoryName(counts)!
        : Skip("The publishers' files are not here. Set RISKGRAPH_SHARED to a folder with data/expected-counts.json to run this.");

    public static SourceInput Open(string source) => SourceInput.Open(Path.Combine(Need(), Folders[source]));

    public static JsonElement Expected(string source)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Need(), "expected-counts.json")));
        return document.RootElement.GetProperty(Folders[source]).Clone();
    }

    private static string Skip(string reason)
    {
        Assert.Skip(reason);
        return reason;
    }
}
