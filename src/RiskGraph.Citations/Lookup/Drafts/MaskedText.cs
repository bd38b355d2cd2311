using System.Collections.Immutable;

namespace RiskGraph.Citations.Lookup.Drafts;

/// <summary>A stretch of text in which sentences do not run on beyond the ends.</summary>
internal readonly record struct DraftBlock(int Start, int End, bool IsHeading);

/// <summary>A text of which everything that is no word of the writer has become blanks, so that all places stay.</summary>
internal sealed record MaskedText(string Text, string Words, ImmutableArray<DraftBlock> Blocks, ImmutableArray<DraftCitation> Citations)
{
    public static MaskedText OfPlain(string text) => new(text, text, [.. Paragraphs(text, _ => false)], []);

    /// <summary>Blocks with a blank line between them.</summary>
    /// <param name="startsBlock">Whether the line at a place begins a block by itself.</param>
    public static IEnumerable<DraftBlock> Paragraphs(string words, Func<int, bool> startsBlock)
    {
        var start = -1;
        for (var at = 0; at < words.Length;)
        {
            var end = words.IndexOf('\n', at) is var found and >= 0 ? found : words.Length;
            var isBlank = words.AsSpan(at, end - at).IsWhiteSpace();
            if (start >= 0 && (isBlank || startsBlock(at)))
            {
                yield return new(start, at, false);
                start = -1;
            }
            if (!isBlank && start < 0) start = at;
            at = end + 1;
        }
        if (start >= 0) yield return new(start, words.Length, false);
    }
}

/// <summary>Stretches of a text, asked about its places in the order of the text, so that all questions together take one walk over them.</summary>
/// <param name="stretches">In the order of the text; none runs into the next.</param>
internal sealed class StretchWalk(IReadOnlyList<(int Start, int End)> stretches)
{
    private int _next;

    /// <param name="place">Not before the one that was asked about last.</param>
    public bool Has(int place)
    {
        while (_next < stretches.Count && stretches[_next].End <= place) _next++;
        return _next < stretches.Count && stretches[_next].Start <= place;
    }
}

/// <summary>Makes a <see cref="MaskedText"/>: blanks what is markup, and remembers citations.</summary>
internal sealed class Masking(string text)
{
    private readonly char[] _words = text.ToCharArray();
    private readonly ImmutableArray<DraftCitation>.Builder _citations = ImmutableArray.CreateBuilder<DraftCitation>();

    public void Hide(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (_words[i] is not ('\n' or '\r')) _words[i] = ' ';
    }

    public void Put(int at, char character) => _words[at] = character;

    public void Cite(int start, int end)
    {
        _citations.Add(new(start, end));
        Hide(start, end);
    }

    public bool IsHidden(int at) => _words[at] == ' ' && text[at] != ' ';

    public MaskedText ToText(Func<string, IEnumerable<DraftBlock>> blocks)
    {
        var words = new string(_words);
        return new(text, words, [.. blocks(words)], _citations.ToImmutable());
    }
}
