using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>What the first sentence of an event's summary says: when it was, which systems and organizations had part in it.</summary>
internal sealed class IncidentStatements(Reading reading, StatementList statements)
{
    public void Read()
    {
        if (reading.Event is not { } incident) return;
        var prose = reading.Sentences.Where(s => s.Passage.Kind == BlockKind.Paragraph && s.Role is SectionRoles.Summary or SectionRoles.Title or SectionRoles.Other);
        // A report about an event tells of it behind its name.
        var isMain = incident == reading.Main;
        var first = isMain ? prose.FirstOrDefault() : prose.FirstOrDefault(s => reading.SpansOf(s).Any(span => span.Draft == incident));
        if (first is null) return;
        var from = isMain ? 0 : reading.SpansOf(first).First(span => span.Draft == incident).To;
        if (isMain) Dated(incident, first);
        foreach (var span in reading.SpansOf(first))
        {
            if (span.Outer is not null || span.From < from) continue;
            if (span.Kind == Kinds.System && first.Key(span.From - 1) is not ("unlike" or "than")) statements.Add(incident, Predicates.Involves, span.Draft, 0.75, first);
            if (span.Kind == Kinds.Organization && !IsSource(first, span)) statements.Add(incident, Predicates.Affects, span.Draft, 0.7, first);
        }
    }

    /// <summary>Who tells of it had no part in it.</summary>
    private static bool IsSource(Sentence sentence, Span span)
    {
        var i = span.From - 1;
        while (i > 0 && sentence.Key(i) is "the") i--;
        if (sentence.Key(i) is "to" && sentence.Key(i - 1) is "according") return true;
        if (sentence.Key(i) is "by" && Verbs.BaseOf(sentence.Key(i - 1)) is "report" or "publish" or "record" or "disclose" or "discover" or "document" or "describe" or "reveal" or "investigate" or "find") return true;
        var after = span.To;
        while (after < sentence.Count && Lexicon.IsAdverb(sentence.Key(after))) after++;
        return Verbs.BaseOf(sentence.Key(after)) is "report" or "publish" or "disclose" or "reveal" or "say" or "find" or "announce" or "warn" or "describe" or "date" or "list" or "record" or "classify" or "track" or "call" or "attribute" or "rate" or "document" or "catalogue";
    }

    private void Dated(Draft incident, Sentence first)
    {
        if (PeriodReader.Read(first).Find(p => p.Date is not null)?.Date is not { } date || incident.Properties.ContainsKey("date")) return;
        incident.Properties["date"] = date.Text;
        statements.Add(incident, Predicates.Date, Core.Model.Literal.OfDate(date), 0.8, first);
    }
}
