using System.Collections.Immutable;
using RiskGraph.Core.Model;

namespace RiskGraph.Tests;

/// <summary>Small records that tests build on.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly EntityId Document = EntityId.Parse("document:summary");
    public static readonly EntityId Risk = EntityId.Parse("risk:information-pollution");
    public static readonly EntityId Report = EntityId.Parse("report:survey");

    public static readonly Passage Passage = new() { Document = Document, Section = "Summary", Start = 0, Line = 3, Text = "The survey warns of “information pollution” ≥ 10 % <b>." };

    public static readonly Statement Statement = new() { Subject = Report, Predicate = "ADDRESSES", Object = Risk, Confidence = 0.9, Status = StatementStatus.Unreviewed, RecordedAt = Now };

    public static readonly Evidence Evidence = new()
    {
        Statement = Statement.Id,
        Passage = Passage.Id,
        Start = 4,
        Quote = Passage.Text[4..],
        Confidence = 0.9,
        Run = Run.Id,
        RecordedAt = Now,
    };

    public static ImportRun Run => new(Now, "test", "memory");

    public static Entity Entity(EntityId id, string name, params string[] aliases) => new(id, name) { Aliases = [.. aliases], CreatedAt = Now, UpdatedAt = Now };

    public static ImmutableSortedDictionary<string, string> Properties(params (string Name, string Value)[] values) =>
        Core.Model.Entity.NoProperties.AddRange(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
