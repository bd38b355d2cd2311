using System.Text.Json;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <summary>How records lie in nodes: what to return of them and how to read it back.</summary>
internal static class Records
{
    public const string Statement = "s.subject, s.predicate, s.object, s.literal, s.negated, s.validFrom, s.validTo, toString(s.confidence), s.status, s.recordedAt, s.supersededAt";
    public const int StatementColumns = 11;
    public const string Passage = "p.document, p.section, p.occurrence, p.start, p.line, p.text";
    public const int PassageColumns = 6;
    /// <summary>Of an evidence v, its statement s and its passage p.</summary>
    public const string Evidence = "s.id, p.id, v.start, v.quote, v.role, v.method, toString(v.confidence), v.run, v.recordedAt, v.supersededAt";
    public const int EvidenceColumns = 10;

    public static Entity ReadEntity(string json) => JsonSerializer.Deserialize(json, GraphRecordJson.Default.Entity)!;

    public static Document ReadDocument(string json) => JsonSerializer.Deserialize(json, GraphRecordJson.Default.Document)!;

    public static DateTimeOffset? MaybeTime(QueryRow row, int column) => row.MaybeText(column) is { } time ? StoredValues.ReadTime(time) : null;

    public static Statement ReadStatement(QueryRow row, int at = 0) => new()
    {
        Subject = EntityId.Parse(row.Text(at)),
        Predicate = row.Text(at + 1),
        Object = row.MaybeText(at + 2) is { } other ? EntityId.Parse(other) : null,
        Literal = row.MaybeText(at + 3) is { } literal ? JsonSerializer.Deserialize(literal, GraphRecordJson.Default.Literal) : null,
        Negated = row.Truth(at + 4),
        ValidFrom = row.MaybeText(at + 5) is { } from ? PartialDate.Parse(from) : null,
        ValidTo = row.MaybeText(at + 6) is { } to ? PartialDate.Parse(to) : null,
        Confidence = row.Float(at + 7),
        Status = (StatementStatus)row.Number(at + 8),
        RecordedAt = StoredValues.ReadTime(row.Text(at + 9)),
        SupersededAt = MaybeTime(row, at + 10),
    };

    public static Passage ReadPassage(QueryRow row, int at = 0) => new()
    {
        Document = EntityId.Parse(row.Text(at)),
        Section = row.Text(at + 1),
        Occurrence = row.Number(at + 2),
        Start = row.Number(at + 3),
        Line = row.Number(at + 4),
        Text = row.Text(at + 5),
    };

    public static Evidence ReadEvidence(QueryRow row, int at = 0) => new()
    {
        Statement = row.Text(at),
        Passage = row.Text(at + 1),
        Start = row.Number(at + 2),
        Quote = row.Text(at + 3),
        Role = (EvidenceRole)row.Number(at + 4),
        Method = (Method)row.Number(at + 5),
        Confidence = row.Float(at + 6),
        Run = row.Text(at + 7),
        RecordedAt = StoredValues.ReadTime(row.Text(at + 8)),
        SupersededAt = MaybeTime(row, at + 9),
    };
}
