using System.Text.Json;
using Microsoft.Data.Sqlite;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <summary>How records are laid out in rows: the columns to select and how to read them back.</summary>
internal static class Rows
{
    public const string Statement = "s.id, s.subject, s.predicate, s.object, s.literal, s.negated, s.valid_from, s.valid_to, s.confidence, s.status, s.recorded_at, s.superseded_at";
    public const int StatementColumns = 12;
    public const string Passage = "p.document, p.section, p.occurrence, p.start, p.line, p.text";
    public const string Evidence = "v.statement, v.passage, v.start, p.text, v.role, v.method, v.confidence, v.run, v.recorded_at, v.superseded_at, v.length";

    public static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? MaybeTime(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : StoredValues.ReadTime(row.GetString(column));

    public static Entity ReadEntity(string json) => JsonSerializer.Deserialize(json, GraphRecordJson.Default.Entity)!;

    public static string Write(Entity entity) => JsonSerializer.Serialize(entity, GraphRecordJson.Default.Entity);

    public static Document ReadDocument(string json) => JsonSerializer.Deserialize(json, GraphRecordJson.Default.Document)!;

    public static string Write(Document document) => JsonSerializer.Serialize(document, GraphRecordJson.Default.Document);

    public static string Write(Literal literal) => JsonSerializer.Serialize(literal, GraphRecordJson.Default.Literal);

    public static Statement ReadStatement(SqliteDataReader row, int at = 0) => new()
    {
        Subject = EntityId.Parse(row.GetString(at + 1)),
        Predicate = row.GetString(at + 2),
        Object = Text(row, at + 3) is { } other ? EntityId.Parse(other) : null,
        Literal = Text(row, at + 4) is { } literal ? JsonSerializer.Deserialize(literal, GraphRecordJson.Default.Literal) : null,
        Negated = row.GetInt64(at + 5) != 0,
        ValidFrom = Text(row, at + 6) is { } from ? PartialDate.Parse(from) : null,
        ValidTo = Text(row, at + 7) is { } to ? PartialDate.Parse(to) : null,
        Confidence = row.GetDouble(at + 8),
        Status = (StatementStatus)row.GetInt64(at + 9),
        RecordedAt = StoredValues.ReadTime(row.GetString(at + 10)),
        SupersededAt = MaybeTime(row, at + 11),
    };

    public static Passage ReadPassage(SqliteDataReader row, int at = 0) => new()
    {
        Document = EntityId.Parse(row.GetString(at)),
        Section = row.GetString(at + 1),
        Occurrence = row.GetInt32(at + 2),
        Start = row.GetInt32(at + 3),
        Line = row.GetInt32(at + 4),
        Text = row.GetString(at + 5),
    };

    public static Evidence ReadEvidence(SqliteDataReader row)
    {
        var (start, length) = (row.GetInt32(2), row.GetInt32(10));
        return new()
        {
            Statement = row.GetString(0),
            Passage = row.GetString(1),
            Start = start,
            Quote = row.GetString(3).Substring(start, length),
            Role = (EvidenceRole)row.GetInt64(4),
            Method = (Method)row.GetInt64(5),
            Confidence = row.GetDouble(6),
            Run = row.GetString(7),
            RecordedAt = StoredValues.ReadTime(row.GetString(8)),
            SupersededAt = MaybeTime(row, 9),
        };
    }
}
