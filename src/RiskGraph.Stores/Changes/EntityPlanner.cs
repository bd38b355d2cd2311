using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>
/// Works out the merged view of entities. It depends on contributions and statements alone: an entity lives while a document
/// says something of it, or a statement about it stands.
/// </summary>
internal sealed class EntityPlanner(GraphCatalogue catalogue, KnownGraph known, PlannedChanges plan, DifferenceLines? log)
{
    /// <param name="standing">By how much the statements of an entity that are not retracted change.</param>
    public void Merge(IEnumerable<EntityId> touched, Func<EntityId, int> standing)
    {
        foreach (var contribution in plan.Contributions)
            known.Contributions[(contribution.Document, contribution.Entity.Id)] = new(contribution.Entity, contribution.SupersededAt);
        var wanted = touched.ToHashSet();
        foreach (var group in known.Contributions.Where(c => wanted.Contains(c.Key.Entity)).GroupBy(c => c.Key.Entity))
        {
            var before = known.Entities.GetValueOrDefault(group.Key);
            var stands = (before?.Standing ?? 0) + standing(group.Key) > 0;
            var after = Merge(group.Key, [.. group.Select(c => (c.Key.Document, c.Value.Entity, c.Value.SupersededAt)).OrderBy(c => c.Document)], stands);
            plan.Entities.Add(after);
            Tell(before, after);
        }
    }

    private MergedEntity Merge(EntityId id, IReadOnlyList<(EntityId Document, Entity Entity, DateTimeOffset? SupersededAt)> all, bool stands)
    {
        var described = all.Any(c => c.SupersededAt is null);
        var merged = EntityMerge.Merge(all.Where(c => !described || c.SupersededAt is null).Select(c => (c.Document, c.Entity))) with
        {
            CreatedAt = all.Min(c => c.Entity.CreatedAt),
            UpdatedAt = all.Max(c => c.SupersededAt is { } gone && gone > c.Entity.UpdatedAt ? gone : c.Entity.UpdatedAt),
        };
        if (catalogue.KindOf(id) is null)
            throw new ChangeSetException($"'{id}' is of no kind. The catalogue has {string.Join(", ", catalogue.Kinds.Select(k => k.Prefix))}.");
        return new(merged, described || stands ? null : all.Max(c => c.SupersededAt)!.Value, !known.Entities.ContainsKey(id));
    }

    private void Tell(KnownEntity? before, MergedEntity after)
    {
        var (id, name, live) = (after.Entity.Id.Text, after.Entity.Name, after.SupersededAt is null);
        if (before is null) log?.Add(ChangeAction.Added, RecordKind.Entity, id, name);
        else if (before.Superseded && live) log?.Add(ChangeAction.Restored, RecordKind.Entity, id, name);
        else if (!before.Superseded && !live) log?.Add(ChangeAction.Superseded, RecordKind.Entity, id, name);
        else if (Content(before.Entity!) != Content(after.Entity)) log?.Add(ChangeAction.Updated, RecordKind.Entity, id, name);
    }

    /// <summary>What an entity says, without when.</summary>
    public static string Content(Entity entity) => JsonSerializer.Serialize(entity with { CreatedAt = default, UpdatedAt = default }, GraphRecordJson.Default.Entity);
}
