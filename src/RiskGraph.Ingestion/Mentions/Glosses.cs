using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Names in another script that stand in brackets behind a name: "deepfake fraud (深度伪造诈骗)". They are names of the same thing and mention nothing else.</summary>
internal static class Glosses
{
    /// <summary>Whether a token lies in brackets that hold nothing but such a gloss.</summary>
    public static bool Covers(Sentence sentence, int i)
    {
        if (!sentence[i].IsUnspaced) return false;
        var open = i;
        while (open > 0 && (sentence[open].IsUnspaced || sentence[open].IsQuote)) open--;
        return sentence[open].Is("(") && open > 0 && sentence[open - 1] is { IsUnspaced: false, IsMark: false };
    }

    public static void Attach(Reading reading)
    {
        foreach (var span in reading.Spans.Where(s => s.Outer is null && s.Reference == Reference.Name).ToList())
            foreach (var name in Brackets.OtherScripts(span.Sentence, span.To)) reading.Entities.AddName(span.Draft, name);
    }
}
