using System.Collections.Immutable;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.GraphQL;

/// <summary>
/// A small made-up graph in which every answer can be worked out by hand. Two documents: a summary of a report, and a press
/// note that says some of the same and contradicts one figure.
/// </summary>
internal static class SampleGraph
{
    public static ChangeSet Changes => new(new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "sample"))
    {
        Documents = [Summary(), Note()],
        Redirects = [new(EntityId.Parse("risk:fake-content"), EntityId.Parse("risk:information-pollution"))],
        Reviews =
        [
            new(Statement("incident:fake-review-wave", "MATERIALISES", "risk:information-pollution").Id, StatementStatus.Accepted, "eva", new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)),
            new(Statement("incident:forged-brief", "MATERIALISES", "risk:information-pollution").Id, StatementStatus.Disputed, "eva", new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)),
        ],
    };

    private static DocumentContent Summary() => new SampleDocument("document:harbour-summary", "Summary of the Harbour Report", "en", "2025-06-01", "organization:quay-press", "https://quay.example/harbour")
        .Describe("risk:information-pollution", "information pollution", "False or worthless content that crowds out what is true.", ["polluted information"], [new("mit-ai-risk", "3.1", "2025", "https://risk.example/3.1")])
        .Describe("risk:hallucination", "hallucination", "A model states what is not so.")
        .Describe("risk:voice-cloning", "voice cloning")
        .Describe("incident:fake-review-wave", "wave of fake reviews", properties: ("date", "2025-03"))
        .Describe("incident:forged-brief", "forged court brief", properties: ("date", "2024-05-06"))
        .Describe("incident:old-leak", "old leak", properties: ("date", "2019"))
        .Describe("observation:rate-december", "hallucination rate in December", properties: [("metric", "hallucination rate"), ("value", "12.5"), ("unit", "%"), ("comparison", "about"), ("period", "2025-12")])
        .Describe("observation:false-pieces", "false pieces of content", properties: [("metric", "pieces removed"), ("value", "930000"), ("unit", "pieces of content"), ("comparison", "over"), ("period", "2024")])
        .Describe("organization:harbour-institute", "Harbour Institute", aliases: ["HI"])
        .Describe("organization:quay-press", "Quay Press")
        .Describe("report:harbour-report", "Harbour Report", properties: ("published", "2025-Q2"))
        .Describe("benchmark:truth-check", "TruthCheck")
        .Describe("system:loqui-7b", "Loqui 7B", properties: ("version", "7B"))
        .Passage("Summary", "The Harbour Institute issued the Harbour Report. It warns of information pollution.")
        .Passage("Key insights", "A wave of fake reviews made information pollution real. Loqui 7B hallucinated in about 12.5% of answers in December 2025.")
        .Passage("Key insights", "A forged court brief may be another case. TruthCheck measures hallucination.")
        .Passage("Key insights", "Over 930,000 pieces of content were removed in 2024.")
        .Say("report:harbour-report", "ISSUED_BY", "organization:harbour-institute", "The Harbour Institute issued the Harbour Report", 1, Method.Declared)
        .Say("report:harbour-report", "ADDRESSES", "risk:information-pollution", "It warns of information pollution.", 0.9)
        .Say("document:harbour-summary", "SUMMARISES", "report:harbour-report", "the Harbour Report", 1, Method.Declared)
        .Say("document:harbour-summary", "PUBLISHED_BY", "organization:quay-press", "The Harbour", 1, Method.Declared)
        .Say("incident:fake-review-wave", "MATERIALISES", "risk:information-pollution", "A wave of fake reviews made information pollution real.", 0.85)
        .Say("incident:fake-review-wave", "INVOLVES", "system:loqui-7b", "Loqui 7B", 0.7)
        .Say("incident:forged-brief", "MATERIALISES", "risk:information-pollution", "A forged court brief may be another case.", 0.65)
        .Say("incident:old-leak", "MATERIALISES", "risk:voice-cloning", "another case", 0.3)
        .Say("observation:rate-december", "INDICATES", "risk:hallucination", "Loqui 7B hallucinated in about 12.5% of answers in December 2025.", 0.8)
        .Say("observation:rate-december", "OBSERVED_ON", "system:loqui-7b", "Loqui 7B hallucinated", 0.8)
        .Say("observation:rate-december", "VALUE", Literal.OfNumber(12.5m, "%", Comparison.About, PartialDate.Parse("2025-12")), "about 12.5% of answers in December 2025", 0.9)
        .Say("observation:false-pieces", "INDICATES", "risk:information-pollution", "Over 930,000 pieces of content were removed in 2024.", 0.75)
        .Say("benchmark:truth-check", "MEASURES", "risk:hallucination", "TruthCheck measures hallucination.", 0.95)
        .Say("risk:hallucination", "RELATED", "risk:information-pollution", "hallucination", 0.6, Method.Inferred)
        .Mention("risk:information-pollution", "information pollution")
        .Mention("system:loqui-7b", "Loqui 7B")
        .Content;

    private static DocumentContent Note() => new SampleDocument("document:press-note", "Press note on Loqui", "de", "2026", null, null)
        .Describe("observation:rate-spring", "hallucination rate in spring", properties: [("metric", "Hallucination rate"), ("value", "18"), ("unit", "%"), ("comparison", "exactly"), ("period", "2025-Q1")])
        .Passage("", "Loqui 7B hallucinated in 18% of answers early in 2025, and fake reviews were a wave of information pollution.")
        .Say("observation:rate-spring", "VALUE", Literal.OfNumber(18, "%", Comparison.Exactly, PartialDate.Parse("2025-Q1")), "18% of answers early in 2025", 0.9, Method.Extracted, EvidenceRole.Secondary)
        .Say("observation:rate-spring", "INDICATES", "risk:hallucination", "Loqui 7B hallucinated in 18% of answers early in 2025", 0.8, Method.Extracted, EvidenceRole.Secondary)
        .Say("observation:rate-spring", "CONTRADICTS", "observation:rate-december", "18% of answers", 0.7, Method.Inferred, EvidenceRole.Secondary)
        .Say("incident:fake-review-wave", "MATERIALISES", "risk:information-pollution", "fake reviews were a wave of information pollution", 0.95, Method.Extracted, EvidenceRole.Secondary)
        .Content;

    public static Statement Statement(string subject, string predicate, string target) => new() { Subject = EntityId.Parse(subject), Predicate = predicate, Object = EntityId.Parse(target) };
}

/// <summary>A document being put together: each thing said points at the first passage that has the quote.</summary>
internal sealed class SampleDocument
{
    private readonly List<Entity> _entities = [];
    private readonly List<(string Section, string Text)> _passages = [];
    private readonly List<(Statement Statement, string Quote, double Confidence, Method Method, EvidenceRole Role)> _said = [];
    private readonly List<(string Entity, string Words)> _mentioned = [];
    private readonly Document _document;

    public SampleDocument(string id, string title, string language, string publishedOn, string? publisher, string? url)
    {
        _document = new()
        {
            Id = EntityId.Parse(id),
            Title = title,
            Language = language,
            PublishedOn = PartialDate.Parse(publishedOn),
            Publisher = publisher is null ? null : EntityId.Parse(publisher),
            Url = url,
            Text = "",
            Revision = ContentHash.Of(title),
        };
        _entities.Add(new(_document.Id, title));
    }

    public SampleDocument Describe(string id, string name, string? description = null, ImmutableArray<string>? aliases = null, ImmutableArray<ExternalId>? externalIds = null, params (string Name, string Value)[] properties)
    {
        _entities.Add(new(EntityId.Parse(id), name)
        {
            Description = description,
            Aliases = aliases ?? [],
            ExternalIds = externalIds ?? [],
            Properties = Entity.NoProperties.AddRange(properties.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        });
        return this;
    }

    public SampleDocument Passage(string section, string text)
    {
        _passages.Add((section, text));
        return this;
    }

    public SampleDocument Say(string subject, string predicate, string target, string quote, double confidence, Method method = Method.Extracted, EvidenceRole role = EvidenceRole.Tertiary) =>
        Say(SampleGraph.Statement(subject, predicate, target), quote, confidence, method, role);

    public SampleDocument Say(string subject, string predicate, Literal value, string quote, double confidence, Method method = Method.Extracted, EvidenceRole role = EvidenceRole.Tertiary) =>
        Say(new Statement { Subject = EntityId.Parse(subject), Predicate = predicate, Literal = value }, quote, confidence, method, role);

    /// <summary>Says that it is not so.</summary>
    public SampleDocument Deny(string subject, string predicate, string target, string quote, double confidence) =>
        Say(SampleGraph.Statement(subject, predicate, target) with { Negated = true }, quote, confidence, Method.Extracted, EvidenceRole.Tertiary);

    private SampleDocument Say(Statement statement, string quote, double confidence, Method method, EvidenceRole role)
    {
        _said.Add((statement, quote, confidence, method, role));
        return this;
    }

    public SampleDocument Mention(string entity, string words)
    {
        _mentioned.Add((entity, words));
        return this;
    }

    public DocumentContent Content
    {
        get
        {
            var (text, passages) = (new System.Text.StringBuilder(), new List<Passage>());
            foreach (var (section, words) in _passages)
            {
                passages.Add(new() { Document = _document.Id, Section = section, Start = text.Length, Line = passages.Count + 1, Text = words });
                text.Append(words).Append('\n');
            }
            (Passage Passage, int Start) Find(string words) => passages.Select(p => (p, p.Text.IndexOf(words, StringComparison.Ordinal))).First(f => f.Item2 >= 0);
            var sections = passages.Where(p => p.Section.Length > 0).GroupBy(p => p.Section).Select(s => new Section(s.Key, s.Key == "Summary" ? "summary" : "other", 1, s.First().Start, s.Last().End));
            return new(_document with { Text = text.ToString(), Sections = [.. sections], Sources = _document.Url is { } url ? [new("Where it was read", url)] : [] })
            {
                Passages = passages,
                Entities = _entities,
                Statements = [.. _said.Select(s => s.Statement)],
                Evidence = [.. _said.Select(s => Find(s.Quote) is var at ? new Evidence { Statement = s.Statement.Id, Passage = at.Passage.Id, Start = at.Start, Quote = s.Quote, Confidence = s.Confidence, Method = s.Method, Role = s.Role } : throw new InvalidOperationException())],
                Mentions = [.. _mentioned.SelectMany(m => passages.Where(p => p.Text.Contains(m.Words, StringComparison.Ordinal)).Select(p => new Mention(EntityId.Parse(m.Entity), p.Id, p.Text.IndexOf(m.Words, StringComparison.Ordinal), m.Words.Length)))],
            };
        }
    }
}
