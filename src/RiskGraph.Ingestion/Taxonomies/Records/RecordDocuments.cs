using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies.Records;

/// <summary>Cuts a long list of records into documents of bounded size, numbered from 1, so that no change set grows with the source.</summary>
internal sealed class RecordDocuments(Edition edition, InputFile file, string part, EvidenceRole role, ImportLog log, int size = 250)
{
    private RecordDocument? _current;
    private int _number;

    public string? Language { get; init; }

    /// <summary>How the statements were found.</summary>
    public Method Method { get; init; } = Method.Imported;

    /// <summary>The document that the next record goes to.</summary>
    public RecordDocument Current => _current ??= new(edition, file, $"{part} {RecordDocument.Number(++_number)}", role, log) { Language = Language, Method = Method };

    /// <summary>Adds a record and gives the document back when it is full.</summary>
    public IEnumerable<DocumentContent> Add(RecordPassage record)
    {
        Current.Add(record);
        return _current!.Count >= size ? Finish() : [];
    }

    public RecordPassage Record(string section, int line) => Current.Record(section, line);

    /// <summary>What is left.</summary>
    public IEnumerable<DocumentContent> Finish()
    {
        if (_current is not { Count: > 0 } document) return [];
        _current = null;
        return [document.Build()];
    }
}
