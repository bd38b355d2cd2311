using System.Collections.Frozen;
using System.Globalization;

namespace RiskGraph.Core.Language;

/// <summary>Reads dates, months, quarters and years as texts write them.</summary>
public static class DateReader
{
    private static readonly FrozenDictionary<string, int> s_months = new[] { "january jan enero janvier januar", "february feb febrero février februar", "march mar marzo mars märz", "april apr abril avril", "may mayo mai", "june jun junio juin juni", "july jul julio juillet juli", "august aug agosto août",
            "september sep sept septiembre septembre", "october oct octubre octobre oktober", "november nov noviembre novembre", "december dec diciembre décembre dezember" }
        .SelectMany((names, i) => names.Split(' ').Select(name => KeyValuePair.Create(Storage.TextFold.Fold(name), i + 1))).DistinctBy(p => p.Key).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> s_ordinals = new Dictionary<string, int>(StringComparer.Ordinal) { ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["last"] = 4 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The partial date at a token as text, not yet checked; empty for a day without a year, null where there is none.</summary>
    /// <param name="to">One behind its last token; <paramref name="i"/> where there is none.</param>
    public static string? At(TokenRun sentence, int i, out int to)
    {
        if (Range(sentence, i, out to) is { } range) return range;
        var token = sentence[i];
        if (token.IsWord && s_months.TryGetValue(token.Key, out var month) && IsMonth(sentence, i)) return FromMonth(sentence, i, month, out to);
        // "from 5 to 30 September 2025"
        if (token.IsNumber && token.Length <= 2 && (sentence.Key(i + 1) is "to" or "and" || sentence[i + 1].Glue != '\0') && sentence[sentence[i + 1].Glue != '\0' ? i + 1 : i + 2] is { IsNumber: true, Length: <= 2 })
        {
            var second = sentence[i + 1].Glue != '\0' ? i + 1 : i + 2;
            if (s_months.TryGetValue(sentence.Key(second + 1), out month) && sentence[second + 1].IsCapital)
            {
                var year = Year(sentence, second + 2);
                to = year is null ? second + 2 : second + 3;
                return year is null ? "" : $"{year}-{month:00}";
            }
        }
        if (token.IsNumber && token.Length <= 2 && s_months.TryGetValue(sentence.Key(i + 1), out month) && sentence[i + 1].IsCapital && Number(token.Key) is >= 1 and <= 31) return FromDay(sentence, i, month, out to);
        if (IsYear(token) && token.Glue == '\0') return FromYear(sentence, i, out to);
        if (token.Key is "q1" or "q2" or "q3" or "q4" or "h1" or "h2") return FromShort(sentence, i, out to);
        if (s_ordinals.TryGetValue(token.Key, out var ordinal) && sentence.Key(i + 1) is "quarter" or "half") return FromPart(sentence, i, ordinal, out to);
        return null;
    }

    /// <summary>"between January and June 2025", "from 1 July to 30 September 2025": the month, quarter, half or year in which all of it lies.</summary>
    private static string? Range(TokenRun sentence, int i, out int to)
    {
        to = i;
        if (sentence.Key(i - 1) is not ("between" or "from") || !IsMonthOrDay(sentence, i, out var first, out var and)) return null;
        // "between March 2023 and June 2025" is no month, quarter or year.
        if (Year(sentence, and) is { } before && sentence.Key(and + 1) is "and" or "to" or "until" or "through" && IsMonthOrDay(sentence, and + 2, out var until, out var after) && Year(sentence, after) is { } later)
        {
            to = after + 1;
            return before == later && first <= until ? Within(later, first - 1, until - 1) : "";
        }
        if (sentence.Key(and) is not ("and" or "to" or "until" or "through")) return null;
        if (!IsMonthOrDay(sentence, and + 1, out var last, out var end) || Year(sentence, sentence.Key(end) == "," ? end + 1 : end) is not { } year || first > last) return null;
        to = sentence.Key(end) == "," ? end + 2 : end + 1;
        return Within(year, first - 1, last - 1);
    }

    private static string Within(string year, int start, int stop) => start == stop ? $"{year}-{start + 1:00}" : start / 3 == stop / 3 ? $"{year}-Q{(start / 3) + 1}" : start / 6 == stop / 6 ? $"{year}-H{(start / 6) + 1}" : year;

    /// <summary>A month, perhaps with its day before or behind it.</summary>
    private static bool IsMonthOrDay(TokenRun sentence, int i, out int month, out int to)
    {
        var day = sentence[i] is { IsNumber: true, Length: <= 2 };
        if (day) i++;
        to = i + 1;
        if (!s_months.TryGetValue(sentence.Key(i), out month) || !sentence[i].IsCapital) return false;
        if (!day && sentence[to] is { IsNumber: true, Length: <= 2 }) to++;
        return true;
    }

    private static bool IsMonth(TokenRun sentence, int i) => sentence[i].IsCapital && (sentence.Key(i) is not ("may" or "mar" or "march") || (i + 1 < sentence.Count && sentence[i + 1].IsNumber) || sentence.Key(i - 1) is "in" or "since" or "until" or "by" or "of");

    private static string? FromMonth(TokenRun sentence, int i, int month, out int to)
    {
        to = i + 1;
        var next = to;
        if (sentence.Key(next) is ".") next++;
        if (sentence.Key(next) is "of" or "de") next++;
        if (Year(sentence, next) is { } year)
        {
            to = next + 1;
            return $"{year}-{month:00}";
        }
        // May 14, 2025
        if (next < sentence.Count && sentence[next] is { IsNumber: true, Length: <= 2 } && Number(sentence.Key(next)) is >= 1 and <= 31)
        {
            var day = Number(sentence.Key(next));
            to = next + 1;
            var after = sentence.Key(to) == "," ? to + 1 : to;
            if (Year(sentence, after) is not { } dated) return "";
            to = after + 1;
            return $"{dated}-{month:00}-{day:00}";
        }
        return "";
    }

    private static string FromDay(TokenRun sentence, int i, int month, out int to)
    {
        to = i + 2;
        var next = sentence.Key(to) is "," or "de" ? to + 1 : to;
        if (Year(sentence, next) is not { } year) return "";
        to = next + 1;
        return $"{year}-{month:00}-{Number(sentence.Key(i)):00}";
    }

    private static string? FromYear(TokenRun sentence, int i, out int to)
    {
        to = i + 1;
        var year = sentence.Key(i);
        if (to >= sentence.Count) return year;
        var next = sentence[to];
        // 2025-12 and 2025-12-31
        if (next is { IsNumber: true, Length: 2, Glue: '-' })
        {
            to++;
            var text = $"{year}-{next.Key}";
            if (to < sentence.Count && sentence[to] is { IsNumber: true, Length: 2, Glue: '-' })
            {
                text += $"-{sentence.Key(to)}";
                to++;
            }
            return text;
        }
        if (next.Key is "q1" or "q2" or "q3" or "q4" or "h1" or "h2")
        {
            to++;
            return $"{year}-{next.Key.ToUpperInvariant()}";
        }
        if (next.Glue != '\0') return Nothing(i, out to);
        // 2024年3月
        if (next.Is("年"))
        {
            to++;
            if (to + 1 < sentence.Count && sentence[to] is { IsNumber: true, Length: <= 2 } && sentence[to + 1].Is("月"))
            {
                var text = $"{year}-{Number(sentence.Key(to)):00}";
                to += 2;
                if (to + 1 < sentence.Count && sentence[to] is { IsNumber: true, Length: <= 2 } && sentence[to + 1].Is("日"))
                {
                    text += $"-{Number(sentence.Key(to)):00}";
                    to += 2;
                }
                return text;
            }
        }
        return year;
    }

    private static string? Nothing(int i, out int to)
    {
        to = i;
        return null;
    }

    private static string? FromShort(TokenRun sentence, int i, out int to)
    {
        to = i + 1;
        var next = sentence.Key(to) == "of" ? to + 1 : to;
        if (Year(sentence, next) is not { } year) return Nothing(i, out to);
        to = next + 1;
        return $"{year}-{sentence.Key(i).ToUpperInvariant()}";
    }

    private static string? FromPart(TokenRun sentence, int i, int ordinal, out int to)
    {
        to = i + 2;
        var next = sentence.Key(to) is "of" or "in" ? to + 1 : to;
        if (Year(sentence, next) is not { } year) return Nothing(i, out to);
        to = next + 1;
        return sentence.Key(i + 1) == "half" ? $"{year}-H{Math.Min(ordinal, 2)}" : $"{year}-Q{ordinal}";
    }

    private static string? Year(TokenRun sentence, int i) => i < sentence.Count && IsYear(sentence[i]) && sentence[i].Glue == '\0' ? sentence.Key(i) : null;

    private static int Number(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static bool IsYear(Token token) => token is { IsNumber: true, Length: 4 } && token.Key.All(char.IsAsciiDigit) && token.Key[0] is '1' or '2' && string.CompareOrdinal(token.Key, "1900") >= 0 && string.CompareOrdinal(token.Key, "2100") <= 0;
}
