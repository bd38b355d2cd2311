using System.Runtime.CompilerServices;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    // Counting reads every index once; the answer holds for as long as nobody, in this process or another, has written.
    public Task<GraphStats> StatsAsync(CancellationToken cancellationToken) => ReadAsync(session => session.WhileUnchanged(() => CountAll(session)), cancellationToken);

    // The run beside the count, so that stores which were written as often are told apart.
    public Task<string> VersionAsync(CancellationToken cancellationToken) => ReadAsync(session => session.Read(
        "SELECT w.count, (SELECT c.run FROM change AS c WHERE c.sequence = (SELECT max(n.sequence) FROM change AS n)) FROM writes AS w",
        row => ContentHash.Of("version", Rows.Text(row, 0), Rows.Text(row, 1)))[0], cancellationToken);

    private static GraphStats CountAll(SqlSession session)
    {
        var byKind = session.Read("SELECT e.kind, count(*) FROM entity AS e WHERE e.superseded_at IS NULL GROUP BY e.kind ORDER BY e.kind", row => (row.GetString(0), row.GetInt32(1)));
        var byPredicate = session.Read($"SELECT s.predicate, count(*) FROM statement AS s WHERE s.status {StatementFilterSql.Live} GROUP BY s.predicate ORDER BY s.predicate", row => (row.GetString(0), row.GetInt32(1)));
        var byStatus = session.Read("SELECT s.status, count(*) FROM statement AS s GROUP BY s.status ORDER BY s.status", row => ((StatementStatus)row.GetInt64(0), row.GetInt32(1)));
        var documents = (int)session.Count("SELECT count(*) FROM document AS d WHERE d.superseded_at IS NULL");
        var last = session.Scalar("SELECT c.at FROM change AS c ORDER BY c.sequence DESC LIMIT 1") as string;
        return new GraphStats(byKind.Sum(k => k.Item2), byPredicate.Sum(p => p.Item2), documents, byKind.ToDictionary(k => k.Item1, k => k.Item2),
            byPredicate.ToDictionary(p => p.Item1, p => p.Item2), byStatus.ToDictionary(s => s.Item1, s => s.Item2), last is null ? null : StoredValues.ReadTime(last));
    }

    public async IAsyncEnumerable<KnownName> KnownNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entities = await ReadAsync(session => session.Read(
            "SELECT e.json FROM entity AS e WHERE e.superseded_at IS NULL AND e.defined = 1 ORDER BY e.id", row => Rows.ReadEntity(row.GetString(0))), cancellationToken);
        foreach (var entity in entities)
            foreach (var name in entity.Aliases.Prepend(entity.Name).Order(StringComparer.Ordinal))
                yield return new(entity.Id, name);
    }

    public Task<IReadOnlyDictionary<EntityId, string>> RevisionsAsync(CancellationToken cancellationToken) => ReadAsync(session =>
        (IReadOnlyDictionary<EntityId, string>)session.Read("SELECT d.id, d.revision FROM document AS d WHERE d.superseded_at IS NULL ORDER BY d.id",
            row => (EntityId.Parse(row.GetString(0)), row.GetString(1))).ToDictionary(d => d.Item1, d => d.Item2), cancellationToken);

    public async IAsyncEnumerable<Change> ChangesSinceAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PageSize = 10_000;
        while (true)
        {
            var page = await ReadAsync(session => session.Read("SELECT c.sequence, c.run, c.at, c.action, c.record_kind, c.id FROM change AS c WHERE c.sequence > $0 ORDER BY c.sequence LIMIT $1",
                ReadChange, sequence, PageSize), cancellationToken);
            foreach (var change in page) yield return change;
            if (page.Count < PageSize) yield break;
            sequence = page[^1].Sequence;
        }
    }

    private static Change ReadChange(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), StoredValues.ReadTime(row.GetString(2)), (ChangeAction)row.GetInt64(3), (RecordKind)row.GetInt64(4), row.GetString(5));
}
