using System.Text;
using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>The forms of a personal name that are plain text: initials, and the key that it sorts by.</summary>
internal static class NameForm
{
    /// <summary>Whether the given name precedes the family name by custom: true unless the name is in a script of East Asia.</summary>
    public static bool IsRomanesque(CslName name)
    {
        var any = false;
        foreach (var c in name.Family + name.Given)
        {
            if (!char.IsLetter(c) && !char.IsSurrogate(c)) continue;
            any = true;
            if (!IsEastAsian(c)) return true;
        }
        return !any;
    }

    private static bool IsEastAsian(char c) => c is >= '\u1100' and <= '\u11ff' or >= '\u2e80' and <= '\ua4cf' or >= '\uac00' and <= '\ud7ff' or >= '\uf900' and <= '\ufaff'
        or >= '\uff00' and <= '\uffef' || char.IsSurrogate(c);

    /// <summary>Key of a name: the family name first, particles with it or after it, the parts set apart so that shorter names precede longer ones.</summary>
    public static string SortKey(CslName name, bool isShort, bool keepsParticle)
    {
        var family = keepsParticle && name.NonDroppingParticle.Length > 0 ? Spaced(name.NonDroppingParticle) + name.Family : name.Family;
        if (isShort) return family;
        var particles = keepsParticle ? name.DroppingParticle : string.Join(' ', new[] { name.DroppingParticle, name.NonDroppingParticle }.Where(part => part.Length > 0));
        return string.Join(" ", new[] { family, name.Given, particles, name.Suffix }.Where(part => part.Length > 0));
    }

    private static string Spaced(string particle) => particle[^1] is '\'' or '’' or '-' ? particle : particle + " ";

    public static string WithoutArticle(string literal)
    {
        foreach (var article in new[] { "a ", "an ", "the " })
            if (literal.StartsWith(article, StringComparison.OrdinalIgnoreCase)) return literal[article.Length..];
        return literal;
    }

    /// <param name="with">What follows each initial.</param>
    /// <param name="isWhole">Every given name becomes an initial; otherwise only those that are initials already are set anew.</param>
    public static string Initials(string given, string with, bool keepsHyphen, bool isWhole)
    {
        var text = new StringBuilder();
        var pending = ""; // What follows the last initial, unless a hyphen or a whole word trims it.
        var wasInitial = false;
        foreach (var (word, isHyphenated) in Words(given))
        {
            var joinsHyphen = isHyphenated && (keepsHyphen || !isWhole);
            var isInitial = word.EndsWith('.') && word.Length <= 3 || word.Length == 1 && char.IsUpper(word[0]);
            if (char.IsUpper(word[0]) && (isWhole || isInitial) || isWhole && isHyphenated && wasInitial && char.IsLower(word[0]) && word.Length > 0)
            {
                if (char.IsLower(word[0]))
                {
                    // "Guo-ping" keeps one initial of the small second part only in styles that hyphenate.
                    if (!joinsHyphen) continue;
                }
                if (wasInitial) text.Append(joinsHyphen ? pending.TrimEnd() : pending);
                else if (text.Length > 0 && !joinsHyphen) text.Append(' ');
                if (joinsHyphen && text.Length > 0) text.Append('-');
                text.Append(Initial(word));
                (pending, wasInitial) = (with, true);
                continue;
            }
            if (wasInitial) text.Append(pending.TrimEnd());
            if (text.Length > 0) text.Append(joinsHyphen ? '-' : ' ');
            text.Append(word);
            wasInitial = false;
        }
        if (wasInitial) text.Append(pending.TrimEnd());
        return text.ToString().Trim();
    }

    // The first letter, and what is written as capitals with it unless the whole word is: "Yu." of Cyrillic digraphs stays whole elsewhere.
    private static string Initial(string word)
    {
        var length = char.IsSurrogatePair(word, 0) ? 2 : 1;
        var rest = word.AsSpan(length);
        var capitals = 0;
        while (capitals < rest.Length && char.IsUpper(rest[capitals])) capitals++;
        var head = word[..length].ToUpperInvariant();
        return capitals > 0 && capitals < rest.Length && char.IsLetter(rest[capitals]) ? head + rest[..capitals].ToString().ToLowerInvariant() : head;
    }

    private static IEnumerable<(string Word, bool IsHyphenated)> Words(string given)
    {
        var word = new StringBuilder();
        var isHyphenated = false;
        for (var i = 0; i < given.Length; i++)
        {
            var c = given[i];
            if (char.IsWhiteSpace(c) || c is '-' or '‐')
            {
                if (word.Length > 0) yield return (word.ToString(), isHyphenated);
                if (word.Length > 0 || c is '-' or '‐') isHyphenated = c is '-' or '‐';
                word.Clear();
                continue;
            }
            word.Append(c);
            if (c == '.' && i + 1 < given.Length && given[i + 1] is not ('-' or '‐') && !char.IsWhiteSpace(given[i + 1]))
            {
                yield return (word.ToString(), isHyphenated);
                word.Clear();
                isHyphenated = false;
            }
        }
        if (word.Length > 0) yield return (word.ToString(), isHyphenated);
    }
}
