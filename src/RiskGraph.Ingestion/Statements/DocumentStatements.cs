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
                else if (IsMain(sentence) && reading.Main is { Kind: Kinds.Report or Kinds.Regulation } main) statements.Add(main, Predicates.PublishedBy, span.Draft, 0.85, sentence);
                else statements.Add(document, Predicates.PublishedBy, span.Draft, 0.8, sentence);
            }
        }
    }

    /// <summary>Whether what was published by them is the main work: the line calls it by the noun that the text calls that by.</summary>
    private bool IsMain(Sentence sentence)
    {
        var noun = sentence.Tokens.Select(t => t.Stem).FirstOrDefault(stem => Heads.KindOfWork(stem) is not null || stem is "record" or "dataset");
        return noun is not null && reading.Main is { } main && Heads.KindOfWork(noun) == main.Kind
            && reading.Spans.Any(s => s.Draft == main && s.Sentence.Role != SectionRoles.Attribution && s.Sentence.Tokens[s.From..s.To].Any(t => t.Stem == noun));
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
