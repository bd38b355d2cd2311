using System.Collections.Frozen;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Figures;

/// <summary>Finds the figures of a sentence. Numbers in names, dates, versions, article numbers, list positions and editions are none.</summary>
internal sealed class FigureReader(Reading reading)
{
    private static readonly FrozenSet<string> s_durations = Words.Set("hour day week month year minute second millisecond decade quarter weekday night o'clock am pm");

    private static readonly FrozenSet<string> s_positions = Words.Set("top first last next past previous another other number no nos version edition # chapter");

    /// <summary>Nouns of which a text has a few: they count its own parts.</summary>
    private static readonly FrozenSet<string> s_parts = Words.Set("count way part step area type kind level pillar section stage phase goal aim reason thing point side dimension tier theme layer line pair front example lesson factor element aspect form direction respect hand paper sentence word time");

    private static readonly FrozenDictionary<string, string> s_currencies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["$"] = "USD",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "CNY",
        ["₹"] = "INR",
        ["₩"] = "KRW",
        ["usd"] = "USD",
        ["eur"] = "EUR",
        ["gbp"] = "GBP",
        ["cny"] = "CNY",
        ["rmb"] = "CNY",
        ["hkd"] = "HKD",
        ["jpy"] = "JPY",
        ["sgd"] = "SGD",
        ["krw"] = "KRW",
        ["inr"] = "INR",
        ["chf"] = "CHF",
        ["dollar"] = "USD",
        ["euro"] = "EUR",
        ["pound"] = "GBP",
        ["yuan"] = "CNY",
        ["yen"] = "JPY",
        ["won"] = "KRW",
        ["rupee"] = "INR",
        ["元"] = "CNY",
        ["franc"] = "CHF",
        ["crown"] = "crowns",
        ["peso"] = "pesos",
        ["real"] = "BRL",
        ["rand"] = "ZAR",
        ["ruble"] = "RUB",
        ["krona"] = "SEK",
        ["krone"] = "NOK",
        ["lira"] = "TRY",
        ["złoty"] = "PLN",
        ["zloty"] = "PLN",
        ["shekel"] = "ILS",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_dollars = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hk"] = "HKD",
        ["us"] = "USD",
        ["a"] = "AUD",
        ["au"] = "AUD",
        ["c"] = "CAD",
        ["ca"] = "CAD",
        ["s"] = "SGD",
        ["nz"] = "NZD",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public List<Figure> Read(Sentence sentence, List<Period> periods)
    {
        var figures = new List<Figure>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (periods.Find(p => i >= p.From && i < p.To) is { } period)
            {
                i = period.To - 1;
                continue;
            }
            if (ReadAt(sentence, i) is not { } figure || Norms.IsNorm(reading, sentence, figure)) continue;
            figures.Add(figure);
            i = Math.Max(i, figure.To - 1);
        }
        return figures;
    }

    private Figure? ReadAt(Sentence sentence, int i)
    {
        if (!NumberReader.TryRead(sentence, i, out var value, out var to, out var isTimes) || !IsFigure(sentence, i, to)) return null;
        var number = i;
        var currency = CurrencyBefore(sentence, i, out var from);
        decimal? upper = null;
        // "12% to 19%", "12–19%", "between 12 and 19"
        var next = SkipUnit(sentence, to);
        var isRange = (sentence.Key(next) is "to" or "and" && sentence.Key(from - 1) is "between") || (sentence.Key(next) is "to" && !IsChange(sentence, from)) || (next < sentence.Count && sentence[next].Glue == '-');
        if (isRange)
        {
            var second = next < sentence.Count && sentence[next].Glue == '-' ? next : next + 1;
            while (second < sentence.Count && s_currencies.ContainsKey(sentence.Key(second)) && sentence[second].IsMark) second++;
            if (NumberReader.TryRead(sentence, second, out var high, out var end, out _) && (high > value || sentence.Key(from - 1) == "between"))
            {
                // "1.5 to 2 million" is in millions throughout.
                if (end - second > 1 && to - i == 1 && value < high / 1000) value *= Scale(sentence, second, high);
                (upper, to) = (high, end);
            }
        }
        var comparison = upper is null ? Comparisons.Before(sentence, from, out from) : Comparison.Between;
        if (upper is not null && sentence.Key(from - 1) == "between") from--;
        return Finish(sentence, from, number, to, value, upper, comparison, currency, isTimes);
    }

    /// <summary>"rose from about 12% to 78%" gives two figures and no range.</summary>
    private static bool IsChange(Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 6; i--)
            if (Verbs.BaseOf(sentence.Key(i)) is "rise" or "fall" or "drop" or "grow" or "increase" or "decrease" or "jump" or "climb" or "decline" or "go" or "move" or "cut" or "reduce" or "lower" or "improve" or "shrink" or "raise") return true;
        return false;
    }

    private Figure? Finish(Sentence sentence, int from, int number, int to, decimal value, decimal? upper, Comparison comparison, string? currency, bool isTimes)
    {
        var key = sentence.Key(to);
        if (key is "+" && comparison == Comparison.Exactly)
        {
            comparison = Comparison.AtLeast;
            key = sentence.Key(++to);
        }
        if (currency is not null) return new(from, Comparisons.After(sentence, to, ref comparison), number, value, upper, comparison, UnitKind.Money, currency, to, to);
        if (key is "%" or "percent" or "pct" or "prozent" || (key == "per" && sentence.Key(to + 1) == "cent") || (key == "por" && sentence.Key(to + 1) == "ciento"))
        {
            to += key is "per" or "por" ? 2 : 1;
            return new(from, Comparisons.After(sentence, to, ref comparison), number, value, upper, comparison, UnitKind.Percent, "%", to, to);
        }
        if (key is "percentage" && sentence.Key(to + 1) is "points" or "point") return new(from, to + 2, number, value, upper, comparison, UnitKind.Points, "percentage points", to + 2, to + 2);
        if (key is "points" or "point" && comparison == Comparison.Exactly) return new(from, to + 1, number, value, upper, comparison, UnitKind.Points, "points", to + 1, to + 1);
        if (isTimes || key is "times" or "fold" || (key == "x" && to < sentence.Count && sentence[to].Length == 1))
            return new(from, isTimes ? to : to + 1, number, value, upper, comparison, UnitKind.Times, "times", to, to);
        if (s_currencies.TryGetValue(to < sentence.Count ? sentence[to].Stem : "", out var unit) && !sentence[to].IsMark)
            return new(from, to + 1, number, value, upper, comparison, UnitKind.Money, unit, to + 1, to + 1);
        return Counted(sentence, from, number, to, value, upper, comparison);
    }

    private Figure? Counted(Sentence sentence, int from, int number, int to, decimal value, decimal? upper, Comparison comparison)
    {
        // "14 attacks, of which 11 succeeded", "Of the 1,150 respondents, 480 work in finance": the thing was named before.
        // "38 controls under nine control objectives" puts them in order.
        if (comparison == Comparison.Under && sentence.Key(from) == "under" && sentence[number].IsWord && sentence[from - 1] is { IsWord: true } ordered && !Lexicon.Function.Contains(ordered.Key) && Verbs.FormOf(ordered.Key) is VerbForm.None or VerbForm.Third) return null;
        // "firms with fewer than 50 staff" says which firms.
        if (sentence.Key(from - 1) is "with" && sentence[from - 2].Stem is "firm" or "company" or "provider" or "business" or "organisation" or "organization" or "employer" or "platform" or "deployer") return null;
        if (IsPartOfBefore(sentence, from, to) || IsComparedTo(sentence, from, to)) return new(from, to, number, value, upper, comparison, UnitKind.Count, "", to, to);
        // Two thirds are no two of something.
        if (sentence[to].Stem is "third" or "quarter" or "fifth" or "tenth" or "half" or "sixth" or "eighth") return null;
        // "three of the nine agents", "3 out of 9 agents", "one in five"
        var noun = to;
        if (sentence.Key(noun) == "out" && sentence.Key(noun + 1) == "of") noun += 2;
        else if (sentence.Key(noun) == "of" && to - number == 1) noun++;
        if (noun > to)
        {
            while (noun < sentence.Count && Lexicon.Determiners.Contains(sentence.Key(noun))) noun++;
            if (NumberReader.TryRead(sentence, noun, out _, out var whole, out _)) noun = whole;
            else if (sentence.Key(to) == "out") return null;
        }
        var (nounFrom, nounTo) = Phrases.Read(sentence, noun, withOf: false);
        if (nounFrom != noun && !(noun > to)) return PlainNumber(sentence, from, number, to, value, upper, comparison);
        if (nounTo <= nounFrom || sentence[nounFrom].IsNumber) return PlainNumber(sentence, from, number, to, value, upper, comparison);
        var head = sentence[nounTo - 1];
        if (s_durations.Contains(head.Stem) || s_durations.Contains(sentence[nounFrom].Stem)) return s_durations.Contains(sentence[nounFrom].Stem) && IsMeasured(sentence, from)
            ? new(from, nounFrom + 1, number, value, upper, comparison, UnitKind.Plain, sentence.Key(nounFrom), nounFrom + 1, nounFrom + 1) : null;
        if (value == 1 && upper is null) return null;
        // "five providers: Google, …" counts what it lists.
        if (sentence.Key(nounTo) == ":" && value <= 20) return null;
        if (sentence[nounFrom].IsUnspaced) return null;
        // A figure in small words that counts the text's own parts, or things just named, tells nothing.
        var isWord = sentence[number].IsWord && !sentence[number].HasDigit;
        if (isWord && value <= 10 && (s_parts.Contains(head.Stem) || IsApposition(sentence, from) || (sentence.Key(from - 1) is "the" or "these" or "those" && sentence.Key(from - 2) is not ("of" or "on" or "in" or "across")))) return null;
        if (s_parts.Contains(head.Stem) && head.Stem is "time" or "point" or "step" or "line") return null;
        if (head.Stem == head.Key && sentence[nounFrom].Glue == '\0' && nounTo - nounFrom == 1 && value > 1 && !IsPlural(head.Key)) return PlainNumber(sentence, from, number, to, value, upper, comparison);
        return new(from, nounTo, number, value, upper, comparison, UnitKind.Count, sentence.TextOf(nounFrom, nounTo), nounFrom, nounTo);
    }

    /// <summary>"41 of 60 tasks, up from 22 for Sable-2"</summary>
    private static bool IsComparedTo(Sentence sentence, int from, int to) => sentence.Key(to) is "for" or "in" or "." or "," or "" && (sentence.Key(from - 1) is "from" && sentence.Key(from - 2) is "up" or "down" || sentence.Key(from - 1) is "with" or "to" && sentence.Key(from - 2) is "compared");

    private static bool IsPartOfBefore(Sentence sentence, int from, int to)
    {
        if ((Verbs.FormOf(sentence.Key(to)) & (VerbForm.Past | VerbForm.Base)) == 0 && !Lexicon.Auxiliaries.Contains(sentence.Key(to))) return false;
        if ((Verbs.FormOf(sentence.Key(to)) & VerbForm.Past) != 0 && sentence.Key(from - 1) is "and" or "but" && !Phrases.Nouns.Contains(sentence.Key(to))) return true;
        if (sentence.Key(from - 2) is "of" && sentence.Key(from - 1) is "which" or "whom" or "these" or "those" or "them") return true;
        return sentence.Key(0) == "of" && sentence.Key(from - 1) == "," && Enumerable.Range(1, from - 1).Any(i => sentence[i].IsNumber || NumberReader.IsNumberWord(sentence.Key(i)));
    }

    /// <summary>A number without a unit is a figure where a word before it says that it is a score or the like.</summary>
    private static Figure? PlainNumber(Sentence sentence, int from, int number, int to, decimal value, decimal? upper, Comparison comparison)
    {
        var before = from - 1;
        if (sentence.Key(before) is "of" or "at" or "to" or "was" or "is") before--;
        var key = before >= 0 ? sentence[before].Stem : "";
        return key is "score" or "scored" or "accuracy" or "rate" or "index" or "f1" or "auc" or "precision" or "recall" ? new(from, to, number, value, upper, comparison, UnitKind.Plain, null, to, to) : null;
    }

    /// <summary>"was about 2.5 hours", "an average of 3 days"; "within 72 hours" measures nothing.</summary>
    private static bool IsMeasured(Sentence sentence, int from) => Verbs.BaseOf(sentence.Key(from - 1)) is "be" or "average" or "reach" || sentence.Key(from - 1) is "of" && sentence[from - 2].Stem is "average" or "median" or "mean" or "time" or "delay" or "duration";

    private static bool IsPlural(string key) => key is "people" or "police" or "staff" or "data" or "children" or "men" or "women" or "software" or "criteria" or "phenomena" or "media" or "personnel" or "fish" or "teeth" or "feet" or "series" or "species";

    private bool IsApposition(Sentence sentence, int from)
    {
        if (sentence.Key(from - 1) is "all" or "both" or "these" or "those" or "the" && from >= 2 && sentence.Key(from - 2) is "on" or "of") return sentence.Key(from - 1) is not "the";
        var i = from - 1;
        while (i >= 0 && sentence[i].IsQuote) i--;
        return i > 0 && sentence.Key(i) is "," or "-" && Enumerable.Range(1, 3).Any(back => reading.At(sentence, i - back) is { Reference: Reference.Name });
    }

    private bool IsFigure(Sentence sentence, int i, int to)
    {
        var token = sentence[i];
        if (reading.At(sentence, i) is not null) return false;
        if (token.Glue != '\0' && !(i > 0 && sentence[i - 1].IsNumber) && !(i > 0 && sentence[i - 1].Is("%"))) return false;
        if (DateReader.IsYear(token) && to == i + 1 && !(to < sentence.Count && sentence[to].Key is "%")) return false;
        if (to == i + 1 && token.Key is "one") return false;
        if (sentence.Key(i - 1) is "of" or "in" && sentence.Key(i - 2) == "one") return false;
        // "a 60-day notice", "two-thirds"
        if (to < sentence.Count && sentence[to].Glue != '\0' && !sentence[to].IsNumber && sentence.Key(to) is not ("fold" or "percent" or "million" or "billion")) return false;
        if (i == 0 && to < sentence.Count && sentence[to].IsMark && sentence[to].Key is "." or ")") return false;
        var before = i > 0 ? sentence[i - 1] : default;
        if (i == 0) return true;
        if (before.IsMark && before.Key is "#" or "№" || (before.Key is ":" && !token.HasSpaceBefore)) return false;
        if (to < sentence.Count && sentence[to].Is(":") && to + 1 < sentence.Count && sentence[to + 1] is { IsNumber: true, HasSpaceBefore: false }) return false;
        if (s_positions.Contains(before.Key) || (CandidateFinder.Labels.Contains(before.Stem) && token.Length < 4 && sentence.Key(i - 2) != "to") || before.Key is "eu" or "§") return false;
        if (before.IsWord && before.IsAllCapitals && !Lexicon.Function.Contains(before.Key) && !s_currencies.ContainsKey(before.Key) && token.HasSpaceBefore && reading.At(sentence, i - 1) is null) return false;
        return true;
    }

    private static int SkipUnit(Sentence sentence, int at) => sentence.Key(at) is "%" or "percent" ? at + 1 : at;

    private static decimal Scale(Sentence sentence, int from, decimal value) => NumberReader.TryDigits(sentence.Key(from), out var digits) && digits > 0 ? value / digits : 1;

    /// <summary>The currency right before a number, null where there is none.</summary>
    /// <param name="from">The first token of the amount.</param>
    private static string? CurrencyBefore(Sentence sentence, int number, out int from)
    {
        from = number;
        if (number == 0 || !s_currencies.TryGetValue(sentence.Key(number - 1), out var currency)) return null;
        if (sentence[number - 1].IsWord && !sentence[number - 1].IsAllCapitals) return null;
        from = number - 1;
        if (sentence.Key(from) == "$" && from > 0 && !sentence[from].HasSpaceBefore && s_dollars.TryGetValue(sentence.Key(from - 1), out var dollar))
        {
            from--;
            return dollar;
        }
        return currency;
    }
}
