using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>A name that is looked for in texts.</summary>
/// <param name="Kind">Of the entity; its name in the catalogue.</param>
/// <param name="IsFamily">Versions may follow the name and make another entity.</param>
/// <param name="IsBareName">Whether the name by itself is an entity.</param>
internal sealed record NameEntry(EntityId Id, string Kind, string Name, bool IsFamily = false, bool IsBareName = true);

/// <summary>Names by their tokens, so that all that start at one place are found in one walk. Built once, then read from many threads.</summary>
internal sealed class NameIndex<T> where T : class
{
    private readonly Node _root = new();

    private sealed class Node
    {
        public Dictionary<string, Node>? Next;
        public List<(T Value, Token[] Tokens)>? Entries;
    }

    /// <summary>The first of several that bear one name is the one that is found.</summary>
    public void Add(string name, T value)
    {
        var tokens = Tokenizer.Read(name);
        if (tokens.Length == 0) return;
        var node = _root;
        foreach (var token in tokens)
        {
            node.Next ??= new(StringComparer.Ordinal);
            if (!node.Next.TryGetValue(token.Stem, out var next)) node.Next.Add(token.Stem, next = new());
            node = next;
        }
        node.Entries ??= [];
        node.Entries.Add((value, tokens));
    }

    /// <summary>The longest name that starts at a token; among several, the one that was added first.</summary>
    /// <param name="end">One behind its last token.</param>
    public T? Longest(Token[] tokens, int at, out int end)
    {
        T? longest = null;
        end = at;
        var node = _root;
        for (var i = at; i < tokens.Length && node.Next is not null; i++)
        {
            if (!node.Next.TryGetValue(tokens[i].Stem, out var next))
            {
                // "OWASP's Top 10" is the "OWASP Top 10".
                if (i > at && tokens[i].IsPossessive) continue;
                break;
            }
            node = next;
            if (node.Entries is null) continue;
            foreach (var (value, name) in node.Entries)
                if (Fits(name, tokens, at, i + 1))
                {
                    (longest, end) = (value, i + 1);
                    break;
                }
        }
        return longest;
    }

    private static bool HasCapital(Token[] text, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (text[i].IsCapital || text[i].IsMixed || text[i].IsUnspaced || text[i].HasDigit) return true;
        return false;
    }

    /// <summary>
    /// A name of one word is found only with its capitals (Meta is no meta-study), and no name inside a compound
    /// (the first half of "Mistral-based" is a name, that of "meta-analysis" is none).
    /// </summary>
    private static bool Fits(Token[] name, Token[] text, int from, int to)
    {
        var (first, last) = (text[from], text[to - 1]);
        if (name.Length == 1)
        {
            var (word, found) = (name[0], text[from]);
            if (word.IsAllCapitals ? !found.IsAllCapitals : word.IsCapital && !found.IsCapital) return false;
            if (word is { IsCapital: false, HasDigit: true } && found.IsCapital) return false;
        }
        // "the paper" is no newspaper called The Paper, "home office" no ministry.
        if (name.Length > 1 && name[0].IsCapital && !HasCapital(text, name[0].Key == "the" ? from + 1 : from, to)) return false;
        if (first.Glue != '\0' && name[0].IsCapital && from > 0 && !first.IsCapital) return false;
        // "AIs" is no "AIS", "CIS" no "CI": the plural of a name in capitals keeps a small s.
        if (name[^1].IsAllCapitals && last.Key != name[^1].Key && last.IsAllCapitals) return false;
        return to >= text.Length || text[to].Glue == '\0' || text[to].IsCapital || text[to].IsNumber || text[to].HasDigit || text[to].Glue == '/' || !name[0].IsCapital
            || text[to].Key is "based" or "led" or "backed" or "powered" or "style" or "made" or "owned" or "developed" or "generated" or "run" or "aligned" or "like" or "mini" or "nano";
    }
}
