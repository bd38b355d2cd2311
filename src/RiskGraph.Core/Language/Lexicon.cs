using System.Collections.Frozen;

namespace RiskGraph.Core.Language;

/// <summary>Classes of English words that hold sentences together.</summary>
public static class Lexicon
{
    public static readonly FrozenSet<string> Determiners = Words.Set("a an the this that these those its their his her our your my some any each every no all both either neither another such other several many few most more which whose what");

    public static readonly FrozenSet<string> Prepositions = Words.Set("""
        about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite during except for from in including inside into like near of off on onto over past per
        regarding since than through throughout to toward towards under unlike until unto up upon versus via with within without concerning
        """);

    public static readonly FrozenSet<string> Conjunctions = Words.Set("and or but nor yet so plus & while whereas although though because since when whenever where if unless whether that which who whom whose as than after before until once");

    /// <summary>Words that open a clause with a verb of its own.</summary>
    public static readonly FrozenSet<string> Subordinators = Words.Set("while whereas although though because when whenever where if unless whether that which who after before until once since so but yet");

    public static readonly FrozenSet<string> Pronouns = Words.Set("i you he she it we they me him her us them itself themselves himself herself one ones nobody somebody anyone everyone someone nothing something anything everything none who whom there here whoever whatever whichever whomever how why what");

    public static readonly FrozenSet<string> Auxiliaries = Words.Set("is are was were be been being am has have had having do does did will would shall should can could may might must cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't couldn't shouldn't");

    public static readonly FrozenSet<string> Adverbs = Words.Set("""
        also now then still already just only even ever never not often soon once twice again always sometimes perhaps maybe rather quite very too well there here thus hence however moreover meanwhile furthermore instead therefore
        aside apart away back forth out down almost nearly about roughly approximately around some barely hardly mostly largely mainly especially particularly notably reportedly allegedly apparently likely possibly probably together later earlier recently currently
        """);

    public static readonly FrozenSet<string> Negations = Words.Set("not no never neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't couldn't shouldn't nobody none nothing");

    public static readonly FrozenSet<string> Hedges = Words.Set("may might could can would should reportedly allegedly possibly perhaps maybe apparently seemingly likely probably suspected alleged rumoured rumored expected supposedly purportedly plans planned hopes aims if unclear whether");

    /// <summary>Words that no name and no noun phrase consists of.</summary>
    public static readonly FrozenSet<string> Function = Words.Union(Determiners, Prepositions, Conjunctions, Pronouns, Auxiliaries, Adverbs, Negations);

    public static readonly FrozenSet<string> Months = Words.Set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");

    public static bool IsAdverb(string key) => Adverbs.Contains(key) || (key.Length > 4 && key.EndsWith("ly", StringComparison.Ordinal) && key is not ("supply" or "anomaly" or "family" or "assembly" or "reply" or "apply" or "comply" or "rely" or "yearly" or "weekly" or "monthly" or "quarterly" or "daily" or "early" or "elderly" or "imply" or "multiply" or "monopoly"));
}
