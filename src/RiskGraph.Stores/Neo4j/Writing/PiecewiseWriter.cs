using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>
/// Writes what is too much for one statement as several in one transaction. Where the server says to try again, all is done
/// again; where the answer to the commit is lost, the database is asked what became of it.
/// </summary>
/// <param name="write">The id of the write, which its first statement leaves in the database.</param>
internal sealed class PiecewiseWriter(Neo4jSession session, string write, TimeSpan limit)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <param name="work">May be called more than once.</param>
    public async Task<string> WriteAsync(Func<RunQuery, Task<string>> work, CancellationToken cancellationToken)
    {
        var pacing = new RetryPacing();
        while (true)
        {
            Exception failure;
            try
            {
                return await session.InTransactionAsync(limit, run => work(new RunQuery(run)), cancellationToken);
            }
            catch (QueryFailure e) when (e.IsTransient)
            {
                failure = e;
            }
            catch (QueryFailure e)
            {
                throw StoreFailures.Explain(session.Settings, e);
            }
            catch (Exception e) when (StoreFailures.IsOfTransport(e, cancellationToken))
            {
                failure = e;
            }
            if (!await pacing.WaitAsync(s_patience, cancellationToken)) throw StoreFailures.Explain(session.Settings, failure);
            if (await IsMadeAsync(cancellationToken)) return ChangeStatement.Made;
        }
    }

    // A read at the writer's side, so that it does not answer before a commit that is still under way.
    private async Task<bool> IsMadeAsync(CancellationToken cancellationToken) => (await session.WriteAsync("""
        MATCH (g:RiskGraphStore {id: 'graph'})
        SET g.lock = $write
        RETURN EXISTS { MATCH (w:RiskGraphWrite {id: $write}) }
        """, new() { ["write"] = write }, cancellationToken))[0].Truth(0);
}
