using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Reads brackets behind a name: its short form, its name in another script, a date.</summary>
internal static class Brackets
{
    private const int Longest = 24;

    /// <summary>One behind the closing bracket of brackets that hold other names of what stands before; 0 where there are none such.</summary>
    public static int Names(Sentence sentence, int at)
    {
        if (!sentence[at].Is("(")) return 0;
        for (var i = at + 1; i < sentence.Count && i - at < Longest; i++)
        {
            if (sentence[i].Is(")")) return i + 1;
            // "(a tool of …)" says what it is; an apposition is read as such.
            if (i == at + 1 && sentence.Key(i) is "a" or "an" or "the" or "formerly" or "see" or "e.g" or "now") return 0;
        }
        return 0;
    }

    /// <summary>The parts in the brackets at a token that are written in a script without blanks.</summary>
    public static IEnumerable<string> OtherScripts(Sentence sentence, int at)
    {
        if (Names(sentence, at) is not (var end and > 0)) yield break;
        var from = at + 1;
        for (var i = at + 1; i < end; i++)
        {
            if (i < end - 1 && !(sentence[i].IsMark && sentence[i].Key is "," or ";")) continue;
            var (first, last) = (from, i);
            while (first < last && sentence[first].IsQuote) first++;
            while (last > first && sentence[last - 1].IsQuote) last--;
            if (last > first && sentence[first].IsUnspaced) yield return sentence.TextOf(first, last);
            from = i + 1;
        }
    }

    /// <summary>The token of a short form in the brackets at a token, which may hold other names beside it; -1 where there is none.</summary>
    public static int Acronym(Sentence sentence, int from, int to)
    {
        if (Names(sentence, to) is not (var end and > 0)) return -1;
        for (var i = to + 1; i < end - 1; i++)
            if (sentence[i].IsWord && (i == to + 1 || sentence[i - 1].Key is ",") && (i == end - 2 || sentence[i + 1].Key is ",") && Acronyms.Fits(sentence, from, to, sentence[i])) return i;
        return -1;
    }
}
