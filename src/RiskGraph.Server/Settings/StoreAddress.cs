namespace RiskGraph.Server.Settings;

/// <summary>A store as a command line names it: <c>sqlite</c>, <c>sqlite:DIR</c>, <c>neo4j</c> or <c>neo4j:URI</c>.</summary>
/// <param name="Place">Null where the other options say.</param>
internal sealed record StoreAddress(string Kind, string? Place)
{
    public const string Sqlite = "sqlite", Neo4j = "neo4j";

    /// <exception cref="FormatException">It is none of these.</exception>
    public static StoreAddress Parse(string text)
    {
        var parts = text.Split(':', 2);
        if (parts[0] is not (Sqlite or Neo4j) || parts is [_, ""]) throw new FormatException($"'{text}' is not a store. Write sqlite, sqlite:DIR, neo4j or neo4j:http://host:7474.");
        return new(parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
