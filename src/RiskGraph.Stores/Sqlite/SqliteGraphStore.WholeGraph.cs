using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;
using RiskGraph.Stores.Sqlite.Writing;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public async IAsyncEnumerable<GraphRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoreMeter.Count(nameof(ReadAllAsync));
        cancellationToken.ThrowIfCancellationRequested();
        // A session of its own with one snapshot: the export is of one moment, however long its reader takes.
        using var session = Guarded(() => new SqlSession(_path, readOnly: true));
        session.Execute("BEGIN");
        using var records = Records(session).GetEnumerator();
        while (Guarded(records.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return records.Current;
        }
        await Task.CompletedTask;
    }

    private static IEnumerable<GraphRecord> Records(SqlSession session) =>
        Stream(session, "SELECT r.started_at, r.tool, r.source FROM run AS r ORDER BY r.id", row => (GraphRecord)new GraphRecord.OfRun(new(StoredValues.ReadTime(row.GetString(0)), row.GetString(1), row.GetString(2))))
        .Concat(Stream(session, "SELECT d.json, d.recorded_at, d.superseded_at FROM document AS d ORDER BY d.id",
            row => new GraphRecord.OfDocument(Rows.ReadDocument(row.GetString(0)), StoredValues.ReadTime(row.GetString(1)), Rows.MaybeTime(row, 2))))
        .Concat(Stream(session, $"SELECT {Rows.Passage}, p.superseded_at FROM passage AS p ORDER BY p.id", row => new GraphRecord.OfPassage(Rows.ReadPassage(row), Rows.MaybeTime(row, 6))))
        .Concat(Stream(session, "SELECT c.document, c.json, c.superseded_at FROM contribution AS c ORDER BY c.entity, c.document",
            row => new GraphRecord.OfContribution(EntityId.Parse(row.GetString(0)), Rows.ReadEntity(row.GetString(1)), Rows.MaybeTime(row, 2))))
        .Concat(Stream(session, $"SELECT {Rows.Statement} FROM statement AS s ORDER BY s.id", row => new GraphRecord.OfStatement(Rows.ReadStatement(row))))
        .Concat(Stream(session, $"SELECT {Rows.Evidence} FROM evidence AS v CROSS JOIN passage AS p ON p.id = v.passage ORDER BY v.id", row => new GraphRecord.OfEvidence(Rows.ReadEvidence(row))))
        .Concat(Stream(session, "SELECT m.entity, m.passage, m.start, m.length, m.superseded_at FROM mention AS m ORDER BY m.entity, m.passage, m.start, m.length",
            row => new GraphRecord.OfMention(new(EntityId.Parse(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3)), Rows.MaybeTime(row, 4))))
        .Concat(Stream(session, "SELECT r.source, r.target FROM redirect AS r ORDER BY r.source", row => new GraphRecord.OfRedirect(new(EntityId.Parse(row.GetString(0)), EntityId.Parse(row.GetString(1))))))
        .Concat(Stream(session, "SELECT r.statement, r.status, r.reviewer, r.at, r.note FROM review AS r ORDER BY r.statement, r.at, r.reviewer",
            row => new GraphRecord.OfReview(new(row.GetString(0), (StatementStatus)row.GetInt64(1), row.GetString(2), StoredValues.ReadTime(row.GetString(3)), Rows.Text(row, 4)))))
        .Concat(Stream(session, "SELECT c.sequence, c.run, c.at, c.action, c.record_kind, c.id FROM change AS c ORDER BY c.sequence", row => new GraphRecord.OfChange(ReadChange(row))));

    private static IEnumerable<GraphRecord> Stream(SqlSession session, string sql, Func<SqliteDataReader, GraphRecord> read)
    {
        using var reader = session.Prepare(sql).ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    public async Task<long> WriteAllAsync(IAsyncEnumerable<GraphRecord> records, CancellationToken cancellationToken)
    {
        StoreMeter.Count(nameof(WriteAllAsync));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            var writer = new RecordWriter(_writer, _catalogue, _time.GetUtcNow());
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Write(record);
            }
            writer.Finish();
            cancellationToken.ThrowIfCancellationRequested();
            if (writer.Added > 0) Commit();
            return writer.Added;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            Integrity.Check(_writer);
            throw new ChangeSetException($"The records contradict each other: {e.Message} Take in a whole export, into an empty store or one that it came from.");
        }
        catch (SqliteException e)
        {
            throw Unavailable(e);
        }
        finally
        {
            RollBack(_writer);
            _writing.Release();
        }
    }
}
