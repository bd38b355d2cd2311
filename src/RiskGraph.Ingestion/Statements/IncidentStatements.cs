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
        NamedAfter();
        if (reading.Event is { } incident) Read(incident);
        Developers();
    }

    private void Read(Draft incident)
    {
        var prose = reading.Sentences.Where(s => s.Passage.Kind == BlockKind.Paragraph && s.Role is SectionRoles.Summary or SectionRoles.Title or SectionRoles.Other);
        // A report about an event tells of it behind its name.
        var isMain = incident == reading.Main;
        var first = isMain ? prose.FirstOrDefault() : prose.FirstOrDefault(s => reading.SpansOf(s).Any(span => span.Draft == incident));
        if (first is null) return;
        var from = isMain ? 0 : reading.SpansOf(first).First(span => span.Draft == incident).To;
        if (isMain) Dated(incident, first);
        // What else its first paragraph says was used or attacked.
        if (isMain)
            foreach (var sentence in reading.Sentences.Where(s => s.Passage == first.Passage && s.Index > first.Index && s.Index - first.Index < 6))
                foreach (var span in reading.SpansOf(sentence).Where(s => s.Kind == Kinds.System && s.Outer is null && sentence.Key(s.From - 1) is not ("unlike" or "than" or "like") && !sentence.Tokens.Any(t => Lexicon.Negations.Contains(t.Key)))) statements.Add(incident, Predicates.Involves, span.Draft, 0.65, sentence);
        foreach (var span in reading.SpansOf(first))
        {
            // What happened to whom may stand before the name: "Bluefen Airlines lost its assistant in the Bluefen flood".
            if (span.Outer is not null || (span.From < from && !(span.Kind == Kinds.Organization && Subjects.IsSubjectPosition(reading, span)))) continue;
            if (span.Kind == Kinds.System && first.Key(span.From - 1) is not ("unlike" or "than")) statements.Add(incident, Predicates.Involves, span.Draft, 0.75, first);
            // "a Twitter chatbot" says where it was.
            if (first.Key(span.From - 1) is "a" or "an" && first[span.To] is { IsWord: true, IsCapital: false } next && !Lexicon.Function.Contains(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None) continue;
            if (span.Kind == Kinds.Organization && !IsSource(first, span) && !Heads.IsMedium(first[span.To - 1].Stem)) statements.Add(incident, Predicates.Affects, span.Draft, isMain || Subjects.IsSubjectPosition(reading, span) ? 0.7 : 0.5, first);
        }
    }

    /// <summary>The Pinewood leak befell Pinewood Legal, "the Samsung ChatGPT leak" involved ChatGPT: the event is named after them.</summary>
    private void NamedAfter()
    {
        var organizations = reading.Entities.All.Where(d => d.Kind == Kinds.Organization).ToList();
        foreach (var incident in reading.Entities.All.Where(d => d.Kind == Kinds.Incident).ToList())
        {
            if (reading.Spans.FirstOrDefault(s => s.Draft == incident && s.Reference == Reference.Name) is not { } span) continue;
            var inside = reading.SpansOf(span.Sentence).Where(s => s.Outer == span).ToList();
            foreach (var part in inside)
                if (part.Kind == Kinds.Organization) statements.Add(incident, Predicates.Affects, part.Draft, 0.75, span.Sentence);
                else if (part.Kind == Kinds.System) statements.Add(incident, Predicates.Involves, part.Draft, 0.75, span.Sentence);
            // "Moffatt v. Air Canada" names its parties.
            foreach (var party in organizations.Where(d => d.Names.Any(n => n.Length > 3 && span.Text.Contains(n, StringComparison.Ordinal))))
                statements.Add(incident, Predicates.Affects, party, 0.75, span.Sentence);
            var first = span.Sentence[span.From];
            if (!first.IsCapital || Places.IsPlaceWord(first.Key) || inside.Exists(s => s.From == span.From)) continue;
            foreach (var namesake in organizations.Where(d => d.Names.Any(n => Tokenizer.Read(n) is { Length: > 1 } own && own[0].Key == first.Key && !Heads.IsMedium(own[^1].Stem))))
                statements.Add(incident, Predicates.Affects, namesake, 0.7, span.Sentence);
        }
    }

    /// <summary>Whoever built a system that an event involved is drawn into it.</summary>
    private void Developers()
    {
        foreach (var involved in statements.All.Where(s => s is { Predicate: Predicates.Involves, Negated: false, Confidence: >= Core.Model.Statement.AssertionBar }).ToList())
            foreach (var built in statements.All.Where(s => s is { Predicate: Predicates.DevelopedBy, Negated: false, Confidence: >= Core.Model.Statement.AssertionBar } && s.Subject.Root == involved.Target!.Root).ToList())
                statements.Add(involved.Subject, Predicates.Affects, built.Target!, 0.65, built.Passage);
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
        return Verbs.BaseOf(sentence.Key(after)) is "report" or "publish" or "disclose" or "reveal" or "say" or "find" or "announce" or "warn" or "describe" or "date" or "list" or "record" or "classify" or "track" or "call" or "attribute" or "rate" or "document" or "catalogue" or "order" or "rule" or "reject" or "decide" or "hold" or "judge" or "investigate" or "dismiss" or "fine" or "confirm" or "warn" or "conclude" or "demand" or "ask" or "require" or "ban" or "sanction" or "open";
    }

    private void Dated(Draft incident, Sentence first)
    {
        if (PeriodReader.Read(first).Find(p => p.Date is not null)?.Date is not { } date || incident.Properties.ContainsKey("date")) return;
        incident.Properties["date"] = date.Text;
        statements.Add(incident, Predicates.Date, Core.Model.Literal.OfDate(date), 0.8, first);
    }
}
