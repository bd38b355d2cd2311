using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Figures;

/// <summary>The noun that a metric is about: rate in "injection success rate", agents in "agents that showed deception".</summary>
internal static class MetricHead
{
    /// <summary>The stem of the last noun before what is said of it.</summary>
    public static string Of(string metric)
    {
        var head = "";
        foreach (var token in Tokenizer.Read(metric))
        {
            if (!token.IsWord) continue;
            if (head.Length > 0 && token.Glue == '\0' && (Lexicon.Function.Contains(token.Key) || (Verbs.IsParticiple(token.Key) && !Mentions.Phrases.Nouns.Contains(token.Key)))) break;
            head = token.Stem;
        }
        return head;
    }
}
