using System.Globalization;
using System.Runtime.CompilerServices;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>The most rows of one query of a long list.</summary>
    private const int Stretch = 5_000;

    public async Task<GraphStats> StatsAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var kinds = ReadAsync("MATCH (e:Entity) WHERE e._live IS NOT NULL RETURN e._live AS kind, count(*) ORDER BY kind", [], cancellationToken);
        var statements = ReadAsync("MATCH (s:Statement) RETURN s.predicate AS predicate, s.status AS status, count(*) ORDER BY predicate, status", [], cancellationToken);
        var rest = (await ReadAsync("""
            MATCH (g:RiskGraphStore {id: 'graph'})
            OPTIONAL MATCH (c:Change {sequence: g.sequence})
            RETURN COUNT { MATCH (d:DocumentText) WHERE d.supersededAt IS NULL }, c.at
            """, [], cancellationToken))[0];
        var byKind = (await kinds).ToDictionary(r => r.Text(0), r => r.Number(1), StringComparer.Ordinal);
        var counts = (await statements).Select(r => (Predicate: r.Text(0), Status: (StatementStatus)r.Number(1), Count: r.Number(2))).ToList();
        var live = counts.Where(c => c.Status is StatementStatus.Unreviewed or StatementStatus.Accepted or StatementStatus.Disputed).ToList();
        return new(byKind.Values.Sum(), live.Sum(c => c.Count), rest.Number(0), byKind, Sum(live, c => c.Predicate), Sum(counts, c => c.Status), Records.MaybeTime(rest, 1));

        static Dictionary<TKey, int> Sum<TKey>(IEnumerable<(string Predicate, StatementStatus Status, int Count)> counts, Func<(string Predicate, StatementStatus Status, int Count), TKey> key) where TKey : notnull =>
            counts.GroupBy(key).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var row = (await ReadAsync("MATCH (g:RiskGraphStore {id: 'graph'}) OPTIONAL MATCH (c:Change {sequence: g.sequence}) RETURN g.version, c.run", [], cancellationToken))[0];
        return ContentHash.Of("version", row.Long(0).ToString(CultureInfo.InvariantCulture), row.MaybeText(1));
    }

    public async IAsyncEnumerable<KnownName> KnownNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await foreach (var row in LongAsync("MATCH (e:Entity) WHERE e._defined = true AND e.id > $after RETURN e.id AS id, e._json ORDER BY id LIMIT $limit", cancellationToken))
        {
            var entity = Records.ReadEntity(row.Text(1));
            foreach (var name in entity.Aliases.Prepend(entity.Name).Order(StringComparer.Ordinal)) yield return new(entity.Id, name);
        }
    }

    public async Task<IReadOnlyDictionary<EntityId, string>> RevisionsAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await LongAsync("MATCH (d:DocumentText) WHERE d.supersededAt IS NULL AND d.id > $after RETURN d.id AS id, d.revision ORDER BY id LIMIT $limit", cancellationToken)
            .ToDictionaryAsync(r => EntityId.Parse(r.Text(0)), r => r.Text(1), cancellationToken: cancellationToken);
    }

    public async IAsyncEnumerable<Change> ChangesSinceAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await foreach (var change in HistoryAsync(sequence, cancellationToken)) yield return change;
    }

    private async IAsyncEnumerable<Change> HistoryAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = await ReadAsync("""
                MATCH (c:Change)
                WHERE c.sequence > $after
                RETURN c.sequence AS sequence, c.run, c.at, c.action, c.recordKind, c.id
                ORDER BY sequence
                LIMIT $limit
                """, new() { ["after"] = sequence, ["limit"] = Stretch }, cancellationToken);
            foreach (var row in rows)
                yield return new(row.Long(0), row.Text(1), StoredValues.ReadTime(row.Text(2)), (ChangeAction)row.Number(3), (RecordKind)row.Number(4), row.Text(5));
            if (rows.Count < Stretch) yield break;
            sequence = rows[^1].Long(0);
        }
    }

    /// <summary>A long list, a stretch at a time, so that neither side holds it whole.</summary>
    /// <param name="statement">Its first column is the text by which it is ordered, each greater than <c>$after</c>; at most <c>$limit</c>.</param>
    private async IAsyncEnumerable<QueryRow> LongAsync(string statement, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        while (true)
        {
            var rows = await ReadAsync(statement, new() { ["after"] = after, ["limit"] = Stretch }, cancellationToken);
            foreach (var row in rows) yield return row;
            if (rows.Count < Stretch) yield break;
            after = rows[^1].Text(0);
        }
    }
}
