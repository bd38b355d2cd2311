using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Gathers how the degrees of entities change, and writes them once.</summary>
internal sealed class DegreeChanges(GraphCatalogue catalogue)
{
    private readonly Dictionary<(string Entity, string Predicate, int Direction, string OtherKind), int> _degrees = [];
    private readonly Dictionary<string, int> _statements = new(StringComparer.Ordinal);

    /// <param name="by">1 for a statement that came to life, -1 for one that went.</param>
    public void Add(Statement statement, int by)
    {
        var (subject, other) = (statement.Subject, statement.Object);
        Count(_degrees, (subject.Text, statement.Predicate, 0, other is null ? "" : Kind(other)), by);
        Count(_statements, subject.Text, by);
        if (other is null) return;
        Count(_degrees, (other.Text, statement.Predicate, 1, Kind(subject)), by);
        if (other != subject) Count(_statements, other.Text, by);
    }

    public void Write(SqlSession session)
    {
        foreach (var ((entity, predicate, direction, kind), by) in _degrees)
            session.Execute("""
                INSERT INTO degree (entity, predicate, direction, other_kind, count) VALUES ($0, $1, $2, $3, $4)
                ON CONFLICT (entity, predicate, direction, other_kind) DO UPDATE SET count = count + excluded.count
                """, entity, predicate, direction, kind, by);
        foreach (var (entity, by) in _statements)
            session.Execute("UPDATE entity SET statement_count = statement_count + $0 WHERE id = $1", by, entity);
    }

    private string Kind(EntityId id) => catalogue.KindOf(id)?.Name ?? "";

    private static void Count<T>(Dictionary<T, int> counts, T key, int by) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + by;
}
