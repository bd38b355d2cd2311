using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes one checked change set inside a transaction that the caller opens and closes.</summary>
internal sealed class ChangeWriter(SqlSession session, GraphCatalogue catalogue, ImportRun run, DateTimeOffset now, CancellationToken cancellationToken)
{
    private readonly DifferenceLog _log = new();

    public Difference Apply(ChangeSet changes)
    {
        // Checked at commit: within the change set the order of records is free.
        session.Execute("PRAGMA defer_foreign_keys = ON");
        session.Execute("INSERT OR IGNORE INTO run (id, started_at, tool, source) VALUES ($0, $1, $2, $3)", run.Id, StoredValues.Time(run.StartedAt), run.Tool, run.Source);
        var known = new KnownEntities(session);
        var documents = new DocumentWriter(session, known, _log, now);
        var entities = new EntityWriter(session, catalogue, _log, now);
        var degrees = new DegreeChanges(session, catalogue);
        var statements = new StatementWriter(session, known, degrees, _log, run.Id, now);
        foreach (var content in changes.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            documents.Write(content);
            entities.Contribute(content);
        }
        foreach (var content in changes.Documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            statements.Write(content);
            documents.WriteMentions(content);
        }
        foreach (var review in changes.Reviews) statements.Write(review);
        statements.Settle();
        // After the statements, since a statement that stands keeps both its ends alive.
        entities.Merge(statements.Ends);
        StatementWriter.Link(session);
        degrees.Write();
        entities.Write(changes.Redirects, known);
        if (!_log.IsEmpty) _log.WriteHistory(session, run, now);
        return _log.ToDifference();
    }
}
