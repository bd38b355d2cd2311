using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes records of an export as they are; those that are there already stay. Derived rows are made at the end.</summary>
internal sealed class RecordWriter(SqlSession session, GraphCatalogue catalogue, DateTimeOffset now)
{
    private readonly HashSet<EntityId> _entities = [];
    private readonly HashSet<string> _new = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<Redirect> _redirects = [];
    private readonly DegreeChanges _degrees = new(session, catalogue);
    private readonly HistoryWriter _history = new(session);
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

    /// <exception cref="ChangeSetException">What was written does not hold together.</exception>
    public void Finish()
    {
        foreach (var id in _new.Concat(_touched).Distinct(StringComparer.Ordinal)) Settle(id);
        var known = new KnownEntities(session);
        foreach (var id in _entities)
        {
            known.Require(id, () => "The export");
            new MergedEntityWriter(session, catalogue).Write(id);
        }
        StatementWriter.Link(session);
        _degrees.Write();
        foreach (var redirect in _redirects)
        {
            known.Require(redirect.To, () => $"{redirect.From} is redirected to {redirect.To}");
            EntityWriter.RefuseLoop(session, redirect);
        }
    }

    /// <summary>A new statement must be what its evidence makes of it; one that was there becomes what new evidence makes of it.</summary>
    private void Settle(string id)
    {
        if (session.Read($"SELECT {Rows.Statement} FROM statement AS s WHERE s.id = $0", row => Rows.ReadStatement(row), id) is not [var before])
            throw new ChangeSetException($"Evidence or a review is of {id}, which is not there. Take in a whole export.");
        var after = StatementState.Of(session, before, now);
        if (after != before && _new.Contains(id))
            throw new ChangeSetException($"{id} is {before.Status} with confidence {Number(before.Confidence)}, but its evidence and reviews make it {after.Status} with {Number(after.Confidence)}. Take in a whole export as it was written.");
        if (before.Status == StatementStatus.Retracted != before.SupersededAt is not null)
            throw new ChangeSetException($"{id} is {before.Status}: a retracted statement, and only that, says when it was superseded.");
        if (after != before) StatementWriter.Settle(session, _degrees, before, after);
        _entities.Add(after.Subject);
        if (after.Object is { } other) _entities.Add(other);
        static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private bool IsNew(GraphRecord record)
    {
        switch (record)
        {
            case GraphRecord.OfRun { Run: var run }:
                return session.Execute("INSERT OR IGNORE INTO run (id, started_at, tool, source) VALUES ($0, $1, $2, $3)", run.Id, StoredValues.Time(run.StartedAt), run.Tool, run.Source) > 0;
            case GraphRecord.OfDocument document:
                if (Has("SELECT 1 FROM document AS d WHERE d.id = $0", document.Document.Id.Text)) return false;
                DocumentWriter.Upsert(session, document.Document, Rows.Write(document.Document), StoredValues.Time(document.RecordedAt), StoredValues.Time(document.SupersededAt));
                return true;
            case GraphRecord.OfPassage passage:
                if (Has("SELECT 1 FROM passage AS p WHERE p.id = $0", passage.Passage.Id)) return false;
                DocumentWriter.Insert(session, passage.Passage, StoredValues.Time(passage.SupersededAt));
                return true;
            case GraphRecord.OfContribution { Entity: var entity } contribution:
                if (catalogue.Misfit(entity) is { } unfit) throw new ChangeSetException(unfit);
                if (session.Scalar("SELECT 1 FROM contribution AS c WHERE c.entity = $0 AND c.document = $1", entity.Id.Text, contribution.Document.Text) is not null) return false;
                EntityWriter.WriteContribution(session, entity, contribution.Document.Text, StoredValues.Time(contribution.SupersededAt));
                _entities.Add(entity.Id);
                return true;
            case GraphRecord.OfStatement { Statement: var statement }:
                if (catalogue.Misfit(statement) is { } misfit) throw new ChangeSetException($"{statement.Id}: {misfit}");
                if (Has("SELECT 1 FROM statement AS s WHERE s.id = $0", statement.Id)) return false;
                StatementWriter.Insert(session, statement);
                if (statement.IsLive) _degrees.Add(statement, 1);
                return _new.Add(statement.Id);
            case GraphRecord.OfEvidence { Evidence: var evidence }:
                if (Has("SELECT 1 FROM evidence AS v WHERE v.id = $0", evidence.Id)) return false;
                CheckQuote(evidence);
                StatementWriter.Insert(session, evidence);
                _touched.Add(evidence.Statement);
                return true;
            case GraphRecord.OfMention { Mention: var mention } of:
                return session.Execute("INSERT OR IGNORE INTO mention (entity, passage, start, length, superseded_at) VALUES ($0, $1, $2, $3, $4)",
                    mention.Entity.Text, mention.Passage, mention.Start, mention.Length, StoredValues.Time(of.SupersededAt)) > 0;
            case GraphRecord.OfRedirect { Redirect: var redirect }:
                _redirects.Add(redirect);
                return session.Execute("INSERT OR IGNORE INTO redirect (source, target) VALUES ($0, $1)", redirect.From.Text, redirect.To.Text) > 0;
            case GraphRecord.OfReview { Review: var review }:
                ChangeValidation.Check(review);
                if (!StatementWriter.InsertReview(session, review)) return false;
                _touched.Add(review.Statement);
                return true;
            case GraphRecord.OfChange { Change: var change }: return _history.IsNew(change);
            default: throw new UnreachableException();
        }
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
