using System.Globalization;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite;

/// <summary>Brings a database to the newest schema: numbered files of <c>schema/sqlite</c>, each applied once, in one transaction, its number kept in <c>user_version</c>.</summary>
internal static class Migrations
{
    /// <summary>As the first file of the schema sets it.</summary>
    private const int ApplicationId = 0x5269736b;

    private static readonly (int Number, string Sql)[] s_files = ReadFiles();

    /// <exception cref="StoreUnavailableException">The database was written by a newer program or by another.</exception>
    public static void Apply(SqlSession session, string path)
    {
        if (session.Count("SELECT count(*) FROM sqlite_schema") > 0 && session.Count("PRAGMA application_id") != ApplicationId)
            throw new StoreUnavailableException($"{path} is a database of another program. Choose another folder with --data or RISKGRAPH_DATA.");
        var version = Version(session);
        var newest = s_files[^1].Number;
        if (version > newest)
            throw new StoreUnavailableException($"{path} has schema {version}, and this program knows up to {newest}. Use a newer riskgraph, or another --data folder.");
        if (version == newest) return;
        session.Execute("PRAGMA journal_mode = WAL");
        try
        {
            session.Execute("BEGIN IMMEDIATE");
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
        finally
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0) session.Execute("ROLLBACK");
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
