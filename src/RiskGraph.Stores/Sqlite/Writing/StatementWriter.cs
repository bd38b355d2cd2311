using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes statements, evidence and reviews, and settles what follows from them: confidence, status and degrees.</summary>
internal sealed class StatementWriter(SqlSession session, KnownEntities known, DegreeChanges degrees, DifferenceLog log, string run, DateTimeOffset now)
{
    private readonly string _now = StoredValues.Time(now);
    // Statements that are new, with the strongest evidence met for them so far: they are written once, when they settle.
    private readonly Dictionary<string, Statement> _added = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<EntityId> _ends = [];
    private readonly List<(ChangeAction Action, string Id, string Statement, string Quote)> _evidence = [];

    /// <summary>The entities whose life may hang on what was settled: ends of statements that were retracted or restored, and superseded ends of new ones.</summary>
    public IEnumerable<EntityId> Ends => _ends;

    public void Write(DocumentContent content)
    {
        foreach (var statement in content.Statements)
        {
            var id = statement.Id;
            if (_added.ContainsKey(id) || session.Scalar("SELECT 1 FROM statement AS s WHERE s.id = $0", id) is not null) continue;
            CheckEnd(content, statement, statement.Subject);
            if (statement.Object is { } other) CheckEnd(content, statement, other);
            _added.Add(id, statement with { Confidence = 0, Status = StatementStatus.Retracted, RecordedAt = now, SupersededAt = null });
        }
        var current = new HashSet<string>(StringComparer.Ordinal);
        foreach (var evidence in content.Evidence)
        {
            var id = evidence.Id;
            current.Add(id);
            if (_added.TryGetValue(evidence.Statement, out var added))
            {
                Insert(session, evidence with { Run = run, RecordedAt = now, SupersededAt = null });
                if (evidence.Confidence > added.Confidence) _added[evidence.Statement] = added with { Confidence = evidence.Confidence };
                continue;
            }
            var before = session.Read("SELECT v.confidence, v.superseded_at FROM evidence AS v WHERE v.id = $0", row => (Confidence: row.GetDouble(0), Superseded: !row.IsDBNull(1)), id);
            if (before.Count == 0)
            {
                Insert(session, evidence with { Run = run, RecordedAt = now, SupersededAt = null });
                Touch(ChangeAction.Added, id, evidence.Statement, evidence.Quote);
            }
            else if (before[0].Superseded || !before[0].Confidence.Equals(evidence.Confidence))
            {
                session.Execute("UPDATE evidence SET superseded_at = NULL, confidence = $0 WHERE id = $1", evidence.Confidence, id);
                Touch(before[0].Superseded ? ChangeAction.Restored : ChangeAction.Updated, id, evidence.Statement, evidence.Quote);
            }
        }
        if (content.Complete) SupersedeAllBut(current, content.Document.Id.Text);
    }

    private void SupersedeAllBut(HashSet<string> current, string document)
    {
        var live = session.Read("""
            SELECT v.id, v.statement, p.text, v.start, v.length
            FROM passage AS p CROSS JOIN evidence AS v ON v.passage = p.id
            WHERE p.document = $0 AND v.superseded_at IS NULL
            """, row => (Id: row.GetString(0), Statement: row.GetString(1), Quote: row.GetString(2).Substring(row.GetInt32(3), row.GetInt32(4))), document);
        foreach (var gone in live.Where(e => !current.Contains(e.Id)))
        {
            session.Execute("UPDATE evidence SET superseded_at = $0 WHERE id = $1", _now, gone.Id);
            Touch(ChangeAction.Superseded, gone.Id, gone.Statement, gone.Quote);
        }
    }

    public void Write(Review review)
    {
        if (_added.ContainsKey(review.Statement)) SettleAdded();
        if (session.Scalar("SELECT 1 FROM statement AS s WHERE s.id = $0", review.Statement) is null)
            throw new ChangeSetException($"There is no statement {review.Statement} to review.");
        if (!InsertReview(session, review)) return;
        log.Add(ChangeAction.Added, RecordKind.Review, review.Statement, $"{review.Status} by {review.Reviewer}");
        _touched.Add(review.Statement);
    }

    /// <returns>False when it is there already.</returns>
    /// <exception cref="ChangeSetException">The same person said something else of it at the same moment.</exception>
    public static bool InsertReview(SqlSession session, Review review)
    {
        var at = StoredValues.Time(review.At);
        var before = session.Read("SELECT r.status, r.note FROM review AS r WHERE r.statement = $0 AND r.at = $1 AND r.reviewer = $2",
            row => (Status: (StatementStatus)row.GetInt64(0), Note: Rows.Text(row, 1)), review.Statement, at, review.Reviewer);
        if (before is [var same] && same == (review.Status, review.Note)) return false;
        if (before is [var other])
            throw new ChangeSetException($"{review.Statement}: {review.Reviewer} said {other.Status} at {at}, and cannot have said {review.Status} at the same moment. Give the later review a later time.");
        session.Execute("INSERT INTO review (statement, at, reviewer, status, note) VALUES ($0, $1, $2, $3, $4)", review.Statement, at, review.Reviewer, (int)review.Status, review.Note);
        return true;
    }

    /// <summary>Works out confidence and status of every touched statement, and with them the degrees of its ends.</summary>
    public void Settle()
    {
        SettleAdded();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _touched)
        {
            var before = session.Read($"SELECT {Rows.Statement} FROM statement AS s WHERE s.id = $0", row => Rows.ReadStatement(row), id)[0];
            var after = StatementState.Of(session, before, now);
            if (after.Status == StatementStatus.Retracted) gone.Add(id);
            if (after == before) continue;
            Settle(session, degrees, before, after);
            var (came, went) = (before.Status == StatementStatus.Retracted, after.Status == StatementStatus.Retracted);
            if (came || went) _ends.UnionWith(after.Object is { } other ? [after.Subject, other] : [after.Subject]);
            log.Add(went ? ChangeAction.Superseded : came ? ChangeAction.Restored : ChangeAction.Updated, RecordKind.Statement, id, Show(after));
        }
        // A statement that goes tells of its evidence already.
        foreach (var (action, id, _, quote) in _evidence.Where(e => !gone.Contains(e.Statement))) log.Add(action, RecordKind.Evidence, id, quote);
    }

    /// <summary>Writes what a statement has come to.</summary>
    public static void Settle(SqlSession session, DegreeChanges degrees, Statement before, Statement after)
    {
        session.Execute("UPDATE statement SET confidence = $0, status = $1, superseded_at = $2 WHERE id = $3",
            after.Confidence, (int)after.Status, StoredValues.Time(after.SupersededAt), after.Id);
        if (before.IsLive != after.IsLive) degrees.Add(after, after.IsLive ? 1 : -1);
    }

    private void SettleAdded()
    {
        foreach (var (id, added) in _added)
        {
            var statement = added with { Status = StatementState.StatusOf(added.Confidence) };
            Insert(session, statement);
            if (statement.IsLive) degrees.Add(statement, 1);
            log.Add(ChangeAction.Added, RecordKind.Statement, id, Show(statement));
        }
        _added.Clear();
    }

    public static void Insert(SqlSession session, Statement statement) => session.Execute("""
        INSERT INTO statement (id, subject, predicate, object, literal, negated, valid_from, valid_to, confidence, status, recorded_at, superseded_at, subject_key, object_key)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, (SELECT e.key FROM entity AS e WHERE e.id = $1), (SELECT e.key FROM entity AS e WHERE e.id = $3))
        """, statement.Id, statement.Subject.Text, statement.Predicate, statement.Object?.Text, statement.Literal is { } literal ? Rows.Write(literal) : null, statement.Negated ? 1 : 0,
        statement.ValidFrom?.Text, statement.ValidTo?.Text, statement.Confidence, (int)statement.Status, StoredValues.Time(statement.RecordedAt), StoredValues.Time(statement.SupersededAt));

    /// <summary>Gives the keys of their ends to statements that were written before those were.</summary>
    public static void Link(SqlSession session) => session.Execute("""
        UPDATE statement SET subject_key = (SELECT e.key FROM entity AS e WHERE e.id = subject), object_key = (SELECT e.key FROM entity AS e WHERE e.id = object)
        WHERE subject_key IS NULL OR (object_key IS NULL AND object IS NOT NULL)
        """);

    public static void Insert(SqlSession session, Evidence evidence) => session.Execute("""
        INSERT INTO evidence (id, statement, passage, start, length, role, method, confidence, run, recorded_at, superseded_at)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """, evidence.Id, evidence.Statement, evidence.Passage, evidence.Start, evidence.Quote.Length, (int)evidence.Role, (int)evidence.Method, evidence.Confidence,
        evidence.Run, StoredValues.Time(evidence.RecordedAt), StoredValues.Time(evidence.SupersededAt));

    private void CheckEnd(DocumentContent content, Statement statement, EntityId end)
    {
        if (!known.Require(end, () => $"{content.Document.Path ?? content.Document.Id.Text}: {Show(statement)}")) return;
        if (session.Scalar("SELECT 1 FROM entity AS e WHERE e.id = $0 AND e.superseded_at IS NOT NULL", end.Text) is not null) _ends.Add(end);
    }

    private void Touch(ChangeAction action, string id, string statement, string quote)
    {
        _touched.Add(statement);
        _evidence.Add((action, id, statement, quote));
    }

    private static string Show(Statement statement) =>
        $"{statement.Subject} {(statement.Negated ? "not " : "")}{statement.Predicate} {statement.Object?.Text ?? statement.Literal?.Value}";
}
