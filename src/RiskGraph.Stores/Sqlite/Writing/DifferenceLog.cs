using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Gathers what a change set changed: for the caller as a <see cref="Difference"/>, for the store as its history.</summary>
internal sealed class DifferenceLog
{
    private readonly List<DifferenceLine> _lines = [];
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);

    public bool IsEmpty => _lines.Count == 0;

    public void Add(ChangeAction action, RecordKind kind, string id, string text)
    {
        _lines.Add(new(action, kind, id, text));
        if (kind == RecordKind.Document) _documents.Add(id);
    }

    /// <summary>
    /// A part of a document changed that has no line of its own: a passage, a mention, or what it says of an entity.
    /// Then the document did, so that the change is told and kept.
    /// </summary>
    public void Touch(Document document)
    {
        if (!_documents.Contains(document.Id.Text)) Add(ChangeAction.Updated, RecordKind.Document, document.Id.Text, document.Title);
    }

    public Difference ToDifference() => new() { Lines = Ordered() };

    public void WriteHistory(SqlSession session, ImportRun run, DateTimeOffset now)
    {
        var (at, runId) = (StoredValues.Time(now), run.Id);
        foreach (var line in Ordered())
            session.Execute("INSERT INTO change (run, at, action, record_kind, id) VALUES ($0, $1, $2, $3, $4)", runId, at, (int)line.Action, (int)line.Kind, line.Id);
    }

    private DifferenceLine[] Ordered() => [.. _lines.OrderBy(l => l.Kind).ThenBy(l => l.Id, StringComparer.Ordinal)];
}
