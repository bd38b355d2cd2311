using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>What the document says of itself: the work that it summarises, who published that, what it mentions.</summary>
internal sealed class DocumentStatements(Reading reading, StatementList statements, Draft document)
{
    public void Summarises(Sentence sentence)
    {
        if (reading.Main is { } main) statements.Add(document, Predicates.Summarises, main, 0.85, sentence);
    }

    /// <summary>"Original article published by the Brackwater Ledger."</summary>
    public void Attribution()
    {
        foreach (var sentence in reading.Sentences.Where(s => s.Role == SectionRoles.Attribution))
        {
            foreach (var span in reading.SpansOf(sentence).Where(s => s.Kind == Kinds.Organization && s.Outer is null))
            {
                var (by, verb) = By(sentence, span);
                if (!by) continue;
                // Who only edited the summary is not its publisher for sure.
                if (verb is not "publish" and not "source") statements.Add(document, Predicates.PublishedBy, span.Draft, 0.5, sentence);
                else if (reading.Main is { Kind: Kinds.Report or Kinds.Regulation } main && IsOwn(main, span.Draft)) statements.Add(main, Predicates.PublishedBy, span.Draft, 0.85, sentence);
                else statements.Add(document, Predicates.PublishedBy, span.Draft, 0.8, sentence);
            }
        }
    }

    /// <summary>Whether the text is about their own work: nobody else issued or wrote it.</summary>
    private bool IsOwn(Draft main, Draft publisher)
    {
        var makers = statements.All.Where(s => s.Subject.Root == main && s.Predicate is Predicates.IssuedBy or Predicates.AuthoredBy && !s.Negated).Select(s => s.Target!.Root).ToHashSet();
        return makers.Count == 0 || makers.Contains(publisher) || statements.Says(main, Predicates.PublishedBy, publisher);
    }

    private static (bool By, string? Verb) By(Sentence sentence, Span span)
    {
        for (var i = span.From - 1; i >= 0; i--)
        {
            var key = sentence.Key(i);
            if (key is "the" or "and" or "," or "&" || sentence[i].IsQuote) continue;
            if (key is "by") return (true, Verbs.BaseOf(sentence.Key(i - 1)) ?? "edit");
            if (key is "in" or "on" && Verbs.BaseOf(sentence.Key(i - 1)) is "publish" or "appear") return (true, "publish");
            if (key is ":" && sentence.Key(i - 1) is "source") return (true, "source");
            return (false, null);
        }
        return (false, null);
    }

    /// <summary>A line under the title with people and in brackets where they work: "Marta Lindgren, Wei Chen (Ostrava Institute; Lumen AI)".</summary>
    public void Byline()
    {
        if (reading.Main is not { Kind: Kinds.Report or Kinds.Benchmark } main) return;
        var line = reading.Sentences.FirstOrDefault(s => s.Passage.Kind != Markdown.BlockKind.Heading);
        if (line is null || line.Count > 60 || line.Tokens.Any(t => Verbs.IsFinite(t.Key) && !t.IsCapital) || !Enumerable.Range(0, line.Count).Any(i => line[i].IsCapital && People.IsPerson(line, i, i + 2))) return;
        foreach (var span in reading.SpansOf(line).Where(s => s.Kind == Kinds.Organization && s.Outer is null)) statements.Add(main, Predicates.AuthoredBy, span.Draft, 0.75, line);
    }

    /// <summary>"TrustGap: Measuring Sycophancy under Pressure"</summary>
    public void Title()
    {
        if (reading.Main is not { Kind: Kinds.Benchmark or Kinds.Report or Kinds.Regulation } main || reading.Sentences.FirstOrDefault(s => s.Role == SectionRoles.Title) is not { } title) return;
        foreach (var risk in reading.SpansOf(title).Where(s => s.Kind == Kinds.Risk && s.Outer is null))
        {
            var measuring = title.AnyBefore(risk.From, 4, key => Verbs.BaseOf(key) is "measure" or "evaluate" or "test" or "assess" or "benchmark" or "probe" or "quantify" or "detect");
            if (main.Kind == Kinds.Benchmark) statements.Add(main, Predicates.Measures, risk.Draft, measuring ? 0.75 : 0.55, title);
            else statements.Add(main, Predicates.Addresses, risk.Draft, 0.65, title);
        }
    }

    /// <summary>Who tested a system is whose tests the report tells of: the report tested it.</summary>
    public void Tests()
    {
        if (reading.Main is not { Kind: Kinds.Report } main) return;
        var makers = MakersOf(main).ToHashSet();
        foreach (var sentence in reading.Sentences.Where(s => CandidateFinder.IsProse(s.Passage)))
            for (var i = 0; i < sentence.Count; i++)
            {
                if (Verbs.BaseOf(sentence.Key(i)) is not ("evaluate" or "test" or "assess" or "examine" or "attack" or "red-team" or "probe") || !Clause.IsVerb(reading, sentence, i) || Clause.Mood(sentence, i) is not { Negated: false, Hedged: false }) continue;
                if (!Clause.Subjects(reading, sentence, i, [Kinds.Organization]).Exists(tester => makers.Contains(tester.Draft))) continue;
                foreach (var system in Clause.Objects(reading, sentence, i + 1, [Kinds.System])) statements.Add(main, Predicates.Evaluates, system.Draft, 0.7, sentence);
            }
    }

    private IEnumerable<Draft> MakersOf(Draft work) => statements.All.Where(s => s.Subject.Root == work && s.Predicate is Predicates.IssuedBy or Predicates.AuthoredBy).Select(s => s.Target!.Root);

    /// <summary>"was published in The Pellow Review": of the work right before.</summary>
    public void Journals(Sentence sentence)
    {
        for (var i = 1; i < sentence.Count; i++)
        {
            if (sentence.Key(i) is not "in" || Verbs.BaseOf(sentence.Key(i - 1)) is not ("publish" or "appear")) continue;
            if (Clause.List(reading, sentence, i + 1, [Kinds.Organization], reach: 3) is not [var journal, ..]) continue;
            var work = reading.SpansOf(sentence).LastOrDefault(s => s.Outer is null && s.Kind is Kinds.Report or Kinds.Regulation && s.To <= i);
            if (work is not null) statements.Add(work.Draft, Predicates.PublishedBy, journal.Draft, 0.8, sentence);
        }
    }

    /// <summary>Dates of works: "published in March 2025", said of the work right before.</summary>
    public void Dates(Sentence sentence)
    {
        foreach (var period in PeriodReader.Read(sentence).Where(p => p is { IsOfPublication: true, Date: not null }))
        {
            var work = reading.SpansOf(sentence).LastOrDefault(s => s.Outer is null && Kinds.IsWork(s.Kind) && s.To <= period.From);
            if (work is null || period.From - work.To > 14 || work.Draft.Properties.ContainsKey("published")) continue;
            work.Draft.Properties["published"] = period.Date!.Text;
            statements.Add(work.Draft, Predicates.Date, Core.Model.Literal.OfDate(period.Date), 0.75, sentence);
        }
    }

    /// <summary>
    /// "The ministry has published draft rules. The draft Companion Services Decree bans …": who published something of its sort right before it is
    /// named. And what the work names without saying in so many words that it deals with it: both wait for a person.
    /// </summary>
    public void Suggestions()
    {
        if (reading.Main is not { } main) return;
        if (Kinds.IsWork(main.Kind) && !MakersOf(main).Any()) Issuer(main);
        var (predicate, confidence) = main.Kind switch
        {
            Kinds.Report or Kinds.Regulation => (Predicates.Addresses, 0.5),
            Kinds.Benchmark => (Predicates.Measures, 0.4),
            Kinds.Incident => (Predicates.Materialises, 0.45),
            _ => ("", 0),
        };
        if (confidence == 0) return;
        var said = statements.All.Where(s => s.Subject.Root == main && s.Predicate == predicate).Select(s => s.Target!.Root).ToHashSet();
        foreach (var span in reading.Spans.Where(s => s.Kind == Kinds.Risk && s.Outer is null && s.Reference == Reference.Name && s.Sentence.Role is SectionRoles.Summary or SectionRoles.KeyInsights or SectionRoles.Title or SectionRoles.Other).OrderBy(s => s.Sentence.Index).ToList())
            if (CandidateFinder.IsProse(span.Sentence.Passage) && said.Add(span.Draft) && !span.Sentence.Tokens.Any(t => Lexicon.Negations.Contains(t.Key))) statements.Add(main, predicate, span.Draft, confidence, span.Sentence);
    }

    private void Issuer(Draft main)
    {
        foreach (var sentence in reading.Sentences.Where(s => s.Role is SectionRoles.Summary or SectionRoles.Other or SectionRoles.Title && CandidateFinder.IsProse(s.Passage)).Take(2))
            foreach (var span in reading.SpansOf(sentence).Where(s => s.Kind == Kinds.Organization && s.Outer is null && Ingestion.Mentions.Subjects.IsSubjectPosition(reading, s)))
                for (var i = span.To; i < sentence.Count && i - span.To < 4; i++)
                    if (Verbs.BaseOf(sentence.Key(i)) is "publish" or "issue" or "release" or "adopt" or "propose" or "unveil" or "present" or "pass" && (Verbs.FormOf(sentence.Key(i)) & (VerbForm.Past | VerbForm.Participle)) != 0)
                    {
                        statements.Add(main, Predicates.IssuedBy, span.Draft, 0.55, sentence);
                        return;
                    }
    }

    /// <summary>Every entity that the text names, where it names it first.</summary>
    public void Mentions()
    {
        var seen = new HashSet<Draft>();
        foreach (var span in reading.Spans.OrderBy(s => s.Sentence.Index))
            if (span.Reference != Reference.Anaphor && seen.Add(span.Draft)) statements.Add(document, Predicates.Mentions, span.Draft, 0.9, span.Sentence);
    }
}
