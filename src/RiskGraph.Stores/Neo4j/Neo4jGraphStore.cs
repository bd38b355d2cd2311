using System.Runtime.CompilerServices;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Transport;
using RiskGraph.Stores.Neo4j.Writing;

namespace RiskGraph.Stores.Neo4j;

/// <summary>
/// The store for those who outgrow one machine: a Neo4j server of version 5.26 or newer, reached by its HTTP Query API. It may
/// be made before the server is up; each call then looks anew whether it is. Where one call takes several queries, each
/// sees what is committed at its time.
/// </summary>
public sealed partial class Neo4jGraphStore : IGraphStore
{
    private readonly Neo4jSession _session;
    private readonly GraphCatalogue _catalogue;
    private readonly TimeProvider _time;
    private readonly EntityFilterCypher _entityFilters;
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private volatile bool _prepared;

    private Neo4jGraphStore(Neo4jSettings settings, GraphCatalogue catalogue, TimeProvider time)
    {
        (_session, _catalogue, _time) = (new(settings), catalogue, time);
        _entityFilters = new(catalogue);
    }

    /// <summary>A store that connects when it is first asked something, and as often as that has failed.</summary>
    public static Neo4jGraphStore Create(Neo4jSettings settings, GraphCatalogue catalogue, TimeProvider time) => new(settings, catalogue, time);

    /// <summary>Connects, looks at the server's version and brings the database to the newest schema.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer or cannot be used.</exception>
    public static async Task<Neo4jGraphStore> OpenAsync(Neo4jSettings settings, GraphCatalogue catalogue, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = Create(settings, catalogue, time);
        try
        {
            await store.PrepareAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _preparing.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Connects where that has not been done yet.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer or cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_prepared) return;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (_prepared) return;
            ServerVersion.Check(_session.Settings, await _session.VersionAsync(cancellationToken));
            await SchemaMigrations.ApplyAsync(_session, _catalogue, cancellationToken);
            _prepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    public async Task<Difference> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        ChangeValidation.Check(changes, _catalogue);
        return await new ChangeSetWriter(_session, _catalogue, _time).ApplyAsync(changes, cancellationToken);
    }

    public async Task<Difference> PreviewAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        ChangeValidation.Check(changes, _catalogue);
        return (await new ChangeSetWriter(_session, _catalogue, _time).PlanAsync(changes, cancellationToken)).Difference;
    }

    /// <summary>Counts a call and sees that the database is ready for it.</summary>
    private Task BeginAsync(CancellationToken cancellationToken, [CallerMemberName] string method = "")
    {
        StoreMeter.Count(method);
        cancellationToken.ThrowIfCancellationRequested();
        return PrepareAsync(cancellationToken);
    }

    private Task<IReadOnlyList<QueryRow>> ReadAsync(string statement, QueryParameters parameters, CancellationToken cancellationToken) => _session.ReadAsync(statement, parameters, cancellationToken);

    private Task<IReadOnlyList<QueryRow>> ReadAsync(CypherText cypher, CancellationToken cancellationToken) => _session.ReadAsync(cypher.ToString(), cypher.Values, cancellationToken);

    private async Task<int> CountAsync(CypherText cypher, CancellationToken cancellationToken) => (await ReadAsync(cypher, cancellationToken))[0].Number(0);

    private static string[] Texts(IEnumerable<EntityId> ids) => [.. ids.Select(i => i.Text).Distinct(StringComparer.Ordinal)];
}
