using System.Globalization;
using System.Security.Cryptography;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>
/// Runs queries so that they hold: bounded in number, tried again where that is safe, stopped on the server when their caller
/// gives up, and reading at least what was written through the same session, on whichever member of a cluster they land.
/// </summary>
internal sealed class Neo4jSession(Neo4jSettings settings) : IDisposable
{
    private static readonly TimeSpan s_transientPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(5);

    private readonly QueryTransport _transport = new(settings);
    private readonly SemaphoreSlim _turns = new(settings.Concurrency, settings.Concurrency);
    private readonly string _name = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private IReadOnlyCollection<string> _bookmarks = [];
    private long _requests;

    public Neo4jSettings Settings => settings;

    public void Dispose()
    {
        _transport.Dispose();
        _turns.Dispose();
    }

    /// <summary>A text that no other session and no other call gives.</summary>
    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"{_name}-{Interlocked.Increment(ref _requests)}");

    /// <inheritdoc cref="QueryTransport.VersionAsync"/>
    /// <exception cref="StoreUnavailableException">Nobody answers.</exception>
    public Task<string?> VersionAsync(CancellationToken cancellationToken) => PersistAsync(_transport.VersionAsync, settings.Patience, cancellationToken);

    /// <exception cref="StoreUnavailableException">The server does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<QueryRow>> ReadAsync(string statement, QueryParameters parameters, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(settings.ReadLimit);
        try
        {
            return (await RunAsync(statement, parameters, AccessMode.Read, settings.Patience, limited.Token)).Rows;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"A query took longer than {settings.ReadLimit.TotalSeconds:0} seconds at {settings.Uri} and was stopped there. Ask for less, or give the server more memory.");
        }
    }

    /// <param name="statement">One that may be run twice: what became of a first try is not always known.</param>
    /// <exception cref="StoreUnavailableException">The server does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<QueryRow>> WriteAsync(string statement, QueryParameters parameters, CancellationToken cancellationToken)
    {
        var result = await RunAsync(statement, parameters, AccessMode.Write, settings.WritePatience, cancellationToken);
        Keep(result);
        return result.Rows;
    }

    /// <summary>
    /// Runs several statements as one transaction. It is not tried again: a failure of the server comes out as it is, and
    /// where the commit was not confirmed the caller has to look what became of it.
    /// </summary>
    /// <exception cref="QueryFailure">The server says no; nothing was written.</exception>
    /// <exception cref="HttpRequestException">An answer did not come.</exception>
    public async Task<T> InTransactionAsync<T>(TimeSpan limit, Func<Func<string, QueryParameters, Task<IReadOnlyList<QueryRow>>>, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var transaction = await _transport.BeginAsync(_bookmarks, limit, cancellationToken);
            var request = NextId();
            var ended = false;
            try
            {
                var result = await work(async (statement, parameters) =>
                {
                    parameters["requestId"] = request;
                    return (await _transport.RunAsync(statement, parameters, AccessMode.Write, [], transaction, cancellationToken)).Rows;
                });
                ended = true;
                Keep(await _transport.CommitAsync(transaction, cancellationToken));
                return result;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await StopAsync(request);
                throw;
            }
            finally
            {
                if (!ended) await EndQuietlyAsync(token => _transport.RollBackAsync(transaction, token));
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<QueryResult> RunAsync(string statement, QueryParameters parameters, AccessMode access, TimeSpan patience, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        var request = NextId();
        parameters["requestId"] = request;
        try
        {
            return await PersistAsync(token => _transport.RunAsync(statement, parameters, access, _bookmarks, null, token), patience, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Closing the connection does not stop a query on the server.
            await StopAsync(request);
            throw;
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> once, TimeSpan patience, CancellationToken cancellationToken)
    {
        var pacing = new RetryPacing();
        while (true)
        {
            try
            {
                return await once(cancellationToken);
            }
            catch (QueryFailure e) when (e.IsBadBookmark && _bookmarks.Count > 0)
            {
                _bookmarks = [];
            }
            catch (QueryFailure e)
            {
                if (!e.IsTransient || !await pacing.WaitAsync(s_transientPatience, cancellationToken)) throw StoreFailures.Explain(settings, e);
            }
            catch (Exception e) when (StoreFailures.IsOfTransport(e, cancellationToken))
            {
                if (!await pacing.WaitAsync(patience, cancellationToken)) throw StoreFailures.Explain(settings, e);
            }
        }
    }

    private void Keep(QueryResult result)
    {
        if (result.Bookmarks.Count > 0) _bookmarks = result.Bookmarks;
    }

    /// <summary>Ends a query by the id that it carries among its parameters.</summary>
    private Task StopAsync(string request) => EndQuietlyAsync(async token =>
    {
        // The server may not have started it yet when its caller gives up.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var stopped = await _transport.RunAsync("""
                SHOW TRANSACTIONS YIELD transactionId AS id, parameters
                WHERE parameters.requestId = $victim
                TERMINATE TRANSACTIONS id YIELD message
                RETURN message
                """, new() { ["victim"] = request }, AccessMode.Read, [], null, token);
            if (stopped.Rows.Count > 0) return;
            await Task.Delay(30, token);
        }
    });

    /// <summary>For clean-up after something else has failed, which is what the caller is told of. What is left, the server ends by its own time limits.</summary>
    private static async Task EndQuietlyAsync(Func<CancellationToken, Task> end)
    {
        using var limit = new CancellationTokenSource(s_stopLimit);
        try
        {
            await end(limit.Token);
        }
        catch (Exception e) when (e is QueryFailure or OperationCanceledException || StoreFailures.IsOfTransport(e, limit.Token))
        {
            StoreMeter.CountUnfinished();
        }
    }
}
