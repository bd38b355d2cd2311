using System.Collections.Frozen;

namespace RiskGraph.Core.Language;

/// <summary>Says where sentences end.</summary>
public static class SentenceEnds
{
    /// <summary>Words that a dot follows without ending a sentence.</summary>
    private static readonly FrozenSet<string> s_abbreviations = Words.Set("""
        al approx art aug ca cf ch co corp dec dept dr ed eds eq etc ex feb fig figs gen gov hon inc inst jan jr jul jun lt ltd mar messrs mr mrs ms mt no nos nov oct p pp
        par para prof pt rep rev sec sect sen sep sept sr st v vol vols vs e.g i.e u.s u.k
        """);

    /// <summary>Abbreviations that often stand at the end: they end the sentence when such a word follows.</summary>
    private static readonly FrozenSet<string> s_starters = Words.Set("the a an it its in on this these those they that he she we for but and however as at by to when while if after");

    /// <summary>The sentences of a text, as tokens [from, to) of it.</summary>
    public static IEnumerable<Range> Of(Token[] tokens)
    {
        var from = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!Ends(tokens, i, out var end)) continue;
            yield return from..end;
            from = end;
            i = end - 1;
        }
        if (from < tokens.Length) yield return from..tokens.Length;
    }

    /// <param name="end">One behind the last token, closing quotes and brackets included.</param>
    private static bool Ends(Token[] tokens, int at, out int end)
    {
        end = at + 1;
        var token = tokens[at];
        var abbreviated = token.IsWord && token.Key[^1] == '.';
        if (!abbreviated && !(token.IsMark && token.Key is "." or "!" or "?" or "…")) return false;
        while (end < tokens.Length && tokens[end].IsMark && !tokens[end].HasSpaceBefore && tokens[end].Key is "\"" or ")" or "]" or "." or "!" or "?" or "…") end++;
        if (end >= tokens.Length) return false;
        var next = tokens[end];
        // A full stop of a script that writes no blanks needs none after it.
        if (!next.HasSpaceBefore && !(at > 0 && tokens[at - 1].IsUnspaced)) return false;
        if (next.IsWord && !next.IsCapital && !next.IsMixed && !next.IsUnspaced && !next.HasDigit) return false;
        if (abbreviated) return s_starters.Contains(next.Key) && next.IsCapital;
        if (token.Key != "." || at == 0) return true;
        var before = tokens[at - 1];
        if (!before.IsWord || before.HasDigit) return true;
        if (before is { Length: 1, IsCapital: true } && !before.IsUnspaced) return false;
        return !s_abbreviations.Contains(before.Key) || (before.Key is "inc" or "ltd" or "corp" or "co" or "etc" or "al" && s_starters.Contains(next.Key) && next.IsCapital);
    }
}
