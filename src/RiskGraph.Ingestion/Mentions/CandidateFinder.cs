using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds what is written like a name in running text.</summary>
internal sealed class CandidateFinder(Reading reading)
{
    private const int LongestTitle = 24;

    private static readonly FrozenSet<string> s_common = Words.Set("""
        ai llm llms api apis ceo cto ciso cfo coo cio cdo gpu gpus cpu url urls pdf html sql cve cves rag ml nlp it hr pr ui ux vr ar iot sms qr id ids usd eur gbp pin vpn os faq ngo ngos sme smes esg kpi kpis roi mfa sso ip tls dns json xml csv gpai genai agi
        chatbots deepfakes internet web cfos cios ctos cisos ceos vp qa eu's rct rlhf dpo sft asr ok tv pc pcs phd mba aes sha rsa ssh readme stride crisp kyc
        """);

    private static readonly FrozenSet<string> s_initialNouns = Words.Set("""
        research evidence attention training work data people police staff law user risk model agent system safety security access trust speed growth money code text language software information knowledge privacy fraud bias
        accuracy transparency governance oversight authority confidence consent content context control news time today yesterday tomorrow everyone nobody half part most much such
        """);

    private static readonly FrozenSet<string> s_compoundEnds = Words.Set("based led backed powered style owned made developed generated run like driven specific wide focused trained aligned born era only related level funded");

    private static readonly FrozenSet<string> s_currencies = Words.Set("usd eur gbp cny rmb hkd jpy sgd krw inr chf aud cad sek nok dkk pln brl");

    private readonly FrozenSet<string> _smallWords = reading.Sentences.SelectMany(s => s.Tokens)
        .Where(t => t is { IsWord: true, IsCapital: false, HasDigit: false }).Select(t => t.Key).ToFrozenSet(StringComparer.Ordinal);

    // The title up to a colon, dash, bracket or question mark.
    private readonly Token[] _title = reading.Text.Title is { } title ? Tokenizer.Read(title.Split([": ", " — ", " – ", " (", "?"], StringSplitOptions.None)[0]).SkipWhile(t => t.Key is "the" or "a" or "an").ToArray() : [];

    private readonly bool _isLatin = reading.Text.Text.Count(c => c is >= '\u0370' and < '\u1e00') * 5 < reading.Text.Text.Length;

    public List<Candidate> Find()
    {
        var candidates = new List<Candidate>();
        foreach (var sentence in reading.Sentences)
            if (IsProse(sentence.Passage))
                for (var i = 0; i < sentence.Count; i++)
                    if (StartsName(sentence, i) && Read(sentence, ref i) is { } candidate) candidates.Add(candidate);
        return candidates;
    }

    public static bool IsProse(PlacedPassage passage) => passage.Kind is not (BlockKind.Heading or BlockKind.Row or BlockKind.Code)
        && passage.Role is not (SectionRoles.Topics or SectionRoles.BestFor or SectionRoles.Related);

    private Candidate? Read(Sentence sentence, ref int at)
    {
        var start = at;
        var (from, to) = (at, TitleEnd(sentence, at) is var title and > 0 ? title : End(sentence, at));
        at = to - 1;
        var quoted = IsQuoted(sentence, from, to);
        var initial = IsInitial(sentence, from) && !quoted;
        if (initial && !Survives(sentence, ref from, to)) return null;
        if (Places.IsPlace(sentence, from, to) || People.IsPerson(sentence, from, to)) return null;
        if (to - from == 1 && (s_common.Contains(sentence[from].Key) || sentence[from].Length == 1)) return null;
        if (sentence[from].Key is "cve" || IsOnlyGeneral(sentence, from, to) || (to - from == 1 && IsCode(sentence[from].Key))) return null;
        return new(sentence, from, to, quoted, initial && from == start, EntityKeys.OfName(sentence.Tokens.AsSpan(from, to - from)), Brackets.Acronym(sentence, from, to));
    }

    /// <summary>"LLM01" and "AML.T0051" are places in a list.</summary>
    private static bool IsCode(string key)
    {
        var digits = key.Length;
        while (digits > 0 && char.IsAsciiDigit(key[digits - 1])) digits--;
        return key.Length - digits >= 2 && digits is >= 1 and <= 4 && key.AsSpan(0, digits).IndexOfAnyExceptInRange('a', 'z') < 0 || key.Contains(".t0", StringComparison.Ordinal);
    }

    /// <summary>"AI Systems" names nobody.</summary>
    private static bool IsOnlyGeneral(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!s_common.Contains(sentence[i].Key) && sentence[i].Stem is not ("system" or "model" or "security" or "safety" or "risk" or "research" or "agent" or "tool" or "office" or "act" or "law" or "machine" or "learning" or "data" or "language" or "large" or "generative" or "artificial" or "intelligence")) return false;
        return true;
    }

    /// <summary>One behind the last word of a quotation that is written like a title, 0 where none starts.</summary>
    private int TitleEnd(Sentence sentence, int from)
    {
        if (from == 0 || !sentence[from - 1].IsQuote) return 0;
        var to = from;
        var capitals = 0;
        while (to < sentence.Count && to - from < LongestTitle && !sentence[to].IsQuote)
        {
            var token = sentence[to];
            if (token.IsWord && (token.IsCapital || token.IsMixed)) capitals++;
            else if (token.IsWord && !Lexicon.Function.Contains(token.Key) && token.Glue == '\0' && !token.HasDigit) return 0;
            to++;
        }
        if (to >= sentence.Count || !sentence[to].IsQuote) return 0;
        while (to > from && sentence[to - 1].IsMark && sentence[to - 1].Key is "." or "," or "!" or ";") to--;
        return capitals > 0 && capitals * 2 >= to - from && reading.IsFree(sentence, from, to) ? to : 0;
    }

    private bool StartsName(Sentence sentence, int i)
    {
        var token = sentence[i];
        if (!token.IsWord || !(token.IsCapital || token.IsMixed) || token.IsUnspaced) return false;
        if (reading.At(sentence, i) is { } span && !(IsCapitalRisk(sentence, i) && i > 0 && sentence[i + 1].IsCapital && sentence[i + 1].HasSpaceBefore) && !(span.From == i && span.Kind == Kinds.Organization && !IsWholeName(sentence, span))) return false;
        if (Labels.Contains(token.Stem) && (sentence[i + 1].IsNumber || IsRoman(sentence[i + 1]))) return false;
        if (token.IsAllCapitals && sentence[i + 1].IsNumber && s_currencies.Contains(token.Key)) return false;
        if (token.Key is "q1" or "q2" or "q3" or "q4" or "h1" or "h2" || NumberReader.IsNumberWord(token.Key)) return false;
        return !Lexicon.Function.Contains(token.Key) || (token.IsAllCapitals && token.Length > 1 && token.Key is not ("a" or "and" or "or" or "not" or "no"));
    }

    private static bool IsRoman(Token token) => token.IsAllCapitals && token.Key.All(c => c is 'i' or 'v' or 'x') || token is { IsCapital: true, Length: 1, HasSpaceBefore: true };

    /// <summary>"the Deepfake Protection Act" is a name with a risk in it.</summary>
    private bool IsCapitalRisk(Sentence sentence, int i) => sentence[i].IsCapital && i > 0 && reading.At(sentence, i) is { Kind: Kinds.Risk } span && span.To - span.From == 1 && !sentence[i].IsAllCapitals;

    /// <summary>A known organization may be the start of another's name: Stanford in "Stanford Law School".</summary>
    private static bool IsWholeName(Sentence sentence, Span span)
    {
        var last = -1;
        for (var i = span.To; i < sentence.Count && IsNameWord(sentence, i) && sentence[i].HasSpaceBefore; i++)
            if (Heads.InOrganizationNames.Contains(sentence[i].Stem)) last = i;
        return last < 0;
    }

    private int End(Sentence sentence, int from)
    {
        if (TitleName(sentence, from) is var named and > 0) return named;
        if (LongTitle(sentence, from) is var law and > 0) return law;
        // Past a known name that this one starts with.
        var to = reading.At(sentence, from) is { } span ? span.To : from + 1;
        while (to < sentence.Count)
        {
            var token = sentence[to];
            if (reading.At(sentence, to) is not null && !IsCapitalRisk(sentence, to)) break;
            // "fined Clearbrook Bank EUR 3.5 million"
            if (token is { IsAllCapitals: true, Length: 3 } && sentence[to + 1].IsNumber && s_currencies.Contains(token.Key)) break;
            if (token.IsNumber || (token.IsWord && token.HasDigit && !token.IsCapital) || (token.Glue != '\0' && token.Glue != '/' && Versions.IsVersionWord(token.Key)))
            {
                var end = Versions.End(sentence, to);
                // "Agent Risk Survey 2025" has its year in its name.
                if (DateReader.IsYear(token) && token.Glue == '\0' && to - from > 1 && IsEdition(sentence[to - 1].Stem))
                {
                    to++;
                    break;
                }
                if (end == to || (token.IsNumber && !IsVersion(sentence, from, to))) break;
                to = end;
            }
            else if (token.Glue == '-' && !token.IsCapital && !token.HasDigit)
            {
                // "Vanta-based" tells of Vanta, "Write-up" of nothing.
                if (!s_compoundEnds.Contains(token.Key)) to = Math.Max(from + 1, to);
                break;
            }
            else if (IsNameWord(sentence, to) || (IsForeign(sentence, from) && token.IsWord && IsForeign(sentence, to))) to++;
            else if (token is { IsMark: true, Key: "&" } && to + 1 < sentence.Count && sentence[to + 1].IsCapital) to += 2;
            else if (Connects(sentence, from, to) is var next and > 0) to = next;
            // "the Children's Commissioner" is one office.
            else if (token.IsPossessive && sentence[to - 1].Stem is "child" or "children" or "citizen" or "consumer" or "people" or "woman" or "women" or "worker" or "writer" or "teacher" or "patient" or "veteran" or "author" or "musician" or "actor" or "lawyer" or "doctor" or "attorney" or "general" or "student" or "farmer" or "parent" && sentence[to - 1].IsCapital && to + 1 < sentence.Count && IsNameWord(sentence, to + 1)) to += 2;
            else break;
        }
        while (to - from > 1 && Lexicon.Months.Contains(sentence[to - 1].Key) && !sentence[to - 1].IsAllCapitals) to--;
        return to;
    }

    /// <summary>One behind the text's own title, where it stands in a sentence as a name: "The AI at Work Barometer 2026 is …"; 0 where it does not.</summary>
    private int TitleName(Sentence sentence, int from)
    {
        if (_title.Length < 2 || sentence.Passage.Kind == BlockKind.Heading || from + _title.Length > sentence.Count || !_title[^1].IsCapital && !_title[^1].IsNumber) return 0;
        for (var i = 0; i < _title.Length; i++)
            if (sentence[from + i].Key != _title[i].Key || sentence[from + i].IsCapital != _title[i].IsCapital || reading.At(sentence, from + i) is not null) return 0;
        return from + _title.Length;
    }

    /// <summary>One behind "Wellness and Oversight for Psychological Resources Act": capitals and small words up to the word that says that it is a law; 0 where none starts.</summary>
    private int LongTitle(Sentence sentence, int from)
    {
        if (sentence.Key(from - 1) is not "the") return 0;
        var joined = false;
        for (var i = from; i < sentence.Count && i - from < 14; i++)
        {
            var token = sentence[i];
            if (!token.IsWord && !token.Is(",") && !token.Is("&") || reading.At(sentence, i) is not null) return 0;
            if (token.IsCapital)
            {
                if (i > from && joined && token.Key is "act" or "law" or "bill" or "code" or "regulation" or "regulations" or "measures" or "provisions" && !(sentence[i + 1].IsCapital || sentence.Key(i + 1) is "of" or "on" or "for")) return i + 1;
            }
            else if (token.Key is "and" or "of" or "for" or "on" or "in" or "to" or "the" or "&" or "with" or "from" or "," && i > from) joined |= token.Key is "and" or "for" or "in" or "to" or "&" or "from" or ",";
            else if (token.Glue == '\0') return 0;
        }
        return 0;
    }

    /// <summary>Cyrillic, Greek and the like in a text in Latin script: all of it in a row is one name.</summary>
    private bool IsForeign(Sentence sentence, int i) => _isLatin && sentence[i].IsWord && sentence.Passage.Text[sentence[i].Start] is >= '\u0370' and < '\u1e00';

    private static bool IsNameWord(Sentence sentence, int i)
    {
        var token = sentence[i];
        return token.IsWord && (token.IsCapital || token.IsMixed) && !token.IsUnspaced && (!Lexicon.Function.Contains(token.Key) || token.Glue != '\0' || IsInTitle(sentence, i) || (Lexicon.Adverbs.Contains(token.Key) && i > 0 && sentence[i - 1].IsCapital));
    }

    /// <summary>A capital "The" or "On" between capitals of a quoted title belongs to it.</summary>
    private static bool IsInTitle(Sentence sentence, int i) => i > 1 && sentence[i - 1].IsCapital && i + 1 < sentence.Count && sentence[i + 1].IsCapital && sentence[i].HasSpaceBefore;

    private static bool IsEdition(string last) => Heads.InReportNames.Contains(last) || Heads.InRegulationNames.Contains(last) || last is "benchmark" or "10" or "ten";

    /// <summary>A number belongs to a name when it tells a version: not a year, a day or an amount.</summary>
    private static bool IsVersion(Sentence sentence, int from, int at)
    {
        if (sentence[at].Glue != '\0') return true;
        if (DateReader.IsYear(sentence[at]) || Lexicon.Months.Contains(sentence[at - 1].Key)) return false;
        return at - from > 0 && !(at - from == 1 && Labels.Contains(sentence[at - 1].Stem));
    }

    /// <summary>Words whose number is a place in a text or list and no version.</summary>
    public static readonly FrozenSet<string> Labels = Words.Set("article section chapter annex recital clause paragraph table figure phase version part level tier step page line task ward class stage appendix question item number no rule principle category type grade room floor route flight day week month unit volume issue episode season round edition");

    /// <summary>
    /// "of", "for", "on" after a word such as Institute or Act, "and" in what follows these: "Ministry of Information and Industry Technology".
    /// Gives the place of the next word of the name, 0 where there is none.
    /// </summary>
    private int Connects(Sentence sentence, int from, int at)
    {
        var token = sentence[at];
        if (!token.IsWord || !token.HasSpaceBefore) return 0;
        var next = at + 1;
        if (token.Key is "of" or "for" or "on" or "de" or "du" or "des" or "della" or "der" or "für" or "para" or "pour")
        {
            if (!HasHead(sentence, from, at)) return 0;
            if (sentence.Key(next) is "the" or "la" or "les" && next + 1 < sentence.Count) next++;
        }
        else if (token.Key is "and" && InComplement(sentence, from, at))
        {
            if (next < sentence.Count && StartsNameWithHead(sentence, next)) return 0;
        }
        else return 0;
        return next < sentence.Count && IsNameWord(sentence, next) && sentence[next].HasSpaceBefore && !Lexicon.Months.Contains(sentence[next].Key) && reading.At(sentence, next) is null
            && !(token.Key == "on" && Places.IsPlace(sentence, next, next + 1)) ? next : 0;
    }

    private static bool HasHead(Sentence sentence, int from, int to)
    {
        var last = sentence[to - 1];
        return last.IsCapital && (Heads.InOrganizationNames.Contains(last.Stem) || Heads.InRegulationNames.Contains(last.Stem) || (to - from > 1 && InComplement(sentence, from, to)));
    }

    private static bool InComplement(Sentence sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (sentence[i].Key is "of" or "for" or "on") return true;
        return false;
    }

    /// <summary>Whether what follows "and" is an organization by itself.</summary>
    private static bool StartsNameWithHead(Sentence sentence, int at)
    {
        var i = at;
        while (i < sentence.Count && IsNameWord(sentence, i)) i++;
        return i - at > 1 && Heads.IsOrganizationHead(sentence[i - 1], true, true);
    }

    private static bool IsQuoted(Sentence sentence, int from, int to)
    {
        if (from == 0 || !sentence[from - 1].IsQuote) return false;
        if (to < sentence.Count && sentence[to].IsMark && sentence[to].Key is "." or "," or "!" or "?") to++;
        return to < sentence.Count && sentence[to].IsQuote;
    }

    private static bool IsInitial(Sentence sentence, int from) =>
        from == 0 || (from == 1 && sentence[0].IsMark) || (sentence[from - 1].IsMark && sentence[from - 1].Key is ":" or "•" or "·") || sentence[from - 1].IsQuote;

    /// <summary>Cuts the common words that a sentence starts with; false when nothing that looks like a name is left.</summary>
    private bool Survives(Sentence sentence, ref int from, int to)
    {
        var token = sentence[from];
        if (token.IsMixed || token.IsAllCapitals || token.HasDigit) return true;
        var rest = to - from - 1;
        // An advice starts with its verb.
        if (sentence.Role == SectionRoles.InPractice && sentence.Passage.Kind == BlockKind.Item && from == 0)
        {
            from++;
            return rest > 0 && (sentence[from].IsCapital || sentence[from].IsMixed) && sentence[from].Glue == '\0' && !Lexicon.Function.Contains(sentence[from].Key);
        }
        var verb = Verbs.FormOf(token.Key);
        var isCommon = _smallWords.Contains(token.Key) || (verb & (VerbForm.Base | VerbForm.Ing)) != 0 || Lexicon.IsAdverb(token.Key) || s_initialNouns.Contains(token.Key)
            || (rest == 0 && (verb != VerbForm.None || token.Key.EndsWith("ing", StringComparison.Ordinal) || IsPlural(token)));
        if (!isCommon) return true;
        // "Scale AI" and "Police Scotland" start with common words too: what follows must carry a name by itself.
        if (rest == 0) return false;
        if (Heads.IsOrganizationHead(sentence[to - 1], true, true) && (verb & VerbForm.Base) == 0) return true;
        from++;
        return !Lexicon.Function.Contains(sentence[from].Key) && (sentence[from].IsCapital || sentence[from].IsMixed) && sentence[from].Glue == '\0';
    }

    private static bool IsPlural(Token token) => token.Stem.Length < token.Key.Length;
}
