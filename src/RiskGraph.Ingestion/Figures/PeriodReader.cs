using System.Collections.Frozen;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Figures;

/// <summary>A time expression: the tokens [From, To).</summary>
/// <param name="Date">Null for a day without a year, which is no number either.</param>
/// <param name="IsOfPublication">Says when something was published, released or adopted, not what a figure is about.</param>
internal sealed record Period(int From, int To, PartialDate? Date, bool IsOfPublication);

/// <summary>Finds the time expressions of a sentence.</summary>
internal static class PeriodReader
{
    private static readonly FrozenSet<string> s_publishing = Words.Set("publish release issue launch date adopt found enact introduce unveil update amend establish sign pass debut approve propose finalize finalise revise create enter");

    public static List<Period> Read(Sentence sentence)
    {
        var periods = new List<Period>();
        for (var i = 0; i < sentence.Count; i++)
            if (DateReader.At(sentence, i, out var to) is var text && to > i)
            {
                periods.Add(new(i, to, PartialDate.TryParse(text, out var date) ? date : null, IsOfPublication(sentence, i) || IsOfName(sentence, i)));
                i = to - 1;
            }
        return periods;
    }

    /// <summary>"Vanta-4 (2026-01)": the date in brackets tells the version.</summary>
    private static bool IsOfName(Sentence sentence, int from) => sentence.Key(from - 1) == "(" && sentence[from - 2] is { IsWord: true } before && (before.IsCapital || before.HasDigit) || (sentence.Key(from - 1) == "(" && sentence[from - 2].IsNumber);

    /// <summary>"published in March 2025": the verb stands close before.</summary>
    private static bool IsOfPublication(Sentence sentence, int from)
    {
        for (var i = from - 1; i >= 0 && from - i <= 9; i--)
        {
            var token = sentence[i];
            if (token.IsMark && !token.IsQuote && !token.IsPossessive && token.Key is not ("(" or ")" or "&")) return false;
            if (token.IsNumber && !DateReader.IsYear(token)) return false;
            if (Verbs.BaseOf(token.Key) is not { } verb || IsNoun(token.Key)) continue;
            return s_publishing.Contains(verb);
        }
        return false;
    }

    private static bool IsNoun(string key) => Mentions.Phrases.Nouns.Contains(key) || key is "research" or "working";
}
