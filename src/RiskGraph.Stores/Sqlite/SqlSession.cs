using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RiskGraph.Stores.Sqlite;

/// <summary>One connection with its prepared commands. Used by one caller at a time.</summary>
internal sealed class SqlSession : IDisposable
{
    private const int MaxCommands = 256;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG of sqlite3.h.</summary>
    private const int QueryPlannerStability = 1007;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private (long Version, object? Value) _kept;

    public SqlSession(string path, bool readOnly)
    {
        Connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        Connection.Open();
        // Plans must not depend on the values given: else a command is planned anew whenever one changes.
        SQLitePCL.raw.sqlite3_db_config(Connection.Handle, QueryPlannerStability, 1, out _);
        // synchronous=NORMAL is safe from corruption under WAL; temp_store keeps sorts off the disk.
        Execute("PRAGMA foreign_keys = ON");
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA temp_store = MEMORY");
        Execute("PRAGMA cache_size = -65536");
    }

    public SqliteConnection Connection { get; }

    /// <summary>Called with each SQL text that is prepared to read; for the test that looks at query plans.</summary>
    internal static Action<SqlSession, string>? Observer { get; set; }

    /// <summary>A prepared command with its parameters set. Parameters are named $0, $1 … in the order given.</summary>
    public SqliteCommand Prepare(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            if (_commands.Count >= MaxCommands) ClearCommands();
            command = Connection.CreateCommand();
            command.CommandText = sql;
            // Without this the command would be parsed and planned anew at every call.
            command.Prepare();
            _commands.Add(sql, command);
            Observer?.Invoke(this, sql);
        }
        // The same text may come with more values than it names, where a part of a query came to nothing.
        for (var i = command.Parameters.Count; i < values.Length; i++) command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), null));
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() is var value and not DBNull ? value : null;

    public long Count(string sql, params ReadOnlySpan<object?> values) => (long)(Scalar(sql, values) ?? 0L);

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>
    /// What was worked out from the whole database, kept until another connection writes to it. For sessions that only read:
    /// SQLite's data_version tells of the writes of others, not of one's own.
    /// </summary>
    public T WhileUnchanged<T>(Func<T> work) where T : class
    {
        var version = Count("PRAGMA data_version");
        if (_kept.Version == version && _kept.Value is T known) return known;
        var value = work();
        _kept = (version, value);
        return value;
    }

    public void Dispose()
    {
        ClearCommands();
        Connection.Dispose();
    }

    private void ClearCommands()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _commands.Clear();
    }
}
