using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>A name in a sentence: the tokens [From, To).</summary>
internal readonly record struct ProperName(int From, int To, string Text);

/// <summary>Finds what is written like a name: capitals within a sentence, acronyms, names of models with their numbers.</summary>
internal static class ProperNames
{
    public static List<ProperName> Read(string text, TokenRun sentence)
    {
        var names = new List<ProperName>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!Starts(sentence, i)) continue;
            var to = i + 1;
            while (to < sentence.Count && (IsPart(sentence[to]) || (sentence[to] is { IsNumber: true } number && number.Glue != '\0'))) to++;
            names.Add(new(i, to, text[sentence[i].Start..sentence[to - 1].End]));
            i = to - 1;
        }
        return names;
    }

    private static bool Starts(TokenRun sentence, int i)
    {
        var token = sentence[i];
        if (!IsPart(token)) return false;
        // A first word has a capital whatever it is.
        return !IsFirst(sentence, i) || token.IsAllCapitals || token.IsMixed || (token.HasDigit && token.IsCapital) || (IsPart(sentence[i + 1]) && !Lexicon.Function.Contains(token.Key));
    }

    private static bool IsFirst(TokenRun sentence, int i) => i == 0 || (sentence[i - 1].IsMark && sentence.Key(i - 1) is "\"" or ":" or "." or "(" or "-" && i < 3);

    private static bool IsPart(Token token) => token.IsWord && (token.IsCapital || token.IsMixed || (token.HasDigit && token.Length > 2 && char.IsLetter(token.Key[0])))
        && !(Lexicon.Function.Contains(token.Key) && !token.IsAllCapitals) && !Lexicon.Months.Contains(token.Key) && token.Key is not ("monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "article" or "annex" or "recital" or "section" or "chapter")
        && !token.IsUnspaced && !token.Key.Contains("://", StringComparison.Ordinal);
}
