using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export.Formats;

/// <summary>Everything, history included. Records that come from documents say under which licences, besides what <see cref="JsonLines"/> reads back.</summary>
public sealed class JsonLinesFormat : IExportFormat
{
    public string Name => "jsonl";

    public string Description => "Everything, history included, as JSON Lines; `riskgraph import` takes it in again";

    public bool IsFolder => false;

    public void Write(ExportTarget target)
    {
        using var output = target.Open("");
        JsonLines.Write(target.Counted(target.Graph.Records()), record => LicencesOf(record, target), output);
    }

    /// <summary>Null for records of the store's own making.</summary>
    private static IReadOnlyList<string>? LicencesOf(GraphRecord record, ExportTarget target) => record switch
    {
        GraphRecord.OfDocument { Document: var document } => [Licences.Of(document)],
        GraphRecord.OfPassage { Passage.Document: var document } => [Licences.Of(target.Graph.Document(document)!)],
        GraphRecord.OfContribution { Document: var document } => target.Graph.Document(document) is { } known ? [Licences.Of(known)] : [Licences.NotStated],
        GraphRecord.OfStatement { Statement.Id: var id } => target.Graph.LicencesOf(id),
        GraphRecord.OfEvidence { Evidence.Passage: var passage } => [Licences.Of(target.Graph.DocumentOf(passage))],
        GraphRecord.OfMention { Mention.Passage: var passage } => [Licences.Of(target.Graph.DocumentOf(passage))],
        _ => null,
    };
}
