using System.Globalization;
using System.Text.Json;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export.Formats.Csv;

/// <summary>Reads back the folder that <see cref="CsvFormat"/> wrote, record by record and in the order of a graph's records.</summary>
public static class CsvGraph
{
    /// <param name="open">Opens a file of the folder by its name; null where there is none.</param>
    /// <exception cref="GraphCsvException">A file is missing or holds something else; the message says where.</exception>
    public static IEnumerable<GraphRecord> Read(Func<string, Stream?> open)
    {
        IEnumerable<CsvRow> Rows(string name) => CsvReader.Read(open(name) ?? throw new GraphCsvException($"There is no {name}. Give a folder that `riskgraph export --format csv` wrote."), name);
        foreach (var row in Rows("runs.csv"))
            yield return new GraphRecord.OfRun(Same(row, new ImportRun(row.Read("started_at", Time), row.Text("tool"), row.Text("source")), run => run.Id));
        foreach (var row in Rows("documents.csv")) yield return new GraphRecord.OfDocument(Document(row), row.Read("recorded_at", Time), row.MaybeValue("superseded_at", Time));
        foreach (var row in Rows("passages.csv")) yield return new GraphRecord.OfPassage(Same(row, Passage(row), p => p.Id), row.MaybeValue("superseded_at", Time));
        foreach (var row in Rows("contributions.csv")) yield return new GraphRecord.OfContribution(row.Read("document", EntityId.Parse), Entity(row), row.MaybeValue("superseded_at", Time));
        foreach (var row in Merged(Rows("edges.csv"), Rows("edges-not-live.csv"))) yield return new GraphRecord.OfStatement(Same(row, Statement(row), s => s.Id));
        foreach (var row in Rows("evidence.csv")) yield return new GraphRecord.OfEvidence(Same(row, Evidence(row), e => e.Id));
        foreach (var row in Rows("mentions.csv"))
            yield return new GraphRecord.OfMention(new(row.Read("entity", EntityId.Parse), row.Text("passage"), row.Read("start", Int), row.Read("length", Int)), row.MaybeValue("superseded_at", Time));
        foreach (var row in Rows("redirects.csv")) yield return new GraphRecord.OfRedirect(new(row.Read("from", EntityId.Parse), row.Read("to", EntityId.Parse)));
        foreach (var row in Rows("reviews.csv"))
            yield return new GraphRecord.OfReview(new(row.Text("statement"), row.Read("status", Enum<StatementStatus>), row.Text("reviewer"), row.Read("at", Time), row.Maybe("note")));
        foreach (var row in Rows("changes.csv"))
            yield return new GraphRecord.OfChange(new(row.Read("sequence", t => long.Parse(t, NumberStyles.None, CultureInfo.InvariantCulture)), row.Text("run"), row.Read("at", Time), row.Read("action", Enum<ChangeAction>), row.Read("kind", Enum<RecordKind>), row.Text("id")));
    }

    /// <summary>Ids are made of content: a row that was edited is no longer what its id, and what refers to it, says.</summary>
    private static T Same<T>(CsvRow row, T record, Func<T, string> id) => id(record) == row.Text("id") ? record
        : throw row.Error($"the row is not what its id {row.Text("id")} was made of; somebody has edited it. Bring changes in as a new source (`riskgraph import table`)");

    /// <summary>Both tables are ordered by id, and so is what comes out.</summary>
    private static IEnumerable<CsvRow> Merged(IEnumerable<CsvRow> one, IEnumerable<CsvRow> other)
    {
        using var a = one.GetEnumerator();
        using var b = other.GetEnumerator();
        var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
        while (hasA || hasB)
        {
            if (hasA && (!hasB || string.CompareOrdinal(a.Current.Text("id"), b.Current.Text("id")) <= 0))
            {
                yield return a.Current;
                hasA = a.MoveNext();
            }
            else
            {
                yield return b.Current;
                hasB = b.MoveNext();
            }
        }
    }

    private static Document Document(CsvRow row) => new()
    {
        Id = row.Read("id", EntityId.Parse),
        Title = row.Text("title"),
        Url = row.Maybe("url"),
        Publisher = row.Maybe("publisher", EntityId.Parse),
        PublishedOn = row.Maybe("published_on", PartialDate.Parse),
        RetrievedOn = row.Maybe("retrieved_on", PartialDate.Parse),
        Language = row.Maybe("language"),
        Licence = row.Maybe("licence"),
        Path = row.Maybe("path"),
        Text = row.Text("text"),
        Sections = row.Read("sections", t => JsonSerializer.Deserialize(t, CsvJson.Readable.ImmutableArraySection)),
        Sources = row.Read("sources", t => JsonSerializer.Deserialize(t, CsvJson.Readable.ImmutableArraySourceLink)),
        Revision = row.Text("revision"),
    };

    private static Passage Passage(CsvRow row) => new()
    {
        Document = row.Read("document", EntityId.Parse),
        Section = row.Text("section"),
        Occurrence = row.Read("occurrence", Int),
        Start = row.Read("start", Int),
        Line = row.Read("line", Int),
        Text = row.Text("text"),
    };

    private static Entity Entity(CsvRow row) => new(row.Read("entity", EntityId.Parse), row.Text("name"))
    {
        Aliases = row.MaybeValue("aliases", t => JsonSerializer.Deserialize(t, CsvJson.Readable.ImmutableArrayString)) ?? [],
        Description = row.Maybe("description"),
        ExternalIds = row.MaybeValue("external_ids", t => JsonSerializer.Deserialize(t, CsvJson.Readable.ImmutableArrayExternalId)) ?? [],
        Properties = row.Maybe("properties", t => JsonSerializer.Deserialize(t, CsvJson.Readable.ImmutableSortedDictionaryStringString)!) ?? Model.Entity.NoProperties,
        Defined = row.Read("defined", bool.Parse),
        CreatedAt = row.Read("created_at", Time),
        UpdatedAt = row.Read("updated_at", Time),
    };

    private static Statement Statement(CsvRow row) => new()
    {
        Subject = row.Read("source", EntityId.Parse),
        Predicate = row.Text("predicate"),
        Object = row.Maybe("target", EntityId.Parse),
        Literal = row.Maybe("value") is not { } value ? null : new()
        {
            Value = value,
            Number = row.MaybeValue("number", Decimal),
            Upper = row.MaybeValue("upper", Decimal),
            Unit = row.Maybe("unit"),
            Comparison = row.Read("comparison", Enum<Comparison>),
            Period = row.Maybe("period", PartialDate.Parse),
        },
        Negated = row.Read("negated", bool.Parse),
        ValidFrom = row.Maybe("valid_from", PartialDate.Parse),
        ValidTo = row.Maybe("valid_to", PartialDate.Parse),
        Confidence = row.Read("confidence", Double),
        Status = row.Read("status", Enum<StatementStatus>),
        RecordedAt = row.Read("recorded_at", Time),
        SupersededAt = row.MaybeValue("superseded_at", Time),
    };

    private static Evidence Evidence(CsvRow row) => new()
    {
        Statement = row.Text("statement"),
        Passage = row.Text("passage"),
        Start = row.Read("start", Int),
        Quote = row.Text("quote"),
        Role = row.Read("role", Enum<EvidenceRole>),
        Method = row.Read("method", Enum<Method>),
        Confidence = row.Read("confidence", t => Double(t) is >= 0 and <= 1 and var sure ? sure : throw new FormatException("A confidence is from 0 to 1.")),
        Run = row.Maybe("run") ?? "",
        RecordedAt = row.Read("recorded_at", Time),
        SupersededAt = row.MaybeValue("superseded_at", Time),
    };

    private static int Int(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static T Enum<T>(string text) where T : struct, Enum => System.Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => ExportText.Camel(v!.Value) == text)
        ?? throw new FormatException($"Write one of {string.Join(", ", System.Enum.GetValues<T>().Select(ExportText.Camel))}.");
}
