using System.Collections.Frozen;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Figures;

/// <summary>Reads what a figure measures or counts.</summary>
internal sealed class MetricReader(Reading reading)
{
    private const int LongestTail = 8;

    /// <summary>Verbs after which the counted things are merely there.</summary>
    private static readonly FrozenSet<string> s_having = Words.Set("have hold contain include comprise cover span list be reach receive find show count see use add require offer involve stop block say report note");

    private static readonly FrozenSet<string> s_linking = Words.Set("be reach hit average equal exceed remain stand rise fall drop climb grow increase decrease jump decline total become surpass");

    /// <summary>What a verb says of an amount of money.</summary>
    private static readonly FrozenDictionary<string, string> s_money = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["fine"] = "fine",
        ["lose"] = "loss",
        ["cost"] = "cost",
        ["pay"] = "payment",
        ["raise"] = "funding",
        ["settle"] = "settlement",
        ["steal"] = "theft",
        ["transfer"] = "transfer",
        ["freeze"] = "amount frozen",
        ["wire"] = "transfer",
        ["send"] = "transfer",
        ["invest"] = "investment",
        ["award"] = "award",
        ["refund"] = "refund",
        ["recover"] = "recovery",
        ["spend"] = "spending",
        ["earn"] = "revenue",
        ["sell"] = "price",
        ["charge"] = "charge",
        ["order"] = "payment ordered",
        ["defraud"] = "loss",
        ["impose"] = "fine",
        ["save"] = "saving",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Where a text tells of a survey, a share of nobody named is one of those asked.
    private readonly string? _respondents = reading.Sentences.Any(s => s.Tokens.Any(t => t.Stem is "respondent" or "survey" or "poll" or "surveyed")) ? "respondents" : null;

    private (string Metric, Sections.PlacedPassage Passage)? _share;

    private string? _score;

    // Of whom the shares before are: "respondents".
    private (string Noun, Sections.PlacedPassage Passage)? _asked;

    /// <summary>The figure with its metric; null where the sentence does not tell one.</summary>
    /// <param name="before">The figure before it in the sentence, from which an elliptic "and of up to 17%" takes its metric.</param>
    public Figure? Read(Sentence sentence, Figure figure, Figure? before)
    {
        var read = figure.Kind switch
        {
            UnitKind.Count when figure.NounTo == figure.NounFrom => Part(sentence, figure, before),
            UnitKind.Count => Counted(sentence, figure),
            UnitKind.Money => Changed(sentence, figure) ?? Of(sentence, figure) ?? Money(sentence, figure) ?? Subject(sentence, figure),
            UnitKind.Times => (sentence.Key(figure.To) == "as" && before is not null ? Like(figure, before) : null) ?? Subject(sentence, figure) ?? (before is null ? null : Like(figure, before)),
            _ => Changed(sentence, figure) ?? Did(sentence, figure, before) ?? After(sentence, figure) ?? Of(sentence, figure) ?? Scored(sentence, figure) ?? Bracketed(sentence, figure) ?? Subject(sentence, figure) ?? Elliptic(figure, before),
        };
        if (read is not null && read.Metric.EndsWith(" score", StringComparison.OrdinalIgnoreCase)) _score = read.Metric;
        if (read is { Kind: UnitKind.Percent } && sentence.Key(figure.To) == "of" && read.Metric.IndexOf(" that ", StringComparison.Ordinal) is var that and > 0) _asked = (read.Metric[..that], sentence.Passage);
        if (read is { Kind: UnitKind.Percent }) _share = (read.Metric, sentence.Passage);
        return read is { Metric.Length: > 0 } ? read : null;
    }

    /// <summary>"14 attacks, of which 11 succeeded": attacks that succeeded.</summary>
    private static Figure? Part(Sentence sentence, Figure figure, Figure? before)
    {
        if (before is { Kind: UnitKind.Count } && sentence.Key(figure.From - 1) is "from" or "with" or "to") return Like(figure, before) with { Unit = before.Unit };
        if (before is not { Kind: UnitKind.Count } || before.NounTo <= before.NounFrom || Tail(sentence, figure.To) is not { Length: > 0 } tail) return null;
        return figure with { Unit = before.Unit, Metric = sentence.TextOf(before.NounFrom, before.NounTo) + That(tail), MetricFrom = figure.To, MetricTo = figure.To + 1 };
    }

    private static Figure Like(Figure figure, Figure other) => figure with { Metric = other.Metric, MetricFrom = other.MetricFrom, MetricTo = other.MetricTo };

    private static Figure? Elliptic(Figure figure, Figure? before) => before is not null && before.Kind == figure.Kind ? Like(figure, before) : null;

    private static Figure With(Sentence sentence, Figure figure, int from, int to, string tail = "") =>
        figure with { Metric = sentence.TextOf(from, to) + tail, MetricFrom = from, MetricTo = to };

    private static readonly FrozenSet<string> s_changing = Words.Set("cut reduce lower raise increase bring push drive drop improve boost lift slash trim halve double decrease shrink take");

    /// <summary>"cut the harmful compliance rate of Butler One on KitchenGuard from 46% to 5%": what was cut.</summary>
    private Figure? Changed(Sentence sentence, Figure figure)
    {
        var to = figure.From - 1;
        if (sentence.Key(to) is not ("to" or "from" or "by")) return null;
        for (var verb = to - 1; verb >= 0 && to - verb < 16; verb--)
        {
            if (sentence[verb].IsMark && !sentence[verb].IsPossessive && sentence.Key(verb) is not "%") return null;
            if (reading.At(sentence, verb) is not null || Verbs.BaseOf(sentence.Key(verb)) is not { } root || !s_changing.Contains(root)) continue;
            var (from, end) = Phrases.Read(sentence, verb + 1, withOf: false);
            from = SkipNames(sentence, from, end);
            // "brought Devlin down to 4%": of what its figure was before.
            if (from >= end && _share is { } share && share.Passage == sentence.Passage && figure.Kind == UnitKind.Percent) return figure with { Metric = share.Metric, MetricFrom = verb, MetricTo = verb + 1 };
            return from < end && end < figure.From && !sentence[from].IsNumber ? With(sentence, figure, from, end) : null;
        }
        return null;
    }

    /// <summary>"58% of respondents named data leakage, 21% named prompt injection": the second is of respondents too.</summary>
    private Figure? Did(Sentence sentence, Figure figure, Figure? before)
    {
        // "62% of respondents run agents. Only 18% have an inventory."
        if (before is null && figure.Kind == UnitKind.Percent && (_asked is { } told && told.Passage == sentence.Passage ? told.Noun : _respondents) is { } asked && (Verbs.FormOf(sentence.Key(figure.To)) & (VerbForm.Base | VerbForm.Past)) != 0 && !Phrases.Nouns.Contains(sentence.Key(figure.To)) && Tail(sentence, figure.To) is { Length: > 0 } has)
            return figure with { Metric = asked + That(has), MetricFrom = figure.To, MetricTo = figure.To + 1 };
        // "Of the 5,300 people who got the call, 8% stayed at home"
        if (before is { Kind: UnitKind.Count } && sentence.Key(before.From - (sentence.Key(before.From - 1) is "the" or "these" or "those" or "all" ? 2 : 1)) == "of" && figure.Kind == UnitKind.Percent && Tail(sentence, figure.To) is { Length: > 0 } did)
            return figure with { Metric = sentence.TextOf(before.NounFrom, before.NounTo) + That(did), MetricFrom = figure.To, MetricTo = figure.To + 1 };
        if (before is null || before.Kind != figure.Kind || (Verbs.FormOf(sentence.Key(figure.To)) & (VerbForm.Past | VerbForm.Third)) == 0 || !before.Metric.Contains(" that ", StringComparison.Ordinal)) return null;
        var tail = Tail(sentence, figure.To);
        return figure with { Metric = before.Metric[..before.Metric.IndexOf(" that ", StringComparison.Ordinal)] + tail, MetricFrom = figure.To, MetricTo = figure.To + 1 };
    }

    /// <summary>"a 10% hallucination rate", "4.5% of those bookings had to be reversed".</summary>
    private Figure? After(Sentence sentence, Figure figure)
    {
        var at = figure.To;
        if (sentence.Key(at) == "of")
        {
            var start = at + 1;
            while (start < sentence.Count && (Lexicon.Determiners.Contains(sentence.Key(start)) || sentence.Key(start) is "all")) start++;
            // "of Vanta-4's runs": the owner is what it was observed on.
            if (reading.At(sentence, start) is { } owner && owner.To < sentence.Count && sentence[owner.To].IsPossessive) start = owner.To + 1;
            while (start < sentence.Count && sentence[start].IsNumber) start++;
            if (NumberReader.TryRead(sentence, start, out _, out var counted, out _) && counted < sentence.Count) start = counted;
            var (from, to) = Phrases.Read(sentence, start, withOf: false);
            var tail = Tail(sentence, to);
            return to > from ? With(sentence, figure, from, to, tail.Length > 0 ? tail : Done(sentence, figure)) : null;
        }
        var (nounFrom, nounTo) = Phrases.Read(sentence, at, withOf: false);
        // "64% say they worry"
        if (nounTo == nounFrom + 1 && Verbs.FormOf(sentence.Key(nounFrom)) == VerbForm.Base && !Phrases.Nouns.Contains(sentence.Key(nounFrom))) return null;
        if (nounFrom == at && nounTo > nounFrom && !sentence[nounFrom].IsCapital && sentence[nounFrom].HasSpaceBefore)
        {
            if (sentence[nounTo - 1].Stem is "increase" or "rise" or "drop" or "decline" or "reduction" or "decrease" or "improvement" or "growth" && sentence.Key(nounTo) is "in" or "of")
            {
                var (_, to) = Phrases.Read(sentence, nounTo + 1, withOf: true);
                if (to > nounTo + 1) return With(sentence, figure, nounFrom, to);
            }
            return With(sentence, figure, nounFrom, nounTo);
        }
        return null;
    }

    /// <summary>What is said of the counted things: " that ended in tool misuse", " made with cloned voices".</summary>
    private static string Tail(Sentence sentence, int at)
    {
        var form = Verbs.FormOf(sentence.Key(at));
        if (at >= sentence.Count || sentence[at].IsMark) return "";
        var that = Lexicon.Auxiliaries.Contains(sentence.Key(at)) || ((form & VerbForm.Base) != 0 && sentence[at - 1].Stem != sentence[at - 1].Key) || (form & (VerbForm.Third | VerbForm.Past)) != 0 && !(form.HasFlag(VerbForm.Participle) && sentence.Key(at + 1) is "by" or "with" or "in" or "from" or "on" or "at");
        if (!that && (form & VerbForm.Participle) == 0) return "";
        var to = at;
        while (to < sentence.Count && to - at < LongestTail && !(sentence[to].IsMark && !sentence[to].IsPossessive) && !IsTime(sentence, to) && sentence.Key(to) is not ("while" or "whereas" or "and" or "but" or "against" or "compared" or "which" or "that")) to++;
        return to == at ? "" : (that ? " that " : " ") + sentence.TextOf(at, to);
    }

    /// <summary>A tail as a clause of its own.</summary>
    private static string That(string tail) => tail.StartsWith(" that ", StringComparison.Ordinal) ? tail : " that" + tail;

    private static bool IsTime(Sentence sentence, int i) => sentence.Key(i) is "between" or "from" or "in" or "during" or "since" or "by" or "on" && i + 1 < sentence.Count && (DateReader.IsYear(sentence[i + 1]) || Lexicon.Months.Contains(sentence.Key(i + 1)) || sentence.Key(i + 1) is "the" or "early" or "late" && sentence.Key(i + 2) is "first" or "second");

    /// <summary>"an injection success rate of at least 22%", "losses from voice cloning scams of more than €6.3 million".</summary>
    private Figure? Of(Sentence sentence, Figure figure)
    {
        var of = figure.From - 1;
        if (sentence.Key(of) is not ("of" or "at") || sentence.Key(of - 1) is "down" or "up") return null;
        var end = of;
        // "success rate (ASR) of 87%"
        if (end > 2 && sentence[end - 1].Is(")") && sentence[end - 3].Is("(")) end -= 3;
        var from = Phrases.Start(sentence, end);
        // The phrase may have a complement of its own: "losses from voice cloning scams of …".
        if (from > 1 && sentence.Key(from - 1) is "from" or "of" or "for" or "in" or "on" or "to")
        {
            var head = Phrases.Start(sentence, from - 1);
            if (head < from - 1 && !sentence[head].IsCapital && reading.At(sentence, head) is null) from = head;
        }
        from = SkipNames(sentence, from, end);
        return from < end && !sentence[from].IsNumber ? With(sentence, figure, from, end) : null;
    }

    /// <summary>"an accuracy score by Vanta-4" keeps its words, "the Vanta-4 accuracy" loses the name.</summary>
    private int SkipNames(Sentence sentence, int from, int end)
    {
        while (from < end && (sentence[from].IsPossessive || reading.At(sentence, from) is { Kind: Kinds.System or Kinds.Organization or Kinds.Benchmark } || Lexicon.Determiners.Contains(sentence.Key(from)))) from = reading.At(sentence, from) is { } span && span.Kind != Kinds.Risk ? Math.Max(from + 1, span.To) : from + 1;
        return from;
    }

    private Figure? Scored(Sentence sentence, Figure figure)
    {
        var verb = figure.From - 1;
        if (verb >= 0 && Lexicon.IsAdverb(sentence.Key(verb))) verb--;
        if (sentence.Key(verb) is not ("scored" or "scores" or "score" or "scoring")) return null;
        return figure with { Metric = _score ?? "score", MetricFrom = verb, MetricTo = verb + 1 };
    }

    private static Figure? Bracketed(Sentence sentence, Figure figure)
    {
        if (sentence.Key(figure.From - 1) != "(") return null;
        var end = figure.From - 1;
        var from = Phrases.Start(sentence, end);
        return from < end ? With(sentence, figure, from, end) : null;
    }

    /// <summary>"The attack success rate of Moraine 2.5 Pro was 2.4 times that of …".</summary>
    private Figure? Subject(Sentence sentence, Figure figure)
    {
        var verb = figure.From - 1;
        while (verb > 0 && (sentence.Key(verb) is "to" or "at" or "by" or "from" or "a" or "an" || Lexicon.IsAdverb(sentence.Key(verb)))) verb--;
        if (verb <= 0 || Verbs.BaseOf(sentence.Key(verb)) is not { } linking || !s_linking.Contains(linking)) return null;
        var end = verb;
        while (end > 0 && (Lexicon.Auxiliaries.Contains(sentence.Key(end - 1)) || Lexicon.IsAdverb(sentence.Key(end - 1)))) end--;
        // Back to the start of the clause, over "of" and "for".
        var from = end;
        while (from > 0 && !(sentence[from - 1].IsMark && !sentence[from - 1].IsPossessive && !sentence[from - 1].IsQuote) && sentence.Key(from - 1) is not ("that" or "and" or "but" or "while" or "whereas" or "which" or "whose" or "where" or "when") && end - from < 14) from--;
        while (from < end && (Lexicon.Determiners.Contains(sentence.Key(from)) || Lexicon.Prepositions.Contains(sentence.Key(from)) && sentence.Key(from) is not "of")) from++;
        from = SkipNames(sentence, from, end);
        var (_, to) = Phrases.Read(sentence, from, withOf: false);
        to = Math.Min(to, end);
        if (to <= from || Lexicon.Pronouns.Contains(sentence.Key(from))) return null;
        if (sentence.Key(to) == "of" && reading.At(sentence, to + 1) is null or { Kind: Kinds.Risk } && Phrases.Read(sentence, to + 1, withOf: false) is var (_, complement) && complement > to + 1 && complement <= end && !sentence[complement - 1].IsCapital) to = complement;
        return sentence[from].IsCapital && from > 0 && reading.At(sentence, from) is not null ? null : With(sentence, figure, from, to);
    }

    /// <summary>"paid roughly $410,000 in compensation", "was fined €15 million".</summary>
    private static Figure? Money(Sentence sentence, Figure figure)
    {
        var (from, to) = Phrases.Read(sentence, figure.To + 1, withOf: false);
        if (sentence.Key(figure.To) is "in" or "as" && to > from && !DateReader.IsYear(sentence[from]) && !sentence[from].IsCapital) return With(sentence, figure, from, to);
        (from, to) = Phrases.Read(sentence, figure.To, withOf: false);
        if (from == figure.To && to > from && !sentence[from].IsCapital && to - from <= 3 && sentence[from].HasSpaceBefore && !Lexicon.IsAdverb(sentence.Key(from))) return With(sentence, figure, from, to);
        for (var i = figure.From - 1; i >= 0 && figure.From - i < 8; i--)
        {
            if (sentence[i].IsMark && sentence[i].Key is ";" or ":") break;
            if (Verbs.BaseOf(sentence.Key(i)) is { } verb && s_money.TryGetValue(verb, out var metric)) return figure with { Metric = metric, MetricFrom = i, MetricTo = i + 1 };
        }
        return null;
    }

    private Figure Counted(Sentence sentence, Figure figure)
    {
        var (from, to) = (figure.NounFrom, figure.NounTo);
        // "pieces of low-quality content"
        if (sentence.Key(to) == "of" && Phrases.Read(sentence, to + 1, withOf: true) is var (_, complement) && complement > to + 1) to = complement;
        // "Nine agents were tested" counts agents tested.
        var done = sentence.Key(to) is "that" or "which" or "who" ? to + 1 : to;
        while (Lexicon.Auxiliaries.Contains(sentence.Key(done)) || (done > to && Lexicon.IsAdverb(sentence.Key(done)))) done++;
        var relative = sentence.Key(to) is "that" or "which" or "who" && !Lexicon.Auxiliaries.Contains(sentence.Key(to + 1));
        var tail = Tail(sentence, relative ? to + 1 : done > to && Verbs.IsParticiple(sentence.Key(done)) ? done : to);
        if (relative && tail.Length > 0) tail = That(tail);
        // "a benchmark of 780 commands that measures …" speaks of the benchmark.
        if (relative && sentence[to - 1].Stem != sentence[to - 1].Key && (Verbs.FormOf(sentence.Key(to + 1)) & VerbForm.Third) != 0) tail = "";
        if (!relative && done > to && tail.StartsWith(" that ", StringComparison.Ordinal) && Verbs.IsParticiple(sentence.Key(done))) tail = tail[5..];
        if (tail.Length == 0 && sentence.Key(figure.From - 1) == "in" && reading.At(sentence, figure.From - 2) is { Kind: Kinds.Risk } risk) tail = $" with {risk.Text}";
        if (tail.Length == 0) tail = Done(sentence, figure);
        return With(sentence, figure, from, to, tail);
    }

    /// <summary>"asked 26 shipping firms" counts shipping firms asked.</summary>
    private static string Done(Sentence sentence, Figure figure)
    {
        var verb = figure.From - 1;
        while (verb > 0 && (sentence.Key(verb) is "all" or "the" or "off" or "out" or "down" or "up" || Lexicon.IsAdverb(sentence.Key(verb)))) verb--;
        if (verb < 0 || Verbs.BaseOf(sentence.Key(verb)) is not { } root || s_having.Contains(root) || (Verbs.FormOf(sentence.Key(verb)) & (VerbForm.Past | VerbForm.Third)) == 0) return "";
        var particle = verb + 1 < figure.From && sentence.Key(verb + 1) is "off" or "out" or "down" or "up" ? " " + sentence.Key(verb + 1) : "";
        return " " + Verbs.ParticipleOf(root) + particle;
    }
}
