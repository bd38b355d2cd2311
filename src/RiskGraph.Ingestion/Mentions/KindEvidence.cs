using System.Collections.Frozen;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Weighs, for one place where a name stands, what the words around it say of its kind.</summary>
internal static class KindEvidence
{
    /// <summary>The weight from which a name is taken to be of a kind.</summary>
    public const int Enough = 3;

    private static readonly FrozenSet<string> s_organizationActs = Words.Set("""
        say announce block stop report count disclose fine sue settle lose pay patch fix warn acknowledge confirm launch publish introduce remove ban issue unveil admit apologise apologize deny withdraw suspend restrict promise invest hire
        adopt approve reject require urge call ask rule order discover cut sell buy acquire commission fund notify agree argue recommend estimate record survey interview audit propose open close employ build develop train deploy release write take-down
        investigate investigated conclude decide caution complain file demand insist note tell find detect intercept identify curate collect gather test evaluate examine analyse analyze review assess check try study verify label handle process ship pledge join lead win cover expand cancel revise give host organise organize tighten recall reimburse refund compensate dismiss shut pull receive operate own blame offer plan concede dispute appeal seek rely spend earn attribute back oppose support endorse criticise criticize welcome lobby campaign testify sign drop scrap defend allege accuse charge monitor oversee staff
        """);

    private static readonly FrozenSet<string> s_systemActs = Words.Set("score generate hallucinate produce refuse answer respond comply output invent fabricate rank outperform obey reply misidentify misclassify recommend flag assist translate transcribe summarise summarize jailbreak");

    private static readonly FrozenSet<string> s_benchmarkActs = Words.Set("measure test evaluate assess comprise probe");

    private static readonly FrozenSet<string> s_makers = Words.Set("publish issue release develop build make author write report create lead run own operate train fund found launch introduce propose commission maintain host design prepare produce compile conduct curate announce unveil edit draft provide sell file carry administer field supply offer manage organise organize market distribute coordinate sponsor discover identify disclose document describe detail find warn acquire hire employ");

    private static readonly FrozenSet<string> s_ofSystems = Words.Set("run access use user deploy prompt ask query test evaluate attack trick fool jailbreak operate upgrade retire disable retrain");

    public static void Weigh(Candidate candidate, Dictionary<string, int> weights)
    {
        var sentence = candidate.Sentence;
        ByName(candidate, weights);
        var (before, after) = (candidate.Before, candidate.After);
        ByApposition(sentence, after, weights);
        ByNounsAround(candidate, before, after, weights);
        ByPreposition(sentence, before, weights);
        ByNaming(sentence, before, weights);
        ByExampleOf(sentence, after, weights);
        ByVerb(candidate, after, weights);
    }

    private static void Add(Dictionary<string, int> weights, string kind, int weight) => weights[kind] = weights.GetValueOrDefault(kind) + weight;

    private static void ByName(Candidate candidate, Dictionary<string, int> weights)
    {
        var (sentence, from, to) = (candidate.Sentence, candidate.From, candidate.To);
        // The year of an edition is no part of the noun.
        if (to - from > 2 && DateReader.IsYear(sentence[to - 1])) to--;
        for (var i = from; i < to; i++)
        {
            // In other scripts, which put the head first, any word may be it.
            var isLast = i == to - 1 || sentence.Passage.Text[sentence[i].Start] >= '\u0370' || sentence.Key(i + 1) is "of" or "for" or "on" or "de" or "der" or "für" or "du" or "des" or "della" or "para" or "pour";
            // "Securing AI Systems" names what is done.
            if (Heads.IsOrganizationHead(sentence[i], isLast, i > from) && (to - from > 1) && (Verbs.FormOf(sentence.Key(from)) & VerbForm.Ing) == 0) Add(weights, Kinds.Organization, isLast ? 6 : 2);
            if (!isLast || to - from == 1) continue;
            if (Heads.InRegulationNames.Contains(sentence[i].Stem) && sentence[i].IsCapital) Add(weights, Kinds.Regulation, 7);
            // A review, letter or monitor may be who publishes as well as what is published.
            if (Heads.InReportNames.Contains(sentence[i].Stem) && sentence[i].IsCapital) Add(weights, Kinds.Report, sentence[i].Stem is "review" or "letter" or "monitor" or "tracker" or "brief" or "bulletin" or "note" ? 4 : 7);
            if (sentence[i].Stem is "benchmark" or "leaderboard") Add(weights, Kinds.Benchmark, 8);
        }
        // A long title in quotation marks is a work's, whatever its words name.
        if (candidate.IsQuoted && to - from >= 4) Add(weights, Kinds.Report, 8);
        for (var i = from; i < to; i++)
            if (sentence[i].Key is "&" or "inc" or "ltd" or "llc" or "gmbh" or "corp" or "plc") Add(weights, Kinds.Organization, 5);
        var last = sentence[to - 1].Key;
        var first = sentence[from].Key;
        if (first.EndsWith("bench", StringComparison.Ordinal) || last.EndsWith("bench", StringComparison.Ordinal) || first.EndsWith("eval", StringComparison.Ordinal) && first.Length > 4) Add(weights, Kinds.Benchmark, 6);
        if (first.EndsWith("gpt", StringComparison.Ordinal) || last.EndsWith("gpt", StringComparison.Ordinal) || last.EndsWith("bert", StringComparison.Ordinal) || (last.EndsWith("bot", StringComparison.Ordinal) && last.Length > 3)) Add(weights, Kinds.System, 5);
        if (to - from > 1 && sentence[to - 1].Stem is "assistant" or "agent" or "copilot" or "chatbot" or "companion" or "coder" or "tutor" or "translator") Add(weights, Kinds.System, 4);
        if (HasVersion(sentence, from, to)) Add(weights, Kinds.System, 3);
        // "Lumen AI"
        if (to - from > 1 && last == "ai" && sentence[to - 1].IsAllCapitals) Add(weights, Kinds.Organization, 3);
        if (first is "iso" or "iec" or "ieee" or "sb" or "ab" or "hb" or "etsi" or "rfc" && to - from > 1) Add(weights, Kinds.Regulation, 8);
    }

    /// <summary>A number or a word such as Pro behind the name.</summary>
    private static bool HasVersion(Sentence sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if ((sentence[i].IsNumber && !DateReader.IsYear(sentence[i])) || sentence[i].HasDigit || (Versions.IsVersionWord(sentence[i].Key) && i == to - 1 && (sentence[i].Glue != '\0' || sentence[i].Key is "pro" or "mini" or "turbo" or "nano" or "ultra" or "max"))) return true;
        return sentence[from].HasDigit && sentence[from].IsCapital && char.IsDigit(sentence[from].Key[^1]);
    }

    private static void ByApposition(Sentence sentence, int after, Dictionary<string, int> weights)
    {
        // ", which is developed by", ", built by"
        var verb = sentence.Key(after) == "," ? after + 1 : after;
        if (sentence.Key(verb) is "which" or "that") verb++;
        while (Verbs.BaseOf(sentence.Key(verb)) is "be" or "have" || Lexicon.IsAdverb(sentence.Key(verb))) verb++;
        if (sentence.Key(verb + 1) == "by" && Verbs.IsParticiple(sentence.Key(verb)) && Verbs.BaseOf(sentence.Key(verb)) is "develop" or "build" or "make" or "train" or "operate" or "run" or "sell" or "provide") Add(weights, Kinds.System, 5);
        if (Apposition.KindOf(sentence, Apposition.HeadAfter(sentence, after)) is { } kind) Add(weights, kind, 6);
    }

    private static void ByNounsAround(Candidate candidate, int before, int after, Dictionary<string, int> weights)
    {
        var sentence = candidate.Sentence;
        // "the bank Nordbank", "the preprint “Siege Engines”"
        if (before >= 0 && sentence[before] is { IsWord: true, IsCapital: false } noun && Apposition.KindOf(sentence, before) is { } called)
            Add(weights, called, noun.Stem.Length == noun.Key.Length || candidate.IsQuoted ? 5 : 3);
        // "Kestrel Point's Quarterly Threat Letter": what is owned is no owner.
        if (before >= 0 && sentence[before].IsPossessive && Heads.InReportNames.Contains(sentence[candidate.To - 1].Stem)) Add(weights, Kinds.Report, 5);
        if (before >= 0 && sentence.Key(before) is "titled" or "entitled") Add(weights, Kinds.Report, 6);
        if (after < sentence.Count && sentence[after] is { IsWord: true, IsCapital: false } next)
        {
            var head = Apposition.HeadOfPhrase(sentence, after);
            var kind = head < 0 ? null : Apposition.KindOf(sentence, head);
            // "Larger models are …" starts with no name.
            if (candidate.IsInitial && candidate.To - candidate.From == 1 && !sentence[candidate.From].IsMixed && !sentence[candidate.From].IsAllCapitals && next.Stem != next.Key) return;
            // An organization's name stands before works too: "a Stanford study" says nothing of Stanford but "the LatchWork study" does.
            if (kind is not null && head - after <= 2 && (kind is Kinds.System or Kinds.Benchmark || candidate.IsQuoted || candidate.Sentence[candidate.From].IsMixed || kind == Kinds.Organization)) Add(weights, kind, kind == Kinds.Benchmark ? 5 : 3);
            else if (People.Members.Contains(next.Stem)) Add(weights, Kinds.Organization, 4);
        }
        if (after < sentence.Count && sentence[after].IsPossessive)
        {
            var head = Apposition.HeadOfPhrase(sentence, after + 1);
            Add(weights, Kinds.Organization, Apposition.KindOf(sentence, head) is { } owned && owned != Kinds.Organization ? 3 : 1);
        }
    }

    private static readonly FrozenSet<string> s_critics = Words.Set("critic campaigner activist rival competitor customer client partner member supporter opponent other signatory backer investor donor employer hospital bank lender retailer insurer ngo manufacturer carmaker chipmaker supplier broker");

    /// <summary>The verb of "published by" and "carried out online by".</summary>
    private static string? Maker(Sentence sentence, int by)
    {
        var i = by - 1;
        while (i > 0 && (Lexicon.IsAdverb(sentence.Key(i)) || sentence.Key(i) is "online" or "jointly" or "first") && Verbs.BaseOf(sentence.Key(i)) is null) i--;
        return sentence.Key(i) is "out" or "up" or "together" && i > 0 ? Verbs.BaseOf(sentence.Key(i - 1)) : Verbs.BaseOf(sentence.Key(i));
    }

    /// <summary>"ClawRunner and AutoDesk Pilot as examples of tools": what follows says what they are.</summary>
    private static void ByExampleOf(Sentence sentence, int after, Dictionary<string, int> weights)
    {
        var i = after;
        for (var steps = 0; steps < 8 && i < sentence.Count && (sentence.Key(i) is "and" or "," or "or" || sentence[i].IsQuote || (sentence[i].IsWord && (sentence[i].IsCapital || sentence[i].IsMixed)) || sentence[i].IsNumber); steps++) i++;
        if (sentence.Key(i) is "are" or "is" or "were") i++;
        else if (sentence.Key(i) is "as") i++;
        else return;
        if (sentence.Key(i) is "an" or "the") i++;
        if (sentence[i].Stem is not ("example" or "instance") || sentence.Key(i + 1) != "of") return;
        if (Apposition.KindOf(sentence, Apposition.HeadOfPhrase(sentence, i + 2)) is { } kind) Add(weights, kind, 5);
    }

    /// <summary>"a filter that the paper calls Second Look", "a group that calls itself Velvet Anvil", "a tool known as KeyRat"; "Another tool, “KeyRat,”".</summary>
    private static void ByNaming(Sentence sentence, int before, Dictionary<string, int> weights)
    {
        var i = before;
        if (sentence.Key(i) == ",")
        {
            var start = Phrases.Start(sentence, i, 5);
            if (start < i && (Lexicon.Determiners.Contains(sentence.Key(start - 1)) || sentence[start - 1].IsPossessive || sentence[start - 1].IsNumber || NumberReader.IsNumberWord(sentence.Key(start)) || NumberReader.IsNumberWord(sentence.Key(start - 1))) && !sentence[i - 1].IsCapital && Apposition.KindOf(sentence, i - 1) is { } called) Add(weights, called, 8);
            return;
        }
        if (sentence.Key(i) is "the" or "itself" or "themselves" or "as") i--;
        if (i < 1 || Verbs.BaseOf(sentence.Key(i)) is not ("call" or "name" or "dub" or "nickname" or "know" or "label" or "brand" or "christen" or "track" or "title" or "codename" or "term")) return;
        for (var noun = i - 1; noun >= 0 && i - noun < 8; noun--)
            if (noun < i - 1 && (sentence[noun].IsMark && !sentence[noun].Is(",") || Lexicon.Prepositions.Contains(sentence.Key(noun)) || Verbs.IsFinite(sentence.Key(noun)) && !Lexicon.Auxiliaries.Contains(sentence.Key(noun)) && !Phrases.Nouns.Contains(sentence.Key(noun)))) return;
            else if (sentence[noun] is { IsWord: true, IsCapital: false } && Lexicon.Determiners.Contains(sentence.Key(Phrases.Start(sentence, noun + 1, 5) - 1)) && Apposition.KindOf(sentence, noun) is { } kind && !IsSubjectOf(sentence, noun, i))
            {
                Add(weights, kind, 6);
                return;
            }
    }

    /// <summary>In "that the paper calls" the paper is what calls.</summary>
    private static bool IsSubjectOf(Sentence sentence, int noun, int verb) => noun == verb - 1 && !Verbs.IsParticiple(sentence.Key(verb));

    private static void ByPreposition(Sentence sentence, int before, Dictionary<string, int> weights)
    {
        var i = before;
        if (i >= 0 && sentence.Key(i) is "the") i--;
        if (i < 0) return;
        switch (sentence.Key(i))
        {
            case "by" when i > 0 && Maker(sentence, i) is { } verb:
                if (s_makers.Contains(verb)) Add(weights, Kinds.Organization, sentence.Role == Sections.SectionRoles.Attribution ? 9 : 5);
                else if (verb is "generate" or "write") Add(weights, Kinds.System, 2);
                else if (verb is "exemplify" or "power") Add(weights, Kinds.System, 5);
                break;
            case "by" when i > 0 && Heads.KindOfNoun(sentence[i - 1].Stem) is not null || (i > 0 && sentence[i - 1].Stem is "note" or "digest" or "brief" or "guide" or "explainer" or "primer" or "roundup" or "write-up" or "talk" or "thread" or "evaluation" or "exercise" or "release" or "statement" or "warning" or "ruling" or "decision" or "curation" or "summary" or "work" or "research"):
                Add(weights, Kinds.Organization, 4);
                break;
            case "in" when Verbs.BaseOf(sentence.Key(i - 1)) is "publish" or "appear":
                Add(weights, Kinds.Organization, 9);
                break;
            case "told" when i < before:
                Add(weights, Kinds.Organization, 4);
                break;
            case "to" when sentence.Key(i - 1) == "according":
                Add(weights, Kinds.Organization, 4);
                break;
            case "at" or "from" or "of" or "with" when i > 0 && People.Members.Contains(sentence[i - 1].Stem):
                Add(weights, Kinds.Organization, 4);
                break;
            case ":" or "," when i > 0 && Listed(sentence, i) is { } listed:
                Add(weights, listed, 4);
                break;
            case "as" or "like" or "including" when i > 0:
                var noun = sentence.Key(i) == "as" && sentence.Key(i - 1) == "such" ? i - 2 : i - 1;
                if (noun >= 0 && sentence[noun].IsMark) noun--;
                if (noun >= 0 && (Apposition.KindOf(sentence, noun) ?? (s_critics.Contains(sentence[noun].Stem) ? Kinds.Organization : null)) is { } kind) Add(weights, kind, 4);
                break;
            case var word when Verbs.BaseOf(word) is { } action && s_ofSystems.Contains(action):
                Add(weights, Kinds.System, 1);
                break;
            case "on" or "of" when i > 0 && s_ofSystems.Contains(Verbs.BaseOf(sentence.Key(i - 1)) ?? ""):
                Add(weights, Kinds.System, 3);
                break;
        }
    }

    /// <summary>"tested two products on the same applications: Hirewise, …": what stands before the colon is listed behind it.</summary>
    private static string? Listed(Sentence sentence, int mark)
    {
        var colon = mark;
        while (colon > 0 && !sentence[colon].Is(":") && mark - colon < 20) colon--;
        if (!sentence[colon].Is(":")) return null;
        for (var i = colon - 1; i >= 0 && colon - i < 12; i--)
            if (sentence[i] is { IsWord: true, IsCapital: false } noun && noun.Stem != noun.Key && Heads.KindOfNoun(noun.Stem) is Kinds.System or Kinds.Organization) return Heads.KindOfNoun(noun.Stem);
        return null;
    }

    private static void ByVerb(Candidate candidate, int after, Dictionary<string, int> weights)
    {
        var sentence = candidate.Sentence;
        var i = after;
        while (i < sentence.Count && (Lexicon.IsAdverb(sentence.Key(i)) || sentence.Key(i) is "has" or "have" or "had" or "will" or "then" or "did")) i++;
        if (i >= sentence.Count || !sentence[i].IsWord || sentence[i].IsCapital) return;
        var key = sentence.Key(i);
        var form = Verbs.FormOf(key);
        if ((form & (VerbForm.Past | VerbForm.Third | VerbForm.Participle)) == 0 || Verbs.BaseOf(key) is not { } verb) return;
        // Systems run, leak and block too: many such verbs say no more than two.
        if (s_organizationActs.Contains(verb) && !IsPassive(sentence, i) && weights.GetValueOrDefault(Kinds.Organization) < 7) Add(weights, Kinds.Organization, 3);
        if (s_systemActs.Contains(verb)) Add(weights, Kinds.System, 3);
        if (verb is "have" or "show" or "reach" or "post" or "record" or "achieve" or "manage" && HasResult(sentence, i)) Add(weights, Kinds.System, 4);
        if (s_benchmarkActs.Contains(verb) && (form & VerbForm.Third) != 0) Add(weights, Kinds.Benchmark, 2);
    }

    /// <summary>"had a memory poisoning success rate of 73%"</summary>
    private static bool HasResult(Sentence sentence, int verb)
    {
        if (sentence.Key(verb + 1) is not ("a" or "an" or "the")) return false;
        for (var i = verb + 2; i < sentence.Count && i - verb < 8 && !sentence[i].IsMark; i++)
            if (sentence[i].Stem is "rate" or "score" or "accuracy") return true;
        return false;
    }

    /// <summary>"Nordbank fined by …" names what was done to it.</summary>
    private static bool IsPassive(Sentence sentence, int verb) => sentence.Key(verb + 1) == "by" || sentence.Key(verb - 1) is "was" or "were" or "is" or "are" or "been";
}
