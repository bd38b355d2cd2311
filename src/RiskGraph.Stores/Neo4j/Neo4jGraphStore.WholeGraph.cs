using System.Globalization;
using System.Runtime.CompilerServices;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Transport;
using RiskGraph.Stores.Neo4j.Writing;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>The most records that can be taken in whole: the server holds a change in memory until it is all there.</summary>
    private const int MaxRecords = 400_000;

    /// <summary>
    /// The server cannot show one moment to several queries. So all is read at once into a temporary file, and again under the
    /// lock that writers take where one of them came between; then the caller may take its time.
    /// </summary>
    public async IAsyncEnumerable<GraphRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await using var spool = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!await TryReadOneMomentAsync(spool, cancellationToken)) await ReadUnderLockAsync(spool, cancellationToken);
        spool.Position = 0;
        await foreach (var record in JsonLines.ReadAsync(spool, "the graph as it was read", cancellationToken)) yield return record;
    }

    private const string LockedVersion = """
        MATCH (g:RiskGraphStore {id: 'graph'})
        SET g.lock = $requestId
        RETURN g.version
        """;

    private static readonly TimeSpan s_readAllLimit = TimeSpan.FromMinutes(30);

    /// <returns>False when something was written meanwhile.</returns>
    private async Task<bool> TryReadOneMomentAsync(FileStream spool, CancellationToken cancellationToken)
    {
        // Read under the writers' lock, a version is that of no change half way in.
        var before = (await _session.WriteAsync(LockedVersion, [], cancellationToken))[0].Long(0);
        await SpoolAsync(spool, () => Task.CompletedTask, cancellationToken);
        return (await _session.WriteAsync(LockedVersion, [], cancellationToken))[0].Long(0) == before;
    }

    private async Task ReadUnderLockAsync(FileStream spool, CancellationToken cancellationToken)
    {
        try
        {
            await _session.InTransactionAsync(s_readAllLimit, async run =>
            {
                await run(LockedVersion, []);
                // Whatever is asked inside the transaction keeps it from being ended as idle.
                await SpoolAsync(spool, () => run("RETURN 1", []), cancellationToken);
                return true;
            }, cancellationToken);
        }
        catch (Exception e) when (e is QueryFailure || StoreFailures.IsOfTransport(e, cancellationToken))
        {
            throw StoreFailures.Explain(_session.Settings, e);
        }
    }

    private async Task SpoolAsync(FileStream spool, Func<Task> everySoOften, CancellationToken cancellationToken)
    {
        spool.SetLength(0);
        await JsonLines.WriteAsync(Watched(RecordsAsync(cancellationToken)), spool, cancellationToken);

        async IAsyncEnumerable<GraphRecord> Watched(IAsyncEnumerable<GraphRecord> records)
        {
            var count = 0;
            await foreach (var record in records)
            {
                if (count++ % Stretch == 0) await everySoOften();
                yield return record;
            }
        }
    }

    private async IAsyncEnumerable<GraphRecord> RecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in LongAsync("MATCH (r:Run) WHERE r.id > $after RETURN r.id AS id, r.startedAt, r.tool, r.source ORDER BY id LIMIT $limit", cancellationToken))
            yield return new GraphRecord.OfRun(new(StoredValues.ReadTime(row.Text(1)), row.Text(2), row.Text(3)));
        await foreach (var row in LongAsync("MATCH (d:DocumentText) WHERE d.id > $after RETURN d.id AS id, d._json, d.recordedAt, d.supersededAt ORDER BY id LIMIT $limit", cancellationToken))
            yield return new GraphRecord.OfDocument(Records.ReadDocument(row.Text(1)), StoredValues.ReadTime(row.Text(2)), Records.MaybeTime(row, 3));
        await foreach (var row in LongAsync($"MATCH (p:Passage) WHERE p.id > $after RETURN p.id AS id, {Records.Passage}, p.supersededAt ORDER BY id LIMIT $limit", cancellationToken))
            yield return new GraphRecord.OfPassage(Records.ReadPassage(row, 1), Records.MaybeTime(row, 1 + Records.PassageColumns));
        await foreach (var row in PerEntityAsync("COLLECT { MATCH (c:Contribution {entity: e.id}) WHERE c.document IS NOT NULL RETURN [c.document, c._json, c.supersededAt] ORDER BY c.document }", cancellationToken))
            yield return new GraphRecord.OfContribution(EntityId.Parse(row.Part.Text(0)), Records.ReadEntity(row.Part.Text(1)), Records.MaybeTime(row.Part, 2));
        await foreach (var row in LongAsync($"MATCH (s:Statement) WHERE s.id > $after RETURN s.id AS id, {Records.Statement} ORDER BY id LIMIT $limit", cancellationToken))
            yield return new GraphRecord.OfStatement(Records.ReadStatement(row, 1));
        await foreach (var row in LongAsync($"""
            MATCH (v:Evidence)
            WHERE v.id > $after
            WITH v
            ORDER BY v.id
            LIMIT $limit
            MATCH (s:Statement)<-[:EVIDENCE_FOR]-(v)-[:QUOTES]->(p:Passage)
            RETURN v.id AS id, {Records.Evidence}
            ORDER BY id
            """, cancellationToken)) yield return new GraphRecord.OfEvidence(Records.ReadEvidence(row, 1));
        await foreach (var row in PerEntityAsync("COLLECT { MATCH (e)-[m:NAMED_IN]->(p:Passage) RETURN [p.id, m.start, m.length, m.supersededAt] ORDER BY p.id, m.start, m.length }", cancellationToken))
            yield return new GraphRecord.OfMention(new(row.Entity, row.Part.Text(0), row.Part.Number(1), row.Part.Number(2)), Records.MaybeTime(row.Part, 3));
        await foreach (var row in LongAsync("MATCH (r:Redirect) WHERE r.source > $after RETURN r.source AS id, r.target ORDER BY id LIMIT $limit", cancellationToken))
            yield return new GraphRecord.OfRedirect(new(EntityId.Parse(row.Text(0)), EntityId.Parse(row.Text(1))));
        await foreach (var row in ReviewsAsync(cancellationToken)) yield return row;
        await foreach (var change in HistoryAsync(0, cancellationToken)) yield return new GraphRecord.OfChange(change);
    }

    /// <summary>The parts of each entity, superseded ones included, by the entity's id.</summary>
    /// <param name="parts">An expression for the list of an entity's parts.</param>
    private async IAsyncEnumerable<(EntityId Entity, QueryRow Part)> PerEntityAsync(string parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in LongAsync($"MATCH (e:Entity) WHERE e.id > $after WITH e ORDER BY e.id LIMIT $limit RETURN e.id AS id, {parts} AS parts ORDER BY id", cancellationToken))
            foreach (var part in row.Rows(1)) yield return (EntityId.Parse(row.Text(0)), part);
    }

    private async IAsyncEnumerable<GraphRecord> ReviewsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Statements are few that anybody has reviewed, and each has few reviews.
        await foreach (var row in LongAsync("""
            MATCH (r:Review)
            WHERE r.statement > $after AND r.at IS NOT NULL AND r.reviewer IS NOT NULL
            WITH r.statement AS id, r
            ORDER BY id, r.at, r.reviewer
            RETURN id, collect([r.status, r.reviewer, r.at, r.note])
            ORDER BY id
            LIMIT $limit
            """, cancellationToken))
            foreach (var part in row.Rows(1))
                yield return new GraphRecord.OfReview(new(row.Text(0), (StatementStatus)part.Number(0), part.Text(1), StoredValues.ReadTime(part.Text(2)), part.MaybeText(3)));
    }

    /// <inheritdoc/>
    /// <exception cref="ChangeSetException">A record contradicts the catalogue or refers to one that is not there, or there are too many to be taken in whole.</exception>
    public async Task<long> WriteAllAsync(IAsyncEnumerable<GraphRecord> records, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var all = new List<GraphRecord>();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (all.Count == MaxRecords)
                throw new ChangeSetException(string.Create(CultureInfo.InvariantCulture, $"There are more than {MaxRecords} records, which Neo4j cannot take in as one change. Use `riskgraph copy`, which takes them in bit by bit."));
            all.Add(record);
        }
        return await new ChangeSetWriter(_session, _catalogue, _time).TakeInAsync(all, cancellationToken);
    }
}
