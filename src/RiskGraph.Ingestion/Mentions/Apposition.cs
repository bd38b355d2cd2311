using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Reads what a text calls a thing: ", a pharmacy assistant developed by …", "is a voluntary framework for …".</summary>
internal static class Apposition
{
    private const int LongestPhrase = 8;

    /// <summary>The place of the noun that says what the thing before a token is; -1 where nothing does.</summary>
    /// <param name="at">One behind the name.</param>
    public static int HeadAfter(Sentence sentence, int at)
    {
        var i = at;
        // Past the bracket that the name stood in, or those with its other names.
        if (sentence[i].Is(")")) i++;
        else if (sentence[i].Is("(") && Brackets.Names(sentence, i) is var end and > 0) i = end;
        while (sentence[i].IsQuote) i++;
        if (i < sentence.Count && sentence[i].IsMark && sentence[i].Key is "," or "-" or "(") i++;
        else if (sentence.Key(i) is "is" or "was" or "are" or "were" or "remains" or "became" && sentence.Key(i + 1) is not ("not" or "no")) i++;
        else return -1;
        if (sentence.Key(i) is not ("a" or "an" or "the" or "two" or "three" or "four" or "five" or "both" or "another" or "its" or "one" or "their" or "among")) return -1;
        var head = HeadOfPhrase(sentence, i + 1);
        // ", the Automated Decisions Act turns …" goes on with another name.
        return head >= 0 && !sentence[head].IsCapital ? head : -1;
    }

    /// <summary>The last noun of the phrase that starts at a token: "chat model" before "that Heron built". -1 where it is none.</summary>
    public static int HeadOfPhrase(Sentence sentence, int from)
    {
        var head = -1;
        for (var i = from; i < sentence.Count && i - from < LongestPhrase; i++)
        {
            var token = sentence[i];
            if (!token.IsWord)
            {
                if (token.IsNumber || token.IsPossessive || token.IsQuote) continue;
                break;
            }
            if (Lexicon.Function.Contains(token.Key) && !(token.IsAllCapitals && token.Length > 1)) break;
            if (head >= 0 && Verbs.IsParticiple(token.Key) && !Verbs.FormOf(token.Key).HasFlag(VerbForm.Base) && Heads.KindOfNoun(sentence[head].Stem) is not null) break;
            if (head >= 0 && (Verbs.FormOf(token.Key) & (VerbForm.Past | VerbForm.Third)) != 0 && Heads.KindOfNoun(token.Stem) is null && Heads.KindOfNoun(sentence[head].Stem) is not null) break;
            head = i;
        }
        return head;
    }

    /// <summary>The kind that the noun at a place names, pairs such as "system card" included; null where it names none.</summary>
    public static string? KindOf(Sentence sentence, int head) => head < 0 ? null
        // A framework that software is built with is no rule.
        : sentence[head].Stem is "framework" or "standard" && sentence.Key(head - 1) is "evaluation" or "software" or "agent" or "testing" or "training" or "development" or "source" or "learning" or "inference" or "orchestration" or "web" ? Kinds.System
        : (head > 0 ? Heads.KindOfPair(sentence[head - 1].Stem, sentence[head].Stem) : null) ?? Heads.KindOfNoun(sentence[head].Stem);
}
