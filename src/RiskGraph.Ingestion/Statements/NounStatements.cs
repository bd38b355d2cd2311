using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>The statements that stand in noun phrases: an owner before its work, "by" and "from" behind it, examples.</summary>
internal sealed class NounStatements(Reading reading, StatementList statements, FigureRisks risks)
{
    private static readonly string[] s_organizations = [Kinds.Organization];

    public void Read(Sentence sentence)
    {
        foreach (var span in reading.SpansOf(sentence).ToList())
        {
            if (span.Outer is not null) continue;
            if (Kinds.IsWork(span.Kind) || span.Kind == Kinds.System)
            {
                Owner(sentence, span);
                Maker(sentence, span);
            }
        }
        for (var i = 0; i < sentence.Count; i++)
            switch (sentence.Key(i))
            {
                case "exemplified" or "illustrated" or "typified" when sentence.Key(i + 1) == "by": Examples(sentence, i, i + 2); break;
                case "as" when sentence.Key(i - 1) == "such": Examples(sentence, i - 1, i + 1); break;
                case "like" or "including": Examples(sentence, i, i + 1); break;
                case "g" or "e.g" or "e.g.": Examples(sentence, i, i + 1); break;
                case "example" or "examples" when sentence.Key(i + 1) == "of": CaseOf(sentence, i, Predicates.Exemplifies); break;
                case "has" or "had" or "have" when Lexicon.Determiners.Contains(sentence.Key(i + 1)): Has(sentence, i); break;
                case "work" or "creation" or "product" or "brainchild" or "handiwork" when sentence.Key(i + 1) == "of": WorkOf(sentence, i); break;
                case "maker" or "developer" or "creator" or "vendor" or "provider" or "builder" or "operator" or "owner": MakerOf(sentence, i); break;
                case "involved" when Verbs.BaseOf(sentence.Key(i - 1)) == "be" && sentence.Key(i + 1) is not "in": Involved(sentence, i); break;
                case "focuses" or "focusing" or "focused" or "focussing" when sentence.Key(i + 1) == "on": FocusOn(sentence, i); break;
                case "case" or "cases" or "instance" when sentence.Key(i + 1) == "of": CaseOf(sentence, i, Predicates.Materialises); break;
                case "benchmark" or "test" or "measure" when sentence.Key(i + 1) is "for" or "of": BenchmarkOf(sentence, i); break;
                case "test" or "tests" or "evaluation" or "evaluations" or "assessment" or "testing" when sentence.Key(i + 1) is "of" or "on": TestsOf(sentence, i); break;
            }
    }

    /// <summary>"NIDS's Assistant Hardness benchmark", "a NIDS research report", "OpenAI's GPT-4o".</summary>
    private void Owner(Sentence sentence, Span span)
    {
        var inside = reading.SpansOf(sentence).Where(s => s.Outer == span && s.Kind == Kinds.Organization).ToList();
        if (span.Kind != Kinds.System)
            foreach (var owner in inside) statements.Add(span.Draft, Predicates.IssuedBy, owner.Draft, 0.85, sentence);
        if (inside.Count > 0) return;
        var i = span.From - 1;
        while (i >= 0 && sentence[i].IsQuote) i--;
        // "Quayside Labs' older benchmark, SlowDrip"
        if (sentence.Key(i) == "," && Apposition.KindOf(sentence, i - 1) == span.Kind) i--;
        while (i >= 0 && (sentence[i].IsQuote || (sentence[i] is { IsWord: true, IsCapital: false } word && !Lexicon.Function.Contains(word.Key) && Verbs.FormOf(word.Key) == VerbForm.None && span.From - i <= 5))) i--;
        if (i < 1 || !sentence[i].IsPossessive || reading.At(sentence, i - 1) is not { Kind: Kinds.Organization } organization)
        {
            NamedAfter(sentence, span);
            return;
        }
        if (span.Kind == Kinds.System) statements.Add(span.Draft, Predicates.DevelopedBy, organization.Draft, 0.8, sentence);
        else statements.Add(span.Draft, Predicates.IssuedBy, organization.Draft, 0.85, sentence);
    }

    /// <summary>"The Hazel Foundation keeps a list: the Hazel Agent Hazard List": the work has its first name from who made it.</summary>
    private void NamedAfter(Sentence sentence, Span span)
    {
        if (!Kinds.IsWork(span.Kind) || span.To - span.From < 2 || !sentence[span.From].IsCapital || Places.IsPlaceWord(sentence.Key(span.From))) return;
        var maker = reading.SpansOf(sentence).FirstOrDefault(s => s.Kind == Kinds.Organization && s.Outer is null && s.To < span.From && s.To - s.From > 1 && sentence.Key(s.From) == sentence.Key(span.From));
        if (maker is not null) statements.Add(span.Draft, Predicates.IssuedBy, maker.Draft, 0.7, sentence);
    }

    /// <summary>"the LedgerTruth benchmark by the Saltmarsh School", "Penny, an assistant from Copperhead".</summary>
    private void Maker(Sentence sentence, Span span)
    {
        var at = span.To;
        while (at < sentence.Count && sentence[at].IsQuote) at++;
        if (sentence.Key(0) == "in" && span.From <= 2 && Kinds.IsWork(span.Kind) && Presenter(sentence, span) is { } presenter) statements.Add(span.Draft, Predicates.IssuedBy, presenter.Draft, 0.75, sentence);
        // "the ShortList benchmark of Ardmore University"
        if (sentence.Key(at) == "of" && Kinds.IsWork(span.Kind) && reading.At(sentence, sentence.Key(at + 1) == "the" ? at + 2 : at + 1) is { Kind: Kinds.Organization } of) statements.Add(span.Draft, Predicates.IssuedBy, of.Draft, 0.8, sentence);
        if (sentence.Key(at) is not ("by" or "from"))
        {
            var head = Apposition.HeadAfter(sentence, at);
            if (head < 0 || Apposition.KindOf(sentence, head) != span.Kind) return;
            at = head + 1;
        }
        if (sentence.Key(at) is not ("by" or "from")) return;
        var makers = Clause.List(reading, sentence, at + 1, s_organizations, reach: 5);
        if (makers.Count == 0) return;
        var people = Enumerable.Range(at + 1, makers[0].From - at - 1).Any(k => sentence[k].Stem is "researcher" or "scientist" or "team" or "academic" or "affiliate" or "author" or "engineer");
        var predicate = span.Kind == Kinds.System ? Predicates.DevelopedBy : people ? Predicates.AuthoredBy : Predicates.IssuedBy;
        foreach (var maker in makers) statements.Add(span.Draft, predicate, maker.Draft, 0.8, sentence);
    }

    /// <summary>"In a working paper released in July, the Brindle Centre warns …": who speaks through it.</summary>
    private Span? Presenter(Sentence sentence, Span work)
    {
        var comma = work.To;
        while (comma < sentence.Count && !sentence[comma].Is(",")) comma++;
        var subject = reading.At(sentence, sentence.Key(comma + 1) is "the" ? comma + 2 : comma + 1);
        return subject is { Kind: Kinds.Organization, Outer: null } && !sentence[subject.To].IsPossessive ? subject : null;
    }

    /// <summary>"the misuse of open-weight models, exemplified by “Parrotry” and “LureSmith Pro”": of the risk right before it.</summary>
    private void Examples(Sentence sentence, int word, int from)
    {
        var before = word - 1;
        while (before > 0 && (sentence[before].IsMark || sentence.Key(before) is "as")) before--;
        if (reading.At(sentence, before) is not { Kind: Kinds.Risk } risk) return;
        foreach (var example in Clause.List(reading, sentence, from, [Kinds.System, Kinds.Incident], reach: 3))
            statements.Add(example.Draft, Predicates.Exemplifies, risk.Draft, 0.85, sentence);
    }

    /// <summary>"OWASP has a list of risks for …"</summary>
    private void Has(Sentence sentence, int verb)
    {
        if (reading.At(sentence, verb - 1) is { Kind: Kinds.Organization } owner && reading.At(sentence, verb + 2) is { Kind: Kinds.Regulation or Kinds.Benchmark or Kinds.Report, Reference: Reference.Description } work) statements.Add(work.Draft, Predicates.IssuedBy, owner.Draft, 0.8, sentence);
    }

    /// <summary>"GhostQuill 3 is the work of Velvet Anvil"</summary>
    private void WorkOf(Sentence sentence, int noun)
    {
        var verb = noun - 1;
        while (verb > 0 && noun - verb < 4 && !Lexicon.Auxiliaries.Contains(sentence.Key(verb))) verb--;
        if (Verbs.BaseOf(sentence.Key(verb)) != "be") return;
        var makers = Clause.List(reading, sentence, noun + 2, s_organizations, reach: 8);
        // "of a group that calls itself Velvet Anvil"
        if (makers.Count == 0 && reading.SpansOf(sentence).FirstOrDefault(s => s.From > noun && s.From - noun < 9) is { Kind: Kinds.Organization } named && sentence.Tokens[noun..named.From].Any(t => t.Key is "call" or "calls" or "called" or "named" or "known" or "dubbed")) makers = [named];
        var (negated, hedged) = Clause.Mood(sentence, noun);
        foreach (var thing in Clause.Subjects(reading, sentence, verb, [Kinds.System, Kinds.Report, Kinds.Regulation, Kinds.Benchmark]))
            foreach (var maker in makers) statements.Add(thing.Draft, thing.Kind == Kinds.System ? Predicates.DevelopedBy : Predicates.IssuedBy, maker.Draft, negated || hedged ? 0.5 : 0.8, sentence, negated);
    }

    /// <summary>"Stimmwerk 2's maker, Klangfabrik", "Klangfabrik, the maker of Stimmwerk 2", "Stimmwerk 2 developer Klangfabrik".</summary>
    private void MakerOf(Sentence sentence, int noun)
    {
        if (sentence.Key(noun) is "operator" or "owner" or "vendor" && sentence.Key(noun + 1) != "of" && !sentence[noun - 1].IsPossessive) return;
        var of = sentence.Key(noun + 1) == "of" ? noun + 2 : -1;
        var system = of > 0 ? reading.At(sentence, sentence.Key(of) == "the" ? of + 1 : of) : reading.At(sentence, sentence[noun - 1].IsPossessive ? noun - 2 : noun - 1);
        if (system is not { Kind: Kinds.System }) return;
        var next = of > 0 ? system.To : noun + 1;
        while (sentence.Key(next) is "," or "the" || sentence[next].IsQuote || sentence.Key(next) is "company" or "firm" or "startup") next++;
        var maker = reading.At(sentence, next);
        if (of > 0 && maker is not { Kind: Kinds.Organization })
        {
            var before = noun - 1;
            while (before > 0 && (sentence.Key(before) is "," or "is" or "was" or "the" or "a" or "-" || sentence[before] is { IsWord: true, IsCapital: false } word && !Lexicon.Function.Contains(word.Key) && reading.At(sentence, before) is null)) before--;
            maker = reading.At(sentence, before);
        }
        if (maker is { Kind: Kinds.Organization }) statements.Add(system.Draft, Predicates.DevelopedBy, maker.Draft, 0.8, sentence);
    }

    /// <summary>"the Bluefen flood, a case of model denial of service": said of the name right before.</summary>
    private bool Aside(Sentence sentence, int noun, string predicate)
    {
        var at = noun - 1;
        while (at > 0 && (Lexicon.Determiners.Contains(sentence.Key(at)) || sentence[at] is { IsWord: true, IsCapital: false } word && !Lexicon.Function.Contains(word.Key) && noun - at < 4)) at--;
        if (!sentence[at].IsMark || sentence.Key(at) is not ("," or "-" or "(")) return false;
        while (at > 0 && sentence[at - 1].IsQuote) at--;
        if (reading.At(sentence, at - 1) is not { Outer: null } thing || !(thing.Kind == Kinds.Incident || (thing.Kind == Kinds.System && predicate == Predicates.Exemplifies))) return false;
        foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk])) statements.Add(thing.Draft, predicate, risk.Draft, 0.8, sentence);
        return true;
    }

    private void CaseOf(Sentence sentence, int noun, string predicate)
    {
        if (AsCaseOf(sentence, noun, predicate) || Aside(sentence, noun, predicate)) return;
        var verb = noun - 1;
        // "is given as an example of", "served as an example of", "counts as a case of"
        while (verb > 0 && noun - verb < 7 && Verbs.BaseOf(sentence.Key(verb)) is not "be" and not "become" and not "serve" and not "count" and not "rank" and not "qualify" and not "stand") verb--;
        if (Verbs.BaseOf(sentence.Key(verb)) is "serve" or "count" or "rank" or "qualify" or "stand" && !sentence.Tokens[verb..noun].Any(t => t.Key is "as")) return;
        if (Verbs.BaseOf(sentence.Key(verb)) is not ("be" or "become" or "serve" or "count" or "rank" or "qualify" or "stand")) return;
        string[] kinds = predicate == Predicates.Materialises ? [Kinds.Incident] : [Kinds.System, Kinds.Incident];
        var (negated, hedged) = Clause.Mood(sentence, noun);
        foreach (var subject in Clause.Subjects(reading, sentence, verb, kinds))
            foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk]))
                statements.Add(subject.Draft, predicate, risk.Draft, negated || hedged ? 0.5 : 0.85, sentence, negated);
    }

    /// <summary>"treats the outbreak as a case of prompt injection"</summary>
    private bool AsCaseOf(Sentence sentence, int noun, string predicate)
    {
        var at = noun - 1;
        while (at > 0 && Lexicon.Determiners.Contains(sentence.Key(at))) at--;
        if (sentence.Key(at) != "as" || reading.At(sentence, at - 1) is not { } thing || !(thing.Kind == Kinds.Incident || (thing.Kind == Kinds.System && predicate == Predicates.Exemplifies))) return false;
        var (negated, hedged) = Clause.Mood(sentence, thing.From);
        foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk])) statements.Add(thing.Draft, predicate, risk.Draft, negated || hedged ? 0.5 : 0.8, sentence, negated);
        return true;
    }

    /// <summary>"TabPilot was involved": in the event that the text is about.</summary>
    private void Involved(Sentence sentence, int verb)
    {
        if (Event is not { } incident || Clause.Mood(sentence, verb) is not { Negated: false, Hedged: false }) return;
        foreach (var system in Clause.BeforeParticiple(reading, sentence, verb, [Kinds.System])) statements.Add(incident, Predicates.Involves, system.Draft, 0.75, sentence);
    }

    /// <summary>The main event, else the only one that is named.</summary>
    private Entities.Draft? Event => reading.Event;

    /// <summary>"focusing on hallucination rates": what the rates are of.</summary>
    private void FocusOn(Sentence sentence, int verb)
    {
        var benchmark = reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.Benchmark && s.To <= verb && s.Outer is null);
        var (from, to) = Phrases.Read(sentence, verb + 2, withOf: false);
        if (benchmark is null || to <= from || risks.ByMetric(sentence.TextOf(from, to)) is not { } risk) return;
        statements.Add(benchmark.Draft, Predicates.Measures, risk, 0.8, sentence);
    }

    private void BenchmarkOf(Sentence sentence, int noun)
    {
        var benchmark = reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.Benchmark && s.To <= noun + 1 && noun - s.To < 8);
        if (benchmark is null) return;
        foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk])) statements.Add(benchmark.Draft, Predicates.Measures, risk.Draft, 0.8, sentence);
    }

    /// <summary>"describes safety tests of Corvid 3"</summary>
    private void TestsOf(Sentence sentence, int noun)
    {
        var tested = Clause.List(reading, sentence, noun + 2, [Kinds.System]);
        if (tested.Count == 0) return;
        var work = reading.SpansOf(sentence).LastOrDefault(s => s.To <= noun && s.Outer is null && s.Kind is Kinds.Report or Kinds.Benchmark && Subjects.IsSubjectPosition(reading, s));
        if (work is null) return;
        foreach (var system in tested) statements.Add(work.Draft, Predicates.Evaluates, system.Draft, 0.8, sentence);
    }
}
