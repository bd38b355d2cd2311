using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Statements;

/// <summary>What a passage says by standing in its section: principles, controls, topics, readers.</summary>
internal sealed class SectionStatements(Reading reading, StatementList statements, Draft document, KnownEntities vocabulary)
{
    private const int LongestItem = 600;
    private const int LongestTopic = 120;

    private static readonly HashSet<string> s_mitigating = new(StringComparer.Ordinal) { "prevent", "mitigate", "reduce", "limit", "avoid", "counter", "curb", "stop", "block", "contain", "lessen", "minimise", "minimize", "deter", "combat", "guard", "protect", "defend", "lower", "cut", "thwart", "fight", "hinder" };

    public void Read()
    {
        foreach (var passage in reading.Text.Passages)
        {
            if (passage.Kind is BlockKind.Heading or BlockKind.Code or BlockKind.Row) continue;
            switch (passage.Role)
            {
                case SectionRoles.Principles when IsItem(passage): Item(passage, Kinds.Principle, Predicates.States); break;
                case SectionRoles.InPractice when IsItem(passage): Item(passage, Kinds.Control, Predicates.Recommends); break;
                case SectionRoles.Topics: Topics(passage); break;
                case SectionRoles.BestFor: Readers(passage); break;
            }
        }
    }

    /// <summary>In a section with a list only its items count; one without is a list of bare lines. "Before launch:" opens a list.</summary>
    private bool IsItem(PlacedPassage passage) => passage.Text.Length <= LongestItem && passage.Text[^1] is not (':' or '：')
        && (passage.Kind == BlockKind.Item || !reading.Text.Passages.Any(p => p.Kind == BlockKind.Item && p.Passage.Section == passage.Passage.Section));

    private void Item(PlacedPassage passage, string kind, string predicate)
    {
        // A paragraph gives its advice sentence by sentence.
        if (passage.Kind == BlockKind.Paragraph && reading.Sentences.Where(s => s.Passage == passage).ToList() is { Count: > 1 } sentences)
        {
            foreach (var sentence in sentences) Item(passage, sentence.Text, kind, predicate, sentence);
            return;
        }
        Item(passage, passage.Text, kind, predicate, null);
    }

    private void Item(PlacedPassage passage, string text, string kind, string predicate, Sentence? only)
    {
        var name = text.TrimEnd();
        if (name.EndsWith('.') && !name.EndsWith("..", StringComparison.Ordinal) || name.EndsWith('。') || name.EndsWith(';')) name = name[..^1];
        if (name.Length == 0) return;
        var item = reading.Entities.Get(kind, name, Origin.Named);
        if (only is null) statements.Add(document, predicate, item, 0.95, passage.Passage);
        else statements.Add(document, predicate, item, 0.85, only);
        if (kind == Kinds.Control) Mitigates(passage, item, only);
    }

    /// <summary>"… to prevent voice cloning scams", "…, which mitigates data poisoning"</summary>
    private void Mitigates(PlacedPassage passage, Draft control, Sentence? only)
    {
        foreach (var sentence in reading.Sentences.Where(s => s.Passage == passage && (only is null || s == only)))
            for (var i = 0; i < sentence.Count; i++)
            {
                if (reading.At(sentence, i) is not null) continue;
                var against = sentence.Key(i) == "against" && Verbs.BaseOf(sentence.Key(i - 1)) is not ("warn" or "check");
                if (!against && !(Verbs.BaseOf(sentence.Key(i)) is { } verb && s_mitigating.Contains(verb) && (sentence.Key(i) != "limit" || i == 0 || sentence.Key(i - 1) is "to" or "and"))) continue;
                foreach (var risk in Clause.Objects(reading, sentence, i + 1, [Kinds.Risk]))
                {
                    if (risk.From - i > 9) break;
                    var (negated, hedged) = Clause.Mood(sentence, i);
                    statements.Add(control, Predicates.Mitigates, risk.Draft, negated ? 0.4 : hedged ? 0.65 : 0.85, sentence, negated);
                }
            }
    }

    private void Topics(PlacedPassage passage)
    {
        foreach (var text in passage.Kind == BlockKind.Item ? [passage.Text] : Split(passage.Text))
            if (text.Length is > 0 and <= LongestTopic && Topic(passage, text) is { } topic) statements.Add(document, Predicates.HasTopic, topic, 0.95, passage.Passage);
    }

    private Draft? Topic(PlacedPassage passage, string text)
    {
        var tokens = Tokenizer.Read(text);
        if (tokens.Length == 0) return null;
        foreach (var kind in (string[])[Kinds.Benchmark, Kinds.Regulation, Kinds.Report, Kinds.Incident, Kinds.System, Kinds.Organization, Kinds.Risk])
            if (reading.Entities.Find(kind, tokens) is { } known) return known;
        if (vocabulary.RiskOf(tokens) is { } risk) return reading.Entities.Get(risk, Origin.Vocabulary);
        if (vocabulary.Names.Longest(tokens, 0, out var end) is { IsFamily: false } name && end == tokens.Length) return reading.Entities.Get(name, Origin.Vocabulary);
        return OneName(passage, text) ?? reading.Entities.Get(Kinds.Topic, text, Origin.Named);
    }

    /// <summary>The entity of a topic that is nothing but a name found before, general words such as AI aside.</summary>
    private Draft? OneName(PlacedPassage passage, string text)
    {
        if (passage.Kind != BlockKind.Item) return null;
        var sentence = reading.Sentences.FirstOrDefault(s => s.Passage == passage && s.Text == text);
        if (sentence is null) return null;
        Span? only = null;
        for (var i = 0; i < sentence.Count; i++)
        {
            if (reading.At(sentence, i) is { } span)
            {
                if (only is not null && only.Draft != span.Draft) return null;
                only = span;
                i = span.To - 1;
            }
            else if (!sentence[i].IsMark && !EntityKeys.IsGeneric(sentence[i])) return null;
        }
        return only?.Kind is Kinds.Risk ? only.Draft : only is not null && only.To - only.From == sentence.Count ? only.Draft : null;
    }

    private void Readers(PlacedPassage passage)
    {
        foreach (var text in passage.Kind == BlockKind.Item ? [passage.Text] : Split(passage.Text))
        {
            var name = text.TrimEnd('.', ';', ' ');
            if (name.Length is > 0 and <= LongestTopic) statements.Add(document, Predicates.IntendedFor, reading.Entities.Get(Kinds.Audience, name, Origin.Named), 0.95, passage.Passage);
        }
    }

    /// <summary>At commas, semicolons and a last "and"; a full stop ends the list.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var parts = text.TrimEnd('.', '。').Split([',', ';', '、', '，', '；', '·', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.StartsWith("and ", StringComparison.Ordinal) || part.StartsWith("or ", StringComparison.Ordinal)) part = part[(part.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (i == parts.Length - 1 && part.Split(" and ") is [var left, var right] && (parts.Length > 1 || !left.Contains(' ', StringComparison.Ordinal) == !right.Contains(' ', StringComparison.Ordinal)))
            {
                yield return left;
                yield return right;
            }
            else yield return part;
        }
    }
}
