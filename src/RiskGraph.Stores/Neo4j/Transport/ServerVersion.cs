using System.Globalization;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>Whether a server is new enough: the Query API has transactions and labels as values since 5.26.</summary>
internal static class ServerVersion
{
    public const string Floor = "5.26";

    /// <param name="version">As in <c>5.26.30</c> or <c>2025.06.1</c>; null where the server does not tell.</param>
    /// <exception cref="StoreUnavailableException">It is older than the floor.</exception>
    public static void Check(Neo4jSettings settings, string? version)
    {
        if (version is null || IsEnough(version)) return;
        throw new StoreUnavailableException($"Neo4j at {settings.Uri} is version {version}, and RiskGraph needs {Floor} or newer. Upgrade it, or point NEO4J_URI or --neo4j-uri at another server.");
    }

    internal static bool IsEnough(string version)
    {
        var parts = version.Split('.', '-', '+');
        return parts.Length >= 2 && Number(parts[0]) is { } major && Number(parts[1]) is { } minor && (major > 5 || (major == 5 && minor >= 26));
        static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
