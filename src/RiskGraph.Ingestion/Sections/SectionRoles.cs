using System.Collections.Frozen;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Sections;

/// <summary>What a section is for, told by its heading.</summary>
internal static class SectionRoles
{
    public const string FrontMatter = "front-matter";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string KeyTakeaway = "key-takeaway";
    public const string KeyInsights = "key-insights";
    public const string Principles = "principles";
    public const string Method = "method";
    public const string InPractice = "in-practice";
    public const string Topics = "topics";
    public const string BestFor = "best-for";
    public const string Related = "related";
    public const string Attribution = "attribution";
    public const string Other = "other";

    private static readonly FrozenDictionary<string, string> s_byHeading = Table(
        (Summary, "summary|executive summary|abstract|overview|tl;dr|tldr|in brief|in short|synopsis|at a glance|summary of the report|what happened|what it is|what it says|the gist|brief|摘要|总结|概要|概述|summary in brief|resumen|résumé|zusammenfassung|sommaire|riassunto|resumo|要約|요약"),
        (KeyTakeaway, "key takeaway|key takeaways|takeaway|takeaways|the takeaway|main takeaway|bottom line|the bottom line|why it matters|why this matters|so what|conclusion|conclusions|implications|key message|key messages|what it means|what this means|核心要点|要点|启示|结论|conclusión|conclusiones|fazit|à retenir|punto clave"),
        (KeyInsights, "key insight|key insights|insight|insights|key finding|key findings|finding|findings|main finding|main findings|highlights|key points|key facts|main points|results|key results|what they found|what it found|主要发现|关键发现|关键洞察|洞察|hallazgos|ideas clave|hallazgos clave|erkenntnisse|résultats"),
        (Principles, "principle|principles|key principles|guiding principles|core principles|core ideas|general principles|underlying principles|lessons|lessons learned|lessons learnt|rules of thumb|原则|核心原则|principios|principes|grundsätze|prinzipien"),
        (Method, "method|methods|methodology|approach|how it works|how it was done|how they did it|data and methods|study design|research method|research methods|方法|研究方法|método|metodología|méthode|methodik"),
        (InPractice, "in practice|practice|recommendations|recommendation|recommended actions|recommended action|mitigations|mitigation|action|actions|action items|what to do|do this|to-do|checklist|what to do about it|what you should do|steps to take|practical advice|our advice|our recommendations|protect yourself|what to do now|what you can do|next steps|how to apply|how to apply it|how to apply this|controls|safeguards|countermeasures|practical steps|practical advice|best practices|best practice|defences|defenses|advice|to do|put it into practice|putting it into practice|apply it|application|applications|实践|建议|实践建议|行动建议|应对措施|缓解措施|en la práctica|recomendaciones|en pratique|recommandations|in der praxis|empfehlungen|maßnahmen"),
        (Topics, "topic|topics|tags|tag|keywords|key words|themes|subjects|主题|标签|关键词|temas|thèmes|themen|etiquetas|schlagwörter"),
        (BestFor, "best for|best suited for|audience|for whom|who it is for|who this is for|who is this for|who should read this|who should read it|intended audience|target audience|recommended for|relevant for|useful for|readers|intended for|written for|适合|适合人群|适合读者|目标读者|ideal para|recomendado para|pour qui|idéal pour|für wen|geeignet für"),
        (Related, "related|related reading|related work|related works|related articles|related summaries|related content|related topics|see also|further reading|more like this|references|sources|links|further resources|相关|相关阅读|参考|relacionado|à lire aussi|verwandt"),
        (Attribution, "attribution|credits|credit|about this summary|licence|license|copyright|about the source|note on sources"),
        (Other, "background|context|limitations|open questions|discussion|introduction|caveats|timeline|impact|details|what is next|what's next|appendix|definitions|scope|背景|局限|introducción|contexto"));

    private static FrozenDictionary<string, string> Table(params ReadOnlySpan<(string Role, string Headings)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, headings) in rows)
            foreach (var heading in headings.Split('|')) table.TryAdd(TextFold.Fold(heading), role);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private const int LongestBareHeading = 40;

    // Words that say what a short heading is for, whatever stands beside them: "Fixes", "Our advice to boards", "Ground rules", "Three lessons".
    private static readonly FrozenSet<string> s_practiceWords = Words.Set("recommendations recommendation recommended advice advise mitigations mitigation mitigate actions action checklist fixes fix remediation remediations hardening defences defenses defence defense countermeasures safeguards controls todo homework tips suggestions asks guardrails guidance protect implementation respond helps playbook practices practice prevention remedies steps apply");
    private static readonly FrozenSet<string> s_principleWords = Words.Set("principles principle lessons lesson tenets maxims precepts axioms learned learnt rules truths remember ideas maxim moral morals values beliefs propositions theses commandments mind");
    private static readonly FrozenSet<string> s_insightWords = Words.Set("findings results insights highlights");
    private static readonly FrozenSet<string> s_takeawayWords = Words.Set("takeaway takeaways");
    private static readonly FrozenSet<string> s_readerWords = Words.Set("audience readers readership");
    private static readonly FrozenSet<string> s_topicWords = Words.Set("topics tags keywords themes");

    private static string? ByWord(string plain)
    {
        var words = plain.Split([' ', '/', '&', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 6) return null;
        if (plain is "do this" or "do now" or "what now" or "now what" or "for your team" or "in your organisation" or "in your organization" || plain.EndsWith(" to do", StringComparison.Ordinal) || plain.StartsWith("what to ", StringComparison.Ordinal) || plain.Contains(" should do", StringComparison.Ordinal) || plain.Contains(" can do", StringComparison.Ordinal)
            || plain.StartsWith("how to use ", StringComparison.Ordinal) || plain.StartsWith("how to act", StringComparison.Ordinal) || plain.StartsWith("use it ", StringComparison.Ordinal) || plain.StartsWith("try ", StringComparison.Ordinal) && words.Length < 4) return InPractice;
        if (words.Any(s_takeawayWords.Contains)) return KeyTakeaway;
        if (words.Any(s_principleWords.Contains)) return Principles;
        if (words.Any(s_practiceWords.Contains)) return InPractice;
        if (words.Any(s_insightWords.Contains)) return KeyInsights;
        if (words.Any(s_readerWords.Contains) || plain.EndsWith(" is for", StringComparison.Ordinal) || plain.EndsWith(" read this", StringComparison.Ordinal)) return BestFor;
        return words.Any(s_topicWords.Contains) ? Topics : null;
    }

    /// <summary>Headings that go on: "Recommendations for banks", "Lessons from the outage".</summary>
    private static readonly (string Start, string Role)[] s_byStart =
    [
        ("recommendations ", InPractice), ("advice ", InPractice), ("mitigations ", InPractice), ("defences ", InPractice), ("defenses ", InPractice), ("what to do ", InPractice), ("what you should do", InPractice), ("actions ", InPractice),
        ("steps ", InPractice), ("controls ", InPractice), ("safeguards ", InPractice), ("checklist ", InPractice), ("how to protect", InPractice), ("how to respond", InPractice), ("how to defend", InPractice), ("lessons ", Principles),
        ("principles ", Principles), ("key findings ", KeyInsights), ("findings ", KeyInsights), ("main findings ", KeyInsights), ("who should ", BestFor), ("who this ", BestFor),
    ];

    /// <summary>The role of a heading; <see cref="Other"/> for one that is not known.</summary>
    public static string Of(string heading)
    {
        var plain = Plain(heading);
        if (s_byHeading.TryGetValue(plain, out var role)) return role;
        foreach (var (start, of) in s_byStart)
            if (plain.StartsWith(start, StringComparison.Ordinal)) return of;
        if (ByWord(plain) is { } named) return named;
        return plain.StartsWith("related on ", StringComparison.Ordinal) || plain.StartsWith("related to ", StringComparison.Ordinal) || plain.StartsWith("more from ", StringComparison.Ordinal) ? Related : Other;
    }

    /// <summary>Whether a bare line is a heading that is known.</summary>
    public static bool IsHeading(string line)
    {
        if (line.Length == 0 || char.IsLower(line[0])) return false;
        var plain = Plain(line);
        return s_byHeading.ContainsKey(plain) || (line.Length <= LongestBareHeading && plain.Count(c => c == ' ') < 4 && ByWord(plain) is InPractice or Principles or KeyTakeaway or BestFor && line[^1] is not ('.' or ',' or ';')) || plain.StartsWith("related on ", StringComparison.Ordinal);
    }

    /// <summary>Whether a line starts with a heading that its text follows, as in <c>Best for: editors</c> or <b>Method.</b> They asked.</summary>
    /// <param name="bold">How many of its first characters are bold.</param>
    /// <param name="length">Of the heading, its colon included.</param>
    public static bool TrySplitRunIn(string line, int bold, out int length)
    {
        length = 0;
        if (line.Length == 0 || char.IsLower(line[0])) return false;
        if (bold > 0 && bold < line.Length && IsHeading(line[..bold].TrimEnd(' ', ':', '.', '：')))
        {
            length = bold;
            if (line[bold..].TrimStart() is [':' or '：', ..]) length = line.AsSpan().IndexOfAny(':', '：') + 1;
            return true;
        }
        var colon = line.AsSpan().IndexOfAny(':', '：');
        if (colon is <= 0 or > 40 || colon == line.Length - 1) return false;
        var head = Plain(line[..colon]);
        // A reading list often opens with a word such as "Source:", which belongs to the attribution.
        if (!s_byHeading.TryGetValue(head, out var role)) role = head.Count(c => c == ' ') < 3 ? ByWord(head) ?? Other : Other;
        if (role == Other || role == KeyInsights && !s_byHeading.ContainsKey(head)) return false;
        length = colon + 1;
        return true;
    }

    /// <summary>Whether a line says who edited the summary or who published what it was written from.</summary>
    public static bool IsAttribution(string line) =>
        Starts(line, "editorial summary") || Starts(line, "original article") || Starts(line, "originally published") || Starts(line, "original publication")
        || Starts(line, "original report") || Starts(line, "original paper") || Starts(line, "original text") || Starts(line, "summary and curation") || Starts(line, "summary by")
        || Starts(line, "curated by") || Starts(line, "summarised by") || Starts(line, "summarized by") || Starts(line, "source:") || Starts(line, "article published by")
        || (Starts(line, "original ") && line.Length < 300 && OriginalBy(line)) || Starts(line, "published every ") || (Starts(line, "published by ") && line.Length < 80 && !line.Contains(',', StringComparison.Ordinal))
        || Starts(line, "first published") || Starts(line, "this summary was") || Starts(line, "curation by");

    /// <summary>Whether it is a line such as <c>· Source: … · Field: … · Depth: …</c>.</summary>
    public static bool IsSourceLine(string line) => line.Contains('·', StringComparison.Ordinal)
        && (line.TrimStart(' ', '·').StartsWith("Source:", StringComparison.OrdinalIgnoreCase) || line.Contains("· Source:", StringComparison.OrdinalIgnoreCase)
            || line.Contains("· Field:", StringComparison.OrdinalIgnoreCase) || line.Contains("· Depth:", StringComparison.OrdinalIgnoreCase));

    /// <summary>"Original document published by MITRE", "Original law passed by the parliament".</summary>
    private static bool OriginalBy(string line)
    {
        var by = line.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return by is > 0 and < 60 && line[..by].TrimEnd().Split(' ') is { Length: <= 6 } words && words[^1] is "published" or "passed" or "issued" or "released" or "adopted" or "written" or "kept" or "maintained";
    }

    private static bool Starts(string line, string words) => line.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Folded, without numbering, pictures and closing punctuation.</summary>
    private static string Plain(string heading)
    {
        var folded = TextFold.Fold(heading);
        var start = 0;
        while (start < folded.Length && !char.IsLetter(folded[start])) start++;
        return folded[start..].TrimEnd(' ', ':', '：', '.', '?', '!', '-', '#');
    }
}
