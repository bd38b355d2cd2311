using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>How a stretch of a sentence refers to an entity: by its name, by a description ("the NIDS 2025 report"), by a word that stands for it ("it", "the report").</summary>
internal enum Reference { Name, Description, Anaphor }

/// <summary>The tokens [From, To) of a sentence refer to an entity.</summary>
internal sealed class Span(Sentence sentence, int from, int to, Draft draft, Reference reference)
{
    public Sentence Sentence { get; } = sentence;

    public int From { get; } = from;

    public int To { get; } = to;

    public Draft Draft => draft.Root;

    public string Kind => draft.Kind;

    public Reference Reference { get; } = reference;

    /// <summary>The wider span that this one is a part of, as NIDS in "the NIDS 2025 report".</summary>
    public Span? Outer { get; set; }

    /// <summary>Where it starts in the passage's text.</summary>
    public int Start => Sentence[From].Start;

    public int End => Sentence[To - 1].End;

    public string Text => Sentence.TextOf(From, To);

    public bool Covers(int token) => token >= From && token < To;

    public override string ToString() => $"[{Text}] {Draft}";
}
