using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Writes statements, evidence and reviews, and settles what follows from them: confidence, status and degrees.</summary>
internal sealed class StatementWriter(SqlSession session, GraphCatalogue catalogue, DifferenceLog log, string run, DateTimeOffset now)
{
    private readonly string _now = Rows.Time(now);
    private readonly HashSet<EntityId> _ends = [];
    // Statements that are new, with the strongest evidence met for them so far: they are written once, when they settle.
    private readonly Dictionary<string, Statement> _added = new(StringComparer.Ordinal);
    private readonly DegreeChanges _degrees = new(catalogue);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<(ChangeAction Action, string Id, string Statement, string Quote)> _evidence = [];

    public void Write(DocumentContent content)
    {
        foreach (var statement in content.Statements)
        {
            var id = statement.Id;
            if (_added.ContainsKey(id) || session.Scalar("SELECT 1 FROM statement AS s WHERE s.id = $0", id) is not null) continue;
            CheckEnd(statement, statement.Subject);
            if (statement.Object is { } other) CheckEnd(statement, other);
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

    public static bool InsertReview(SqlSession session, Review review) => session.Execute(
        "INSERT OR IGNORE INTO review (statement, at, reviewer, status, note) VALUES ($0, $1, $2, $3, $4)",
        review.Statement, Rows.Time(review.At), review.Reviewer, (int)review.Status, review.Note) > 0;

    /// <summary>Works out confidence and status of every touched statement, and with them the degrees of its ends.</summary>
    public void Settle()
    {
        SettleAdded();
        var retracted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _touched)
        {
            var before = session.Read($"SELECT {Rows.Statement} FROM statement AS s WHERE s.id = $0", row => Rows.ReadStatement(row), id)[0];
            var after = Settled(before);
            if (after.Status == StatementStatus.Retracted) retracted.Add(id);
            if (after != before)
            {
                session.Execute("UPDATE statement SET confidence = $0, status = $1, superseded_at = $2 WHERE id = $3",
                    after.Confidence, (int)after.Status, after.SupersededAt is { } gone ? Rows.Time(gone) : null, id);
                log.Add(after.Status == StatementStatus.Retracted ? ChangeAction.Superseded
                    : before.Status == StatementStatus.Retracted ? ChangeAction.Restored : ChangeAction.Updated, RecordKind.Statement, id, Show(after));
            }
            if (before.IsLive != after.IsLive) _degrees.Add(after, after.IsLive ? 1 : -1);
        }
        _degrees.Write(session);
        // A statement that comes or goes tells of its evidence already.
        foreach (var (action, id, _, quote) in _evidence.Where(e => !retracted.Contains(e.Statement))) log.Add(action, RecordKind.Evidence, id, quote);
    }

    private void SettleAdded()
    {
        foreach (var (id, added) in _added)
        {
            var statement = added with { Status = StatusOf(added.Confidence) };
            Insert(session, statement);
            if (statement.IsLive) _degrees.Add(statement, 1);
            log.Add(ChangeAction.Added, RecordKind.Statement, id, Show(statement));
        }
        _added.Clear();
    }

    private static StatementStatus StatusOf(double confidence) => confidence < Statement.AssertionBar ? StatementStatus.Proposed : StatementStatus.Unreviewed;

    private Statement Settled(Statement statement)
    {
        var id = statement.Id;
        var strongest = session.Scalar("SELECT max(v.confidence) FROM evidence AS v WHERE v.statement = $0 AND v.superseded_at IS NULL", id) as double?;
        if (strongest is not { } confidence)
            return statement.Status == StatementStatus.Retracted ? statement : statement with { Confidence = 0, Status = StatementStatus.Retracted, SupersededAt = now };
        var reviewed = session.Scalar("SELECT r.status FROM review AS r WHERE r.statement = $0 ORDER BY r.at DESC, r.reviewer DESC LIMIT 1", id) as long?;
        var status = reviewed is { } word ? (StatementStatus)word : StatusOf(confidence);
        return statement with { Confidence = confidence, Status = status, SupersededAt = null };
    }

    public static void Insert(SqlSession session, Statement statement) => session.Execute("""
        INSERT INTO statement (id, subject, predicate, object, literal, negated, valid_from, valid_to, confidence, status, recorded_at, superseded_at)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """, statement.Id, statement.Subject.Text, statement.Predicate, statement.Object?.Text, statement.Literal is { } literal ? Rows.Write(literal) : null, statement.Negated ? 1 : 0,
        statement.ValidFrom?.Text, statement.ValidTo?.Text, statement.Confidence, (int)statement.Status, Rows.Time(statement.RecordedAt), statement.SupersededAt is { } gone ? Rows.Time(gone) : null);

    public static void Insert(SqlSession session, Evidence evidence) => session.Execute("""
        INSERT INTO evidence (id, statement, passage, start, length, role, method, confidence, run, recorded_at, superseded_at)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """, evidence.Id, evidence.Statement, evidence.Passage, evidence.Start, evidence.Quote.Length, (int)evidence.Role, (int)evidence.Method, evidence.Confidence,
        evidence.Run, Rows.Time(evidence.RecordedAt), evidence.SupersededAt is { } gone ? Rows.Time(gone) : null);

    private void CheckEnd(Statement statement, EntityId end)
    {
        if (_ends.Add(end) && session.Scalar("SELECT 1 FROM entity AS e WHERE e.id = $0", end.Text) is null)
            throw new ChangeSetException($"{Show(statement)}: there is no entity {end}. Add it to the document's entities.");
    }

    private void Touch(ChangeAction action, string id, string statement, string quote)
    {
        _touched.Add(statement);
        _evidence.Add((action, id, statement, quote));
    }

    private static string Show(Statement statement) =>
        $"{statement.Subject} {(statement.Negated ? "not " : "")}{statement.Predicate} {statement.Object?.Text ?? statement.Literal?.Value}";
}
