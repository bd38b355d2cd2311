using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export.Filtering;

/// <summary>
/// The records of a graph that a selection leaves, which again make a graph: nothing refers to what is gone, and statements have the
/// confidence and status that their remaining evidence and reviews give them.
/// </summary>
public sealed class SelectedRecords
{
    private readonly GraphSpool _graph;
    private readonly ExportSelection _selection;
    private readonly Action _tick;
    private readonly KeptSources _sources;
    private readonly Dictionary<string, Review> _reviews = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _statements = [];
    private readonly HashSet<UInt128> _evidence = [];
    private readonly HashSet<UInt128> _quoted = [];
    private readonly HashSet<EntityId> _named = [];
    private readonly HashSet<string> _redirected = new(StringComparer.Ordinal);
    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);

    private SelectedRecords(GraphSpool graph, ExportSelection selection, Action tick)
    {
        (_graph, _selection, _tick) = (graph, selection, tick);
        _sources = new(graph, selection, tick);
        foreach (var review in graph.Reviews())
            if (!_reviews.TryGetValue(review.Statement, out var last) || Later(review, last)) _reviews[review.Statement] = review;
        foreach (var statement in graph.AllStatements()) Judge(statement);
        foreach (var redirect in graph.Redirects())
            if (KeepsEntity(redirect.To)) _redirected.Add(redirect.From.Text);
        foreach (var change in graph.Changes())
            if (Keeps(change)) _runs.Add(change.Run);
    }

    /// <param name="tick">Called now and then; may throw to stop.</param>
    public static IEnumerable<GraphRecord> Of(GraphSpool graph, ExportSelection selection, Action tick) => new SelectedRecords(graph, selection, tick).Records();

    private static bool Later(Review one, Review other) => one.At != other.At ? one.At > other.At : string.CompareOrdinal(one.Reviewer, other.Reviewer) > 0;

    private void Judge(Statement statement)
    {
        _tick();
        if (!_sources.Describe(statement.Subject) || (statement.Object is { } end && !_sources.Describe(end))) return;
        var evidence = _graph.EvidenceOf(statement.Id).Where(e => _sources.Has(_graph.DocumentOf(e.Passage).Id)).ToList();
        if (evidence.Count == 0) return;
        var status = Restate(statement, evidence).Status;
        if (_selection.ReviewedOnly && status is not (StatementStatus.Accepted or StatementStatus.Disputed or StatementStatus.Rejected)) return;
        _statements.Add(HashKey.Of(statement.Id));
        _named.Add(statement.Subject);
        if (statement.Object is { } other) _named.Add(other);
        foreach (var one in evidence)
        {
            _evidence.Add(HashKey.Of(one.Id));
            _quoted.Add(HashKey.Of(one.Passage));
            _runs.Add(one.Run);
            if (!_selection.ReviewedOnly) continue;
            // A document that is quoted comes with what its head names.
            var document = _graph.DocumentOf(one.Passage);
            _named.Add(document.Id);
            if (document.Publisher is { } publisher) _named.Add(publisher);
        }
    }

    /// <summary>What a store makes of the statement when it holds this evidence alone.</summary>
    private Statement Restate(Statement statement, List<Evidence> evidence)
    {
        var live = evidence.Where(e => e.SupersededAt is null).ToList();
        if (live.Count == 0)
            return statement.Status == StatementStatus.Retracted ? statement
                : statement with { Confidence = 0, Status = StatementStatus.Retracted, SupersededAt = evidence.Max(e => e.SupersededAt) };
        var confidence = live.Max(e => e.Confidence);
        var status = _reviews.TryGetValue(statement.Id, out var review) ? review.Status : confidence < Statement.AssertionBar ? StatementStatus.Proposed : StatementStatus.Unreviewed;
        return statement with { Confidence = confidence, Status = status, SupersededAt = null };
    }

    private IEnumerable<GraphRecord> Records()
    {
        foreach (var run in _graph.Runs())
            if (_runs.Contains(run.Id)) yield return new GraphRecord.OfRun(run);
        var removed = RemovedText();
        foreach (var record in _graph.DocumentRecords())
            if (Keeps(record.Document.Id)) yield return record with { Document = Blank(record.Document, removed) };
        foreach (var record in _graph.Passages())
            if (Keeps(record.Passage)) yield return record;
        foreach (var record in _graph.AllContributions())
            if (Keeps(record.Document) && KeepsEntity(record.Entity.Id)) yield return record;
        foreach (var statement in _graph.AllStatements())
            if (_statements.Contains(HashKey.Of(statement.Id)))
                yield return new GraphRecord.OfStatement(Restate(statement, [.. _graph.EvidenceOf(statement.Id).Where(e => _evidence.Contains(HashKey.Of(e.Id)))]));
        foreach (var evidence in _graph.AllEvidence())
            if (_evidence.Contains(HashKey.Of(evidence.Id))) yield return new GraphRecord.OfEvidence(evidence);
        foreach (var record in _graph.Mentions())
            if (KeepsEntity(record.Mention.Entity) && Keeps(_graph.Passage(record.Mention.Passage))) yield return record;
        foreach (var redirect in _graph.Redirects())
            if (_redirected.Contains(redirect.From.Text)) yield return new GraphRecord.OfRedirect(redirect);
        foreach (var review in _graph.Reviews())
            if (_statements.Contains(HashKey.Of(review.Statement))) yield return new GraphRecord.OfReview(review);
        foreach (var change in _graph.Changes())
            if (Keeps(change)) yield return new GraphRecord.OfChange(change);
    }

    private bool Keeps(EntityId document) => _sources.Has(document) && (!_selection.ReviewedOnly || _named.Contains(document));

    private bool KeepsEntity(EntityId entity) => _sources.Describe(entity) && (!_selection.ReviewedOnly || _named.Contains(entity));

    // Inferences are kept a passage at a time: the others may quote what is gone.
    private bool Keeps(Passage passage) => Keeps(passage.Document)
        && (_quoted.Contains(HashKey.Of(passage.Id)) || (!_selection.ReviewedOnly && !_sources.IsInferred(passage.Document)));

    private bool Keeps(Change change) => change.Kind switch
    {
        RecordKind.Document => Keeps(EntityId.Parse(change.Id)),
        RecordKind.Entity => KeepsEntity(EntityId.Parse(change.Id)),
        RecordKind.Statement or RecordKind.Review => _statements.Contains(HashKey.Of(change.Id)),
        RecordKind.Evidence => _evidence.Contains(HashKey.Of(change.Id)),
        // A redirect is told of by the id that was given up.
        _ => _redirected.Contains(change.Id),
    };

    private Dictionary<EntityId, List<Passage>> RemovedText()
    {
        var removed = new Dictionary<EntityId, List<Passage>>();
        foreach (var record in _graph.Passages())
        {
            var (id, passage) = (record.Passage.Document, record.Passage);
            if (!_sources.IsInferred(id) || !Keeps(id) || Keeps(passage)) continue;
            if (!removed.TryGetValue(id, out var list)) removed.Add(id, list = []);
            list.Add(passage);
        }
        return removed;
    }

    /// <summary>What is gone leaves spaces, so that the places of all else stay.</summary>
    private static Document Blank(Document document, Dictionary<EntityId, List<Passage>> removed)
    {
        if (!removed.TryGetValue(document.Id, out var passages)) return document;
        var text = document.Text.ToCharArray();
        // A superseded passage may have stood in an earlier text.
        foreach (var passage in passages.Where(p => p.End <= text.Length && document.Text.AsSpan(p.Start, p.Text.Length).SequenceEqual(p.Text)))
            text.AsSpan(passage.Start, passage.Text.Length).Fill(' ');
        return document with { Text = new(text) };
    }
}
