using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j;

/// <summary>
/// Brings a database to the newest schema: numbered files of <c>schema/neo4j</c>, each number kept on the store's own node
/// when all its statements are done. They may be run twice, since the server cannot do several in one transaction.
/// </summary>
internal static class SchemaMigrations
{
    private static readonly string[] s_reserved =
        ["Entity", "DocumentText", "Passage", "Contribution", "Statement", "Evidence", "Run", "Redirect", "Review", "Change", "RiskGraphStore", "RiskGraphWrite"];

    private static readonly (int Number, IReadOnlyList<string> Statements)[] s_files = ReadFiles();

    /// <exception cref="StoreUnavailableException">The database was written by a newer program, or the catalogue cannot be kept in Neo4j.</exception>
    public static async Task ApplyAsync(Neo4jSession session, GraphCatalogue catalogue, CancellationToken cancellationToken)
    {
        CheckLabels(catalogue);
        var version = await VersionAsync(session, cancellationToken);
        var newest = s_files[^1].Number;
        if (version > newest)
            throw new StoreUnavailableException($"The database '{session.Settings.Database}' has schema {version}, and this program knows up to {newest}. Use a newer riskgraph, or another database with NEO4J_DATABASE.");
        if (version == newest) return;
        foreach (var (number, statements) in s_files.Where(f => f.Number > version))
        {
            foreach (var statement in statements) await session.WriteAsync(statement, [], cancellationToken);
            await session.WriteAsync("CALL db.awaitIndexes(300)", [], cancellationToken);
            await session.WriteAsync("""
                MERGE (g:RiskGraphStore {id: 'graph'})
                ON CREATE SET g.version = 0, g.sequence = 0
                SET g.schema = $number
                """, new() { ["number"] = number }, cancellationToken);
        }
    }

    private static async Task<int> VersionAsync(Neo4jSession session, CancellationToken cancellationToken) =>
        await session.ReadAsync("MATCH (g:RiskGraphStore {id: 'graph'}) RETURN coalesce(g.schema, 0)", [], cancellationToken) is [var row] ? row.Number(0) : 0;

    private static void CheckLabels(GraphCatalogue catalogue)
    {
        if (catalogue.Kinds.FirstOrDefault(k => s_reserved.Contains(k.Name)) is { } kind)
            throw new StoreUnavailableException($"The catalogue's kind {kind.Name} has the name of a label that the Neo4j store uses itself. Rename the kind, or use the embedded store (--store sqlite).");
    }

    private static (int, IReadOnlyList<string>)[] ReadFiles()
    {
        var assembly = typeof(SchemaMigrations).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("neo4j/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (int.Parse(name.AsSpan("neo4j/".Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), Statements(reader.ReadToEnd()));
        })];
    }

    private static IReadOnlyList<string> Statements(string text)
    {
        var lines = text.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal));
        return [.. string.Join('\n', lines).Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
