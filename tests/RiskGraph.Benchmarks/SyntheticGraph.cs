using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Benchmarks;

/// <summary>
/// A made-up graph with the shape of a real one: few risks with many incidents, most things with few statements, one hub.
/// The same numbers give the same graph.
/// </summary>
internal sealed class SyntheticGraph(int entities, int statements, int seed = 42)
{
    private const int StatementsPerDocument = 250;
    private const int StatementsPerPassage = 10;
    private const int EntitiesPerDocument = 500;

    /// <summary>The risk that most statements lead to.</summary>
    public static EntityId Hub { get; } = EntityId.Parse("risk:risk-0");

    private static readonly (string Prefix, double Share)[] s_kinds =
        [("risk", 0.05), ("incident", 0.30), ("system", 0.12), ("organization", 0.06), ("report", 0.16), ("observation", 0.20), ("control", 0.08), ("benchmark", 0.01), ("regulation", 0.02)];

    private static readonly (string From, string Predicate, string To, double Share)[] s_relations =
    [
        ("incident", "MATERIALISES", "risk", 0.24), ("incident", "INVOLVES", "system", 0.16), ("incident", "AFFECTS", "organization", 0.08),
        ("report", "ADDRESSES", "risk", 0.14), ("report", "ISSUED_BY", "organization", 0.06), ("report", "DESCRIBES", "incident", 0.06),
        ("observation", "INDICATES", "risk", 0.08), ("observation", "OBSERVED_ON", "system", 0.06), ("control", "MITIGATES", "risk", 0.06),
        ("system", "DEVELOPED_BY", "organization", 0.03), ("regulation", "ADDRESSES", "risk", 0.01), ("benchmark", "MEASURES", "risk", 0.01), ("system", "EXEMPLIFIES", "risk", 0.01),
    ];

    private static readonly string[] s_words =
        ["prompt", "model", "data", "leak", "bias", "fraud", "voice", "image", "agent", "tool", "memory", "privacy", "safety", "chain", "poison", "filter", "audit", "child", "credit", "health", "vote", "court", "drone", "robot"];

    private readonly Random _random = new(seed);

    public int Count(string prefix) => Math.Max(1, (int)(entities * s_kinds.First(k => k.Prefix == prefix).Share));

    public static EntityId Id(string prefix, int number) => EntityId.Parse(string.Create(CultureInfo.InvariantCulture, $"{prefix}:{prefix}-{number}"));

    public IEnumerable<DocumentContent> Documents()
    {
        var kinds = s_kinds.SelectMany(k => Enumerable.Range(0, Count(k.Prefix)).Select(n => (k.Prefix, n))).ToArray();
        // Entities first: a statement may lead to any of them.
        var number = 0;
        foreach (var described in kinds.Chunk(EntitiesPerDocument)) yield return Document(number++, described, 0);
        for (var written = 0; written < statements; written += StatementsPerDocument)
            yield return Document(number++, [], Math.Min(StatementsPerDocument, statements - written));
    }

    private DocumentContent Document(int number, (string Prefix, int Number)[] described, int count)
    {
        var id = Id("document", number);
        var sentences = new List<(Statement Statement, string Text)>();
        for (var i = 0; i < count; i++)
        {
            var relation = PickRelation();
            var statement = new Statement { Subject = Pick(relation.From), Predicate = relation.Predicate, Object = Pick(relation.To) };
            sentences.Add((statement, $"The {statement.Subject.Slug} of {Words(3)} {relation.Predicate.ToLowerInvariant().Replace('_', ' ')} {statement.Object.Slug} by {Words(4)}."));
        }
        var text = new System.Text.StringBuilder();
        var (passages, evidence) = (new List<Passage>(), new List<Evidence>());
        foreach (var chunk in sentences.Chunk(StatementsPerPassage))
        {
            var passage = new Passage
            {
                Document = id,
                Section = "Summary",
                Start = text.Length,
                Line = passages.Count + 1,
                Text = string.Join(' ', chunk.Select(s => s.Text)),
                Occurrence = 0,
            };
            var (passageId, at) = (passage.Id, 0);
            foreach (var (statement, sentence) in chunk)
            {
                evidence.Add(new() { Statement = statement.Id, Passage = passageId, Start = at, Quote = sentence, Confidence = _random.Next(60, 100) / 100.0 });
                at += sentence.Length + 1;
            }
            passages.Add(passage);
            text.Append(passage.Text).Append('\n');
        }
        var title = $"Synthetic summary {number}";
        return new(new() { Id = id, Title = title, Text = text.ToString(), Revision = ContentHash.Of(title), PublishedOn = PartialDate.Parse("2025") })
        {
            Passages = passages,
            Entities = [.. described.Select(d => Describe(d.Prefix, d.Number)), new(id, title)],
            Statements = [.. sentences.Select(s => s.Statement).DistinctBy(s => s.Id)],
            Evidence = [.. evidence.DistinctBy(e => e.Id)],
        };
    }

    private Entity Describe(string prefix, int number)
    {
        var properties = Entity.NoProperties;
        if (prefix == "incident") properties = properties.Add("date", string.Create(CultureInfo.InvariantCulture, $"{_random.Next(2015, 2026)}-{_random.Next(1, 13):00}"));
        if (prefix == "observation")
            properties = properties.Add("metric", $"{Words(1)} rate").Add("value", _random.Next(1, 100).ToString(CultureInfo.InvariantCulture)).Add("unit", "%").Add("comparison", "exactly");
        return new(Id(prefix, number), string.Create(CultureInfo.InvariantCulture, $"{Words(3)} {prefix} {number}")) { Properties = properties, Defined = true };
    }

    private EntityId Pick(string prefix)
    {
        // Squaring a uniform number makes low numbers common: number 0 of each kind is its hub.
        var at = _random.NextDouble();
        var skewed = prefix is "risk" or "organization" ? Math.Pow(at, 4) : at;
        return Id(prefix, (int)(skewed * Count(prefix)));
    }

    private (string From, string Predicate, string To, double Share) PickRelation()
    {
        var at = _random.NextDouble() * s_relations.Sum(r => r.Share);
        foreach (var relation in s_relations)
            if ((at -= relation.Share) < 0) return relation;
        return s_relations[^1];
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => s_words[_random.Next(s_words.Length)]));
}
