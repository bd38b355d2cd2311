using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds rules that are called by a number: "ISO 13482", "NIST SP 800-53", "Regulation (EU) 2024/1689", "SB 53", "Executive Order 14110".</summary>
internal static class StandardFinder
{
    private static readonly FrozenSet<string> s_bodies = Words.Set("iso iec ieee etsi itu cen cenelec din bsi en bs gb nist fips ansi sae astm ul rfc sp");

    /// <summary>What may stand between the body and the number: the sort of paper, or a second body.</summary>
    private static readonly FrozenSet<string> s_series = Words.Set("iec ieee tr ts sp ai ir dis std en p cd fips t z gr gs eg iso t.");

    private static readonly FrozenSet<string> s_bills = Words.Set("sb ab hb hf sf ld lb eo h.r hr s.b h.b");

    public static void Find(Reading reading, KnownEntities vocabulary)
    {
        foreach (var sentence in reading.Sentences)
            for (var i = 0; i < sentence.Count; i++)
            {
                var end = End(sentence, i);
                if (end <= i || reading.At(sentence, i) is not null) continue;
                // What the vocabulary knows by a name of its own is found as such.
                if (vocabulary.Names.Longest(sentence.Tokens, i, out var known) is not null && known >= end)
                {
                    i = known - 1;
                    continue;
                }
                reading.Add(new(sentence, i, end, reading.Entities.Get(Kinds.Regulation, sentence.TextOf(i, end), Origin.Named), Reference.Name));
                i = end - 1;
            }
    }

    /// <summary>One behind the last token of a numbered rule that starts at a token; the token itself where none does.</summary>
    private static int End(Sentence sentence, int at)
    {
        var token = sentence[at];
        if (token.Key == "pren" && sentence[at + 1].IsNumber) return PastNumber(sentence, at + 1);
        if (token.Key is "assembly" or "senate" or "house" && sentence.Key(at + 1) is "bill" && sentence[at + 2].IsNumber) return at + 3;
        if (!token.IsCapital || token.Glue == '/') return at;
        if (token.IsAllCapitals && s_bodies.Contains(token.Key))
        {
            var i = at + 1;
            while (i - at <= 3 && sentence[i].IsAllCapitals && s_series.Contains(sentence.Key(i))) i++;
            return IsNumber(sentence, i) && (token.Key is not ("nist" or "sp" or "en" or "bs" or "itu") || i > at + 1 || sentence.Key(i).Length > 2) ? PastNumber(sentence, i) : at;
        }
        if (s_bills.Contains(token.Key.TrimEnd('.')) && sentence[at + 1] is { IsNumber: true, HasSpaceBefore: true }) return PastNumber(sentence, at + 1);
        if (token.Key == "executive" && sentence.Key(at + 1) == "order" && sentence[at + 2].IsNumber) return at + 3;
        if (token.Key is "regulation" or "directive" or "decision")
        {
            var i = at + 1;
            if (sentence.Key(i) == "(" && sentence.Key(i + 1) is "eu" or "ec" && sentence.Key(i + 2) == ")") i += 3;
            if (sentence.Key(i) is "no") i++;
            if (sentence[i].IsNumber && sentence[i + 1] is { IsNumber: true, Glue: '/' }) return sentence[i + 2] is { Glue: '/', IsAllCapitals: true } ? i + 3 : i + 2;
        }
        return at;
    }

    private static bool IsNumber(Sentence sentence, int i) => (sentence[i].IsNumber || sentence[i] is { IsWord: true, HasDigit: true }) && !(DateReader.IsYear(sentence[i]) && sentence[i].Glue == '\0');

    /// <summary>Parts and the year of the edition go with it: "27001:2022", "800-53", "42001-1".</summary>
    private static int PastNumber(Sentence sentence, int number)
    {
        var i = number + 1;
        while (i < sentence.Count && sentence[i].Glue == '-' && (sentence[i].IsNumber || sentence[i].HasDigit)) i++;
        // "EN 304 223"
        while (sentence[i] is { IsNumber: true, Length: 3, HasSpaceBefore: true } && sentence[i - 1].Length == 3) i++;
        if (sentence[i].Is(":") && !sentence[i].HasSpaceBefore && DateReader.IsYear(sentence[i + 1]) && !sentence[i + 1].HasSpaceBefore) i += 2;
        return i;
    }
}
