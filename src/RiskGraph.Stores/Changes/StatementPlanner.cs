using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>Works out what becomes of statements, evidence and reviews.</summary>
internal sealed class StatementPlanner(KnownGraph known, PlannedChanges plan, DifferenceLines log, string run, DateTimeOffset now)
{
    // Statements that are new, with the strongest evidence met for them so far.
    private readonly Dictionary<string, Statement> _added = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<(ChangeAction Action, string Id, string Statement, string Quote)> _evidence = [];
    private readonly List<(string Id, string Statement, double? Confidence)> _liveEvidence = [];
    private readonly List<(Statement? Before, Statement After)> _changes = [];

    /// <summary>Statements that were there and whose evidence or reviews change.</summary>
    public IReadOnlyCollection<string> Touched => [.. _touched.Where(id => !_added.ContainsKey(id))];

    /// <summary>Every statement that is new or becomes different, with what it was.</summary>
    public IEnumerable<(Statement? Before, Statement After)> Changes => _changes;

    /// <summary>The ends of statements that were retracted or restored, whose life may hang on that.</summary>
    public IEnumerable<EntityId> Ends => _changes.Where(c => c.Before is not null && c.Before.Status == StatementStatus.Retracted != (c.After.Status == StatementStatus.Retracted)).SelectMany(c => EndsOf(c.After));

    /// <param name="checkEnds">Called for a new statement; refuses one whose ends are not there.</param>
    public void Plan(DocumentContent content, Action<Statement> checkEnds)
    {
        foreach (var statement in content.Statements)
        {
            var id = statement.Id;
            if (_added.ContainsKey(id) || known.Statements.ContainsKey(id)) continue;
            checkEnds(statement);
            _added.Add(id, statement with { Confidence = 0, Status = StatementStatus.Retracted, RecordedAt = now, SupersededAt = null });
        }
        var current = new HashSet<string>(StringComparer.Ordinal);
        foreach (var evidence in content.Evidence)
        {
            current.Add(evidence.Id);
            PlanEvidence(evidence);
        }
        if (content.Complete) SupersedeAllBut(current, content.Document.Id);
    }

    private void PlanEvidence(Evidence evidence)
    {
        var id = evidence.Id;
        if (_added.TryGetValue(evidence.Statement, out var added))
        {
            plan.NewEvidence.Add(evidence with { Run = run, RecordedAt = now, SupersededAt = null });
            _liveEvidence.Add((id, evidence.Statement, evidence.Confidence));
            if (evidence.Confidence > added.Confidence) _added[evidence.Statement] = added with { Confidence = evidence.Confidence };
            return;
        }
        var before = known.Evidence.GetValueOrDefault(id);
        if (before is { Superseded: false } && before.Confidence.Equals(evidence.Confidence)) return;
        if (before is null) plan.NewEvidence.Add(evidence with { Run = run, RecordedAt = now, SupersededAt = null });
        else plan.ChangedEvidence.Add(new(id, evidence.Confidence, null));
        _liveEvidence.Add((id, evidence.Statement, evidence.Confidence));
        Touch(before is null ? ChangeAction.Added : before.Superseded ? ChangeAction.Restored : ChangeAction.Updated, id, evidence.Statement, evidence.Quote);
    }

    private void SupersedeAllBut(HashSet<string> current, EntityId document)
    {
        foreach (var (id, gone) in known.Evidence.Where(e => e.Value.Document == document && !e.Value.Superseded && !current.Contains(e.Key)))
        {
            plan.ChangedEvidence.Add(new(id, gone.Confidence, now));
            _liveEvidence.Add((id, gone.Statement, null));
            Touch(ChangeAction.Superseded, id, gone.Statement, gone.Quote);
        }
    }

    /// <exception cref="ChangeSetException">A review is of a statement that is not there.</exception>
    public void Plan(IReadOnlyList<Review> reviews)
    {
        foreach (var review in reviews)
        {
            if (!_added.ContainsKey(review.Statement) && !known.Statements.ContainsKey(review.Statement))
                throw new ChangeSetException($"There is no statement {review.Statement} to review.");
            _touched.Add(review.Statement);
            plan.Reviews.Add(review);
        }
    }

    /// <summary>Works out confidence and status of every touched statement.</summary>
    public void Settle()
    {
        var current = new Dictionary<string, Statement>(StringComparer.Ordinal);
        foreach (var (id, added) in _added)
        {
            var statement = added with { Status = StatusOf(added.Confidence) };
            current.Add(id, statement);
            log.Add(ChangeAction.Added, RecordKind.Statement, id, Show(statement));
        }
        SettleReviews();
        foreach (var (id, statement, confidence) in _liveEvidence)
        {
            if (!known.LiveEvidence.TryGetValue(statement, out var live)) known.LiveEvidence.Add(statement, live = new(StringComparer.Ordinal));
            if (confidence is { } value) live[id] = value;
            else live.Remove(id);
        }
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _touched)
        {
            var before = current.GetValueOrDefault(id) ?? known.Statements[id];
            var after = Settled(before, known.LiveEvidence.GetValueOrDefault(id)?.Values, known.Reviews.GetValueOrDefault(id), now);
            if (after.Status == StatementStatus.Retracted) gone.Add(id);
            if (after == before) continue;
            current[id] = after;
            var (came, went) = (before.Status == StatementStatus.Retracted, after.Status == StatementStatus.Retracted);
            log.Add(went ? ChangeAction.Superseded : came ? ChangeAction.Restored : ChangeAction.Updated, RecordKind.Statement, id, Show(after));
        }
        foreach (var (id, statement) in current)
        {
            var before = known.Statements.GetValueOrDefault(id);
            _changes.Add((before, statement));
            (before is null ? plan.NewStatements : plan.ChangedStatements).Add(statement);
        }
        // A statement that goes tells of its evidence already.
        foreach (var (action, id, _, quote) in _evidence.Where(e => !gone.Contains(e.Statement))) log.Add(action, RecordKind.Evidence, id, quote);
    }

    /// <summary>Drops the reviews that are there already, and refuses those that contradict one.</summary>
    private void SettleReviews()
    {
        var asked = plan.Reviews.ToList();
        plan.Reviews.Clear();
        foreach (var review in asked)
        {
            if (!IsNew(known.Reviews, review)) continue;
            plan.Reviews.Add(review);
            log.Add(ChangeAction.Added, RecordKind.Review, review.Statement, $"{review.Status} by {review.Reviewer}");
        }
    }

    /// <summary>Adds a review to those known, where it is not among them.</summary>
    /// <exception cref="ChangeSetException">The same person said something else of it at the same moment.</exception>
    public static bool IsNew(Dictionary<string, List<Review>> known, Review review)
    {
        if (!known.TryGetValue(review.Statement, out var all)) known.Add(review.Statement, all = []);
        if (all.FirstOrDefault(r => r.At == review.At && r.Reviewer == review.Reviewer) is not { } before)
        {
            all.Add(review);
            return true;
        }
        if (before.Status == review.Status && before.Note == review.Note) return false;
        throw new ChangeSetException($"{review.Statement}: {review.Reviewer} said {before.Status} at {StoredValues.Time(review.At)}, and cannot have said {review.Status} at the same moment. Give the later review a later time.");
    }

    /// <summary>The statement with the confidence, status and end that its live evidence and its reviews make of it.</summary>
    /// <param name="live">The confidences of its live evidence.</param>
    /// <param name="now">When it ends, where it just has.</param>
    public static Statement Settled(Statement statement, IReadOnlyCollection<double>? live, IReadOnlyCollection<Review>? reviews, DateTimeOffset now)
    {
        if (live is null or { Count: 0 })
            return statement.Status == StatementStatus.Retracted ? statement : statement with { Confidence = 0, Status = StatementStatus.Retracted, SupersededAt = now };
        var confidence = live.Max();
        var last = reviews?.OrderByDescending(r => r.At).ThenByDescending(r => r.Reviewer, StringComparer.Ordinal).FirstOrDefault();
        return statement with { Confidence = confidence, Status = last?.Status ?? StatusOf(confidence), SupersededAt = null };
    }

    public static string Show(Statement statement) =>
        $"{statement.Subject} {(statement.Negated ? "not " : "")}{statement.Predicate} {statement.Object?.Text ?? statement.Literal?.Value}";

    private static StatementStatus StatusOf(double confidence) => confidence < Statement.AssertionBar ? StatementStatus.Proposed : StatementStatus.Unreviewed;

    private static IEnumerable<EntityId> EndsOf(Statement statement) => statement.Object is { } other ? [statement.Subject, other] : [statement.Subject];

    private void Touch(ChangeAction action, string id, string statement, string quote)
    {
        _touched.Add(statement);
        _evidence.Add((action, id, statement, quote));
    }
}
