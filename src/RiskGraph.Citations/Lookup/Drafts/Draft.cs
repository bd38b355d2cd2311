using System.Collections.Immutable;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Drafts;

public enum DraftFormat { Plain, Markdown, Latex, Docx }

/// <summary>A citation that the writer has made: [Start, End) of the draft's text.</summary>
public readonly record struct DraftCitation(int Start, int End);

/// <summary>A sentence of a draft.</summary>
/// <param name="Start">In the draft's text, in UTF-16 code units.</param>
/// <param name="IsHeading">It heads a part of the text and says nothing itself.</param>
/// <param name="Tokens">Without markup; their places count in the draft's text.</param>
public sealed record DraftSentence(int Index, int Start, int End, bool IsHeading, ImmutableArray<Token> Tokens, ImmutableArray<DraftCitation> Citations);

/// <summary>A text that somebody is writing. Nothing of it is ever stored.</summary>
/// <param name="Text">As it came; of a .docx its paragraphs, a line each.</param>
/// <param name="Words">The text with every character of markup a blank, so that all places stay.</param>
public sealed record Draft(string Text, string Words, ImmutableArray<DraftSentence> Sentences)
{
    /// <summary>The most that a draft may hold: UTF-16 code units, and sentences.</summary>
    public const int MostText = 2_000_000, MostSentences = 10_000;

    /// <exception cref="LookupException">The draft is too long.</exception>
    public static Draft Read(string text, DraftFormat format)
    {
        if (text.Length > MostText) throw new LookupException($"The draft has {text.Length} characters; {MostText} are the most that are read. Send it in parts.");
        var masked = format switch
        {
            DraftFormat.Markdown => MarkdownMask.Of(text),
            DraftFormat.Latex => LatexMask.Of(text),
            _ => MaskedText.OfPlain(text),
        };
        return Of(masked);
    }

    internal static Draft Of(MaskedText masked)
    {
        var sentences = ImmutableArray.CreateBuilder<DraftSentence>();
        var written = WrittenCitations.Find(masked.Words).ToList();
        var words = string.Create(masked.Words.Length, (masked.Words, written), static (span, from) =>
        {
            from.Words.CopyTo(span);
            foreach (var (start, end) in from.written) span[start..end].Fill(' ');
        });
        var citations = masked.Citations.Concat(written).OrderBy(c => c.Start).ToList();
        var next = 0;
        foreach (var (start, end, isHeading) in masked.Blocks)
        {
            var tokens = Tokenizer.Read(words[start..end]);
            for (var i = 0; i < tokens.Length; i++) tokens[i] = tokens[i] with { Start = tokens[i].Start + start };
            var ranges = SentenceEnds.Of(tokens).Where(r => tokens[r].Any(t => !t.IsMark)).ToList();
            for (var i = 0; i < ranges.Count; i++)
            {
                if (sentences.Count == MostSentences) throw new LookupException($"The draft has more than {MostSentences} sentences, which is the most that is read. Send it in parts.");
                var own = tokens[ranges[i]];
                // A note's mark stands behind the full stop and belongs to what stands before it.
                var (from, to) = (own[0].Start, i + 1 < ranges.Count ? tokens[ranges[i + 1].Start].Start : end);
                while (next < citations.Count && citations[next].Start < from) next++;
                var first = next;
                while (next < citations.Count && citations[next].Start < to) next++;
                sentences.Add(new(sentences.Count, from, own[^1].End, isHeading, [.. own], [.. citations[first..next]]));
            }
        }
        return new(masked.Text, words, sentences.ToImmutable());
    }
}
