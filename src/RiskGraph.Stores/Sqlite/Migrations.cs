using System.Globalization;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite;

/// <summary>Brings a database to the newest schema: numbered files of <c>schema/sqlite</c>, each applied once, in one transaction, its number kept in <c>user_version</c>.</summary>
internal static class Migrations
{
    private static readonly (int Number, string Sql)[] s_files = ReadFiles();

    /// <exception cref="StoreUnavailableException">The database was written by a newer program.</exception>
    public static void Apply(SqlSession session, string path)
    {
        var version = Version(session);
        var newest = s_files[^1].Number;
        if (version > newest)
            throw new StoreUnavailableException($"{path} has schema {version}, and this program knows up to {newest}. Use a newer riskgraph, or another --data folder.");
        if (version == newest) return;
        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have done it while this one waited for the lock.
            version = Version(session);
            foreach (var (number, sql) in s_files.Where(f => f.Number > version))
            {
                using var command = session.Connection.CreateCommand();
                command.CommandText = sql + string.Create(CultureInfo.InvariantCulture, $";\nPRAGMA user_version = {number}");
                command.ExecuteNonQuery();
            }
            session.Execute("COMMIT");
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }

    private static int Version(SqlSession session) => (int)session.Count("PRAGMA user_version");

    private static (int, string)[] ReadFiles()
    {
        var assembly = typeof(Migrations).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("sqlite/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (int.Parse(name.AsSpan("sqlite/".Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
        })];
    }
}
