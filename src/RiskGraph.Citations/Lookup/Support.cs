using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.Lookup;

/// <summary>How what is stored stands to a sentence.</summary>
public enum SupportRelation { Supports, Differs, Contradicts, Related }

/// <summary>The relation of the best hit.</summary>
public enum Verdict { Supported, Differs, Contradicted, Related, NothingFound }

/// <summary>In what sentence and source part.</summary>
public enum DifferenceKind { Figure, Unit, Comparison, Date, Name, Negation }

/// <param name="InDraft">As the draft has it; null where only the source has such a thing.</param>
/// <param name="InSource">As the source has it; null where the source says nothing of the sort.</param>
public sealed record Difference(DifferenceKind What, string? InDraft, string? InSource);

/// <param name="Name">One of terms, alias, identifier, neighbours.</param>
/// <param name="Value">What it adds to the score, from 0 to 1.</param>
public sealed record ScorePart(string Name, double Value);

/// <summary>Something stored that bears on a sentence.</summary>
/// <param name="Score">The sum of the parts, above 0; to be compared within one sentence only.</param>
/// <param name="Statement">What the quote is evidence of and fits the sentence best; null where no statement rests on it.</param>
/// <param name="Span">Where the quote stands in the passage.</param>
/// <param name="Quote">Exactly the passage's text at <paramref name="Span"/>.</param>
/// <param name="Role">How near the document stands to what it reports; null where no statement rests on the quote.</param>
/// <param name="Primary">The work behind a summary, where it is known.</param>
/// <param name="Differences">Empty where it supports.</param>
public sealed record SupportHit(
    SupportRelation Relation, double Score, IReadOnlyList<ScorePart> Parts, Statement? Statement, string Quote, TextSpan Span, Passage Passage,
    Document Document, EvidenceRole? Role, Entity? Primary, IReadOnlyList<Difference> Differences);

/// <summary>What is stored for one sentence.</summary>
/// <param name="Sentence">Exactly the draft's text at [Start, End).</param>
/// <param name="Hits">Best first; empty where nothing fits well enough.</param>
public sealed record SentenceSupport(int Index, string Sentence, int Start, int End, IReadOnlyList<SupportHit> Hits)
{
    public Verdict Verdict => Hits is not [var best, ..] ? Verdict.NothingFound : best.Relation switch
    {
        SupportRelation.Supports => Verdict.Supported,
        SupportRelation.Differs => Verdict.Differs,
        SupportRelation.Contradicts => Verdict.Contradicted,
        _ => Verdict.Related,
    };
}

/// <summary>How a draft is looked up.</summary>
/// <param name="First">The most hits of a sentence, from 1 to 20.</param>
/// <param name="Where">Only hits that such a statement rests on; null for all.</param>
public sealed record SupportOptions(int First = SupportOptions.UsualHits, StatementFilter? Where = null)
{
    public const int UsualHits = 3, MostHits = 20;

    public int First { get; } = First is >= 1 and <= MostHits ? First : throw new LookupException($"'first' is {First}. Write a number from 1 to {MostHits}.");
}
