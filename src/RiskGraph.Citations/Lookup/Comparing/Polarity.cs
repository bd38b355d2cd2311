using System.Collections.Frozen;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>What a sentence denies, and on which side of a pair of opposites it stands.</summary>
internal static class Polarity
{
    /// <summary>How many words after a negation, and before it, are denied.</summary>
    private const int Reach = 5, Back = 1;

    private static readonly (FrozenSet<string> One, FrozenSet<string> Other)[] s_opposites =
    [
        Pair("rise increase increased increases increasing rose risen grew grow grows growth higher climbed doubled", "fall fell falls decrease decreased decreases decline declined drop dropped lower reduced shrank halved fewer"),
        Pair("mandatory binding must shall required requires require obliged obligatory compulsory obligation", "voluntary nonbinding optional recommended recommends encourages encouraged may advisory"),
        Pair("allow allows allowed permit permits permitted legal lawful exempt exempts", "prohibit prohibits prohibited ban bans banned forbid forbids forbidden outlawed illegal unlawful"),
        Pair("succeed succeeded success passed effective", "fail failed fails failure ineffective"),
        Pair("before", "after"),
        Pair("adopted passed approved enacted accepted", "rejected repealed withdrawn refused vetoed"),
        Pair("safe secure", "unsafe insecure"),
        Pair("best most largest highest", "worst least smallest lowest"),
        Pair("all every always", "none never"),
        Pair("majority most", "minority few"),
        Pair("liable guilty", "acquitted innocent"),
        Pair("open public", "closed confidential private"),
    ];

    private static (FrozenSet<string>, FrozenSet<string>) Pair(string one, string other) => (Words.Set(one), Words.Set(other));

    /// <summary>What parts the two; null where nothing does.</summary>
    public static Difference? Compare(string draftText, TokenRun draft, string sourceText, TokenRun source)
    {
        var (inDraft, inSource) = (Denied(draft), Denied(source));
        var (draftWords, sourceWords) = (Stems(draft), Stems(source));
        foreach (var (stem, at) in inDraft)
            if (sourceWords.Contains(stem) && !inSource.ContainsKey(stem)) return new(DifferenceKind.Negation, Around(draftText, draft, at), null);
        foreach (var (stem, at) in inSource)
            if (draftWords.Contains(stem) && !inDraft.ContainsKey(stem)) return new(DifferenceKind.Negation, null, Around(sourceText, source, at));
        foreach (var (one, other) in s_opposites)
        {
            var (left, right) = (Side(draft, one, other), Side(source, one, other));
            if (left.Side * right.Side < 0) return new(DifferenceKind.Negation, Of(draftText, draft, left.At), Of(sourceText, source, right.At));
        }
        return null;
    }

    /// <summary>Stems of the words that are denied, with the place of the negation.</summary>
    private static Dictionary<string, int> Denied(TokenRun sentence)
    {
        var denied = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!IsNegation(sentence, i)) continue;
            for (var j = i - Back; j <= i + Reach && j < sentence.Count; j++)
            {
                if (j > i && sentence[j] is { IsMark: true, Key: "," or ";" or ":" or "-" }) break;
                if (j != i && sentence[j].IsWord && !Lexicon.Function.Contains(sentence.Key(j))) denied.TryAdd(PorterStemmer.Stem(sentence.Key(j)), i);
            }
        }
        return denied;
    }

    private static bool IsNegation(TokenRun sentence, int i)
    {
        var key = sentence.Key(i);
        if (key is "fail" or "fails" or "failed" && sentence.Key(i + 1) == "to") return true;
        if (!Lexicon.Negations.Contains(key)) return false;
        // "not only", "no later than", "no more than", "whether or not"
        return !(key is "not" or "no" && sentence.Key(i + 1) is "only" or "later" or "more" or "less" or "fewer" or "just" or "merely" or "limited") && sentence.Key(i - 1) != "or";
    }

    private static HashSet<string> Stems(TokenRun sentence) => sentence.Tokens.Where(t => t.IsWord && !Lexicon.Function.Contains(t.Key)).Select(t => PorterStemmer.Stem(t.Key)).ToHashSet(StringComparer.Ordinal);

    /// <summary>1 for the one side, -1 for the other, 0 where it is on neither or on both.</summary>
    private static (int Side, int At) Side(TokenRun sentence, FrozenSet<string> one, FrozenSet<string> other)
    {
        var (side, at) = (0, -1);
        for (var i = 0; i < sentence.Count; i++)
        {
            var here = one.Contains(sentence.Key(i)) ? 1 : other.Contains(sentence.Key(i)) ? -1 : 0;
            // "May 2025", "the most", "at most"
            if (here == 0 || (sentence.Key(i) == "may" && sentence[i].IsCapital)) continue;
            if (side != 0 && side != here) return (0, -1);
            (side, at) = (here, i);
        }
        return (side, at);
    }

    private static string Of(string text, TokenRun sentence, int at) => text[sentence[at].Start..sentence[at].End];

    private static string Around(string text, TokenRun sentence, int at) => text[sentence[at].Start..sentence[Math.Min(sentence.Count - 1, at + 3)].End];
}
