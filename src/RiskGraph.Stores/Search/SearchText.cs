using System.Text;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Search;

/// <summary>What a user typed, as terms to look for. Nothing in it is ever an operator of the full-text engine.</summary>
internal sealed class SearchText
{
    private const int MaxTerms = 32;

    /// <param name="text">Words, and phrases in double quotes.</param>
    public SearchText(string text)
    {
        Folded = TextFold.Fold(text);
        var terms = new List<string>();
        var quoted = Folded.Split('"');
        for (var i = 0; i < quoted.Length; i++)
        {
            // Between an odd quote and the next stands a phrase; an unclosed quote is read as words.
            if (i % 2 == 1 && i < quoted.Length - 1) Add(terms, string.Join(' ', Words(quoted[i])));
            else foreach (var word in Words(quoted[i])) Add(terms, word);
        }
        Terms = terms;
    }

    public string Folded { get; }

    /// <summary>Folded words and phrases, without doubles. In a phrase the words have a blank between them; a run of a script that writes none is a phrase of its characters.</summary>
    public IReadOnlyList<string> Terms { get; }

    public bool IsEmpty => Terms.Count == 0;

    /// <summary>An FTS5 expression for all terms, the last also as the start of a word.</summary>
    public string All => Expression(Terms, " AND ");

    /// <summary>As <see cref="All"/>, with the words of phrases anywhere.</summary>
    public string AllLoosely => Expression([.. Terms.SelectMany(t => t.Split(' ')).Distinct(StringComparer.Ordinal).Take(MaxTerms)], " AND ");

    public string Any => Expression(Terms, " OR ");

    // Every term is quoted, and has letters and digits alone. The last may be the start of a word, and is worth more where it is the whole.
    private static string Expression(IReadOnlyList<string> terms, string with) =>
        string.Join(with, terms.Select((term, i) => i < terms.Count - 1 ? $"\"{term}\"" : $"(\"{term}\" OR \"{term}\"*)"));

    /// <summary>Whether the text has every term.</summary>
    public bool IsIn(string text) => TextFold.Fold(text) is var folded && Terms.All(term => folded.Contains(AsWritten(term), StringComparison.Ordinal));

    private static string AsWritten(string term) => term.EnumerateRunes().Any(UnspacedScripts.Contain) ? term.Replace(" ", "", StringComparison.Ordinal) : term;

    /// <summary>Where the terms stand in a text, each only at the start of a word; ascending, not overlapping.</summary>
    public IReadOnlyList<TextSpan> Spans(string text)
    {
        var (folded, places) = FoldWithPlaces(text);
        var spans = new List<TextSpan>();
        foreach (var term in Terms.Select(AsWritten))
            for (var at = folded.IndexOf(term, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term, at + term.Length, StringComparison.Ordinal))
                if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]) || UnspacedScripts.Contain(Rune.GetRuneAt(folded, at)))
                    spans.Add(new(places[at], places[at + term.Length - 1] + 1));
        var ordered = new List<TextSpan>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.End))
            if (ordered.Count == 0 || span.Start >= ordered[^1].End) ordered.Add(span);
        return ordered;
    }

    private static void Add(List<string> terms, string term)
    {
        if (term.Length > 0 && terms.Count < MaxTerms && !terms.Contains(term)) terms.Add(term);
    }

    private static IEnumerable<string> Words(string folded)
    {
        var (word, unspaced) = (new StringBuilder(), false);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) || UnspacedScripts.Contain(rune) != unspaced)
            {
                if (word.Length > 0) yield return word.ToString();
                word.Clear();
            }
            if (!Rune.IsLetterOrDigit(rune)) continue;
            unspaced = UnspacedScripts.Contain(rune);
            if (unspaced && word.Length > 0) word.Append(' ');
            word.Append(rune.ToString());
        }
        if (word.Length > 0) yield return word.ToString();
    }

    /// <summary>The text folded character by character, and for each folded character the place it came from.</summary>
    private static (string Folded, List<int> Places) FoldWithPlaces(string text)
    {
        var (folded, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                folded.Append(char.ToLowerInvariant(text[i]));
                places.Add(i);
                continue;
            }
            var piece = char.IsWhiteSpace(text[i]) ? " " : char.IsSurrogate(text[i]) ? text[i].ToString() : TextFold.Fold(text[i].ToString());
            folded.Append(piece);
            for (var j = 0; j < piece.Length; j++) places.Add(i);
        }
        return (folded.ToString(), places);
    }
}
