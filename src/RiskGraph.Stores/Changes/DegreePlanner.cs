using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Stores.Changes;

/// <summary>Works out how degrees and counts change, and which links between entities come and go.</summary>
internal sealed class DegreePlanner(GraphCatalogue catalogue, KnownGraph known)
{
    private readonly Dictionary<(EntityId Entity, string Predicate, Direction Direction, string OtherKind), (int Count, int Targets)> _degrees = [];
    private readonly Dictionary<EntityId, (int Live, int Standing)> _counts = [];
    private readonly List<(Statement Statement, int By)> _links = [];

    /// <param name="before">Null for a new statement.</param>
    public void Add(Statement? before, Statement after)
    {
        var live = (after.IsLive ? 1 : 0) - (before is { IsLive: true } ? 1 : 0);
        var standing = Stands(after) - (before is null ? 0 : Stands(before));
        if (live == 0 && standing == 0) return;
        Count(after.Subject, live, standing);
        if (after.Object is { } other && other != after.Subject) Count(other, live, standing);
        if (live == 0) return;
        if (after.Object is null) Count((after.Subject, after.Predicate, Direction.Out, ""), live, 0);
        else _links.Add((after, live));
        static int Stands(Statement statement) => statement.Status == StatementStatus.Retracted ? 0 : 1;
    }

    /// <summary>By how much the statements of an entity that are not retracted change.</summary>
    public int Standing(EntityId entity) => _counts.GetValueOrDefault(entity).Standing;

    public void Write(PlannedChanges plan)
    {
        var changed = _links.Select(l => Triple(l.Statement)).ToHashSet();
        var liveBefore = known.Statements.Values.Where(s => s.IsLive && s.Object is not null).Select(Triple).Where(changed.Contains).CountBy(t => t).ToDictionary();
        foreach (var group in _links.GroupBy(l => Triple(l.Statement)))
        {
            var (subject, predicate, target) = group.Key;
            // A target that another live statement leads to as well neither comes nor goes.
            var before = liveBefore.GetValueOrDefault(group.Key);
            var count = group.Sum(l => l.By);
            var targets = (before + count > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
            Count((subject, predicate, Direction.Out, Kind(target)), count, targets);
            Count((target, predicate, Direction.In, Kind(subject)), count, targets);
            foreach (var (statement, by) in group) (by > 0 ? plan.NewLinks : plan.GoneLinks).Add(statement);
        }
        plan.Degrees.AddRange(_degrees.Where(d => d.Value != default)
            .Select(d => new DegreeChange(d.Key.Entity, d.Key.Predicate, d.Key.Direction, d.Key.OtherKind, d.Value.Count, d.Value.Targets)));
        plan.Counts.AddRange(_counts.Where(c => c.Value != default).Select(c => new CountChange(c.Key, c.Value.Live, c.Value.Standing)));
    }

    private static (EntityId, string, EntityId) Triple(Statement statement) => (statement.Subject, statement.Predicate, statement.Object!);

    private string Kind(EntityId id) => catalogue.KindOf(id)?.Name ?? "";

    private void Count((EntityId, string, Direction, string) key, int count, int targets)
    {
        var before = _degrees.GetValueOrDefault(key);
        _degrees[key] = (before.Count + count, before.Targets + targets);
    }

    private void Count(EntityId entity, int live, int standing)
    {
        var before = _counts.GetValueOrDefault(entity);
        _counts[entity] = (before.Live + live, before.Standing + standing);
    }
}
