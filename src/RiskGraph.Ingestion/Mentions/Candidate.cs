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

    /// <summary>One behind its closing quotation mark and what stands in brackets behind it: its short form, or its name in another script.</summary>
    public int After
    {
        get
        {
            var to = To;
            while (Sentence[to].IsQuote || (IsQuoted && Sentence[to].IsMark && Sentence[to].Key is "." or "," && Sentence[to + 1].IsQuote)) to++;
            if (IsBracketed && Sentence[to].Is(")")) return to + 1;
            return Brackets.Names(Sentence, to) is var end and > 0 ? end : to;
        }
    }

    /// <summary>The token right before it, opening quotation mark aside; before the name in another script where it stands in brackets behind that; -1 at the start.</summary>
    public int Before
    {
        get
        {
            var from = From;
            if (IsBracketed)
            {
                from--;
                while (from > 0 && (Sentence[from - 1].IsUnspaced || (Sentence[from - 1].IsNumber && from > 1 && Sentence[from - 2].IsUnspaced))) from--;
            }
            return from > 0 && Sentence[from - 1].IsQuote ? from - 2 : from - 1;
        }
    }

    /// <summary>"墨言2 (Moyan 2)": the name in Latin script stands in brackets behind the other.</summary>
    public bool IsBracketed => Sentence[From - 1].Is("(") && (Sentence[From - 2].IsUnspaced || (Sentence[From - 2].IsNumber && Sentence[From - 3].IsUnspaced)) && Sentence[To].Is(")");

    /// <summary>Its names in other scripts, before it or behind it.</summary>
    public IEnumerable<string> OtherScripts
    {
        get
        {
            if (IsBracketed)
            {
                var start = Before + 1;
                if (Sentence[start].IsQuote) start++;
                yield return Sentence.TextOf(start, From - 1);
            }
            foreach (var name in Brackets.OtherScripts(Sentence, IsQuoted && Sentence[To].IsQuote ? To + 1 : To)) yield return name;
        }
    }
}
