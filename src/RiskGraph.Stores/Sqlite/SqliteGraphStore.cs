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
    private readonly Stack<SqlSession> _readers = [];
    private readonly SqlSession _writer;
    private readonly EntityFilterSql _entityFilters;
    private bool _disposed;

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
        lock (_readers)
        {
            _disposed = true;
            while (_readers.TryPop(out var reader)) reader.Dispose();
        }
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
            return await Task.Run(() => InTransaction(work, cancellationToken), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private T InTransaction<T>(Func<SqlSession, (T Result, bool Commit)> work, CancellationToken cancellationToken)
    {
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            var (result, commit) = Interruptible(_writer, () => work(_writer), cancellationToken);
            if (commit) Commit();
            return result;
        }
        catch (SqliteException e) when (e.SqliteErrorCode != SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw Unavailable(e);
        }
        finally
        {
            RollBack(_writer);
        }
    }

    private void Commit()
    {
        _writer.Execute("UPDATE writes SET count = count + 1");
        _writer.Execute("COMMIT");
    }

    /// <summary>Undoes what is open. An interrupted statement may have done so by itself.</summary>
    private static void RollBack(SqlSession session)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0) session.Execute("ROLLBACK");
    }

    /// <summary>Runs a read on a connection of its own, off the caller's thread where it can be cancelled, so that cancelling interrupts it at once.</summary>
    private async Task<T> ReadAsync<T>(Func<SqlSession, T> read, CancellationToken cancellationToken, [CallerMemberName] string method = "")
    {
        StoreMeter.Count(method);
        cancellationToken.ThrowIfCancellationRequested();
        return cancellationToken.CanBeCanceled
            ? await Task.Run(() => Guarded(() => Read(read, cancellationToken)), cancellationToken)
            : Guarded(() => Read(read, cancellationToken));
    }

    /// <summary>All queries of one call see the same state, whatever the writer does meanwhile.</summary>
    private T Read<T>(Func<SqlSession, T> read, CancellationToken cancellationToken)
    {
        var session = RentReader();
        try
        {
            session.Execute("BEGIN");
            return Interruptible(session, () => read(session), cancellationToken);
        }
        finally
        {
            RollBack(session);
            Return(session);
        }
    }

    private SqlSession RentReader()
    {
        lock (_readers)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_readers.TryPop(out var session)) return session;
        }
        return new(_path, readOnly: true);
    }

    private void Return(SqlSession session)
    {
        lock (_readers)
        {
            if (_disposed) session.Dispose();
            else _readers.Push(session);
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Unavailable(e);
        }
    }

    private StoreUnavailableException Unavailable(SqliteException e) => new(e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY
        ? $"The store {_path} is being written by another program. Wait until it is done, or choose another folder with --data or RISKGRAPH_DATA."
        : $"The store {_path} did not answer: {e.Message} Check that the folder given by --data or RISKGRAPH_DATA is there, can be written and has room.", e);

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
