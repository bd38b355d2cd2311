using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskGraph.Core.Language;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>A number in a sentence, with what belongs to it.</summary>
/// <param name="Unit">A sign or ISO 4217 code, <c>times</c>, or empty for a plain number or a count.</param>
/// <param name="Counted">The stems of what is counted; empty where there is a unit.</param>
/// <param name="Text">As it stands in the sentence.</param>
internal sealed record Quantity(decimal Value, decimal? Upper, Comparison Comparison, string Unit, ImmutableArray<string> Counted, string Text)
{
    /// <summary>Whether the two measure or count the same sort of thing.</summary>
    public bool IsComparable(Quantity other) => Unit == other.Unit && (Unit.Length > 0 || Counted.IsEmpty || other.Counted.IsEmpty || Counted.Intersect(other.Counted).Any());

    public bool HasValueOf(Quantity other) => Value == other.Value && Upper == other.Upper;

    /// <summary>"About 930,000" for 930,412: the same at the precision in which it is written.</summary>
    public bool IsRoundingOf(Quantity other) => Comparison == Comparison.About && Upper is null && other.Upper is null && other.Value != 0 && Math.Abs(Value - other.Value) <= Step(Value) / 2;

    /// <summary>The place of the last digit that is not 0.</summary>
    private static decimal Step(decimal value)
    {
        if (value == 0) return 0;
        var step = 1m;
        while (value % (step * 10) == 0) step *= 10;
        while (value % step != 0) step /= 10;
        return step;
    }
}

/// <summary>Reads all the figures of a sentence; dates, years, and numbers that are part of a name or count the parts of a work are none.</summary>
internal static class QuantityReader
{
    private const int MostCounted = 3;

    private static readonly FrozenSet<string> s_labels = Words.Set("article art annex recital section chapter paragraph clause part step version table figure page line title level tier no number incident phase appendix title code");

    private static readonly FrozenDictionary<string, string> s_currencies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["$"] = "USD",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "CNY",
        ["₩"] = "KRW",
        ["₹"] = "INR",
        ["usd"] = "USD",
        ["eur"] = "EUR",
        ["gbp"] = "GBP",
        ["cny"] = "CNY",
        ["rmb"] = "CNY",
        ["krw"] = "KRW",
        ["dollar"] = "USD",
        ["euro"] = "EUR",
        ["pound"] = "GBP",
        ["yuan"] = "CNY",
        ["won"] = "KRW",
        ["rupee"] = "INR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static List<Quantity> Read(string text, TokenRun sentence)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (DateReader.At(sentence, i, out var dateEnd) is not null && dateEnd > i)
            {
                i = dateEnd - 1;
                continue;
            }
            if (ReadAt(text, sentence, i, out var to) is not { } quantity) continue;
            found.Add(quantity);
            i = Math.Max(i, to - 1);
        }
        return found;
    }

    private static Quantity? ReadAt(string text, TokenRun sentence, int at, out int to)
    {
        to = at;
        if (!NumberReader.TryRead(sentence, at, out var value, out to, out var isTimes) || !IsFigure(sentence, at, to)) return null;
        var from = at;
        var currency = at > 0 && s_currencies.TryGetValue(sentence.Key(at - 1), out var before) && (sentence[at - 1].IsMark || sentence[at - 1].IsAllCapitals) ? before : null;
        if (currency is not null) from--;
        decimal? upper = null;
        if ((sentence.Key(to) == "to" || sentence[to].Glue == '-' || (sentence.Key(to) == "and" && sentence.Key(from - 1) == "between")) && sentence.Key(from - 1) != "from")
        {
            var second = sentence[to].Glue == '-' ? to : to + 1;
            if (sentence[second] is { IsNumber: true } && NumberReader.TryRead(sentence, second, out var high, out var end, out _) && high > value) (upper, to) = (high, end);
        }
        var comparison = upper is null ? Comparisons.Before(sentence, from, out from) : Comparison.Between;
        var unit = currency ?? UnitAt(sentence, ref to, isTimes);
        if (unit.Length > 0) to = Comparisons.After(sentence, to, ref comparison);
        var counted = unit.Length > 0 ? [] : CountedAt(sentence, to);
        var last = Math.Min(sentence.Count, to + (unit.Length > 0 ? 0 : Math.Min(counted.Length, 1))) - 1;
        return new(value, upper, comparison, unit, counted, text[sentence[from].Start..sentence[Math.Max(last, at)].End]);
    }

    private static string UnitAt(TokenRun sentence, ref int to, bool isTimes)
    {
        if (isTimes) return "times";
        var token = sentence[to];
        switch (token.Key)
        {
            case "%" or "percent" or "pct":
                to++;
                return "%";
            case "per" when sentence.Key(to + 1) == "cent":
                to += 2;
                return "%";
            case "percentage" when sentence.Key(to + 1) is "point" or "points":
                to += 2;
                return "percentage points";
            case "times" or "fold":
                to++;
                return "times";
        }
        if (token.IsMark || !s_currencies.TryGetValue(token.Stem, out var currency)) return "";
        to++;
        return currency;
    }

    /// <summary>The words behind a number, up to the first that is no part of a noun phrase.</summary>
    private static ImmutableArray<string> CountedAt(TokenRun sentence, int to)
    {
        var stems = ImmutableArray.CreateBuilder<string>();
        if (sentence.Key(to) == "of") to++;
        for (var i = to; i < sentence.Count && stems.Count < MostCounted; i++)
        {
            var token = sentence[i];
            if (token.IsMark || token.IsNumber || (Lexicon.Function.Contains(token.Key) && !Lexicon.Determiners.Contains(token.Key))) break;
            if (!Lexicon.Determiners.Contains(token.Key)) stems.Add(PorterStemmer.Stem(token.Key));
        }
        return stems.ToImmutable();
    }

    private static bool IsFigure(TokenRun sentence, int at, int to)
    {
        var (token, before) = (sentence[at], sentence[at - 1]);
        if (to == at + 1 && token.Key is "one" or "a" or "an") return false;
        if (DateReader.IsYear(token) && to == at + 1 && sentence.Key(to) is not ("%" or "percent")) return false;
        // Part of a name: GPT-4, AI 600-1, 2024/1689.
        if (token.Glue != '\0' && !before.IsNumber && before.Key != "%") return false;
        if (token.Glue == '/' || sentence[to].Glue == '/' || (before.IsWord && before.IsAllCapitals && !s_currencies.ContainsKey(before.Key) && !Lexicon.Function.Contains(before.Key))) return false;
        if (before is { IsWord: true, IsCapital: true } && at > 1 && !s_currencies.ContainsKey(before.Key) && !Lexicon.Function.Contains(before.Key) && !Lexicon.Months.Contains(before.Key) && (sentence[to].IsMark || at + 1 == sentence.Count)) return false;
        return !s_labels.Contains(before.Stem) && before.Key is not ("#" or "§");
    }
}
