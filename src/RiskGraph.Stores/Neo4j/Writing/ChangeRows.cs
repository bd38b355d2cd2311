using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Search;
using Row = System.Collections.Generic.Dictionary<string, object?>;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>Lays planned changes out as the rows of <see cref="ChangeStatement"/>, sorted so that locks are taken in one order.</summary>
internal static class ChangeRows
{
    /// <summary>By the names of <see cref="ChangeStatement.Rows"/>, each laid out when it is asked for.</summary>
    public static Dictionary<string, Func<IReadOnlyList<Row>>> Of(PlannedChanges plan, GraphCatalogue catalogue) => new(StringComparer.Ordinal)
    {
        ["runs"] = () => Rows(plan.Runs, r => r.Id, r => new() { ["id"] = r.Id, ["props"] = new Row { ["startedAt"] = StoredValues.Time(r.StartedAt), ["tool"] = r.Tool, ["source"] = r.Source } }),
        ["documents"] = () => Rows(plan.Documents, d => d.Document.Id.Text, Document),
        ["newPassages"] = () => Rows(plan.NewPassages, p => p.Passage.Id, p => New(Passage(p))),
        ["changedPassages"] = () => Rows(plan.ChangedPassages, p => p.Passage.Id, Passage),
        ["gonePassages"] = () => Rows(plan.GonePassages, p => p.Id, p => new() { ["id"] = p.Id, ["at"] = StoredValues.Time(p.At) }),
        ["contributions"] = () => Rows(plan.Contributions, c => $"{c.Entity.Id} {c.Document}", c => new()
        {
            ["entity"] = c.Entity.Id.Text,
            ["document"] = c.Document.Text,
            ["json"] = JsonSerializer.Serialize(c.Entity, GraphRecordJson.Default.Entity),
            ["supersededAt"] = StoredValues.Time(c.SupersededAt),
        }),
        ["newEntities"] = () => Rows([.. plan.Entities.Where(e => e.IsNew)], e => e.Entity.Id.Text, e =>
        {
            var row = New(Entity(e, catalogue));
            (row["statements"], row["_standing"]) = (0, 0);
            return row;
        }),
        ["changedEntities"] = () => Rows([.. plan.Entities.Where(e => !e.IsNew)], e => e.Entity.Id.Text, e => Entity(e, catalogue)),
        ["newStatements"] = () => Rows(plan.NewStatements, s => s.Id, s => New(Statement(s))),
        ["changedStatements"] = () => Rows(plan.ChangedStatements, s => s.Id, s => new() { ["id"] = s.Id, ["props"] = State(s) }),
        ["newLinks"] = () => Rows(plan.NewLinks, s => s.Id, Link),
        ["goneLinks"] = () => Rows(plan.GoneLinks, s => s.Id, Link),
        ["newEvidence"] = () => Rows(plan.NewEvidence, v => v.Id, Evidence),
        ["changedEvidence"] = () => Rows(plan.ChangedEvidence, v => v.Id, v => new() { ["id"] = v.Id, ["confidence"] = v.Confidence, ["supersededAt"] = StoredValues.Time(v.SupersededAt) }),
        ["newMentions"] = () => Rows(plan.NewMentions, MentionKey, Mention),
        ["changedMentions"] = () => Rows(plan.ChangedMentions, MentionKey, Mention),
        ["degrees"] = () => Degrees(plan),
        ["redirects"] = () => Rows(plan.Redirects, r => r.From.Text, r => new() { ["source"] = r.From.Text, ["target"] = r.To.Text }),
        ["reviews"] = () => Rows(plan.Reviews, r => $"{r.Statement} {StoredValues.Time(r.At)} {r.Reviewer}", r => new()
        {
            ["statement"] = r.Statement,
            ["at"] = StoredValues.Time(r.At),
            ["reviewer"] = r.Reviewer,
            ["status"] = (int)r.Status,
            ["note"] = r.Note,
        }),
        ["changes"] = () => [.. plan.Changes.Select(c => new Row
        {
            ["sequence"] = c.Sequence,
            ["run"] = c.Run,
            ["at"] = StoredValues.Time(c.At),
            ["action"] = (int)c.Action,
            ["recordKind"] = (int)c.Kind,
            ["id"] = c.Id,
        })],
    };

    private static IReadOnlyList<Row> Rows<T>(List<T> items, Func<T, string> key, Func<T, Row> row) => [.. items.OrderBy(key, StringComparer.Ordinal).Select(row)];

    /// <summary>A row's properties with its id, flat and without those that are absent, for a node that is new.</summary>
    private static Row New(Row row)
    {
        var flat = new Row { ["id"] = row["id"] };
        foreach (var (name, value) in (Row)row["props"]!)
            if (value is not null) flat.Add(name, value);
        return flat;
    }

    private static Row Entity(MergedEntity entity, GraphCatalogue catalogue) =>
        new() { ["id"] = entity.Entity.Id.Text, ["props"] = EntityProperties.Of(entity, catalogue.KindOf(entity.Entity.Id)!) };

    /// <summary>By how much the kept counts of each entity change, by the names of their properties.</summary>
    private static List<Row> Degrees(PlannedChanges plan)
    {
        var all = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        foreach (var degree in plan.Degrees)
        {
            Add(degree.Entity, PropertyKey.Count(degree.Predicate, degree.Direction, degree.OtherKind), degree.Count);
            Add(degree.Entity, PropertyKey.Targets(degree.Predicate, degree.Direction, degree.OtherKind), degree.Targets);
        }
        foreach (var count in plan.Counts)
        {
            Add(count.Entity, "statements", count.Live);
            Add(count.Entity, "_standing", count.Standing);
        }
        return [.. all.Select(d => new Row { ["id"] = d.Key, ["by"] = d.Value })];

        void Add(EntityId entity, string key, int by)
        {
            if (by == 0) return;
            if (!all.TryGetValue(entity.Text, out var counts)) all.Add(entity.Text, counts = []);
            counts.Add(key, by);
        }
    }

    private static Row Document(GraphRecord.OfDocument record)
    {
        var document = record.Document;
        return new()
        {
            ["id"] = document.Id.Text,
            ["props"] = new Row
            {
                ["title"] = document.Title,
                ["url"] = document.Url,
                ["publisher"] = document.Publisher?.Text,
                ["revision"] = document.Revision,
                ["recordedAt"] = StoredValues.Time(record.RecordedAt),
                ["supersededAt"] = StoredValues.Time(record.SupersededAt),
                ["_title"] = TextFold.Fold(document.Title),
                ["_language"] = document.Language is { } language ? TextFold.Fold(language) : null,
                ["_publishedStart"] = document.PublishedOn is { } published ? StoredValues.Date(published.Start) : null,
                ["_publishedEnd"] = document.PublishedOn is { } same ? StoredValues.Date(same.End) : null,
                ["_json"] = JsonSerializer.Serialize(document, GraphRecordJson.Default.Document),
            },
        };
    }

    private static Row Passage(GraphRecord.OfPassage record)
    {
        var passage = record.Passage;
        return new()
        {
            ["id"] = passage.Id,
            ["props"] = new Row
            {
                ["document"] = passage.Document.Text,
                ["section"] = passage.Section,
                ["occurrence"] = passage.Occurrence,
                ["start"] = passage.Start,
                ["line"] = passage.Line,
                ["text"] = passage.Text,
                ["supersededAt"] = StoredValues.Time(record.SupersededAt),
                ["_terms"] = record.SupersededAt is null ? SearchTerms.Of(passage.Text) : null,
            },
        };
    }

    private static Row Statement(Statement statement)
    {
        var properties = State(statement);
        properties["subject"] = statement.Subject.Text;
        properties["predicate"] = statement.Predicate;
        properties["object"] = statement.Object?.Text;
        properties["literal"] = statement.Literal is { } literal ? JsonSerializer.Serialize(literal, GraphRecordJson.Default.Literal) : null;
        properties["negated"] = statement.Negated;
        properties["validFrom"] = statement.ValidFrom?.Text;
        properties["validTo"] = statement.ValidTo?.Text;
        properties["recordedAt"] = StoredValues.Time(statement.RecordedAt);
        properties["_target"] = statement.Object?.Text ?? "";
        return new() { ["id"] = statement.Id, ["props"] = properties };
    }

    /// <summary>What changes about a statement.</summary>
    private static Row State(Statement statement) => new()
    {
        ["confidence"] = statement.Confidence,
        ["status"] = (int)statement.Status,
        ["supersededAt"] = StoredValues.Time(statement.SupersededAt),
    };

    private static Row Link(Statement statement) => new()
    {
        ["id"] = statement.Id,
        ["subject"] = statement.Subject.Text,
        ["predicate"] = statement.Predicate,
        ["object"] = statement.Object!.Text,
    };

    private static Row Evidence(Evidence evidence) => new()
    {
        ["statement"] = evidence.Statement,
        ["passage"] = evidence.Passage,
        ["props"] = New(new()
        {
            ["id"] = evidence.Id,
            ["props"] = new Row
            {
                ["start"] = evidence.Start,
                ["quote"] = evidence.Quote,
                ["role"] = (int)evidence.Role,
                ["method"] = (int)evidence.Method,
                ["confidence"] = evidence.Confidence,
                ["run"] = evidence.Run,
                ["recordedAt"] = StoredValues.Time(evidence.RecordedAt),
                ["supersededAt"] = StoredValues.Time(evidence.SupersededAt),
            },
        }),
    };

    private static string MentionKey(GraphRecord.OfMention record) => $"{record.Mention.Entity} {record.Mention.Passage}";

    private static Row Mention(GraphRecord.OfMention record) => new()
    {
        ["entity"] = record.Mention.Entity.Text,
        ["passage"] = record.Mention.Passage,
        ["start"] = record.Mention.Start,
        ["length"] = record.Mention.Length,
        ["supersededAt"] = StoredValues.Time(record.SupersededAt),
    };
}
