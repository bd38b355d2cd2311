using System.Collections.Frozen;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>Finds the subject and the objects of a verb among the spans of its sentence.</summary>
internal static class Clause
{
    private const int Farthest = 45;

    private static readonly FrozenSet<string> s_boundaries = Words.Set("while whereas but although though because unless whose who when where so");

    /// <summary>Whether the word at a token is used as a verb: words such as "report" and "tests" are nouns too.</summary>
    public static bool IsVerb(Reading reading, Sentence sentence, int i)
    {
        if (reading.At(sentence, i) is not null || (sentence[i].IsCapital && i > 0)) return false;
        var key = sentence.Key(i);
        var form = Verbs.FormOf(key);
        if (form == VerbForm.None || sentence[i].Glue != '\0' || (i + 1 < sentence.Count && sentence[i + 1].Glue != '\0')) return false;
        var before = i > 0 ? sentence.Key(i - 1) : "";
        if (form == VerbForm.Base)
        {
            // Only behind an auxiliary, "to" or a subject in the plural.
            return before is "to" or "may" or "might" or "can" or "could" or "will" or "would" or "must" or "should" or "not" or "does" or "do" or "did" || (i > 0 && reading.At(sentence, i - 1) is { } plural && (sentence[i - 1].Stem != sentence[i - 1].Key && plural.Reference == Reference.Anaphor || IsJoined(sentence, plural))) || Lexicon.IsAdverb(before) && i > 1 && sentence.Key(i - 2) is "may" or "can" or "will" or "should"
                || before is "that" or "which" or "and" or "authors" or "researchers" or "they";
        }
        if (form == VerbForm.Ing) return true;
        if (!Phrases.Nouns.Contains(key)) return true;
        if (Lexicon.Determiners.Contains(before) && before is not ("which" or "that" or "this" or "it") || Lexicon.Prepositions.Contains(before)) return false;
        if (sentence.Key(i + 1) is "of" or "for" && key is not ("calls" or "looks")) return false;
        return before is "which" or "that" or "who" or "it" or "and" or ")" || Lexicon.IsAdverb(before) || Lexicon.Auxiliaries.Contains(before) || (i > 0 && reading.At(sentence, i - 1) is not null) || (i > 0 && sentence[i - 1].IsMark && !sentence[i - 1].IsPossessive) || sentence[i - 1] is { IsNumber: true };
    }

    private static bool IsJoined(Sentence sentence, Span span)
    {
        for (var i = span.From - 1; i >= 0 && span.From - i < 6; i--)
            if (sentence.Key(i) == "and") return true;
        return false;
    }

    /// <summary>The subjects of a verb that are of the given kinds: one, or several that "and" joins. Empty where there is none.</summary>
    public static List<Span> Subjects(Reading reading, Sentence sentence, int verb, string[] kinds)
    {
        var before = verb - 1;
        while (before >= 0 && (Lexicon.IsAdverb(sentence.Key(before)) || Lexicon.Auxiliaries.Contains(sentence.Key(before)) || sentence.Key(before) is "also")) before--;
        if (sentence.Key(before) is "which" or "that" or "who" && before > 0)
        {
            // A relative clause: its noun stands before it, perhaps with an apposition between.
            var antecedent = Last(reading, sentence, before, kinds);
            return antecedent is null || before - antecedent.To > 12 || Crosses(reading, sentence, antecedent, before) ? [] : [antecedent];
        }
        Span? found = null;
        foreach (var span in reading.SpansOf(sentence))
        {
            if (span.From >= verb) break;
            if (span.Outer is not null || !kinds.Contains(span.Kind) || !Mentions.Subjects.IsSubjectPosition(reading, span)) continue;
            // The short form in brackets is the name before it.
            if (sentence.Key(span.From - 1) == "(" && reading.At(sentence, span.From - 2)?.Draft == span.Draft) continue;
            if (sentence.Key(span.To) == "'s" || IsPossessivePronoun(sentence, span)) continue;
            found = span;
        }
        // "In a working paper …, the Brindle Centre warns of bias": the paper does.
        if (found is null && sentence.Key(0) == "in" && reading.SpansOf(sentence).FirstOrDefault(s => s.From <= 2 && s.Outer is null && kinds.Contains(s.Kind) && Kinds.IsWork(s.Kind)) is { } place && !HasBreak(sentence, place.To, verb)) return [place];
        if (found is null || verb - found.To > Farthest || HasBreak(sentence, found.To, verb)) return [];
        var subjects = Chain(reading, sentence, found, kinds);
        return subjects;
    }

    /// <summary>"Its testers" is about the testers; the owner stands for them.</summary>
    private static bool IsPossessivePronoun(Sentence sentence, Span span) => span.Reference == Reference.Anaphor && sentence.Key(span.From) is "its" or "their" && span.To < sentence.Count && sentence[span.To].Stem is not ("tester" or "researcher" or "author" or "analyst" or "engineer" or "team" or "report" or "staff" or "developer" or "scientist" or "grader" or "board" or "study");

    private static bool HasBreak(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (sentence[i].IsMark && sentence[i].Key is ";") return true;
        return false;
    }

    /// <summary>Back from a span over those that "and" and commas join to it.</summary>
    private static List<Span> Chain(Reading reading, Sentence sentence, Span last, string[] kinds)
    {
        var chain = new List<Span> { last };
        for (var i = last.From - 1; i > 0;)
        {
            if (sentence.Key(i) == ")" && reading.At(sentence, i - 1) is { } acronym) i = acronym.From - 2;
            while (i >= 0 && (sentence[i].IsQuote || sentence.Key(i) is "the" or ")" or "(")) i--;
            if (sentence.Key(i) is not ("and" or "," or "&")) break;
            while (i >= 0 && (sentence.Key(i) is "and" or "," or "&" or "the" or ")" || sentence[i].IsQuote)) i--;
            if (reading.At(sentence, i) is not { } span || !kinds.Contains(span.Kind) || span.To != i + 1) break;
            if (span.Draft != chain[^1].Draft) chain.Add(span);
            i = span.From - 1;
            if (sentence.Key(i) == "(" && reading.At(sentence, i - 1) is { } full && full.Draft == span.Draft) i = full.From - 1;
        }
        return chain;
    }

    private static Span? Last(Reading reading, Sentence sentence, int before, string[] kinds) =>
        reading.SpansOf(sentence).LastOrDefault(s => s.To <= before && s.Outer is null && kinds.Contains(s.Kind));

    /// <summary>Another finite clause between a noun and its relative pronoun cuts them apart.</summary>
    private static bool Crosses(Reading reading, Sentence sentence, Span span, int to)
    {
        for (var i = span.To; i < to; i++)
            if (sentence.Key(i) is ";" || (Verbs.IsFinite(sentence.Key(i)) && !Verbs.IsParticiple(sentence.Key(i)) && IsVerb(reading, sentence, i))) return true;
        return false;
    }

    /// <summary>The span that a participle right behind it speaks of: ", built by …", "a benchmark published by …", "was developed by …".</summary>
    public static List<Span> BeforeParticiple(Reading reading, Sentence sentence, int verb, string[] kinds)
    {
        var auxiliary = verb - 1;
        while (auxiliary >= 0 && (Lexicon.IsAdverb(sentence.Key(auxiliary)) || sentence.Key(auxiliary) is "first" or "jointly")) auxiliary--;
        var passive = sentence.Key(auxiliary) is "was" or "were" or "is" or "are" or "been" or "be" or "being";
        var span = Last(reading, sentence, verb, kinds);
        if (span is null) return [];
        var pronoun = auxiliary;
        while (pronoun > 0 && (Lexicon.Auxiliaries.Contains(sentence.Key(pronoun)) || Lexicon.IsAdverb(sentence.Key(pronoun)))) pronoun--;
        // ", which is developed by": of what stands right before the pronoun, whatever its kind.
        if (sentence.Key(pronoun) is "which" or "that" or "who" && reading.SpansOf(sentence).LastOrDefault(s => s.To <= pronoun && s.Outer is null) is { } antecedent && pronoun - antecedent.To <= 1) return kinds.Contains(antecedent.Kind) ? [antecedent] : [];
        if (passive && Subjects(reading, sentence, verb, kinds) is { Count: > 0 } subjects) return subjects;
        for (var i = span.To; i < verb; i++)
        {
            var token = sentence[i];
            if (token.Is("("))
            {
                while (i < verb && !sentence[i].Is(")")) i++;
                continue;
            }
            var allowed = token.IsMark || token.IsNumber || Lexicon.IsAdverb(token.Key) || token.Key is "first" or "jointly" or "and" or "which" or "that" || Lexicon.Auxiliaries.Contains(token.Key) || Lexicon.Months.Contains(token.Key) || reading.At(sentence, i) is { } other && other.Draft == span.Draft;
            if (allowed) continue;
            // An apposition or what the text calls it: ", a pharmacy assistant developed by".
            var head = Apposition.HeadAfter(sentence, i > span.To ? span.To : i);
            if (head >= 0 && head < verb && Apposition.KindOf(sentence, head) == span.Kind && verb - head <= 2) return [span];
            if (token.Key is "published" or "released" or "in" or "by") continue;
            return [];
        }
        return Chain(reading, sentence, span, kinds);
    }

    /// <summary>The spans of the given kinds between a verb and the end of what it governs.</summary>
    public static List<Span> Objects(Reading reading, Sentence sentence, int from, string[] kinds)
    {
        var objects = new List<Span>();
        for (var i = from; i < sentence.Count && i - from < Farthest; i++)
        {
            if (reading.At(sentence, i) is { } span)
            {
                if (kinds.Contains(span.Kind) && span.From == i) objects.Add(span);
                i = span.To - 1;
                continue;
            }
            if (!Ends(reading, sentence, i)) continue;
            // ", a companion app built by Dovetail Apps, and Amica 2", ", which tests bias, and Local Law 144": past what is said of the first.
            var comma = i;
            while (comma < sentence.Count && !sentence[comma].Is(",")) comma++;
            var aside = sentence.Key(i) == "which" || (Verbs.IsParticiple(sentence.Key(i)) && sentence.Key(i + 1) is "by" or "in" or "from");
            if (objects.Count == 0 || !aside || sentence.Key(comma + 1) != "and" || NextOf(reading, sentence, comma + 2, kinds) is not { } further) break;
            i = further.From - 1;
        }
        return objects;
    }

    /// <summary>The span of the kinds that starts at a token or right behind an article or owner there.</summary>
    private static Span? NextOf(Reading reading, Sentence sentence, int at, string[] kinds)
    {
        for (var i = at; i < sentence.Count && i - at < 6; i++)
        {
            if (reading.At(sentence, i) is { } span)
            {
                if (kinds.Contains(span.Kind)) return span;
                if (!sentence[span.To].IsPossessive) return null;
                i = span.To - 1;
            }
            else if (!sentence[i].IsPossessive && !sentence[i].IsQuote && !Lexicon.Determiners.Contains(sentence.Key(i)) && !(sentence[i].IsCapital && sentence[i].IsWord)) return null;
        }
        return null;
    }

    /// <summary>The first spans of a list that starts right behind a word: "by A, the B and the C".</summary>
    public static List<Span> List(Reading reading, Sentence sentence, int from, string[] kinds, int reach = 6)
    {
        var list = new List<Span>();
        var last = from;
        for (var i = from; i < sentence.Count && i - last <= reach; i++)
        {
            if (reading.At(sentence, i) is { } span)
            {
                if (!kinds.Contains(span.Kind)) break;
                if (span.From == i) list.Add(span);
                i = span.To - 1;
                last = span.To;
                reach = 4;
                continue;
            }
            var token = sentence[i];
            if (token.IsQuote || token.IsPossessive || token.Key is "," or "and" or "or" or "the" or "a" or "an" or "&" or "(" or ")" or "both" or "of" or "like" or "as" or "such" or "its" or "with") continue;
            // "the UK's National Cyber Security Centre"
            if (token.IsCapital && Places.IsPlaceWord(token.Key) && (sentence[i + 1].IsPossessive || reading.At(sentence, i + 1) is not null)) continue;
            // "together with the Lindqvist Institute", "in partnership with"
            if (token.Key is "together" or "along" or "jointly" or "well" or "alongside" || (token.Key is "in" && sentence.Key(i + 1) is "partnership" or "collaboration" or "cooperation" or "co" or "association") || token.Key is "partnership" or "collaboration" or "cooperation" or "association" && sentence.Key(i + 1) == "with") continue;
            // "the start-up Heartline", "and the consultancy Berrow & Finch"
            if (token.IsWord && !token.IsCapital && (token.Glue != '\0' || sentence[i + 1].Glue != '\0' || Heads.OrganizationNouns.Contains(token.Stem) && reading.At(sentence, i + 1) is { Kind: Kinds.Organization })) continue;
            // Before the first: "by affiliates of …", "by the security firm …".
            if (list.Count == 0 && token.IsWord && !Lexicon.Function.Contains(token.Key) && Verbs.FormOf(token.Key) is VerbForm.None or VerbForm.Base) continue;
            if (list.Count == 0 && token.Key is "at" or "from") continue;
            break;
        }
        return list;
    }

    private static bool Ends(Reading reading, Sentence sentence, int i)
    {
        var token = sentence[i];
        if (token.IsMark) return token.Key is ";";
        if (s_boundaries.Contains(token.Key)) return true;
        if (token.Key == "which" || (token.Key == "that" && i > 0 && sentence.Key(i - 1) == ",")) return true;
        if (!token.IsWord) return false;
        var form = Verbs.FormOf(token.Key);
        if ((form & (VerbForm.Third | VerbForm.Past | VerbForm.Participle)) == 0 || Phrases.Nouns.Contains(token.Key))
            return form == VerbForm.Ing && i > 0 && sentence.Key(i - 1) == "," && IsVerb(reading, sentence, i);
        if ((form & VerbForm.Participle) != 0 && (form & VerbForm.Third) == 0 && i + 1 < sentence.Count)
        {
            // "leaked data" has an adjective, "data leaked by" a verb.
            var next = sentence[i + 1];
            var noun = next.IsWord && !Lexicon.Function.Contains(next.Key) && Verbs.FormOf(next.Key) is VerbForm.None;
            if (noun && i > 0 && (sentence[i - 1].IsMark || sentence[i - 1].IsNumber || Lexicon.Determiners.Contains(sentence.Key(i - 1)) || Lexicon.Prepositions.Contains(sentence.Key(i - 1)) || sentence.Key(i - 1) is "and" or "or" or "as")) return false;
            if (sentence[i].Glue != '\0' || next.Glue != '\0') return false;
        }
        return IsVerb(reading, sentence, i);
    }

    /// <summary>"a deepfake tool" speaks of a tool.</summary>
    public static bool IsModifier(Reading reading, Span risk) => reading.At(risk.Sentence, risk.To) is null && risk.Sentence[risk.To] is { IsWord: true } next && !Lexicon.Function.Contains(next.Key) && !Lexicon.IsAdverb(next.Key)
        && (Verbs.FormOf(next.Key) == VerbForm.None || Phrases.Nouns.Contains(next.Key)) && next.Stem is not ("risk" or "attack" or "attempt" or "rate" or "case" or "incident" or "threat" or "harm" or "content" or "problem" or "vulnerability" or "score") && !next.IsUnspaced;

    /// <summary>Whether what a verb says is denied or left open.</summary>
    public static (bool Negated, bool Hedged) Mood(Sentence sentence, int verb)
    {
        var (negated, hedged) = (false, false);
        for (var i = verb - 1; i >= 0 && verb - i <= 4; i--)
        {
            var key = sentence.Key(i);
            if (sentence[i].IsMark && key is "," or ";" or ":") break;
            // "without network access to contain injection" denies the access; "not to" and "no longer to" the rest.
            if (key == "to" && sentence.Key(i - 1) is not ("not" or "never" or "likely" or "expected")) break;
            negated |= Lexicon.Negations.Contains(key);
            hedged |= Lexicon.Hedges.Contains(key);
        }
        return (negated, hedged);
    }
}
