using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes records of an export as they are; those that are there already stay. Derived rows are made at the end.</summary>
internal sealed class RecordWriter(SqlSession session, GraphCatalogue catalogue)
{
    private readonly HashSet<EntityId> _entities = [];
    private readonly DegreeChanges _degrees = new(catalogue);
    private bool _started;

    public long Added { get; private set; }

    public void Write(GraphRecord record)
    {
        if (!_started)
        {
            _started = true;
            session.Execute("PRAGMA defer_foreign_keys = ON");
        }
        if (IsNew(record)) Added++;
    }

    public void Finish()
    {
        foreach (var id in _entities) EntityWriter.WriteMerged(session, catalogue, id);
        _degrees.Write(session);
    }

    private bool IsNew(GraphRecord record)
    {
        switch (record)
        {
            case GraphRecord.OfRun { Run: var run }:
                return session.Execute("INSERT OR IGNORE INTO run (id, started_at, tool, source) VALUES ($0, $1, $2, $3)", run.Id, Rows.Time(run.StartedAt), run.Tool, run.Source) > 0;
            case GraphRecord.OfDocument document:
                if (Has("SELECT 1 FROM document AS d WHERE d.id = $0", document.Document.Id.Text)) return false;
                DocumentWriter.Upsert(session, document.Document, Rows.Write(document.Document), Rows.Time(document.RecordedAt), document.SupersededAt is { } gone ? Rows.Time(gone) : null);
                return true;
            case GraphRecord.OfPassage passage:
                if (Has("SELECT 1 FROM passage AS p WHERE p.id = $0", passage.Passage.Id)) return false;
                DocumentWriter.Insert(session, passage.Passage, passage.SupersededAt is { } left ? Rows.Time(left) : null);
                return true;
            case GraphRecord.OfContribution { Entity: var entity } contribution:
                if (session.Scalar("SELECT 1 FROM contribution AS c WHERE c.entity = $0 AND c.document = $1", entity.Id.Text, contribution.Document.Text) is not null) return false;
                EntityWriter.WriteContribution(session, entity, contribution.Document.Text, contribution.SupersededAt is { } ended ? Rows.Time(ended) : null);
                _entities.Add(entity.Id);
                return true;
            case GraphRecord.OfStatement { Statement: var statement }:
                if (catalogue.Misfit(statement) is { } misfit) throw new ChangeSetException($"{statement.Id}: {misfit}");
                if (Has("SELECT 1 FROM statement AS s WHERE s.id = $0", statement.Id)) return false;
                StatementWriter.Insert(session, statement);
                if (statement.IsLive) _degrees.Add(statement, 1);
                return true;
            case GraphRecord.OfEvidence { Evidence: var evidence }:
                if (Has("SELECT 1 FROM evidence AS v WHERE v.id = $0", evidence.Id)) return false;
                CheckQuote(evidence);
                StatementWriter.Insert(session, evidence);
                return true;
            case GraphRecord.OfMention { Mention: var mention } of:
                return session.Execute("INSERT OR IGNORE INTO mention (entity, passage, start, length, superseded_at) VALUES ($0, $1, $2, $3, $4)",
                    mention.Entity.Text, mention.Passage, mention.Start, mention.Length, of.SupersededAt is { } since ? Rows.Time(since) : null) > 0;
            case GraphRecord.OfRedirect { Redirect: var redirect }:
                return session.Execute("INSERT OR IGNORE INTO redirect (source, target) VALUES ($0, $1)", redirect.From.Text, redirect.To.Text) > 0;
            case GraphRecord.OfReview { Review: var review }: return StatementWriter.InsertReview(session, review);
            case GraphRecord.OfChange { Change: var change }: return IsNew(change);
            default: throw new UnreachableException();
        }
    }

    private bool IsNew(Change change)
    {
        var at = Rows.Time(change.At);
        // The history of another store may use the same numbers for other changes; then it goes behind ours.
        if (session.Scalar("SELECT 1 FROM change AS c WHERE c.sequence = $0 AND c.run = $1 AND c.id = $2 AND c.at = $3", change.Sequence, change.Run, change.Id, at) is not null) return false;
        var taken = session.Scalar("SELECT 1 FROM change AS c WHERE c.sequence = $0", change.Sequence) is not null;
        session.Execute("INSERT INTO change (sequence, run, at, action, record_kind, id) VALUES ($0, $1, $2, $3, $4, $5)",
            taken ? null : change.Sequence, change.Run, at, (int)change.Action, (int)change.Kind, change.Id);
        return true;
    }

    private void CheckQuote(Evidence evidence)
    {
        var text = session.Scalar("SELECT p.text FROM passage AS p WHERE p.id = $0", evidence.Passage) as string
            ?? throw new ChangeSetException($"{evidence.Id} points at {evidence.Passage}, which is not there.");
        if (evidence.Start < 0 || evidence.Start > text.Length || !text.AsSpan(evidence.Start).StartsWith(evidence.Quote, StringComparison.Ordinal))
            throw new ChangeSetException($"{evidence.Id}: its quote does not stand at {evidence.Start} of {evidence.Passage}.");
    }

    private bool Has(string sql, string id) => session.Scalar(sql, id) is not null;
}
