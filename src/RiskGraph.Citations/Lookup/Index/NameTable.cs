using System.Text;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Index;

/// <summary>A name that stands in a text: the tokens [From, To), and who goes by it.</summary>
internal readonly record struct LinkedName(int From, int To, int Entity);

/// <summary>Names and aliases of entities, found in a text as whole words, the longest first.</summary>
internal sealed class NameTable
{
    private const int LongestName = 10;

    /// <summary>A name that many things go by says nothing.</summary>
    private const int MostBearers = 4;

    private readonly Dictionary<string, int[]> _bearers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _starts = new(StringComparer.Ordinal);

    public void Add(string name, int entity)
    {
        var tokens = Tokenizer.Read(name);
        if (tokens.Length is 0 or > LongestName || Key(tokens, 0, tokens.Length) is not { } key || !IsName(tokens)) return;
        var bearers = _bearers.GetValueOrDefault(key, []);
        if (bearers.Contains(entity) || bearers.Length > MostBearers) return;
        _bearers[key] = [.. bearers, entity];
        _starts.Add(tokens[0].Stem);
    }

    /// <summary>In the order of the text; a stretch that several things are named by comes once for each.</summary>
    public List<LinkedName> Find(Token[] tokens)
    {
        var found = new List<LinkedName>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_starts.Contains(tokens[i].Stem)) continue;
            for (var to = Math.Min(tokens.Length, i + LongestName); to > i; to--)
            {
                if (Key(tokens, i, to) is not { } key || !_bearers.TryGetValue(key, out var bearers) || bearers.Length > MostBearers) continue;
                // A short name in capitals is no common word: IT is not "it".
                if (to - i == 1 && tokens[i].Length <= 4 && !tokens[i].IsAllCapitals && !tokens[i].HasDigit && !tokens[i].IsCapital) continue;
                foreach (var bearer in bearers) found.Add(new(i, to, bearer));
                i = to - 1;
                break;
            }
        }
        return found;
    }

    private static string? Key(Token[] tokens, int from, int to)
    {
        if (tokens[from].IsMark || tokens[to - 1].IsMark) return null;
        var key = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsMark) continue;
            if (key.Length > 0) key.Append(' ');
            key.Append(tokens[i].Stem);
        }
        return key.ToString();
    }

    /// <summary>Letters of its own: no number, no function word, no single letter.</summary>
    private static bool IsName(Token[] tokens) => tokens.Any(t => t.IsWord && t.Length > 1 && !Lexicon.Function.Contains(t.Key));
}
