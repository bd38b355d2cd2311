using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds risks that are no known names: by the nouns that mean harm, and where the text calls something a risk.</summary>
internal sealed class RiskFinder(Reading reading, KnownEntities vocabulary)
{
    /// <summary>Nouns that with a word before them name a risk wherever they stand.</summary>
    private static readonly FrozenSet<string> s_strong = Words.Set("""
        poisoning leakage theft fraud scam manipulation misuse abuse bias discrimination disinformation misinformation hallucination jailbreak jailbreaking exfiltration deception sycophancy overreliance surveillance harassment pollution
        infringement impersonation misalignment weaponization weaponisation extortion phishing hijacking spoofing tampering sabotage propaganda radicalization radicalisation defamation plagiarism smuggling laundering stalking bullying grooming
        toxicity stereotyping injection displacement misclassification overdependence lapse hacking doxxing confabulation swindle blackmail espionage squatting
        """);

    /// <summary>Nouns that may name a risk, where the text puts them so.</summary>
    private static readonly FrozenSet<string> s_weak = Words.Set("""
        attack breach leak evasion extraction inversion exploitation deepfake erosion collapse failure escalation exposure disclosure violation addiction dependence dependency exclusion inequality injustice fabrication cheating replication profiling
        scoring homogenization homogenisation degradation drift contamination memorization memorisation opacity unfairness malfunction outage harm error vulnerability uplift loss lack invasion incitement interference denial bypass escape collusion concentration
        disruption corruption falsification forgery confusion isolation
        """);

    private static readonly FrozenSet<string> s_riskNouns = Words.Set("risk threat danger harm hazard");

    private static readonly string[] s_adjectiveEndings = ["al", "ing", "ed", "ic", "ous", "ive", "able", "ible", "y", "er", "less", "ful"];

    /// <summary>Words that tell how large or new a risk is, not which.</summary>
    private static readonly FrozenSet<string> s_measures = Words.Set("""
        emerging new major key potential significant serious main big biggest bigger top high higher highest low lower unacceptable limited minimal various other many such security safety ethical legal financial national political social societal
        residual acceptable unknown known real growing associated related same similar different specific additional future possible considerable ai model own overall general common central first second third grave severe worst practical technical
        human public environmental operational business current present broader wider certain several important greater great inherent underlying substantial tangible concrete critical urgent unique novel unforeseen hidden long-term short-term
        downstream upstream real-world llm agent agentic cyber economic regulatory reputational compliance first-order second-order chief prime leading distinct particular alleged perceived rising mounting existing
        """);

    public void Find()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Passage.Kind is BlockKind.Code || (sentence.Passage.Kind == BlockKind.Heading && sentence.Role != SectionRoles.Title) || sentence.Role is SectionRoles.BestFor or SectionRoles.Related or SectionRoles.Attribution) continue;
            if (sentence.Role == SectionRoles.Topics) continue;
            for (var i = 0; i < sentence.Count; i++)
            {
                if (s_riskNouns.Contains(sentence[i].Stem) || sentence.Key(i) is "vulnerable" or "susceptible" or "prone") ByRiskNoun(sentence, i);
            }
            for (var i = 0; i < sentence.Count; i++)
                if (sentence[i].IsWord && (s_strong.Contains(sentence[i].Stem) || s_weak.Contains(sentence[i].Stem))) ByHead(sentence, i, s_strong.Contains(sentence[i].Stem));
            for (var i = 0; i < sentence.Count; i++)
                if (Puts(sentence, i) is var list and > 0) ByList(sentence, list);
        }
    }

    /// <summary>Nouns that a text on risks deals with and that are none: rules, measures, goods.</summary>
    private static readonly FrozenSet<string> s_neutral = Words.Set("""
        security safety transparency accountability governance training testing test evaluation labelling labeling oversight education standard adoption innovation right policy law research regulation rule requirement obligation documentation reporting
        disclosure monitoring management mitigation measure control practice principle quality performance capability application use case development deployment procurement compliance certification licensing auditing audit fairness robustness reliability
        privacy literacy model system tool data dataset technique method approach framework guideline benchmark metric score rate question prompt task result example option step recommendation duty provision definition exemption fine penalty market
        company provider developer deployer user customer worker people area field sector country language domain category type incident risk threat harm benefit opportunity cost challenge response defence defense safeguard guardrail detector filter watermark
        explainability interpretability alignment trust consent copyright liability report paper study product service platform chatbot assistant agent robot video image text voice code content output input information technology industry
        """);

    /// <summary>One behind the words that put what follows as what a text deals with: "covers", "warns of", "singles out"; 0 where a token is none such.</summary>
    private int Puts(Sentence sentence, int i)
    {
        if (reading.At(sentence, i) is not null || !sentence[i].IsWord || sentence[i].Glue != '\0') return 0;
        if (Verbs.BaseOf(sentence.Key(i)) is not { } verb || !s_putting.Contains(verb) || (Verbs.FormOf(sentence.Key(i)) & (VerbForm.Third | VerbForm.Past | VerbForm.Ing)) == 0 || Lexicon.Determiners.Contains(sentence.Key(i - 1))) return 0;
        return sentence.Key(i + 1) is "with" or "of" or "about" or "against" or "on" or "out" or "at" or "both" or "up" ? i + 2 : i + 1;
    }

    private static readonly FrozenSet<string> s_done = Words.Set("measure test control betray detect prevent reduce limit avoid curb mitigate stop evaluate assess see show find say think call make cause spread spot fight combat");

    private static readonly FrozenSet<string> s_putting = Words.Set("cover address discuss list name flag single warn deal tackle examine describe document identify highlight include treat study analyse analyze explore outline catalogue catalog emphasise emphasize stress rank cite mention prohibit ban target call point report raise");

    /// <summary>In a list where one item is a risk the others are too: "deals with electoral deepfakes, voter suppression and micro-targeting".</summary>
    private void ByList(Sentence sentence, int at)
    {
        var items = new List<(int From, int To)>();
        var risks = 0;
        for (var count = 0; at < sentence.Count && count < 12; count++)
        {
            while (at < sentence.Count && (sentence.Key(at) is "both" or "the" or "a" or "an" or "its" or "their" or "of" || sentence[at].IsQuote)) at++;
            if (count > 0 && IsClause(sentence, at)) break;
            var (from, to) = Phrases.Read(sentence, at, withOf: true);
            if (reading.At(sentence, at) is { } span)
            {
                // A name among the items: these are no list of risks. What follows a risk inside a phrase makes it another thing.
                if (span.Kind != Kinds.Risk) return;
                to = Math.Max(span.To, to);
                risks++;
                if (to > span.To && !Risk(sentence, at, to)) return;
            }
            else
            {
                if (to <= from || to - from > 6) break;
                if (Risk(sentence, from, to)) risks++;
                items.Add((from, to));
            }
            while (to < sentence.Count && sentence[to].IsQuote) to++;
            if (sentence.Key(to) == "," && sentence.Key(to + 1) is "and" or "or") to++;
            if (sentence.Key(to) is not ("," or "and" or "or")) break;
            at = to + 1;
        }
        if (risks == 0 || risks + items.Count < 2 || (risks == 1 && items.Count > 3)) return;
        foreach (var (from, to) in items)
            if (reading.IsFree(sentence, from, to) && !sentence[from].IsCapital && !sentence[from].IsNumber && !s_neutral.Contains(sentence[HeadOf(sentence, from, to)].Stem) && !s_measures.Contains(sentence.Key(from)) && (to - from > 1 || sentence[from].Key.Length > 6)) Add(sentence, from, to, to);
    }

    /// <summary>Whether a phrase ends in a risk, or is one before "of".</summary>
    private bool Risk(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (reading.At(sentence, i) is { Kind: Kinds.Risk } span && (span.To == to || sentence.Key(span.To) == "of")) return true;
        return false;
    }

    private static int HeadOf(Sentence sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (sentence.Key(i) == "of") return i - 1;
        return to - 1;
    }

    public static bool IsHead(string stem) => s_strong.Contains(stem) || s_weak.Contains(stem);

    /// <summary>"information pollution risks", "the risk of model theft", "risks such as A, B and C".</summary>
    private void ByRiskNoun(Sentence sentence, int at)
    {
        // "high-risk systems" names none.
        if (sentence[at].Glue != '\0') return;
        var next = sentence.Key(at + 1);
        if (next is "of" || (next == "to" && sentence.Key(at) is "vulnerable" or "susceptible" or "prone")) AddList(sentence, at + 2, isPut: true);
        else if (next is "like" or "including" or ":") AddList(sentence, at + 2, isPut: true);
        else if (next is "such" && sentence.Key(at + 2) == "as") AddList(sentence, at + 3, isPut: true);
        else if (next is "," && sentence.Key(at + 2) is "including" or "like") AddList(sentence, at + 3, isPut: true);
        else if (next is "," && sentence.Key(at + 2) is "among" && sentence.Key(at + 3) == "them") AddList(sentence, at + 4, isPut: true);
        else if (next is "are" && sentence.Key(at) is "risks" or "threats" or "dangers" or "harms") AddList(sentence, at + 2, isPut: true);
        else if (next is "," && sentence.Key(at + 2) is "such" && sentence.Key(at + 3) == "as") AddList(sentence, at + 4, isPut: true);
        if (sentence.Key(at) is not ("risks" or "risk" or "threats" or "dangers" or "harms")) return;
        // "risk management" is none.
        if (sentence.Key(at) == "risk" && at + 1 < sentence.Count && sentence[at + 1] is { IsWord: true } noun && !Lexicon.Function.Contains(noun.Key) && Verbs.FormOf(noun.Key) == VerbForm.None) return;
        var from = Phrases.Start(sentence, at, 4);
        while (from < at && (s_measures.Contains(sentence.Key(from)) || NumberReader.IsNumberWord(sentence.Key(from)) || sentence[from].IsNumber || sentence[from].Key.EndsWith("est", StringComparison.Ordinal))) from++;
        if (from < at && reading.IsFree(sentence, from, at) && IsNamed(sentence, from, at) && !IsJustNames(sentence, from, at)) Add(sentence, from, at, at + 1);
    }

    /// <summary>"growing risks" and "societal risks" name none, nor does "bring risks"; "information pollution risks" does, and "fraud risks".</summary>
    private static bool IsNamed(Sentence sentence, int from, int to)
    {
        var last = sentence[to - 1];
        if (IsHead(last.Stem)) return true;
        return to - from > 1 && (Verbs.FormOf(last.Key) & VerbForm.Base) == 0 && !s_adjectiveEndings.Any(ending => last.Key.EndsWith(ending, StringComparison.Ordinal));
    }

    private static bool IsJustNames(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!sentence[i].IsCapital) return false;
        return true;
    }

    /// <summary>The items of a list, each of which the text calls a risk.</summary>
    private void AddList(Sentence sentence, int at, bool isPut)
    {
        for (var items = 0; at < sentence.Count && items < 12; items++)
        {
            while (at < sentence.Count && (sentence.Key(at) is "both" or "the" or "of" or "a" or "an" or "its" or "their" || sentence[at].IsQuote)) at++;
            int to;
            if (reading.At(sentence, at) is { } span)
            {
                if (span.Kind != Kinds.Risk) return;
                to = span.To;
            }
            else
            {
                (var from, to) = Phrases.Read(sentence, at, withOf: true);
                if (to <= from || !IsRiskLike(sentence, from, to, isPut) || !reading.IsFree(sentence, from, to)) return;
                Add(sentence, from, to, to);
            }
            while (to < sentence.Count && (sentence[to].IsQuote || (sentence[to].Is(".") && to + 1 < sentence.Count && sentence[to + 1].IsQuote))) to++;
            if (sentence.Key(to) == "," && sentence.Key(to + 1) is "and" or "or") to++;
            if (sentence.Key(to) is not ("," or "and" or "or")) return;
            at = to + 1;
            if (at < sentence.Count && reading.At(sentence, at) is null && IsClause(sentence, at)) return;
        }
    }

    /// <summary>After the comma a clause of its own may start, which is no further item.</summary>
    private static bool IsClause(Sentence sentence, int at)
    {
        var (from, to) = Phrases.Read(sentence, at, withOf: false);
        return from == to || (Verbs.FormOf(sentence.Key(from)) & VerbForm.Participle) != 0 && sentence.Key(from + 1) is "by" or "in" || (to < sentence.Count && (Phrases.IsVerb(sentence, to) || Lexicon.Auxiliaries.Contains(sentence.Key(to))));
    }

    private static bool IsRiskLike(Sentence sentence, int from, int to, bool isPut)
    {
        if (to - from > 7 || sentence[from].IsNumber || Lexicon.Pronouns.Contains(sentence.Key(from))) return false;
        for (var i = from; i < to; i++)
            if (IsHead(sentence[i].Stem)) return true;
        // "risks such as open-weight models" tells where, "the risks experts see AI …" goes on with a clause.
        if (sentence[to - 1].Stem is "model" or "case" or "system" or "tool" or "application" or "provider" or "company" or "user" or "ai") return false;
        for (var i = from; i < to; i++)
            if (Verbs.FormOf(sentence.Key(i)) == VerbForm.Base && !Phrases.Nouns.Contains(sentence.Key(i)) && sentence.Key(i) is "see" or "say" or "think" or "find" or "make" or "know" or "give" or "take") return false;
        // Put as a risk in so many words, two plain words are enough.
        return isPut && to - from >= 2 && !sentence[from].IsCapital && (Verbs.FormOf(sentence.Key(from)) & VerbForm.Ing) == 0;
    }

    private void ByHead(Sentence sentence, int at, bool isStrong)
    {
        if (reading.At(sentence, at) is { } covering && !(covering.Kind == Kinds.Risk && covering.To == at + 1 && covering.To - covering.From == 1)) return;
        // "fraud desk" and "attack success rate" are no risks.
        if (IsModifier(sentence, at)) return;
        var to = at + 1;
        if (sentence.Key(to) == "potential") to++;
        var of = to;
        if (sentence.Key(of) is "of" or "against" or "with")
        {
            var (objectFrom, objectTo) = sentence.Key(of) == "of" ? Phrases.Read(sentence, of + 1, withOf: false) : (0, 0);
            if (objectTo > objectFrom && reading.IsFree(sentence, of + 1, objectTo) && objectTo - objectFrom <= 4 && !sentence[objectFrom].IsNumber && !NumberReader.IsNumberWord(sentence.Key(objectFrom))) to = objectTo;
        }
        var start = Phrases.Start(sentence, at, 4);
        while (start < at && (sentence[start].IsNumber || NumberReader.IsNumberWord(sentence.Key(start)) || s_measures.Contains(sentence.Key(start)) && sentence[start + 1].Glue == '\0' || Lexicon.IsAdverb(sentence.Key(start)))) start++;
        // "It tests misuse", "measuring hallucination", "to betray fraud": what is done to a risk is no part of its name.
        while (start < at && Verbs.BaseOf(sentence.Key(start)) is { } done && sentence[start + 1].Glue == '\0' && (s_putting.Contains(done) || s_done.Contains(done)) && (Verbs.FormOf(sentence.Key(start)) & (VerbForm.Third | VerbForm.Ing | VerbForm.Base)) != 0) start++;
        // "Measuring Sycophancy" in a title
        while (start < at && sentence.Role == SectionRoles.Title && (Verbs.FormOf(sentence.Key(start)) & VerbForm.Ing) != 0 && sentence[start].IsCapital) start++;
        while (start < at && reading.At(sentence, start) is { } left && left.Kind != Kinds.Risk) start = left.To;
        if (start > at || (start < at && IsCapitalised(sentence, start, at))) return;
        if (to == at + 1 && start == at) return;
        // "organised theft" tells how, not which.
        if (isStrong && to == at + 1 && at - start == 1 && sentence.Key(start).EndsWith("ed", StringComparison.Ordinal) && !IsPutAsRisk(sentence, start, to)) return;
        if (!isStrong && !IsPutAsRisk(sentence, start, to)) return;
        if (reading.At(sentence, at) is { } inner && inner.From <= start && inner.To >= to) return;
        if (Covers(sentence, start, to)) Add(sentence, start, to, to);
    }

    private bool Covers(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (reading.At(sentence, i) is { } span && (span.Kind != Kinds.Risk || span.From < from || span.To > to)) return false;
        return true;
    }

    /// <summary>A name in front, as in "Lakeside data breach", makes it an event.</summary>
    private static bool IsCapitalised(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (sentence[i].IsCapital && i > 0 && !sentence[i].IsAllCapitals && sentence.Role != SectionRoles.Title) return true;
        return false;
    }

    private static bool IsModifier(Sentence sentence, int at)
    {
        if (at + 1 >= sentence.Count || sentence[at + 1] is not { IsWord: true } next) return false;
        if (Lexicon.Function.Contains(next.Key) || next.Key is "potential" or "risk" or "risks" or "attempts" or "cases") return false;
        return Verbs.FormOf(next.Key) == VerbForm.None ? !Lexicon.IsAdverb(next.Key) : Phrases.Nouns.Contains(next.Key);
    }

    /// <summary>Verbs and nouns before it that put what follows as a risk.</summary>
    private static bool IsPutAsRisk(Sentence sentence, int from, int to)
    {
        for (var i = from - 1; i >= 0 && from - i <= 12; i--)
        {
            var key = sentence.Key(i);
            if (key is "risk" or "risks" or "threat" or "threats" or "danger" or "dangers" or "against" or "warns" or "warn" or "warned" or "harms" or "vulnerabilities" or "concerns" or "hazards") return true;
            if (Verbs.BaseOf(key) is "prevent" or "mitigate" or "reduce" or "limit" or "avoid" or "address" or "cover" or "identify" or "highlight" or "measure" or "detect" or "counter" or "anticipate" or "list" or "curb" or "flag" or "name" or "deal" or "tackle" or "discuss" or "examine" or "single" or "study" or "explore" or "document" or "outline" or "fight" or "stress" or "emphasise" or "emphasize") return true;
            if (sentence[i].IsMark && sentence[i].Key is ";" or ":") break;
        }
        return sentence.Key(to) is "as" or "risk" or "risks";
    }

    /// <param name="spanTo">The end of the mention, which may take in the word risk.</param>
    private void Add(Sentence sentence, int from, int to, int spanTo)
    {
        while (from < to && (sentence[from].IsMark || Lexicon.Determiners.Contains(sentence.Key(from)))) from++;
        if (from >= to || sentence[from].Glue == '-') return;
        var tokens = sentence.Tokens.AsSpan(from, to - from);
        if (EntityKeys.OfRisk(tokens, general: true).Length == 0) return;
        var name = sentence.TextOf(from, to);
        var draft = reading.Entities.Find(Kinds.Risk, tokens) ?? (vocabulary.RiskOf(tokens) is { } known ? reading.Entities.Get(known, Origin.Vocabulary) : reading.Entities.Get(Kinds.Risk, name, Origin.Named));
        if (!reading.Add(new(sentence, from, spanTo, draft, Reference.Name))) return;
        reading.Entities.AddName(draft, name);
    }
}
