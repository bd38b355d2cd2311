using System.Collections.Frozen;

namespace RiskGraph.Ingestion.Entities;

/// <summary>The forms in which names are compared, so that one thing in other words is one entity.</summary>
internal static class EntityKeys
{
    private static readonly FrozenSet<string> s_skipped = Words.Set("a an the of for to in on from with by and 's");

    /// <summary>Words that a risk's name may have or lack.</summary>
    private static readonly FrozenSet<string> s_riskSuffixes = Words.Set("risk threat danger potential issue problem concern possibility vulnerability case incident attempt behavior behaviour");

    private static readonly FrozenSet<string> s_generic = Words.Set("ai llm model language large generative artificial intelligence genai system attack foundation gpai chatbot assistant machine learning ml");

    private static readonly FrozenDictionary<string, string> s_synonyms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["lapse"] = "failure",
        ["breakdown"] = "failure",
        ["shortcoming"] = "failure",
        ["leak"] = "leakage",
        ["leaking"] = "leakage",
        ["abuse"] = "misuse",
        ["misusing"] = "misuse",
        ["abusing"] = "misuse",
        ["scam"] = "fraud",
        ["swindle"] = "fraud",
        ["cloning"] = "clone",
        ["cloned"] = "clone",
        ["jailbreaking"] = "jailbreak",
        ["jailbroken"] = "jailbreak",
        ["stealing"] = "theft",
        ["contamination"] = "pollution",
        ["weight"] = "source",
        ["over-reliance"] = "overreliance",
        ["poisoned"] = "poisoning",
        ["leaked"] = "leakage",
        ["llm"] = "llm",
        ["labour"] = "labor",
        ["private"] = "personal",
        ["extremist"] = "extremist",
        ["discriminatory"] = "discrimination",
        ["biased"] = "bias",
        ["hallucinated"] = "hallucination",
        ["hallucinate"] = "hallucination",
        ["deceptive"] = "deception",
        ["manipulative"] = "manipulation",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The stems of a name without articles, possessives and marks.</summary>
    public static string OfName(ReadOnlySpan<Token> tokens)
    {
        var words = new List<string>(tokens.Length);
        foreach (var token in tokens)
            if (token.Kind != TokenKind.Mark && !(words.Count == 0 && token.Key is "a" or "an" or "the")) words.Add(token.Stem);
        return string.Join(' ', words);
    }

    public static string OfName(string name) => OfName(Tokenizer.Read(name));

    /// <summary>The words of a risk in alphabetical order, synonyms made one: "leakage of personal data" is "personal data leaks".</summary>
    /// <param name="general">Leaves out words such as AI and model, which most risks may have or lack.</param>
    public static string OfRisk(ReadOnlySpan<Token> tokens, bool general)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Mark || s_skipped.Contains(token.Key) || s_riskSuffixes.Contains(token.Stem)) continue;
            if (general && s_generic.Contains(token.Stem)) continue;
            var stem = token.Stem.Replace("isation", "ization", StringComparison.Ordinal);
            words.Add(s_synonyms.GetValueOrDefault(stem, stem));
        }
        return string.Join(' ', words);
    }

    public static bool IsGeneric(Token token) => s_generic.Contains(token.Stem) || s_riskSuffixes.Contains(token.Stem) || s_skipped.Contains(token.Key);
}
