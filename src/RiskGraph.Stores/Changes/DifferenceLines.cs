using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>Gathers what a change set changes, for the caller and for the store's history.</summary>
internal sealed class DifferenceLines
{
    private readonly List<DifferenceLine> _lines = [];
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);

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

    public Difference ToDifference() => new() { Lines = [.. _lines.OrderBy(l => l.Kind).ThenBy(l => l.Id, StringComparer.Ordinal)] };
}
