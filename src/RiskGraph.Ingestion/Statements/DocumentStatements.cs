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

    /// <summary>Every entity that the text names, where it names it first.</summary>
    public void Mentions()
    {
        var seen = new HashSet<Draft>();
        foreach (var span in reading.Spans.OrderBy(s => s.Sentence.Index))
            if (span.Reference != Reference.Anaphor && seen.Add(span.Draft)) statements.Add(document, Predicates.Mentions, span.Draft, 0.9, span.Sentence);
    }
}
