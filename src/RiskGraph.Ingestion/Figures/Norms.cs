using System.Collections.Frozen;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Figures;

/// <summary>Tells figures that nobody measured or counted: targets, deadlines, fines that a law sets, projections, and the parts of a work.</summary>
internal static class Norms
{
    private static readonly FrozenSet<string> s_words = Words.Set("must shall should could would might may can will threshold thresholds ceiling cap caps deadline deadlines target targets limit limits fines penalties quota goal goals projected forecast forecasts expected plans aims require requires required mandate mandates allow allows permits");

    private static readonly FrozenSet<string> s_listing = Words.Set("list define contain include comprise cover span divide group sort name set describe classify identify distinguish recognise recognize propose offer have present hold map outline catalogue catalog add");

    private static readonly FrozenSet<string> s_parts = Words.Set("chapter page section article recital clause category subcategory risk control level tier item appendix annex paragraph use principle recommendation measure guideline technique tactic entry area domain pillar action practice obligation duty rule requirement right type kind class group step stage theme objective goal provision exemption prohibition mitigation function subdomain threat vulnerability dimension challenge bottleneck scenario example finding lesson");

    public static bool IsNorm(Reading reading, Sentence sentence, Figure figure) => IsSet(sentence, figure) || IsPart(reading, sentence, figure);

    private static bool IsSet(Sentence sentence, Figure figure)
    {
        for (var i = figure.From - 1; i >= 0 && figure.From - i < 14; i--)
        {
            if (sentence[i].IsMark && sentence[i].Key is ";" or ":") break;
            if (s_words.Contains(sentence.Key(i)) && !sentence[i].IsCapital) return true;
        }
        // "100% coverage can wait"
        for (var i = figure.To; i < sentence.Count && i - figure.To < 3; i++)
            if (sentence.Key(i) is "can" or "could" or "may" or "might" or "must" or "should" or "would") return true;
        return false;
    }

    /// <summary>"Section 3 of the annex lists 11 uses": what a text lists is part of it.</summary>
    private static bool IsPart(Reading reading, Sentence sentence, Figure figure)
    {
        if (figure.Kind != UnitKind.Count || figure.NounTo == figure.NounFrom || figure.Value >= 1000) return false;
        var head = sentence[figure.NounTo - 1].Stem;
        if (head is "category" or "subcategory" or "chapter" or "page" or "article" or "recital" or "annex" or "appendix" or "tier" or "pillar" or "grade" or "paragraph" or "clause" or "challenge") return true;
        var verb = figure.From - 1;
        while (verb > 0 && (Lexicon.IsAdverb(sentence.Key(verb)) || sentence.Key(verb) is "into" or "in" or "the" or "all")) verb--;
        var lists = Verbs.BaseOf(sentence.Key(verb)) is { } root && s_listing.Contains(root);
        var ofText = reading.SpansOf(sentence).Any(s => s.To <= figure.From && s.Kind is Kinds.Report or Kinds.Regulation && s.Outer is null);
        return s_parts.Contains(head) && (lists || ofText) || (lists && ofText && reading.Main is { Kind: Kinds.Regulation });
    }
}
