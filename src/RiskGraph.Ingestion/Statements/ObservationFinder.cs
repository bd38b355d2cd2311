using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>Finds the figures of running text and what each was measured by, observed on, counted by and given in.</summary>
internal sealed class ObservationFinder(Reading reading, FigureRisks risks)
{
    public List<Observation> Find()
    {
        var observations = new List<Observation>();
        var (figures, metrics) = (new FigureReader(reading), new MetricReader(reading));
        foreach (var sentence in reading.Sentences)
        {
            if (!CandidateFinder.IsProse(sentence.Passage) || sentence.Role is SectionRoles.Attribution || (sentence.Passage.Kind == BlockKind.Item && sentence.Role is SectionRoles.InPractice or SectionRoles.Principles)) continue;
            var periods = PeriodReader.Read(sentence).FindAll(p => reading.At(sentence, p.From) is null or { Reference: Reference.Anaphor });
            var inSentence = new List<Observation>();
            Figure? before = null;
            var all = figures.Read(sentence, periods);
            for (var i = 0; i < all.Count; i++)
            {
                if (metrics.Read(sentence, all[i], before) is not { } figure) continue;
                before = figure;
                // "Of the 1,150 respondents" repeats what was counted before.
                if (figure.Kind == UnitKind.Count && sentence.Key(figure.From - 1) is "the" or "these" or "those" && observations.Exists(o => o.Figure.Kind == UnitKind.Count && o.Figure.Value == figure.Value)) continue;
                var period = PeriodOf(sentence, figure, periods, inSentence, i + 1 < all.Count ? all[i + 1].From : sentence.Count);
                inSentence.Add(new(figure with { Period = period }, sentence, sentence.Passage.Passage));
            }
            for (var i = 0; i < inSentence.Count; i++) Relate(sentence, inSentence, i);
            observations.AddRange(inSentence);
        }
        return observations;
    }

    /// <summary>
    /// The period of the figure's own clause: behind it before the next figure, else before it, else at the start of the sentence,
    /// else that of the figure it refers back to ("4.5% of those bookings").
    /// </summary>
    private static Core.Model.PartialDate? PeriodOf(Sentence sentence, Figure figure, List<Period> periods, List<Observation> earlier, int next)
    {
        var dated = periods.FindAll(p => p is { Date: not null, IsOfPublication: false });
        if (dated.Count == 0) return null;
        var (start, end) = (Start(sentence, figure.From, 0), End(sentence, figure.To));
        if (dated.Find(p => p.From >= figure.To && p.From < Math.Min(next, end)) is { } behind) return behind.Date;
        if (dated.LastOrDefault(p => p.To <= figure.From && p.From >= start) is { } before) return before.Date;
        if (dated.Find(p => p.From <= 2 && !sentence.Tokens[p.To..figure.From].Any(t => t.Key is ";")) is { } leading) return leading.Date;
        return sentence.Tokens[figure.From..Math.Min(sentence.Count, figure.To + 4)].Any(t => t.Key is "those" or "these" or "them") ? earlier.LastOrDefault()?.Figure.Period : null;
    }

    /// <summary>Where the clause of a figure ends.</summary>
    private static int End(Sentence sentence, int at)
    {
        for (var i = at; i < sentence.Count; i++)
            if (sentence[i].IsMark && sentence[i].Key is ";" || sentence.Key(i) is "while" or "whereas" || (sentence.Key(i) is "and" or "but" && sentence[i - 1].Is(","))) return i;
        return sentence.Count;
    }

    private void Relate(Sentence sentence, List<Observation> all, int index)
    {
        var observation = all[index];
        var figure = observation.Figure;
        var (from, to) = (index > 0 ? all[index - 1].Figure.To : 0, index + 1 < all.Count ? all[index + 1].Figure.From : sentence.Count);
        var benchmark = BenchmarkOf(sentence, figure, to);
        if (benchmark is var (draft, sure)) observation.Add(Predicates.MeasuredBy, draft, sure);
        foreach (var system in SystemsOf(sentence, all, index, from, to)) observation.Add(Predicates.ObservedOn, system, 0.8);
        if (benchmark is null) Reporter(sentence, observation, from);
        if (Source(sentence, figure) is { } source) observation.Add(Predicates.StatedIn, source, 0.8);
        if (IncidentOf(sentence, figure) is { } incident) observation.Add(Predicates.ObservedIn, incident, 0.75);
        foreach (var risk in risks.Of(sentence, observation, from, to)) observation.Add(Predicates.Indicates, risk.Risk, risk.Confidence);
    }

    /// <summary>The benchmark that the sentence names, else the one that the whole document is about.</summary>
    private (Draft Draft, double Sure)? BenchmarkOf(Sentence sentence, Figure figure, int to)
    {
        var spans = reading.SpansOf(sentence).Where(s => s.Kind == Kinds.Benchmark && s.Outer is null).ToList();
        if (spans.LastOrDefault(s => s.To <= figure.From) is { } before) return (before.Draft, 0.85);
        if (spans.FirstOrDefault(s => s.From >= figure.To && s.From < to && s.From > 0 && LeadsTo(sentence, s)) is { } behind) return (behind.Draft, 0.85);
        if (spans.Count == 0 && reading.Main is not { Kind: Kinds.Benchmark } && IsResult(sentence, figure) && !HasOtherSource(sentence, figure) && Introduced(sentence) is { } told) return (told, 0.7);
        if (spans.Count > 0 && !spans.TrueForAll(s => s.Draft == reading.Main) || reading.Main is not { Kind: Kinds.Benchmark } main || figure.Kind == UnitKind.Money) return null;
        return HasOtherSource(sentence, figure) ? null : (main, 0.7);
    }

    /// <summary>The benchmark that an earlier sentence of the passage told of last.</summary>
    private Draft? Introduced(Sentence sentence)
    {
        for (var s = sentence.Index - 1; s >= 0 && sentence.Index - s <= 3 && reading.Sentences[s].Passage == sentence.Passage; s--)
            if (reading.SpansOf(reading.Sentences[s]).LastOrDefault(span => span.Kind == Kinds.Benchmark && span.Outer is null) is { } span) return span.Draft;
        return null;
    }

    /// <summary>What a test gives: rates and scores, how many were tested, figures of a system.</summary>
    private bool IsResult(Sentence sentence, Figure figure) => figure.Kind is UnitKind.Percent or UnitKind.Points or UnitKind.Plain || figure.Metric.Contains("tested", StringComparison.Ordinal)
        || figure.Metric.Contains("evaluated", StringComparison.Ordinal) || reading.SpansOf(sentence).Any(s => s.Kind == Kinds.System && s.To <= figure.From && Mentions.Subjects.IsSubjectPosition(reading, s));

    private static bool LeadsTo(Sentence sentence, Span span)
    {
        var i = span.From - 1;
        while (i > 0 && (Lexicon.Determiners.Contains(sentence.Key(i)) || sentence[i].IsQuote)) i--;
        return sentence.Key(i) is "on" or "in" or "of" or "by" or "against" or "with" or "across" or "from";
    }

    /// <summary>Somebody else counted it.</summary>
    private bool HasOtherSource(Sentence sentence, Figure figure) => reading.SpansOf(sentence).Any(s => s.To <= figure.From && s.Outer is null
        && (s.Kind == Kinds.Organization || (s.Kind is Kinds.Report or Kinds.Incident && s.Draft != reading.Main)) && Mentions.Subjects.IsSubjectPosition(reading, s) && sentence.Key(s.To) is not ("'s" or "(" or ","));

    private List<Draft> SystemsOf(Sentence sentence, List<Observation> all, int index, int from, int to)
    {
        var figure = all[index].Figure;
        // "15 models from DeepSeek and Qwen were tested": how many they are is observed on none of them.
        if (figure.Kind == UnitKind.Count && figure.NounTo > figure.NounFrom && sentence[figure.NounTo - 1].Stem is "model" or "system" or "agent" or "chatbot" or "assistant" or "tool" or "product") return [];
        // "above the expert average of 22%" is nobody's result.
        if (figure.Metric.Split(' ') is var words && Array.Exists(words, w => w is "average" or "baseline" or "median" or "expert" or "human" or "humans" or "experts")) return [];
        var systems = reading.SpansOf(sentence).Where(s => s.Kind == Kinds.System && s.Outer is null).ToList();
        if (systems.Count == 0) return Pronoun(sentence, figure, from);
        if (Respectively(sentence, all, index, systems) is { } paired) return [paired.Draft];
        if (figure.Kind != UnitKind.Times && systems.FirstOrDefault(s => s.From >= figure.To && s.From < to && Belongs(sentence, figure, s)) is { } behind) return Joined(sentence, systems, behind);
        // "from 21% for Corvane 1.5 to 6%": what stands behind the figure before is said of that alone; so is "compared with 12% for people". Whose the second is, stays open.
        if (index > 0 && sentence.Key(all[index - 1].Figure.To) == "for" && sentence.Key(figure.From - 1) == "to" || IsCompared(sentence, figure)) return [];
        // Within its own clause, else what the figure before was observed on: "and of up to 17% in long conversations".
        var clause = Start(sentence, figure.From, from);
        var candidates = systems.FindAll(s => s.To <= figure.From && s.From >= clause && !IsMaker(sentence, s));
        var before = candidates.LastOrDefault(s => Mentions.Subjects.IsSubjectPosition(reading, s)) ?? candidates.LastOrDefault();
        if (before is not null) return IsCompared(sentence, before) ? [] : Joined(sentence, systems, before);
        if (index > 0 && all[index - 1].Targets(Predicates.ObservedOn).ToList() is { Count: > 0 } same && !sentence.Tokens[clause..figure.From].Any(t => t.Key is ";")) return same;
        return [];
    }

    private List<Draft> Pronoun(Sentence sentence, Figure figure, int from) =>
        [.. reading.SpansOf(sentence).Where(s => s.Kind == Kinds.System && s.From >= from && s.To <= figure.From).Select(s => s.Draft)];

    /// <summary>"than Vanta-4" names what it is compared with.</summary>
    private static bool IsCompared(Sentence sentence, Span span) => sentence.Key(span.From - 1) is "than" or "unlike";

    /// <summary>"compared with 12% for human agents"</summary>
    private static bool IsCompared(Sentence sentence, Figure figure) => sentence.Key(figure.To) is "for" or "among" or "in" && sentence.AnyBefore(figure.From, 3, key => key is "compared" or "versus" or "against" or "than" or "vs");

    private static bool IsMaker(Sentence sentence, Span span) => sentence.Key(span.From - 1) is "using" or "by" && sentence.Key(span.From - 2) is not ("made" or "given" or "produced" or "generated" or "written");

    private static List<Draft> Joined(Sentence sentence, List<Span> systems, Span span)
    {
        var joined = new List<Draft> { span.Draft };
        for (var i = systems.IndexOf(span) - 1; i >= 0 && AreJoined(sentence, systems[i], systems[i + 1]); i--) joined.Add(systems[i].Draft);
        for (var i = systems.IndexOf(span) + 1; i < systems.Count && AreJoined(sentence, systems[i - 1], systems[i]); i++) joined.Add(systems[i].Draft);
        return joined;
    }

    private static bool AreJoined(Sentence sentence, Span left, Span right)
    {
        for (var i = left.To; i < right.From; i++)
            if (!(sentence.Key(i) is "and" or "or" or "," or "the" || sentence[i].IsQuote)) return false;
        return left.To < right.From;
    }

    /// <summary>"for Corvid 3", "of Vanta-4's runs" behind the figure.</summary>
    private static bool Belongs(Sentence sentence, Figure figure, Span span)
    {
        var i = span.From - 1;
        while (i > 0 && (Lexicon.Determiners.Contains(sentence.Key(i)) || sentence[i].IsQuote || sentence.Key(i) is "(")) i--;
        if (sentence.Key(i) is not ("for" or "of" or "on" or "by" or "from" or "with" or "in" or "against" or "to")) return sentence.Key(i + 1) == "(" && span.From - figure.To <= 2;
        if (sentence.Key(i - 1) is "that" or "those" or "than") return false;
        for (var k = figure.To; k < i; k++)
            if (sentence[k].IsMark && sentence[k].Key is "," or ";" or ":") return false;
        return true;
    }

    /// <summary>"A and B scored 70% and 80%, respectively"</summary>
    private static Span? Respectively(Sentence sentence, List<Observation> all, int index, List<Span> systems) =>
        systems.Count == all.Count && all.Count > 1 && sentence.Tokens.Any(t => t.Key == "respectively") ? systems[index] : null;

    /// <summary>Where the clause of a figure starts: behind a semicolon, or behind a comma with "and" and a verb or subject of its own.</summary>
    private static int Start(Sentence sentence, int at, int from)
    {
        for (var i = at - 1; i > from; i--)
        {
            if (sentence[i].IsMark && sentence[i].Key is ";") return i;
            if (sentence.Key(i) is "while" or "whereas") return i;
            if (sentence.Key(i) is "and" or "but" or "yet" && sentence[i - 1].Is(",") && HasVerb(sentence, i + 1, at)) return i;
        }
        return from;
    }

    private static bool HasVerb(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Lexicon.Auxiliaries.Contains(sentence.Key(i)) || sentence.Key(i) is "it" or "they" || (Verbs.IsFinite(sentence.Key(i)) && !Phrases.Nouns.Contains(sentence.Key(i)))) return true;
        return false;
    }

    /// <summary>Who counted it: the subject of the clause, or "according to".</summary>
    private void Reporter(Sentence sentence, Observation observation, int from)
    {
        for (var i = 0; i + 1 < sentence.Count; i++)
            if (sentence.Key(i) == "according" && sentence.Key(i + 1) == "to" && Clause.List(reading, sentence, i + 2, [Kinds.Organization]) is [var named, ..])
            {
                observation.Add(Predicates.ReportedBy, named.Draft, 0.85);
                return;
            }
        // ", says Büro Lindqvist": behind what it says.
        for (var i = 1; i + 1 < sentence.Count; i++)
            if (sentence.Key(i) is "says" or "said" or "reports" or "reported" or "estimates" or "estimated" or "finds" or "found" or "notes" or "noted" && sentence[i - 1] is { IsMark: true } && Clause.List(reading, sentence, i + 1, [Kinds.Organization], reach: 3) is [var speaker, ..])
            {
                observation.Add(Predicates.ReportedBy, speaker.Draft, 0.8);
                return;
            }
        var figure = observation.Figure;
        // "14 hearings that the Electoral Office held"
        if (figure.Kind == UnitKind.Count && sentence.Key(figure.NounTo) is "that" or "which" && reading.At(sentence, sentence.Key(figure.NounTo + 1) is "the" ? figure.NounTo + 2 : figure.NounTo + 1) is { Kind: Kinds.Organization } doer && (Verbs.FormOf(sentence.Key(doer.To)) & (VerbForm.Past | VerbForm.Third)) != 0)
        {
            observation.Add(Predicates.ReportedBy, doer.Draft, 0.75);
            return;
        }
        foreach (var span in reading.SpansOf(sentence).Reverse())
        {
            if (span.To > figure.From || span.Outer is not null || span.Kind == Kinds.Risk) continue;
            if (span.Kind == Kinds.Organization && sentence.Key(span.To) is "'s" && span.Reference != Reference.Anaphor) continue;
            if (!Mentions.Subjects.IsSubjectPosition(reading, span)) continue;
            // "before it was adopted": what something was done to counted nothing.
            if (IsPassive(sentence, span)) continue;
            if (span.Kind == Kinds.Organization && Acts(sentence, span, figure.From)) observation.Add(Predicates.ReportedBy, span.Draft, 0.8);
            return;
        }
    }

    private static bool IsPassive(Sentence sentence, Span span) => Verbs.BaseOf(sentence.Key(span.To)) == "be" && Verbs.IsParticiple(sentence.Key(span.To + 1));

    /// <summary>An active verb of its own stands between the organization and the figure.</summary>
    private bool Acts(Sentence sentence, Span subject, int to)
    {
        for (var i = subject.To; i < to; i++)
        {
            if (reading.At(sentence, i) is not null || Verbs.BaseOf(sentence.Key(i)) is not { } verb || (Verbs.FormOf(sentence.Key(i)) & (VerbForm.Past | VerbForm.Third | VerbForm.Participle)) == 0 || verb is "have" or "do") continue;
            if (verb is "be") return false;
            if (Phrases.Nouns.Contains(sentence.Key(i)) && !Clause.IsVerb(reading, sentence, i)) continue;
            return verb is not ("receive" or "face" or "suffer");
        }
        return false;
    }

    /// <summary>The report or rule in whose words the sentence gives it.</summary>
    private Draft? Source(Sentence sentence, Figure figure)
    {
        foreach (var span in reading.SpansOf(sentence))
        {
            if (span.Outer is not null || span.Kind is not (Kinds.Report or Kinds.Regulation)) continue;
            if (span.Reference == Reference.Anaphor && sentence[span.To - 1].Stem is "author" or "researcher" or "reporter" or "investigator" or "they" or "their" or "we" or "our") continue;
            // "A filter that the paper calls Second Look cut …" and "Section 2 rests on 14 hearings" say nothing of what it states.
            var verb = Verbs.BaseOf(sentence.Key(span.To));
            if (verb is "call" or "name" or "dub" or "rest" or "build" or "draw" or "rely" or "follow" or "respond" or "come" or "appear" or "take" or "apply") continue;
            if (span.From < figure.From && Mentions.Subjects.IsSubjectPosition(reading, span) && sentence.Key(span.From - 1) is not ("," or "and") && sentence.Key(span.To) is not "'s") return span.Draft;
            if (span.From < figure.From && sentence.Key(span.From - 1) is "in" or "to" && (sentence.Key(span.From - 2) is "according" || span.From == 1)) return span.Draft;
        }
        return null;
    }

    /// <summary>How many were asked or tested is a figure of the work, not of the event.</summary>
    private static bool IsOfMethod(Sentence sentence, Figure figure) => figure.Metric.Split(' ').Any(w => w is "interviewed" or "asked" or "surveyed" or "tested" or "examined" or "reviewed" or "questioned" or "studied") || sentence.Role == SectionRoles.Method;

    private Draft? IncidentOf(Sentence sentence, Figure figure)
    {
        if (reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.Incident && s.From < figure.From) is { } named) return named.Draft;
        if (reading.Event is not { } main || figure.Kind is not (UnitKind.Count or UnitKind.Money or UnitKind.Percent) || IsOfMethod(sentence, figure)) return null;
        // An event that is not what the whole text is about has its figures where it is told of.
        if (main == reading.Main) return figure.Kind == UnitKind.Percent ? null : main;
        for (var s = sentence.Index; s >= 0 && sentence.Index - s <= 3; s--)
            if (reading.SpansOf(reading.Sentences[s]).Any(span => span.Draft == main)) return main;
        return null;
    }
}
