using System.Text.Json;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Csv;

/// <summary>
/// The whole graph as tables. For people: nodes.csv (the entities that live) and edges.csv (the live statements). Besides them
/// the tables that make it whole, so that <see cref="CsvGraph"/> reads back every record; nodes.csv follows from contributions.csv.
/// </summary>
public sealed class CsvFormat : IExportFormat
{
    public string Name => "csv";

    public string Description => "Everything as a folder of CSV tables: nodes, edges, evidence, documents …; `riskgraph import csv DIR` takes it in again";

    public bool IsFolder => true;

    internal static readonly string[] Edges =
        ["id", "source", "predicate", "target", "value", "number", "upper", "unit", "comparison", "period", "negated", "valid_from", "valid_to", "confidence", "status", "recorded_at", "superseded_at", "licences"];

    /// <summary>Of all files that the format writes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["nodes.csv", "edges.csv", "edges-not-live.csv", "evidence.csv", "documents.csv", "passages.csv", "contributions.csv", "mentions.csv", "redirects.csv", "reviews.csv", "runs.csv", "changes.csv"];

    public void Write(ExportTarget target)
    {
        var graph = target.Graph;
        WriteNodes(target);
        WriteEdges(target);
        using (var csv = new CsvWriter(target.Open("evidence.csv"), "id", "statement", "passage", "document", "start", "quote", "role", "method", "confidence", "run", "recorded_at", "superseded_at", "licence"))
            foreach (var one in target.Counted(graph.AllEvidence()))
            {
                var document = graph.DocumentOf(one.Passage);
                csv.Text(one.Id).Text(one.Statement).Text(one.Passage).Text(document.Id.Text).Number(one.Start).Text(one.Quote).Text(ExportText.Camel(one.Role)).Text(ExportText.Camel(one.Method))
                    .Number(ExportText.Number(one.Confidence)).Text(one.Run).Time(one.RecordedAt).Time(one.SupersededAt).Text(Licences.Of(document)).End();
            }
        WriteDocuments(target);
        using (var csv = new CsvWriter(target.Open("contributions.csv"), "document", "entity", "name", "aliases", "description", "external_ids", "properties", "defined", "created_at", "updated_at", "superseded_at", "licence"))
            foreach (var of in target.Counted(graph.AllContributions()))
            {
                var entity = of.Entity;
                csv.Text(of.Document.Text).Text(entity.Id.Text).Text(entity.Name).Text(entity.Aliases.Length == 0 ? null : ExportText.Json(entity.Aliases)).Text(entity.Description)
                    .Text(entity.ExternalIds.Length == 0 ? null : JsonSerializer.Serialize(entity.ExternalIds, CsvJson.Readable.ImmutableArrayExternalId))
                    .Text(entity.Properties.Count == 0 ? null : JsonSerializer.Serialize(entity.Properties, CsvJson.Readable.ImmutableSortedDictionaryStringString))
                    .Text(entity.Defined ? "true" : "false").Time(entity.CreatedAt).Time(entity.UpdatedAt).Time(of.SupersededAt)
                    .Text(graph.Document(of.Document) is { } known ? Licences.Of(known) : Licences.NotStated).End();
            }
        WriteRest(target);
    }

    private static void WriteNodes(ExportTarget target)
    {
        var properties = target.Catalogue.Kinds.SelectMany(k => k.Properties).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        using var csv = new CsvWriter(target.Open("nodes.csv"), ["id", "label", "kind", "aliases", "description", "external_ids", .. properties, "licences"]);
        foreach (var (entity, kind, licences) in target.Counted(target.Graph.Entities(target.Catalogue)))
        {
            csv.Text(entity.Id.Text).Text(entity.Name).Text(kind.Name).Text(List(entity.Aliases)).Text(entity.Description).Text(List(entity.ExternalIds.Select(ExportText.Of)));
            foreach (var name in properties) csv.Text(entity.Properties.GetValueOrDefault(name));
            csv.Text(List(licences)).End();
        }
    }

    private static string? List(IEnumerable<string> texts) => string.Join(" | ", texts) is { Length: > 0 } list ? list : null;

    private static void WriteEdges(ExportTarget target)
    {
        using var live = new CsvWriter(target.Open("edges.csv"), Edges);
        using var other = new CsvWriter(target.Open("edges-not-live.csv"), Edges);
        foreach (var statement in target.Counted(target.Graph.AllStatements()))
        {
            var literal = statement.Literal;
            (statement.IsLive ? live : other).Text(statement.Id).Text(statement.Subject.Text).Text(statement.Predicate).Text(statement.Object?.Text)
                .Text(literal?.Value).Number(literal?.Number is { } number ? Literal.Canonical(number) : null).Number(literal?.Upper is { } upper ? Literal.Canonical(upper) : null)
                .Text(literal?.Unit).Text(literal is null ? null : ExportText.Camel(literal.Comparison)).Text(literal?.Period?.Text)
                .Text(statement.Negated ? "true" : "false").Text(statement.ValidFrom?.Text).Text(statement.ValidTo?.Text)
                .Number(ExportText.Number(statement.Confidence)).Text(ExportText.Camel(statement.Status)).Time(statement.RecordedAt).Time(statement.SupersededAt)
                .Text(List(target.Graph.LicencesOf(statement.Id))).End();
        }
    }

    private static void WriteDocuments(ExportTarget target)
    {
        using (var csv = new CsvWriter(target.Open("documents.csv"), "id", "title", "url", "publisher", "published_on", "retrieved_on", "language", "licence", "path", "text", "sections", "sources", "revision", "recorded_at", "superseded_at"))
            foreach (var of in target.Counted(target.Graph.DocumentRecords()))
            {
                var document = of.Document;
                csv.Text(document.Id.Text).Text(document.Title).Text(document.Url).Text(document.Publisher?.Text).Text(document.PublishedOn?.Text).Text(document.RetrievedOn?.Text)
                    .Text(document.Language).Text(document.Licence).Text(document.Path).Text(document.Text)
                    .Text(JsonSerializer.Serialize(document.Sections, CsvJson.Readable.ImmutableArraySection)).Text(JsonSerializer.Serialize(document.Sources, CsvJson.Readable.ImmutableArraySourceLink))
                    .Text(document.Revision).Time(of.RecordedAt).Time(of.SupersededAt).End();
            }
        using (var csv = new CsvWriter(target.Open("passages.csv"), "id", "document", "section", "occurrence", "start", "line", "text", "superseded_at", "licence"))
            foreach (var of in target.Counted(target.Graph.Passages()))
            {
                var passage = of.Passage;
                csv.Text(passage.Id).Text(passage.Document.Text).Text(passage.Section).Number(passage.Occurrence).Number(passage.Start).Number(passage.Line).Text(passage.Text).Time(of.SupersededAt)
                    .Text(Licences.Of(target.Graph.Document(passage.Document)!)).End();
            }
    }

    private static void WriteRest(ExportTarget target)
    {
        var graph = target.Graph;
        using (var csv = new CsvWriter(target.Open("mentions.csv"), "entity", "passage", "start", "length", "superseded_at", "licence"))
            foreach (var of in target.Counted(graph.Mentions()))
                csv.Text(of.Mention.Entity.Text).Text(of.Mention.Passage).Number(of.Mention.Start).Number(of.Mention.Length).Time(of.SupersededAt).Text(Licences.Of(graph.DocumentOf(of.Mention.Passage))).End();
        using (var csv = new CsvWriter(target.Open("redirects.csv"), "from", "to"))
            foreach (var redirect in target.Counted(graph.Redirects())) csv.Text(redirect.From.Text).Text(redirect.To.Text).End();
        using (var csv = new CsvWriter(target.Open("reviews.csv"), "statement", "status", "reviewer", "at", "note"))
            foreach (var review in target.Counted(graph.Reviews())) csv.Text(review.Statement).Text(ExportText.Camel(review.Status)).Text(review.Reviewer).Time(review.At).Text(review.Note).End();
        using (var csv = new CsvWriter(target.Open("runs.csv"), "id", "started_at", "tool", "source"))
            foreach (var run in target.Counted(graph.Runs())) csv.Text(run.Id).Time(run.StartedAt).Text(run.Tool).Text(run.Source).End();
        using (var csv = new CsvWriter(target.Open("changes.csv"), "sequence", "run", "at", "action", "kind", "id"))
            foreach (var change in target.Counted(graph.Changes()))
                csv.Number(change.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)).Text(change.Run).Time(change.At).Text(ExportText.Camel(change.Action)).Text(ExportText.Camel(change.Kind)).Text(change.Id).End();
    }
}
