using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Takes in the history of another store. Where that uses our numbers for other changes, they go behind ours.</summary>
internal sealed class HistoryWriter(SqlSession session)
{
    // What our history holds, looked up only once numbers clash: a change that went behind ours before is known by its content.
    private HashSet<(string Run, string At, ChangeAction Action, RecordKind Kind, string Id)>? _known;

    public bool IsNew(Change change)
    {
        var content = (change.Run, StoredValues.Time(change.At), change.Action, change.Kind, change.Id);
        var taken = session.Read("SELECT c.run, c.at, c.action, c.record_kind, c.id FROM change AS c WHERE c.sequence = $0",
            row => (row.GetString(0), row.GetString(1), (ChangeAction)row.GetInt64(2), (RecordKind)row.GetInt64(3), row.GetString(4)), change.Sequence);
        if (taken is [var same] && same == content) return false;
        if (taken.Count > 0 || _known is not null)
        {
            _known ??= [.. session.Read("SELECT c.run, c.at, c.action, c.record_kind, c.id FROM change AS c ORDER BY c.sequence",
                row => (row.GetString(0), row.GetString(1), (ChangeAction)row.GetInt64(2), (RecordKind)row.GetInt64(3), row.GetString(4)))];
            if (!_known.Add(content)) return false;
        }
        session.Execute("INSERT INTO change (sequence, run, at, action, record_kind, id) VALUES ($0, $1, $2, $3, $4, $5)",
            taken.Count > 0 || change.Sequence < 1 ? null : change.Sequence, change.Run, content.Item2, (int)change.Action, (int)change.Kind, change.Id);
        return true;
    }
}
