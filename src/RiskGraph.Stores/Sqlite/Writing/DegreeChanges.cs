using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Gathers how the degrees of entities change, and writes them once.</summary>
internal sealed class DegreeChanges(SqlSession session, GraphCatalogue catalogue)
{
    private readonly Dictionary<(string Entity, string Predicate, int Direction, string OtherKind), (int Count, int Targets)> _degrees = [];
    private readonly Dictionary<string, int> _statements = new(StringComparer.Ordinal);

    /// <summary>Takes note of a statement whose row already says that it lives or does not.</summary>
    /// <param name="by">1 for a statement that came to life, -1 for one that went.</param>
    public void Add(Statement statement, int by)
    {
        var (subject, other) = (statement.Subject, statement.Object);
        // A target that another live statement leads to as well neither comes nor goes.
        var targets = other is null || HasTwin(statement) ? 0 : by;
        Count((subject.Text, statement.Predicate, 0, other is null ? "" : Kind(other)), by, targets);
        Count(subject.Text, by);
        if (other is null) return;
        Count((other.Text, statement.Predicate, 1, Kind(subject)), by, targets);
        if (other != subject) Count(other.Text, by);
    }

    public void Write()
    {
        foreach (var ((entity, predicate, direction, kind), (count, targets)) in _degrees)
            session.Execute("""
                INSERT INTO degree (entity, predicate, direction, other_kind, count, targets) VALUES ($0, $1, $2, $3, $4, $5)
                ON CONFLICT (entity, predicate, direction, other_kind) DO UPDATE SET count = count + excluded.count, targets = targets + excluded.targets
                """, entity, predicate, direction, kind, count, targets);
        foreach (var (entity, by) in _statements)
            session.Execute("UPDATE entity SET statement_count = statement_count + $0 WHERE id = $1", by, entity);
        _degrees.Clear();
        _statements.Clear();
    }

    private bool HasTwin(Statement statement) => session.Scalar($"""
        SELECT 1 FROM statement AS s
        WHERE s.subject = $0 AND s.predicate = $1 AND s.object = $2 AND s.status {StatementFilterSql.Live} AND s.id <> $3
        LIMIT 1
        """, statement.Subject.Text, statement.Predicate, statement.Object!.Text, statement.Id) is not null;

    private string Kind(EntityId id) => catalogue.KindOf(id)?.Name ?? "";

    private void Count((string, string, int, string) key, int by, int targets)
    {
        var (count, before) = _degrees.GetValueOrDefault(key);
        _degrees[key] = (count + by, before + targets);
    }

    private void Count(string entity, int by) => _statements[entity] = _statements.GetValueOrDefault(entity) + by;
}
