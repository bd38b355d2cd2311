using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>A run of capitalised words that may be a name.</summary>
/// <param name="IsQuoted">Stands in quotation marks.</param>
/// <param name="IsInitial">Starts its sentence, where every word has a capital.</param>
/// <param name="Key">Candidates with one key are one name.</param>
/// <param name="Acronym">The short form in brackets behind it, as a token; -1 where there is none.</param>
internal sealed record Candidate(Sentence Sentence, int From, int To, bool IsQuoted, bool IsInitial, string Key, int Acronym)
{
    public string Text => Sentence.TextOf(From, To);

    /// <summary>One behind its short form and closing quotation mark.</summary>
    public int After
    {
        get
        {
            var to = Acronym >= 0 ? Acronym + 2 : To;
            while (to < Sentence.Count && (Sentence[to].IsQuote || (IsQuoted && Sentence[to].IsMark && Sentence[to].Key is "." or "," && to + 1 < Sentence.Count && Sentence[to + 1].IsQuote))) to++;
            return to;
        }
    }

    /// <summary>The token right before it, opening quotation mark aside; -1 at the start.</summary>
    public int Before => From > 0 && Sentence[From - 1].IsQuote ? From - 2 : From - 1;
}
