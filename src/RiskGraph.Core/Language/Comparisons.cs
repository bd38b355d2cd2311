using RiskGraph.Core.Model;

namespace RiskGraph.Core.Language;

/// <summary>Reads the words that say how the true figure stands to the number: "more than", "at least", "roughly".</summary>
public static class Comparisons
{
    /// <summary>The comparison before a number, Exactly where there is none.</summary>
    /// <param name="at">The first token of the amount.</param>
    /// <param name="from">The first token of the comparison, or of the amount.</param>
    public static Comparison Before(TokenRun sentence, int at, out int from)
    {
        var i = at - 1;
        // "over a 10% rate", "a maximum of 5"
        while (i >= 0 && sentence.Key(i) is "a" or "an" or "the") i--;
        var (last, second, third) = (sentence.Key(i), sentence.Key(i - 1), sentence.Key(i - 2));
        var (comparison, words) = (last, second, third) switch
        {
            ("than", "more" or "greater" or "higher" or "larger", _) when third is not "no" => (Comparison.Over, 2),
            ("than", "more" or "greater" or "higher", "no") => (Comparison.AtMost, 3),
            ("than", "less" or "fewer" or "lower", "no") => (Comparison.AtLeast, 3),
            ("than", "less" or "fewer" or "lower", _) => (Comparison.Under, 2),
            ("over" or "above" or "exceeding" or "exceeds" or "exceeded" or "exceed" or "beyond" or "surpassing", _, _) => (Comparison.Over, 1),
            ("of", "excess", "in") => (Comparison.Over, 3),
            ("of", "upwards" or "upward", _) => (Comparison.Over, 2),
            ("least", "at", _) => (Comparison.AtLeast, 2),
            ("of", "minimum", _) => (Comparison.AtLeast, 2),
            ("of", "maximum", _) => (Comparison.AtMost, 2),
            ("to", "up", _) => (Comparison.AtMost, 2),
            ("most", "at", _) => (Comparison.AtMost, 2),
            ("as", "many" or "much" or "high", "as") => (Comparison.AtMost, 3),
            ("under" or "below", _, _) => (Comparison.Under, 1),
            ("about" or "around" or "roughly" or "approximately" or "approx" or "nearly" or "almost" or "some" or "circa" or "ca" or "estimated" or "~" or "≈", _, _) => (Comparison.About, 1),
            ("to", "close" or "near", _) => (Comparison.About, 2),
            (">" or "＞", _, _) => (Comparison.Over, 1),
            ("<" or "＜", _, _) => (Comparison.Under, 1),
            ("≥", _, _) => (Comparison.AtLeast, 1),
            ("≤", _, _) => (Comparison.AtMost, 1),
            ("过", "超", _) => (Comparison.Over, 2),
            ("约", _, _) => (Comparison.About, 1),
            ("de", "más", _) => (Comparison.Over, 2),
            ("als", "mehr", _) => (Comparison.Over, 2),
            _ => (Comparison.Exactly, 0),
        };
        from = words == 0 ? at : i - words + 1;
        // "some" and "over" with an article or a place before them mean something else: "in some 40 cases" does not.
        return comparison;
    }

    /// <summary>"or more", "or fewer" behind the unit; gives one behind it.</summary>
    public static int After(TokenRun sentence, int at, ref Comparison comparison)
    {
        if (sentence.Key(at) is not ("or" or "and") || comparison != Comparison.Exactly) return at;
        switch (sentence.Key(at + 1))
        {
            case "more" or "above" or "higher" or "over":
                comparison = Comparison.AtLeast;
                return at + 2;
            case "less" or "fewer" or "below" or "lower":
                comparison = Comparison.AtMost;
                return at + 2;
            default: return at;
        }
    }
}
