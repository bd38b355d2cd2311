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
                case "task" or "tasks" or "prompts" or "questions" or "scenarios" or "categories" or "items" or "dialogues" or "behaviours" or "behaviors": TasksCover(sentence, i); break;
                case "form" or "type" or "kind" or "sort" when sentence.Key(i + 1) == "of": Aside(sentence, i, Predicates.Exemplifies); break;
                case "authors" or "researchers" when sentence.Key(i - 1) == "the": Authors(sentence, i); break;
                case "among" when sentence.Key(i + 1) == "them": Tested(sentence, i); break;
                case "based" or "built" or "derived" or "tuned" or "distilled" or "version" when sentence.Key(i + 1) is "on" or "from" or "of" or "upon": Derived(sentence, i); break;
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
        // "OpenAI GPT-4o"
        if (span.From > 0 && span.Kind == Kinds.System && reading.At(sentence, span.From - 1) is { Kind: Kinds.Organization, Outer: null } brand && brand.To == span.From && sentence[span.From].HasSpaceBefore)
        {
            statements.Add(span.Draft, Predicates.DevelopedBy, brand.Draft, 0.75, sentence);
            return;
        }
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
        // "a report on deepfake fraud", "a law against social scoring"
        if (sentence.Key(at) is "on" or "about" or "against" or "into" && span.Kind is Kinds.Report or Kinds.Regulation)
            foreach (var risk in Clause.List(reading, sentence, at + 1, [Kinds.Risk], reach: 3)) statements.Add(span.Draft, Predicates.Addresses, risk.Draft, 0.7, sentence);
        if (span.From <= 1 && span.Start - sentence.Start <= 1 && sentence[at].IsMark && sentence.Key(at) is "-" or ":" or "(" && Behind(sentence, at) is { } source)
        {
            statements.Add(span.Draft, MadeBy(span), source.Draft, 0.7, sentence);
            return;
        }
        // "GuardBench-X (University of Leuven-Noord, 2026)", "Corvane 2 (Helix Labs)"
        if (sentence.Key(at) == "(" && reading.At(sentence, sentence.Key(at + 1) == "the" ? at + 2 : at + 1) is { Kind: Kinds.Organization, Outer: null } inBrackets && sentence.Key(inBrackets.To) is "," or ")" or ";")
        {
            statements.Add(span.Draft, MadeBy(span), inBrackets.Draft, 0.75, sentence);
            return;
        }
        // "is the fourth edition of a survey by the Kellner Institute"
        if (Verbs.BaseOf(sentence.Key(at)) == "be" && Kinds.IsWork(span.Kind))
            for (var i = at + 2; i < sentence.Count && i - at < 9; i++)
                if (sentence.Key(i) is "by" or "from" && Heads.KindOfWork(sentence[i - 1].Stem) is not null) { at = i; break; }
                else if (sentence[i].IsMark || Verbs.IsFinite(sentence.Key(i)) && !Phrases.Nouns.Contains(sentence.Key(i))) break;
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

    private static string MadeBy(Span thing) => thing.Kind == Kinds.System ? Predicates.DevelopedBy : Predicates.IssuedBy;

    /// <summary>"NIST AI RMF — voluntary, from the US National Institute of Standards and Technology": within a few words, without another verb.</summary>
    private Span? Behind(Sentence sentence, int mark)
    {
        for (var i = mark + 1; i < sentence.Count && i - mark < 9; i++)
        {
            if (sentence.Key(i) is "from" or "by") return Clause.List(reading, sentence, i + 1, s_organizations, reach: 3).FirstOrDefault();
            if (sentence[i].IsMark && sentence.Key(i) is ";" or "." or "(" || (Verbs.FormOf(sentence.Key(i)) & VerbForm.Third) != 0 || (Verbs.IsParticiple(sentence.Key(i)) && sentence.Key(i + 1) is not ("by" or "jointly"))) return null;
        }
        return null;
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
            foreach (var maker in makers) statements.Add(thing.Draft, MadeBy(thing), maker.Draft, negated || hedged ? 0.5 : 0.8, sentence, negated);
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
        if (reading.At(sentence, at - 1) is not { Outer: null } thing || !(thing.Kind == Kinds.Incident || (thing.Kind == Kinds.System && predicate == Predicates.Exemplifies))) return OfClause(sentence, at, noun, predicate);
        foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk])) statements.Add(thing.Draft, predicate, risk.Draft, 0.8, sentence);
        return true;
    }

    /// <summary>"MarkBot gave lower marks to essays in dialect, an example of linguistic bias": said of what the clause before is about.</summary>
    private bool OfClause(Sentence sentence, int comma, int noun, string predicate)
    {
        if (predicate != Predicates.Exemplifies || sentence.Key(comma) == "(") return false;
        var things = reading.SpansOf(sentence).Where(s => s.Outer is null && s.To <= comma && s.Kind is Kinds.System or Kinds.Incident).ToList();
        if (things.Count is 0 or > 3) return false;
        foreach (var thing in things)
            foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk])) statements.Add(thing.Draft, predicate, risk.Draft, 0.65, sentence);
        return true;
    }

    /// <summary>"The authors, economists at Halden Business School and the Bank of Sundria, find …"</summary>
    private void Authors(Sentence sentence, int noun)
    {
        if (reading.Main is not { Kind: Kinds.Report } report) return;
        for (var i = noun + 1; i < sentence.Count && i - noun < 7; i++)
            if (sentence.Key(i) is "at" or "from" or "of" && (sentence.Key(noun + 1) is "," or "(" || i == noun + 1))
            {
                foreach (var body in Clause.List(reading, sentence, i + 1, s_organizations, reach: 3)) statements.Add(report, Predicates.AuthoredBy, body.Draft, 0.8, sentence);
                return;
            }
            else if (Lexicon.Auxiliaries.Contains(sentence.Key(i)) || (Verbs.FormOf(sentence.Key(i)) & VerbForm.Third) != 0) return;
    }

    /// <summary>"Twelve assistants were evaluated, among them Scholarly 4 and Quillon Pro"</summary>
    private void Tested(Sentence sentence, int among)
    {
        var verb = among - 1;
        while (verb >= 0 && Verbs.BaseOf(sentence.Key(verb)) is not ("evaluate" or "test" or "compare" or "benchmark" or "assess" or "examine" or "cover")) verb--;
        if (verb < 0 || among - verb > 14 || Clause.Mood(sentence, verb) is not { Negated: false, Hedged: false }) return;
        var work = reading.SpansOf(sentence).LastOrDefault(s => s.Outer is null && s.Kind is Kinds.Benchmark or Kinds.Report && s.To <= among)?.Draft ?? (reading.Main is { Kind: Kinds.Benchmark or Kinds.Report } main ? main : null);
        if (work is null) return;
        foreach (var system in Clause.List(reading, sentence, among + 2, [Kinds.System])) statements.Add(work, Predicates.Evaluates, system.Draft, 0.7, sentence);
    }

    /// <summary>"Corvane 2 is based on Corvane Base": how near the two are is for a person to say.</summary>
    private void Derived(Sentence sentence, int word)
    {
        if (reading.At(sentence, sentence.Key(word + 2) is "the" or "a" ? word + 3 : word + 2) is not { Kind: Kinds.System } source) return;
        var system = reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.System && s.Outer is null && s.To <= word && word - s.To < 6);
        if (system is not null) statements.Add(system.Draft, Predicates.DerivedFrom, source.Draft, 0.5, sentence);
    }

    private void CaseOf(Sentence sentence, int noun, string predicate)
    {
        if (AsCaseOf(sentence, noun, predicate) || Aside(sentence, noun, predicate)) return;
        var verb = noun - 1;
        // "is given as an example of", "served as an example of", "counts as a case of"
        while (verb > 0 && noun - verb < 7 && !IsCopula(sentence, verb)) verb--;
        if (!IsCopula(sentence, verb) || (Verbs.BaseOf(sentence.Key(verb)) is not ("be" or "become") && !sentence.Tokens[verb..noun].Any(t => t.Key is "as"))) return;
        string[] kinds = predicate == Predicates.Materialises ? [Kinds.Incident] : [Kinds.System, Kinds.Incident];
        var (negated, hedged) = Clause.Mood(sentence, noun);
        foreach (var subject in Clause.Subjects(reading, sentence, verb, kinds))
            foreach (var risk in Clause.List(reading, sentence, noun + 2, [Kinds.Risk]))
                statements.Add(subject.Draft, predicate, risk.Draft, negated || hedged ? 0.5 : 0.85, sentence, negated);
    }

    private static bool IsCopula(Sentence sentence, int i) => Verbs.BaseOf(sentence.Key(i)) is "be" or "become" or "serve" or "count" or "rank" or "qualify" or "stand";

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

    /// <summary>"The tasks cover fraud, cybercrime and harassment": so the benchmark measures these.</summary>
    private void TasksCover(Sentence sentence, int noun)
    {
        if (reading.Main is not { Kind: Kinds.Benchmark } main) return;
        var verb = noun + 1;
        while (Lexicon.IsAdverb(sentence.Key(verb)) || Lexicon.Auxiliaries.Contains(sentence.Key(verb)) || sentence[verb].Is(",")) verb++;
        if (sentence.Key(verb) is "including" or "such" or "on" or "about" or "in") verb = sentence.Key(verb) == "such" ? verb + 1 : verb;
        else if (Verbs.BaseOf(sentence.Key(verb)) is not ("cover" or "test" or "probe" or "include" or "concern" or "target" or "span" or "measure" or "elicit" or "check" or "address")) return;
        var (negated, hedged) = Clause.Mood(sentence, verb);
        if (negated || hedged) return;
        foreach (var risk in Clause.Objects(reading, sentence, verb + 1, [Kinds.Risk])) statements.Add(main, Predicates.Measures, risk.Draft, 0.7, sentence);
    }

    private void BenchmarkOf(Sentence sentence, int noun)
    {
        var benchmark = reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.Benchmark && s.To <= noun + 1 && noun - s.To < 8);
        if (benchmark is null)
        {
            // "AgentHarm, published by …, is a benchmark for misuse"
            var verb = noun - 1;
            while (verb > 0 && noun - verb < 5 && Verbs.BaseOf(sentence.Key(verb)) != "be") verb--;
            if (Verbs.BaseOf(sentence.Key(verb)) != "be" || Clause.Subjects(reading, sentence, verb, [Kinds.Benchmark]) is not [var subject, ..]) return;
            benchmark = subject;
        }
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
