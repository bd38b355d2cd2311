using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>A statement with one piece of evidence, before its ends have ids.</summary>
/// <param name="Target">The object; null where it is a literal.</param>
/// <param name="Start">Of the quote in the passage's text.</param>
/// <param name="Length">Of the quote.</param>
internal sealed record StatementDraft(Draft Subject, string Predicate, Draft? Target, Literal? Literal, bool Negated, double Confidence, Method Method, Passage Passage, int Start, int Length);

/// <summary>The statements of a document as they are found.</summary>
internal sealed class StatementList
{
    private readonly List<StatementDraft> _all = [];

    public IReadOnlyList<StatementDraft> All => _all;

    /// <summary>With a sentence as evidence.</summary>
    public void Add(Draft subject, string predicate, Draft target, double confidence, Sentence sentence, bool negated = false)
    {
        if (subject.Root == target.Root) return;
        _all.Add(new(subject, predicate, target, null, negated, confidence, Method.Extracted, sentence.Passage.Passage, sentence.Start, sentence.End - sentence.Start));
    }

    public void Add(Draft subject, string predicate, Literal literal, double confidence, Sentence sentence) =>
        _all.Add(new(subject, predicate, null, literal, false, confidence, Method.Extracted, sentence.Passage.Passage, sentence.Start, sentence.End - sentence.Start));

    /// <summary>With a whole passage as evidence.</summary>
    public void Add(Draft subject, string predicate, Draft target, double confidence, Passage passage, Method method = Method.Extracted, bool negated = false)
    {
        if (subject.Root == target.Root) return;
        _all.Add(new(subject, predicate, target, null, negated, confidence, method, passage, 0, passage.Text.Length));
    }

    public void Add(Draft subject, string predicate, Literal literal, double confidence, Passage passage, Method method) =>
        _all.Add(new(subject, predicate, null, literal, false, confidence, method, passage, 0, passage.Text.Length));

    public bool Says(Draft subject, string predicate, Draft target) => _all.Exists(s => s.Subject.Root == subject.Root && s.Predicate == predicate && s.Target?.Root == target.Root && !s.Negated);
}
