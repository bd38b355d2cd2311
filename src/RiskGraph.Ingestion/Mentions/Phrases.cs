using System.Collections.Frozen;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds where noun phrases end, with lists of words in place of a grammar.</summary>
internal static class Phrases
{
    private const int Longest = 9;

    /// <summary>Words that look like verbs and are mostly nouns in such texts.</summary>
    public static readonly FrozenSet<string> Nouns = Words.Set("""
        leak leaks attack attacks risk risks lapse lapses claim claims use abuse abuses scam scams threat threats harm harms test tests report reports model models call calls answer answers question questions score scores rate rates loss losses
        output outputs input inputs failure failures hack hacks jailbreak jailbreaks exploit exploits misuse work works task tasks request requests post posts record records case cases study studies breach breaches cost costs review reviews
        target targets product products market markets process processes change changes feature features label labels name names user users access research design trust control controls prompt prompts query queries
        voice plan plans point points tool tools list lists permit permits number numbers bias biases trade stage stages share shares mistake mistakes stop stops plant plants phone phones document documents source sources error errors result results
        fake fakes account accounts view views support purchase purchases transfer transfers payment payments award grant grants set sets damage damages lead leads drop drops increase increases decrease decreases rise rises fall falls run runs
        """);

    /// <summary>A verb that ends the phrase before it.</summary>
    public static bool IsVerb(Sentence sentence, int i)
    {
        var key = sentence.Key(i);
        if (Nouns.Contains(key) || sentence[i].IsCapital) return false;
        var form = Verbs.FormOf(key);
        return (form & (VerbForm.Third | VerbForm.Past | VerbForm.Participle)) != 0 || (form == VerbForm.Base && i > 0 && sentence.Key(i - 1) is "to" or "can" or "could" or "may" or "might" or "will" or "would" or "must" or "should");
    }

    /// <summary>The phrase that starts at a token, its article left out: [From, To). Empty where none starts.</summary>
    /// <param name="withOf">Goes on through "of": "leakage of personal data".</param>
    public static (int From, int To) Read(Sentence sentence, int at, bool withOf)
    {
        var from = at;
        while (from < sentence.Count && (sentence[from].IsQuote || Lexicon.Determiners.Contains(sentence.Key(from)))) from++;
        var to = from;
        while (to < sentence.Count && to - from < Longest)
        {
            var token = sentence[to];
            if (token.IsNumber || token.IsPossessive) to++;
            else if (!token.IsWord) break;
            else if (withOf && token.Is("of") && to > from && to + 1 < sentence.Count && (sentence[to + 1].IsWord || sentence[to + 1].IsQuote))
            {
                to++;
                while (to < sentence.Count && Lexicon.Determiners.Contains(sentence.Key(to))) to++;
            }
            else if (Lexicon.Function.Contains(token.Key) && !(token.IsAllCapitals && token.Length > 1) && token.Glue == '\0' && !(to + 1 < sentence.Count && sentence[to + 1].Glue != '\0')) break;
            else if (to > from && token.Glue == '\0' && IsBareVerb(sentence, to)) break;
            else if (to > from && token.Glue == '\0' && (Lexicon.IsAdverb(token.Key) || IsVerb(sentence, to) || IsActing(sentence, to))) break;
            else to++;
        }
        while (to > from && (sentence.Key(to - 1) is "of" || Lexicon.Determiners.Contains(sentence.Key(to - 1)) || sentence[to - 1].IsPossessive)) to--;
        return (from, to);
    }

    /// <summary>"models differ", "respondents use agents": behind a plural the base of a verb is one.</summary>
    private static bool IsBareVerb(Sentence sentence, int i)
    {
        if (sentence[i].IsCapital || sentence[i - 1].Stem == sentence[i - 1].Key || (Verbs.FormOf(sentence.Key(i)) & VerbForm.Base) == 0) return false;
        return !Nouns.Contains(sentence.Key(i)) || (sentence[i + 1] is { IsWord: true } next && (!Lexicon.Function.Contains(next.Key) || Lexicon.Determiners.Contains(next.Key)));
    }

    /// <summary>The first token of the phrase that ends right before a token, its article left out.</summary>
    public static int Start(Sentence sentence, int end, int longest = Longest)
    {
        var from = end;
        while (from > 0 && end - from < longest)
        {
            var token = sentence[from - 1];
            if (!token.IsWord || token.Key is { Length: 0 }) break;
            if (token.Glue == '\0' && sentence[from < sentence.Count ? from : from - 1].Glue == '\0')
            {
                if (Lexicon.Function.Contains(token.Key) && !(token.IsAllCapitals && token.Length > 1)) break;
                if (Lexicon.IsAdverb(token.Key) || IsFiniteVerb(sentence, from - 1)) break;
                // "does not test plagiarism", "to limit fraud"
                if ((Verbs.FormOf(token.Key) & VerbForm.Base) != 0 && sentence.Key(from - 2) is "not" or "to" or "can" or "could" or "may" or "might" or "will" or "would" or "must" or "should" or "does" or "did" or "cannot") break;
                // A plural inside a phrase is rare, a verb before one is not: "It tests misuse", "The profile lists risks".
                if (from < end && !token.IsCapital && (Verbs.FormOf(token.Key) & VerbForm.Third) != 0) break;
            }
            from--;
        }
        // The second half of "open-source" cannot start a phrase.
        while (from < end && from > 0 && sentence[from].Glue != '\0') from--;
        return from;
    }

    private static bool IsFiniteVerb(Sentence sentence, int i)
    {
        var key = sentence.Key(i);
        if (Nouns.Contains(key) || sentence[i].IsCapital && i > 0) return false;
        var form = Verbs.FormOf(key);
        if ((form & VerbForm.Third) != 0) return true;
        // "generated content" has a participle for an adjective, "Nordbank blocked content" a verb: the word before tells.
        if ((form & (VerbForm.Past | VerbForm.Participle)) != 0) return i == 0 || sentence[i - 1].IsNumber || sentence[i - 1].Is("%") || sentence[i - 1] is { IsWord: true } before && !Lexicon.Determiners.Contains(before.Key) && !Lexicon.Prepositions.Contains(before.Key) && !(Lexicon.IsAdverb(before.Key) && before.Key.EndsWith("ly", StringComparison.Ordinal)) && !Lexicon.Conjunctions.Contains(before.Key);
        return (form & VerbForm.Base) != 0 && (i == 0 || sentence.Key(i - 1) is "it" or "they" or "we" or "you" or "does" or "do" or "did" or "to" or "can" or "could" or "may" or "might" or "will" or "would" or "must" or "should" or "and" or "not");
    }

    /// <summary>A participle with an object of its own: "noting that", "focusing on".</summary>
    private static bool IsActing(Sentence sentence, int i) => (Verbs.FormOf(sentence.Key(i)) & VerbForm.Ing) != 0 && !Nouns.Contains(sentence.Key(i))
        && i + 1 < sentence.Count && (Lexicon.Function.Contains(sentence.Key(i + 1)) && sentence.Key(i + 1) is not ("and" or "or" or "of" or "as" or "in" or "is" or "was" or "are" or "were" or "by" or "with") || sentence[i + 1].IsCapital);
}
