using System.Globalization;
using System.Text;

namespace RiskGraph.Stores.Search;

/// <summary>
/// Cuts text into the terms that a full-text index files it under: folded words, stemmed, each character of a script without
/// blanks by itself. They are what SQLite's own tokenizer makes of the same text.
/// </summary>
internal static class SearchTerms
{
    /// <summary>No index takes a longer term whole.</summary>
    private const int LongestTerm = 200;

    /// <summary>The terms in the order of the text, with blanks between them.</summary>
    public static string Of(string text) => string.Join(' ', Split(IndexedText.Prepare(text)));

    /// <param name="prepared">Folded text.</param>
    public static IEnumerable<string> Split(string prepared)
    {
        var word = new StringBuilder();
        foreach (var rune in prepared.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                word.Append(rune.ToString());
                continue;
            }
            if (word.Length > 0) yield return Term(word.ToString());
            word.Clear();
        }
        if (word.Length > 0) yield return Term(word.ToString());
    }

    private static string Term(string word) => PorterStemmer.Stem(word) is { Length: > LongestTerm } term ? term[..LongestTerm] : PorterStemmer.Stem(word);

    private static bool IsPartOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse;
}
