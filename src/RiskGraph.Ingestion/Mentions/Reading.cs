using System.Collections.Immutable;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>What has been found in a document so far. The stages after the sentences add to it, each once and in a fixed order.</summary>
internal sealed class Reading(EntityId document, SectionedText text, ImmutableArray<Sentence> sentences, EntityTable entities)
{
    private readonly List<Span>[] _spans = [.. sentences.Select(_ => new List<Span>())];
    private readonly Span?[][] _cover = [.. sentences.Select(s => new Span?[s.Count])];

    public EntityId Document { get; } = document;

    public SectionedText Text { get; } = text;

    public ImmutableArray<Sentence> Sentences { get; } = sentences;

    public EntityTable Entities { get; } = entities;

    /// <summary>The work or incident that the document is a summary of; null while and where none is found.</summary>
    public Draft? Main { get; set; }

    /// <summary>The event that the document is about: its main one, or the only one that it names.</summary>
    public Draft? Event => Main is { Kind: Kinds.Incident } main ? main : Entities.All.Where(d => d.Kind == Kinds.Incident).Take(2).ToList() is [var only] ? only : null;

    /// <summary>By place; parts of wider spans among them.</summary>
    public IReadOnlyList<Span> SpansOf(Sentence sentence) => _spans[sentence.Index];

    public IEnumerable<Span> Spans => _spans.SelectMany(s => s);

    /// <summary>The widest span over a token.</summary>
    public Span? At(Sentence sentence, int token) => token >= 0 && token < sentence.Count ? _cover[sentence.Index][token] : null;

    public bool IsFree(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (_cover[sentence.Index][i] is not null) return false;
        return true;
    }

    /// <summary>Adds a span; those that lie inside it become its parts. False, and nothing added, where it would cut through another or lie inside one.</summary>
    public bool Add(Span span)
    {
        var cover = _cover[span.Sentence.Index];
        for (var i = span.From; i < span.To; i++)
            if (cover[i] is { } other && (other.From < span.From || other.To > span.To || (other.From == span.From && other.To == span.To))) return false;
        for (var i = span.From; i < span.To; i++)
        {
            if (cover[i] is { } part && part != span) part.Outer = span;
            cover[i] = span;
        }
        // "covert manipulation" is one risk and not manipulation besides; nor is what it is short for its owner.
        if (span.Reference == Reference.Name) _spans[span.Sentence.Index].RemoveAll(s => s.Outer == span && s.Kind == Kinds.Risk);
        Insert(span);
        return true;
    }

    /// <summary>Adds a span inside a wider one.</summary>
    public void AddPart(Span part, Span outer)
    {
        part.Outer = outer;
        Insert(part);
    }

    private void Insert(Span span)
    {
        var spans = _spans[span.Sentence.Index];
        var at = spans.Count;
        while (at > 0 && (spans[at - 1].From > span.From || (spans[at - 1].From == span.From && spans[at - 1].To < span.To))) at--;
        spans.Insert(at, span);
    }
}
