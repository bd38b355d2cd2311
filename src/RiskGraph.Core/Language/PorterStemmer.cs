namespace RiskGraph.Core.Language;

/// <summary>
/// Martin Porter's stemmer of 1980, in the form in which SQLite's full-text index has it, so that both stores file a word under
/// the same stem. Like there, a character that is no ASCII vowel counts as a consonant.
/// </summary>
public static class PorterStemmer
{
    private const int Shortest = 3;
    private const int LongestBytes = 64;

    private static readonly (string Suffix, string Stem)[] s_second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Stem)[] s_third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly (string Suffix, string Stem)[] s_fourth =
    [
        ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""), ("ment", ""), ("ent", ""),
        ("ion", ""), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
    ];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(word);
        if (bytes is < Shortest or > LongestBytes) return word;
        word = Plural(word);
        if (TryPast(word, out var stem)) word = Complete(stem);
        if (word[^1] == 'y' && HasVowel(word.AsSpan(0, word.Length - 1))) word = word[..^1] + "i";
        word = Replace(word, s_second, stem => Measure(stem) > 0);
        word = Replace(word, s_third, stem => Measure(stem) > 0);
        word = Replace(word, s_fourth, stem => Measure(stem) > 1);
        if (word[^1] == 'e' && word.AsSpan(0, word.Length - 1) is var before && (Measure(before) > 1 || (Measure(before) == 1 && !EndsShort(before)))) word = word[..^1];
        return word.Length > 1 && word.EndsWith("ll", StringComparison.Ordinal) && Measure(word.AsSpan(0, word.Length - 1)) > 1 ? word[..^1] : word;
    }

    private static string Plural(string word)
    {
        if (word[^1] != 's') return word;
        if (word[^2] != 'e') return word[^2] != 's' ? word[..^1] : word;
        return (word.Length > 4 && word.EndsWith("sses", StringComparison.Ordinal)) || (word.Length > 3 && word[^3] == 'i') ? word[..^2] : word[..^1];
    }

    /// <returns>True when an ending of the past or of the progressive was taken away, so that the stem may need completing.</returns>
    private static bool TryPast(string word, out string stem)
    {
        stem = word;
        if (word.Length > 3 && word.EndsWith("eed", StringComparison.Ordinal))
        {
            if (Measure(word.AsSpan(0, word.Length - 3)) > 0) stem = word[..^1];
        }
        else if (word.Length > 2 && word.EndsWith("ed", StringComparison.Ordinal))
        {
            if (HasVowel(word.AsSpan(0, word.Length - 2))) stem = word[..^2];
        }
        else if (word.Length > 3 && word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 3)))
        {
            stem = word[..^3];
        }
        if (word.EndsWith("eed", StringComparison.Ordinal) && stem.Length == word.Length - 1)
        {
            return false;
        }
        return stem.Length < word.Length;
    }

    private static string Complete(string stem)
    {
        if (stem.Length > 2 && (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))) return stem + "e";
        var last = stem[^1];
        if (!IsVowel(last, false) && last is not ('l' or 's' or 'z') && stem.Length > 1 && last == stem[^2]) return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    /// <summary>Only the longest ending that is there counts, whether or not its stem passes.</summary>
    private static string Replace(string word, (string Suffix, string Stem)[] rules, Func<string, bool> passes)
    {
        (string Suffix, string Stem) best = ("", "");
        foreach (var rule in rules)
            if (rule.Suffix.Length > best.Suffix.Length && word.Length > rule.Suffix.Length && word.EndsWith(rule.Suffix, StringComparison.Ordinal)) best = rule;
        if (best.Suffix.Length == 0) return word;
        var stem = word[..^best.Suffix.Length];
        if (best.Suffix == "ion" && stem[^1] is not ('s' or 't')) return word;
        return passes(stem) ? stem + best.Stem : word;
    }

    /// <summary>How many times a consonant follows a vowel, runs of either counted as one.</summary>
    private static int Measure(ReadOnlySpan<char> stem)
    {
        var (count, consonant, vowelSeen) = (0, false, false);
        for (var i = 0; i < stem.Length; i++)
        {
            consonant = !IsVowel(stem[i], i > 0 && consonant);
            if (!consonant) vowelSeen = true;
            else if (vowelSeen)
            {
                count++;
                vowelSeen = false;
            }
        }
        return count;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
            if (IsVowel(stem[i], i > 0)) return true;
        return false;
    }

    /// <summary>Ends consonant, vowel, consonant, the last not w, x or y.</summary>
    private static bool EndsShort(ReadOnlySpan<char> stem)
    {
        if (stem.Length < 3 || stem[^1] is 'w' or 'x' or 'y') return false;
        var (consonant, mask) = (false, 0);
        foreach (var c in stem)
        {
            consonant = !IsVowel(c, consonant);
            mask = (mask << 1) | (consonant ? 1 : 0);
        }
        return (mask & 7) == 5;
    }

    private static bool IsVowel(char c, bool yCounts) => c is 'a' or 'e' or 'i' or 'o' or 'u' || (yCounts && c == 'y');
}
