using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>
/// Works out what taking in records of an export does to a graph, without a store. Those that are there already stay as they
/// are; what is derived is made of them all. Asked in three steps, like <see cref="ChangePlanner"/>.
/// </summary>
internal sealed class RecordPlanner(IReadOnlyList<GraphRecord> records, GraphCatalogue catalogue, KnownGraph known, KnownRecords there, DateTimeOffset now)
{
    private readonly PlannedChanges _plan = new();
    private readonly HashSet<EntityId> _entities = [];
    private readonly Dictionary<string, Statement> _new = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<Redirect> _redirects = [];
    private readonly List<(Statement? Before, Statement After)> _changes = [];

    /// <summary>How many records are new.</summary>
    public long Added { get; private set; }

    /// <summary>After <see cref="Begin"/>: the statements that are asked for, with what else has the same ends, their live evidence and their reviews.</summary>
    public IReadOnlyCollection<string> TouchedStatements => [.. _touched.Where(id => !_new.ContainsKey(id))];

    /// <summary>After <see cref="Settle()"/>: the entities that are asked for, with all contributions to them.</summary>
    public IReadOnlyCollection<EntityId> TouchedEntities => [.. _entities];

    /// <exception cref="ChangeSetException">A record contradicts the catalogue or refers to one that is not there.</exception>
    public void Begin()
    {
        var history = new HistoryPlanner(there.Changes, _plan.Changes, known.Sequence);
        foreach (var record in records)
            if (IsNew(record, history)) Added++;
        CheckReferences();
    }

    /// <summary>A new statement must be what its evidence makes of it; one that was there becomes what new evidence makes of it.</summary>
    /// <exception cref="ChangeSetException">One is not.</exception>
    public void Settle()
    {
        foreach (var evidence in _plan.NewEvidence.Where(e => e.SupersededAt is null))
        {
            if (!known.LiveEvidence.TryGetValue(evidence.Statement, out var live)) known.LiveEvidence.Add(evidence.Statement, live = new(StringComparer.Ordinal));
            live[evidence.Id] = evidence.Confidence;
        }
        foreach (var id in _new.Keys.Concat(_touched).Distinct(StringComparer.Ordinal)) Settle(id);
    }

    private void Settle(string id)
    {
        var isNew = _new.TryGetValue(id, out var added);
        if ((added ?? known.Statements.GetValueOrDefault(id)) is not { } before)
            throw new ChangeSetException($"Evidence or a review is of {id}, which is not there. Take in a whole export.");
        var after = StatementPlanner.Settled(before, known.LiveEvidence.GetValueOrDefault(id)?.Values, known.Reviews.GetValueOrDefault(id), now);
        if (after != before && isNew)
            throw new ChangeSetException($"{id} is {before.Status} with confidence {Number(before.Confidence)}, but its evidence and reviews make it {after.Status} with {Number(after.Confidence)}. Take in a whole export as it was written.");
        if (before.Status == StatementStatus.Retracted != before.SupersededAt is not null)
            throw new ChangeSetException($"{id} is {before.Status}: a retracted statement, and only that, says when it was superseded.");
        if (isNew) _plan.NewStatements.Add(after);
        else if (after != before) _plan.ChangedStatements.Add(after);
        if (isNew || after != before) _changes.Add((isNew ? null : before, after));
        // What stands may keep an entity alive, and what goes no longer does.
        var turned = !isNew && before.Status == StatementStatus.Retracted != (after.Status == StatementStatus.Retracted);
        foreach (var end in after.Object is { } other ? [after.Subject, other] : new[] { after.Subject })
            if (turned || (isNew && known.Entities.TryGetValue(end, out var entity) && entity.Superseded)) _entities.Add(end);
        static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    public PlannedChanges Finish()
    {
        var degrees = new DegreePlanner(catalogue, known);
        foreach (var (before, after) in _changes) degrees.Add(before, after);
        new EntityPlanner(catalogue, known, _plan, null).Merge(_entities, degrees.Standing);
        degrees.Write(_plan);
        return _plan;
    }

    private bool IsNew(GraphRecord record, HistoryPlanner history)
    {
        switch (record)
        {
            case GraphRecord.OfRun { Run: var run }: return there.Runs.Add(run.Id) && Take(_plan.Runs, run);
            case GraphRecord.OfDocument document:
                return known.Documents.TryAdd(document.Document.Id, new(document.Document, document.RecordedAt, document.SupersededAt is not null)) && Take(_plan.Documents, document);
            case GraphRecord.OfPassage passage: return there.Passages.TryAdd(passage.Passage.Id, passage.Passage.Text) && Take(_plan.NewPassages, passage);
            case GraphRecord.OfContribution { Entity: var entity } contribution:
                if (catalogue.Misfit(entity) is { } unfit) throw new ChangeSetException(unfit);
                return known.Contributions.TryAdd((contribution.Document, entity.Id), new(entity, contribution.SupersededAt)) && Take(_plan.Contributions, contribution) && (_entities.Add(entity.Id) || true);
            case GraphRecord.OfStatement { Statement: var statement }:
                if (catalogue.Misfit(statement) is { } misfit) throw new ChangeSetException($"{statement.Id}: {misfit}");
                return !known.Statements.ContainsKey(statement.Id) && _new.TryAdd(statement.Id, statement);
            case GraphRecord.OfEvidence { Evidence: var evidence }:
                if (!there.Evidence.Add(evidence.Id)) return false;
                CheckQuote(evidence);
                _touched.Add(evidence.Statement);
                return Take(_plan.NewEvidence, evidence);
            case GraphRecord.OfMention { Mention: var mention } of: return there.Mentions.Add(mention) && Take(_plan.NewMentions, of);
            case GraphRecord.OfRedirect { Redirect: var redirect }:
                _redirects.Add(redirect);
                return known.Redirects.TryAdd(redirect.From, redirect.To) && Take(_plan.Redirects, redirect);
            case GraphRecord.OfReview { Review: var review }:
                ChangeValidation.Check(review);
                if (!StatementPlanner.IsNew(known.Reviews, review)) return false;
                _touched.Add(review.Statement);
                return Take(_plan.Reviews, review);
            case GraphRecord.OfChange { Change: var change }: return history.IsNew(change);
            default: throw new UnreachableException();
        }
    }

    private static bool Take<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    /// <exception cref="ChangeSetException">A record refers to one that is neither there nor among the records.</exception>
    private void CheckReferences()
    {
        foreach (var passage in _plan.NewPassages) Need(known.Documents.ContainsKey(passage.Passage.Document), "passage", "document");
        foreach (var contribution in _plan.Contributions) Need(known.Documents.ContainsKey(contribution.Document), "contribution", "document");
        var entities = _entities.Concat(known.Entities.Keys).ToHashSet();
        foreach (var statement in _new.Values)
            foreach (var end in statement.Object is { } other ? [statement.Subject, other] : new[] { statement.Subject })
                if (!entities.Contains(end)) throw new ChangeSetException($"The export: there is no entity {end}. Add it to the document's entities.");
        foreach (var evidence in _plan.NewEvidence) Need(there.Runs.Contains(evidence.Run), "evidence", "run");
        foreach (var mention in _plan.NewMentions)
        {
            Need(entities.Contains(mention.Mention.Entity), "mention", "entity");
            Need(there.Passages.ContainsKey(mention.Mention.Passage), "mention", "passage");
        }
        foreach (var change in _plan.Changes) Need(there.Runs.Contains(change.Run), "change", "run");
        foreach (var redirect in _redirects)
        {
            if (!entities.Contains(redirect.To))
                throw new ChangeSetException($"{redirect.From} is redirected to {redirect.To}: there is no entity {redirect.To}. Add it to the document's entities.");
            ChangePlanner.RefuseLoop(known.Redirects, redirect);
        }
    }

    private static void Need(bool isThere, string record, string parent)
    {
        if (!isThere) throw new ChangeSetException($"A record of type {record} refers to one of type {parent} that is not there. Take in a whole export, with its records in the order in which they were written.");
    }

    private void CheckQuote(Evidence evidence)
    {
        if (!there.Passages.TryGetValue(evidence.Passage, out var text)) throw new ChangeSetException($"{evidence.Id} points at {evidence.Passage}, which is not there.");
        if (evidence.Start < 0 || evidence.Start > text.Length || !text.AsSpan(evidence.Start).StartsWith(evidence.Quote, StringComparison.Ordinal))
            throw new ChangeSetException($"{evidence.Id}: its quote does not stand at {evidence.Start} of {evidence.Passage}.");
    }
}
