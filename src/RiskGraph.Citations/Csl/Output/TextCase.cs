using System.Collections.Frozen;
using System.Globalization;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>Changes the case of a stretch of output, over its pieces as if they were one text. Pieces that keep their case are passed over.</summary>
internal static class TextCase
{
    private static readonly System.Buffers.SearchValues<char> s_beforeWords = System.Buffers.SearchValues.Create(" \u00a0(['’“‘\"");

    // The stop words of the CSL schema, with the articles and conjunctions that every English title case leaves small.
    private static readonly FrozenSet<string> s_small = FrozenSet.ToFrozenSet((
        "a an the and but or nor yet so about across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside astride at athwart atop barring " +
        "before behind below beneath beside besides between beyond by ca circa de despite down d’ du during et except for forenenst from given in inside into lest like modulo near next " +
        "notwithstanding of off on onto out over per plus pro qua sans since than through throughout thru thruout till to toward towards under underneath until unto up upon v v. van versus via " +
        "vis-à-vis von vs vs. with within without").Split(' '));

    public static void Apply(Out output, string textCase, bool isEnglish, CultureInfo? culture = null)
    {
        var info = (culture ?? CultureInfo.InvariantCulture).TextInfo;
        var leaves = output.Leaves().ToList();
        switch (textCase)
        {
            case "lowercase":
                foreach (var leaf in leaves.Where(leaf => !leaf.KeepsCase)) leaf.Text = info.ToLower(leaf.Text);
                break;
            case "uppercase":
                foreach (var leaf in leaves.Where(leaf => !leaf.KeepsCase)) leaf.Text = info.ToUpper(leaf.Text);
                break;
            case "capitalize-first":
                First(leaves, info);
                break;
            case "capitalize-all":
                Words(leaves, (word, _, _) => Capital(word, info));
                break;
            case "sentence":
                if (IsUpper(leaves))
                    foreach (var leaf in leaves.Where(leaf => !leaf.KeepsCase)) leaf.Text = info.ToLower(leaf.Text);
                First(leaves, info);
                break;
            case "title" when isEnglish:
                var isUpper = IsUpper(leaves) && leaves.Exists(leaf => leaf.Text.AsSpan().Trim().Contains(' ')); // A single word in capitals is an abbreviation.
                if (isUpper)
                    foreach (var leaf in leaves.Where(leaf => !leaf.KeepsCase)) leaf.Text = info.ToLower(leaf.Text);
                Words(leaves, (word, isEdge, isPart) =>
                {
                    if (!isEdge && s_small.Contains(info.ToLower(word)) && (isUpper || IsSmallOrCapital(word))) return isPart ? word : info.ToLower(word);
                    return Capital(word, info);
                });
                break;
            default:
                break;
        }
    }

    private static bool IsSmallOrCapital(string word) => word.Length > 0 && word.AsSpan(1).IndexOfAnyInRange('A', 'Z') < 0 && (word.Length > 1 || char.IsLower(word[0]) || word is "A");

    private static void First(List<OutText> leaves, TextInfo info)
    {
        foreach (var leaf in leaves)
        {
            var at = leaf.Text.AsSpan().IndexOfAnyExcept(s_beforeWords);
            if (at < 0) continue;
            if (!leaf.KeepsCase)
            {
                var stop = at;
                while (stop < leaf.Text.Length && !char.IsWhiteSpace(leaf.Text[stop])) stop++;
                leaf.Text = string.Concat(leaf.Text.AsSpan(0, at), Capital(leaf.Text[at..stop], info), leaf.Text.AsSpan(stop));
            }
            return;
        }
    }

    /// <summary>Whether all letters are capitals; text without letters is not.</summary>
    private static bool IsUpper(List<OutText> leaves)
    {
        var any = false;
        foreach (var leaf in leaves)
        {
            foreach (var c in leaf.Text)
            {
                if (char.IsLower(c)) return false;
                any |= char.IsUpper(c);
            }
        }
        return any;
    }

    /// <summary>The word with its first letter capital, when all its letters are small.</summary>
    private static string Capital(string word, TextInfo info)
    {
        if (word.Length == 0) return word;
        foreach (var c in word)
            if (char.IsUpper(c)) return word;
        var length = char.IsSurrogatePair(word, 0) ? 2 : 1;
        return info.ToUpper(word[..length]) + word[length..];
    }

    private readonly record struct Word(int Leaf, int Start, int Length, bool IsPart);

    /// <summary>Gives each word to <paramref name="change"/> with whether it is first, last or after a colon, and whether it follows a hyphen.</summary>
    private static void Words(List<OutText> leaves, Func<string, bool, bool, string> change)
    {
        var words = new List<Word>();
        var inWord = false;
        var edges = new HashSet<int>();
        var afterColon = true;
        for (var l = 0; l < leaves.Count; l++)
        {
            var text = leaves[l].Text;
            var i = 0;
            while (i < text.Length)
            {
                if (!IsWordChar(text, i))
                {
                    if (text[i] is ':' or '?' or '!' or '—' or '“' or '‘' or '"' && (text[i] is not ('“' or '‘' or '"') || !inWord)) afterColon = true;
                    inWord = inWord && text[i] is '-' or '–' or '/' ? inWord : false;
                    i++;
                    continue;
                }
                var start = i;
                while (i < text.Length && IsWordChar(text, i)) i++;
                var continues = inWord && start == 0 && l > 0 && leaves[l - 1].Text is { Length: > 0 } previous && IsWordChar(previous, previous.Length - 1);
                if (continues) continue;
                if (afterColon) edges.Add(words.Count);
                words.Add(new(l, start, i - start, inWord));
                (inWord, afterColon) = (true, false);
            }
        }
        if (words.Count > 0) edges.Add(words.Count - 1);
        for (var w = words.Count - 1; w >= 0; w--)
        {
            var (l, start, length, isPart) = words[w];
            var leaf = leaves[l];
            if (leaf.KeepsCase) continue;
            leaf.Text = string.Concat(leaf.Text.AsSpan(0, start), change(leaf.Text.Substring(start, length), edges.Contains(w), isPart), leaf.Text.AsSpan(start + length));
        }
    }

    private static bool IsWordChar(string text, int at) => char.IsLetterOrDigit(text[at]) || text[at] is '’' or '\'' or '\u0301'
        || char.IsSurrogate(text[at]) || text[at] == '.' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
}
