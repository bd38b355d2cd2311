using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds the entity that a sentence is about.</summary>
internal static class Subjects
{
    /// <summary>The first span in subject position before a token; null where there is none.</summary>
    public static Span? Of(Reading reading, Sentence sentence, int before)
    {
        foreach (var span in reading.SpansOf(sentence))
        {
            if (span.From >= before) return null;
            if (span.Outer is not null || span.Kind == Kinds.Risk || !IsSubjectPosition(reading, span)) continue;
            // Two who released something are no "it": what they released is.
            if (IsCoordinated(reading, span) && reading.SpansOf(sentence).FirstOrDefault(s => s.From > span.To && s.From < before && s.Outer is null && (Kinds.IsWork(s.Kind) || s.Kind == Kinds.System)) is { } made) return made;
            return span;
        }
        return null;
    }

    private static bool IsCoordinated(Reading reading, Span span) => span.Sentence.Key(span.To) == "and" && Enumerable.Range(span.To + 1, 3).Any(i => reading.At(span.Sentence, i) is { } next && next.Kind == span.Kind);

    /// <summary>Whether a span can be the subject of a clause: nothing but its own article and adjectives stands between it and the clause's start.</summary>
    public static bool IsSubjectPosition(Reading reading, Span span)
    {
        var sentence = span.Sentence;
        var i = span.From - 1;
        while (i >= 0 && sentence.Key(i) is not ("that" or "which" or "whose") && (sentence[i].IsQuote || Lexicon.Determiners.Contains(sentence.Key(i)) || (reading.At(sentence, i) is null && IsPlainModifier(sentence, i)))) i--;
        if (i < 0) return true;
        var token = sentence[i];
        // "issued by Bramble Mutual and the Ferncastle Institute": the second stands where the first does.
        if (token.Key is "and" or "or" or "," or "&" && reading.At(sentence, token.Key is "and" && sentence.Key(i - 1) == "," ? i - 2 : i - 1) is { } left && left.Kind == span.Kind && left.Outer is null && left.From < span.From && !IsSubjectPosition(reading, left)) return false;
        if (token.IsMark) return token.Key is "," or ";" or ":" or "-" or "(" or "•";
        // "Analysts at Kestrel Point saw": its people stand for it.
        if (span.Kind == Kinds.Organization && People.StandFor(sentence, i) is var people and >= 0) return IsStart(sentence, people - 1);
        if (Lexicon.Prepositions.Contains(token.Key) && token.Key is not ("after" or "before" or "since" or "until" or "than")) return false;
        return Lexicon.Conjunctions.Contains(token.Key) || token.Key is "noting" or "says" or "said" or "found" or "finds" or "shows" or "showed" or "warns" or "warned" or "reports" or "reported" or "notes" or "noted" or "adds" or "added" or "claims" or "claimed" or "revealed" or "reveals";
    }

    /// <summary>Whether nothing but modifiers stands between a token and the start of its clause.</summary>
    private static bool IsStart(Sentence sentence, int i)
    {
        while (i >= 0 && (Lexicon.Determiners.Contains(sentence.Key(i)) || IsPlainModifier(sentence, i) || sentence[i].IsNumber)) i--;
        return i < 0 || sentence[i].IsMark && !sentence[i].IsPossessive || Lexicon.Conjunctions.Contains(sentence.Key(i));
    }

    private static bool IsPlainModifier(Sentence sentence, int i) => sentence[i] is { IsWord: true, IsCapital: false } token && !Lexicon.Function.Contains(token.Key) && Verbs.FormOf(token.Key) == VerbForm.None;
}
