using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;
using RiskGraph.Stores.Sqlite.Writing;

namespace RiskGraph.Stores.Sqlite;

/// <summary>The embedded store: one SQLite file with write-ahead log, one writer at a time, readers that never wait for it.</summary>
public sealed partial class SqliteGraphStore : IGraphStore
{
    private readonly string _path;
    private readonly GraphCatalogue _catalogue;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly SqlSession _writer;
    private readonly EntityFilterSql _entityFilters;

    private SqliteGraphStore(string path, GraphCatalogue catalogue, TimeProvider time, SqlSession writer)
    {
        (_path, _catalogue, _time, _writer) = (path, catalogue, time, writer);
        _entityFilters = new(catalogue);
    }

    /// <summary>Opens the database, creating the file and its folder when they are not there, and brings it to the newest schema.</summary>
    /// <exception cref="StoreUnavailableException">It is no database of this program, or cannot be written.</exception>
    public static Task<SqliteGraphStore> OpenAsync(string path, GraphCatalogue catalogue, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqlSession? writer = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            writer = new(path, readOnly: false);
            Migrations.Apply(writer, path);
            return Task.FromResult(new SqliteGraphStore(path, catalogue, time, writer));
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            writer?.Dispose();
            throw new StoreUnavailableException($"The store {path} cannot be opened: {e.Message} Choose another folder with --data or RISKGRAPH_DATA.", e);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var reader in _readers) reader.Dispose();
        _readers.Clear();
        _writer.Dispose();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    public Task<Difference> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken) => WriteAsync(changes, keep: true, cancellationToken);

    public Task<Difference> PreviewAsync(ChangeSet changes, CancellationToken cancellationToken) => WriteAsync(changes, keep: false, cancellationToken);

    private async Task<Difference> WriteAsync(ChangeSet changes, bool keep, CancellationToken cancellationToken, [CallerMemberName] string method = "")
    {
        ChangeValidation.Check(changes, _catalogue);
        return await InTransactionAsync(method, session =>
        {
            var writer = new ChangeWriter(session, _catalogue, changes.Run, _time.GetUtcNow(), cancellationToken);
            var difference = writer.Apply(changes);
            return (difference, keep && !difference.IsEmpty);
        }, cancellationToken);
    }

    /// <param name="work">Its second result says whether to commit.</param>
    private async Task<T> InTransactionAsync<T>(string method, Func<SqlSession, (T Result, bool Commit)> work, CancellationToken cancellationToken)
    {
        StoreMeter.Count(method);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() =>
            {
                _writer.Execute("BEGIN IMMEDIATE");
                var finished = false;
                try
                {
                    var (result, commit) = Interruptible(_writer, () => work(_writer), cancellationToken);
                    _writer.Execute(commit ? "COMMIT" : "ROLLBACK");
                    finished = true;
                    return result;
                }
                finally
                {
                    // An interrupted statement may have rolled back by itself; then there is nothing left to undo.
                    if (!finished && SQLitePCL.raw.sqlite3_get_autocommit(_writer.Connection.Handle) == 0) _writer.Execute("ROLLBACK");
                }
            }, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs a read on a connection of its own, off the caller's thread, so that cancelling interrupts it at once.</summary>
    private async Task<T> ReadAsync<T>(Func<SqlSession, T> read, CancellationToken cancellationToken, [CallerMemberName] string method = "")
    {
        StoreMeter.Count(method);
        cancellationToken.ThrowIfCancellationRequested();
        var session = RentReader();
        try
        {
            return cancellationToken.CanBeCanceled
                ? await Task.Run(() => Interruptible(session, () => InSnapshot(session, read), cancellationToken), cancellationToken)
                : InSnapshot(session, read);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The store {_path} did not answer: {e.Message} Check that the file is there and can be read.", e);
        }
        finally
        {
            _readers.Add(session);
        }
    }

    private SqlSession RentReader() => _readers.TryTake(out var session) ? session : new(_path, readOnly: true);

    /// <summary>All queries of one call see the same state, whatever the writer does meanwhile.</summary>
    private static T InSnapshot<T>(SqlSession session, Func<SqlSession, T> read)
    {
        session.Execute("BEGIN");
        try
        {
            return read(session);
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    private static T Interruptible<T>(SqlSession session, Func<T> work, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static state => SQLitePCL.raw.sqlite3_interrupt(((SqlSession)state!).Connection.Handle), session);
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The store call was cancelled.", e, cancellationToken);
        }
    }
}
