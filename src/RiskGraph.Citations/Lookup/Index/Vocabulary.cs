using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Index;

/// <summary>The terms of an index: folded, stemmed words and numbers in one form. Function words are none.</summary>
internal sealed class Vocabulary
{
    /// <summary>What <see cref="Find"/> gives for a word that the index has not, and for one that is no term.</summary>
    public const int Unknown = -1, NoTerm = -2;

    private readonly Dictionary<string, int> _ofKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ofTerm = new(StringComparer.Ordinal);

    /// <summary>The number of a token's term, which is added where it is new; <see cref="NoTerm"/> where the token is none.</summary>
    public int Add(Token token)
    {
        if (_ofKey.TryGetValue(token.Key, out var known)) return known;
        var number = NoTerm;
        if (TermOf(token) is { } term && !_ofTerm.TryGetValue(term, out number)) _ofTerm.Add(term, number = _ofTerm.Count);
        _ofKey.Add(token.Key, number);
        return number;
    }

    /// <summary>The number of a token's term, <see cref="Unknown"/> or <see cref="NoTerm"/>.</summary>
    public int Find(Token token) => _ofKey.TryGetValue(token.Key, out var known) ? known
        : TermOf(token) is not { } term ? NoTerm
        : _ofTerm.TryGetValue(term, out var number) ? number : Unknown;

    /// <summary>The term of a token; null for marks, function words and web addresses.</summary>
    public static string? TermOf(Token token)
    {
        if (token.IsMark || token.Key.Length == 0) return null;
        if (token.IsNumber) return NumberReader.TryDigits(token.Key, out var value) ? Core.Model.Literal.Canonical(value) : token.Key;
        if (Lexicon.Function.Contains(token.Key) && !token.IsAllCapitals) return null;
        return token.Key.Contains("://", StringComparison.Ordinal) ? null : PorterStemmer.Stem(token.Key);
    }
}
