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
            if (span.Outer is null && span.Kind != Kinds.Risk && IsSubjectPosition(reading, span)) return span;
        }
        return null;
    }

    /// <summary>Whether a span can be the subject of a clause: nothing but its own article and adjectives stands between it and the clause's start.</summary>
    public static bool IsSubjectPosition(Reading reading, Span span)
    {
        var sentence = span.Sentence;
        var i = span.From - 1;
        while (i >= 0 && (sentence[i].IsQuote || Lexicon.Determiners.Contains(sentence.Key(i)) || (reading.At(sentence, i) is null && IsPlainModifier(sentence, i)))) i--;
        if (i < 0) return true;
        var token = sentence[i];
        if (token.IsMark) return token.Key is "," or ";" or ":" or "-" or "(" or "•";
        if (Lexicon.Prepositions.Contains(token.Key) && token.Key is not ("after" or "before" or "since" or "until" or "than")) return false;
        return Lexicon.Conjunctions.Contains(token.Key) || token.Key is "noting" or "says" or "said" or "found" or "finds" or "shows" or "showed" or "warns" or "warned" or "reports" or "reported" or "notes" or "noted" or "adds" or "added" or "claims" or "claimed" or "revealed" or "reveals";
    }

    private static bool IsPlainModifier(Sentence sentence, int i) => sentence[i] is { IsWord: true, IsCapital: false } token && !Lexicon.Function.Contains(token.Key) && Verbs.FormOf(token.Key) == VerbForm.None;
}
