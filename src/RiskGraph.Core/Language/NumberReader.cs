using System.Collections.Frozen;
using System.Globalization;

namespace RiskGraph.Core.Language;

/// <summary>Reads numbers in digits and in words, with the words and letters for thousands and millions.</summary>
public static class NumberReader
{
    private static readonly FrozenDictionary<string, int> s_words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        .Split(' ').Select((word, value) => KeyValuePair.Create(word, value))
        .Concat("twenty thirty forty fifty sixty seventy eighty ninety".Split(' ').Select((word, i) => KeyValuePair.Create(word, 20 + 10 * i))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> s_scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["dozen"] = 12,
        ["mn"] = 1_000_000,
        ["bn"] = 1_000_000_000,
        ["万"] = 10_000,
        ["亿"] = 100_000_000,
        ["千"] = 1_000,
        ["百"] = 100,
        ["millones"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["millionen"] = 1_000_000,
        ["mil"] = 1_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsNumberWord(string key) => s_words.ContainsKey(key);

    /// <summary>Reads the number at a token.</summary>
    /// <param name="to">One behind its last token.</param>
    /// <param name="isTimes">Whether it is written as a multiple, as in 3x.</param>
    public static bool TryRead(TokenRun sentence, int at, out decimal value, out int to, out bool isTimes)
    {
        (value, to, isTimes) = (0, at, false);
        if (at < 0 || at >= sentence.Count) return false;
        var token = sentence[at];
        if (token.IsNumber)
        {
            if (!TryDigits(token.Key, out value)) return false;
            to = at + 1;
        }
        else if (token is { IsWord: true, HasDigit: true })
        {
            if (!TrySuffixed(token.Key, out value, out isTimes)) return false;
            to = at + 1;
        }
        else if (token.IsWord && (s_words.ContainsKey(token.Key) || (token.Key is "a" or "an" or "half" && s_scales.ContainsKey(sentence.Key(at + 1)) && sentence.Key(at + 1) is not "mil")))
        {
            if (!TryWords(sentence, at, out value, out to)) return false;
        }
        else return false;
        while (to < sentence.Count && s_scales.TryGetValue(sentence.Key(to), out var scale) && !(scale < 1000 && token.IsNumber && !sentence[to].IsUnspaced))
        {
            if (value > decimal.MaxValue / scale / 10) return false;
            value *= scale;
            to++;
        }
        return true;
    }

    /// <summary>930,000 and 3.5; a comma before other than three digits is a decimal one.</summary>
    public static bool TryDigits(string text, out decimal value)
    {
        value = 0;
        if (text.Length > 24) return false;
        if (text.Contains(',', StringComparison.Ordinal))
        {
            var groups = text.Split(',');
            var isGrouped = groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(g => g.Length == 3 || (g == groups[^1] && g.Length > 3 && g[3] == '.'));
            text = isGrouped ? text.Replace(",", "", StringComparison.Ordinal) : groups.Length == 2 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        }
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool TrySuffixed(string text, out decimal value, out bool isTimes)
    {
        (value, isTimes) = (0, false);
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',')) end++;
        if (end == 0 || !TryDigits(text[..end], out value)) return false;
        switch (text[end..])
        {
            case "k": value *= 1_000; return true;
            case "m" or "mn": value *= 1_000_000; return true;
            case "bn" or "b": value *= 1_000_000_000; return true;
            case "tn": value *= 1_000_000_000_000; return true;
            case "x": return isTimes = true;
            default: return false;
        }
    }

    private static bool TryWords(TokenRun sentence, int at, out decimal value, out int to)
    {
        (value, to) = (0, at);
        if (sentence.Key(at) is "a" or "an")
        {
            (value, to) = (1, at + 1);
            return true;
        }
        if (sentence.Key(at) == "half") return false;
        decimal part = 0;
        while (to < sentence.Count)
        {
            var key = sentence.Key(to);
            if (s_words.TryGetValue(key, out var word))
            {
                // "two three" are two numbers; "twenty-five" and "two hundred and five" are one.
                if (part % 10 != 0 || (part > 0 && part % 100 < 20 && part % 100 != 0)) break;
                part += word;
            }
            else if (key == "hundred" && part is > 0 and < 100) part *= 100;
            else if (key is "thousand" or "million" or "billion" && part > 0)
            {
                value += part * s_scales[key];
                part = 0;
            }
            else if (!(key == "and" && to > at && sentence.Key(to - 1) is "hundred" or "thousand" && s_words.ContainsKey(sentence.Key(to + 1)))) break;
            to++;
        }
        value += part;
        return to > at;
    }
}
