using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>
/// Works out what a change set does to a graph, without a store: what is added, superseded and restored, and which
/// confidence, status, merged entities and degrees follow. It is asked in three steps, and between them the store is asked
/// for what the step before has shown to be touched: <see cref="Begin"/>, <see cref="Settle"/>, <see cref="Finish"/>.
/// </summary>
internal sealed class ChangePlanner(ChangeSet changes, GraphCatalogue catalogue, KnownGraph known, DateTimeOffset now)
{
    private readonly DifferenceLines _log = new();
    private readonly PlannedChanges _plan = new();
    private readonly HashSet<EntityId> _entities = [];
    private readonly HashSet<EntityId> _described = [];
    // Entities that the change set does not describe any more, or that what it says brings back.
    private readonly HashSet<EntityId> _ends = [];
    private StatementPlanner _statements = null!;

    /// <summary>After <see cref="Begin"/>: the statements that are asked for, with what else has the same ends, their live evidence and their reviews.</summary>
    public IReadOnlyCollection<string> TouchedStatements => _statements.Touched;

    /// <summary>After <see cref="Settle"/>: the entities that are asked for, with all contributions to them.</summary>
    public IReadOnlyCollection<EntityId> TouchedEntities => [.. _entities.Where(known.Entities.ContainsKey).Concat(_ends).Concat(_statements.Ends).Distinct()];

    /// <exception cref="ChangeSetException">It refers to something that is not there.</exception>
    public void Begin()
    {
        _statements = new(known, _plan, _log, changes.Run.Id, now);
        foreach (var content in changes.Documents)
        {
            PlanDocument(content);
            PlanPassages(content);
            PlanContributions(content);
        }
        foreach (var content in changes.Documents)
        {
            _statements.Plan(content, statement =>
            {
                Require(statement.Subject, () => $"{Name(content)}: {StatementPlanner.Show(statement)}", reviving: true);
                if (statement.Object is { } other) Require(other, () => $"{Name(content)}: {StatementPlanner.Show(statement)}", reviving: true);
            });
            PlanMentions(content);
        }
        _statements.Plan(changes.Reviews);
    }

    /// <exception cref="ChangeSetException">A review contradicts one that is there.</exception>
    public void Settle() => _statements.Settle();

    /// <exception cref="ChangeSetException">It refers to something that is not there.</exception>
    public (Difference Difference, PlannedChanges Plan) Finish()
    {
        var degrees = new DegreePlanner(catalogue, known);
        foreach (var (before, after) in _statements.Changes) degrees.Add(before, after);
        new EntityPlanner(catalogue, known, _plan, _log).Merge(_entities.Concat(_ends).Concat(_statements.Ends), degrees.Standing);
        degrees.Write(_plan);
        PlanRedirects();
        var difference = _log.ToDifference();
        if (difference.IsEmpty) return (difference, new());
        _plan.Runs.Add(changes.Run);
        var sequence = known.Sequence;
        foreach (var line in difference.Lines) _plan.Changes.Add(new(++sequence, changes.Run.Id, now, line.Action, line.Kind, line.Id));
        return (difference, _plan);
    }

    private void PlanDocument(DocumentContent content)
    {
        var document = content.Document;
        var before = known.Documents.GetValueOrDefault(document.Id);
        if (before is { Superseded: false } && Json(before.Document) == Json(document)) return;
        _plan.Documents.Add(new(document, before?.RecordedAt ?? now, null));
        _log.Add(before is null ? ChangeAction.Added : before.Superseded ? ChangeAction.Restored : ChangeAction.Updated, RecordKind.Document, document.Id.Text, document.Title);
    }

    private void PlanPassages(DocumentContent content)
    {
        var current = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in content.Passages)
        {
            var id = passage.Id;
            current.Add(id);
            if (!known.Passages.TryGetValue(id, out var old)) _plan.NewPassages.Add(new(passage, null));
            else if (old.Superseded || old.Start != passage.Start || old.Line != passage.Line) _plan.ChangedPassages.Add(new(passage, null));
            else continue;
            _log.Touch(content.Document);
        }
        if (!content.Complete) return;
        foreach (var (id, _) in known.Passages.Where(p => p.Value.Document == content.Document.Id && !p.Value.Superseded && !current.Contains(p.Key)))
        {
            _plan.GonePassages.Add((id, now));
            _log.Touch(content.Document);
        }
    }

    private void PlanContributions(DocumentContent content)
    {
        var document = content.Document.Id;
        foreach (var entity in content.Entities)
        {
            _described.Add(entity.Id);
            var old = known.Contributions.GetValueOrDefault((document, entity.Id));
            if (old is { SupersededAt: null } && EntityPlanner.Content(old.Entity) == EntityPlanner.Content(entity)) continue;
            Contribute(content, entity with { CreatedAt = old?.Entity.CreatedAt ?? now, UpdatedAt = now }, null);
        }
        if (!content.Complete) return;
        var current = content.Entities.Select(e => e.Id).ToHashSet();
        foreach (var ((_, id), gone) in known.Contributions.Where(c => c.Key.Document == document && c.Value.SupersededAt is null && !current.Contains(c.Key.Entity)).ToList())
        {
            Contribute(content, gone.Entity, now);
            _ends.Add(id);
        }
    }

    private void Contribute(DocumentContent content, Entity entity, DateTimeOffset? supersededAt)
    {
        _plan.Contributions.Add(new(content.Document.Id, entity, supersededAt));
        _entities.Add(entity.Id);
        _log.Touch(content.Document);
    }

    private void PlanMentions(DocumentContent content)
    {
        var current = new HashSet<Mention>();
        foreach (var mention in content.Mentions)
        {
            Require(mention.Entity, () => $"{Name(content)}: a mention", reviving: false);
            if (!current.Add(mention)) continue;
            if (!known.Mentions.TryGetValue(mention, out var superseded)) _plan.NewMentions.Add(new(mention, null));
            else if (superseded) _plan.ChangedMentions.Add(new(mention, null));
            else continue;
            _log.Touch(content.Document);
        }
        if (!content.Complete) return;
        var passages = known.Passages.Where(p => p.Value.Document == content.Document.Id).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (mention, _) in known.Mentions.Where(m => !m.Value && passages.Contains(m.Key.Passage) && !current.Contains(m.Key)))
        {
            _plan.ChangedMentions.Add(new(mention, now));
            _log.Touch(content.Document);
        }
    }

    private void PlanRedirects()
    {
        foreach (var redirect in changes.Redirects)
        {
            Require(redirect.To, () => $"{redirect.From} is redirected to {redirect.To}", reviving: false);
            var before = known.Redirects.GetValueOrDefault(redirect.From);
            if (before == redirect.To) continue;
            known.Redirects[redirect.From] = redirect.To;
            _plan.Redirects.Add(redirect);
            _log.Add(before is null ? ChangeAction.Added : ChangeAction.Updated, RecordKind.Redirect, redirect.From.Text, $"{redirect.From} is now {redirect.To}");
        }
        foreach (var redirect in changes.Redirects) RefuseLoop(known.Redirects, redirect);
    }

    /// <exception cref="ChangeSetException">Following the redirects from here leads back here.</exception>
    public static void RefuseLoop(IReadOnlyDictionary<EntityId, EntityId> redirects, Redirect redirect)
    {
        var (way, at) = (new HashSet<EntityId>(), redirect.From);
        while (redirects.TryGetValue(at, out var next) && way.Add(next))
        {
            if (next == redirect.From)
                throw new ChangeSetException($"{redirect.From} is redirected to {redirect.To}, from which redirects lead back to it. Redirect both to the entity that stays.");
            at = next;
        }
    }

    /// <param name="reviving">Whether what refers to the entity keeps it alive.</param>
    private void Require(EntityId id, Func<string> what, bool reviving)
    {
        if (known.Entities.TryGetValue(id, out var entity))
        {
            if (reviving && entity.Superseded) _ends.Add(id);
        }
        else if (!_described.Contains(id))
        {
            throw new ChangeSetException($"{what()}: there is no entity {id}. Add it to the document's entities.");
        }
    }

    private static string Json(Document document) => JsonSerializer.Serialize(document, GraphRecordJson.Default.Document);

    private static string Name(DocumentContent content) => content.Document.Path ?? content.Document.Id.Text;
}
