using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds the words that stand for an entity named before: "it", "its", "the report", "the board".</summary>
internal sealed class AnaphorFinder(Reading reading)
{
    private static readonly FrozenSet<string> s_events = Words.Set("incident event breach leak scam outage error affair case accident fraud hack attack hoax crash lawsuit failure outbreak debacle disaster crisis theft heist scandal fiasco");

    private static readonly FrozenSet<string> s_authors = Words.Set("authors researchers reporters investigators");

    // The entity that the sentence before was about.
    private Draft? _subject;
    private int _subjectAt;
    private string _section = "";

    public void Find()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (!CandidateFinder.IsProse(sentence.Passage) || sentence.Role is SectionRoles.Attribution) continue;
            if (sentence.Passage.Kind == BlockKind.Item && sentence.Role is SectionRoles.InPractice or SectionRoles.Principles) continue;
            if (sentence.Passage.Passage.Section != _section) (_section, _subject) = (sentence.Passage.Passage.Section, reading.Main);
            for (var i = 0; i < sentence.Count; i++)
            {
                if (reading.At(sentence, i) is { } span) i = span.To - 1;
                else if (sentence.Key(i) is "it" or "its" or "they" or "their" && !IsDummy(sentence, i)) Pronoun(sentence, i);
                else if (sentence.Key(i) is "we" or "our" && reading.Main is { Kind: Kinds.Report or Kinds.Benchmark } own) reading.Add(new(sentence, i, i + 1, own, Reference.Anaphor));
                else if (reading.Main is { Kind: Kinds.Regulation } && sentence[i] is { IsCapital: true } && sentence[i].Stem is "article" or "section" or "annex" or "chapter" or "clause" or "recital" && sentence[i + 1] is { IsNumber: true } or { IsAllCapitals: true }) Part(sentence, ref i);
                else if (sentence.Key(i) is "the" or "this" or "that" or "these" && i + 1 < sentence.Count) Definite(sentence, i);
            }
            if (SubjectOf(sentence) is { } subject) (_subject, _subjectAt) = (subject, sentence.Index);
        }
    }

    /// <summary>"Article 5 prohibits …": what a part of the main rule says the rule says.</summary>
    private void Part(Sentence sentence, ref int i)
    {
        // "Article 5 of the GDPR" is the GDPR's.
        var of = sentence.Key(i + 2) == "of" ? reading.At(sentence, sentence.Key(i + 3) == "the" ? i + 4 : i + 3) : null;
        if (of is null || of.Draft == reading.Main) reading.Add(new(sentence, i, i + 2, reading.Main!, Reference.Anaphor));
        i++;
    }

    /// <summary>"It is clear that …" stands for nothing.</summary>
    private static bool IsDummy(Sentence sentence, int i) => sentence.Key(i) == "it" && sentence.Key(i + 1) is "is" or "was" or "remains" or "seems" or "appears" && sentence.Key(i + 2) is not ("a" or "an" or "the" or "not" or "also" or "based" or "designed" or "built")
        && i + 3 < sentence.Count && Enumerable.Range(i + 2, Math.Min(4, sentence.Count - i - 2)).Any(k => sentence.Key(k) is "that" or "to" or "whether");

    private void Pronoun(Sentence sentence, int i)
    {
        // Within a sentence it stands for the subject of the clause before, at its start for that of the sentence before.
        var draft = i > 3 ? SubjectBefore(sentence, i) ?? _subject : _subject;
        if (draft is null) return;
        if (sentence.Key(i) is "they" or "their" && (draft.Kind is not (Kinds.Organization or Kinds.Report) || (draft == _subject && i <= 3 && sentence.Index - _subjectAt > 1))) return;
        reading.Add(new(sentence, i, i + 1, draft, Reference.Anaphor));
    }

    private void Definite(Sentence sentence, int i)
    {
        var noun = i + 1;
        // One plain word may stand between: "the new report".
        if (noun + 1 < sentence.Count && sentence[noun] is { IsWord: true, IsCapital: false } && sentence.Key(noun) is "new" or "latest" or "same" or "whole" or "full" or "original" or "system" or "model" or "white" or "case" or "blog" or "hong" or "norwegian") noun++;
        if (noun >= sentence.Count || sentence[noun] is not { IsWord: true, IsAllCapitals: false } || reading.At(sentence, noun) is not null) return;
        if (noun + 1 < sentence.Count && sentence[noun + 1] is { IsWord: true } next && !Lexicon.Function.Contains(next.Key) && !Lexicon.IsAdverb(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None) return;
        if (noun + 1 < sentence.Count && sentence[noun + 1].Glue != '\0') return;
        // "That report" is another than the one the text is about.
        if (sentence.Key(i) == "that" && Heads.KindOfWork(sentence[noun].Stem) is not null) return;
        if (Resolve(sentence, noun) is { } draft) reading.Add(new(sentence, i, noun + 1, draft, Reference.Anaphor));
    }

    private Draft? Resolve(Sentence sentence, int noun)
    {
        var (key, stem) = (sentence.Key(noun), sentence[noun].Stem);
        if (s_authors.Contains(key)) return reading.Main is { Kind: Kinds.Report } report ? report : null;
        if (stem != key && key is not ("guidelines" or "rules" or "measures")) return null;
        if (ByOwnNoun(sentence, noun, stem) is { } named) return named;
        var kind = Heads.KindOfPair(sentence[noun - 1].Stem, stem) ?? Heads.KindOfWork(stem);
        if (kind is not null) return reading.Main is { } main && (main.Kind == kind || (main.Kind == Kinds.Report && kind == Kinds.Report)) ? main : Latest(sentence, kind, 3);
        if (s_events.Contains(stem)) return reading.Main is { Kind: Kinds.Incident } incident ? incident : Latest(sentence, Kinds.Incident, 4);
        if (stem is "company" or "firm" or "startup" or "vendor" or "agency" or "regulator" or "bank" or "organization" or "organisation" or "institute" or "developer" or "maker") return Latest(sentence, Kinds.Organization, 2);
        if (stem is "chatbot" or "assistant" or "tool" or "model" or "agent" or "bot" or "app") return Latest(sentence, Kinds.System, 2);
        return null;
    }

    /// <summary>"the board" after "the Fenland Medicines Board": the latest entity with the noun in its own name.</summary>
    private Draft? ByOwnNoun(Sentence sentence, int noun, string stem)
    {
        if (!Heads.InOrganizationNames.Contains(stem) && Heads.KindOfWork(stem) is null && !Heads.InReportNames.Contains(stem) && stem != "card" && !s_events.Contains(stem) && !Heads.InRegulationNames.Contains(stem)) return null;
        if (reading.Main is { } main && main.Kind == Heads.KindOfWork(stem) && main.Names.Any(n => Tokenizer.Read(n).Any(t => t.Stem == stem))) return main;
        for (var s = sentence.Index; s >= 0 && sentence.Index - s < 40; s--)
            foreach (var span in reading.SpansOf(reading.Sentences[s]).Reverse())
                if ((s < sentence.Index || span.To <= noun) && span.Reference != Reference.Anaphor && span.Draft.Kind is Kinds.Organization or Kinds.Report or Kinds.Regulation or Kinds.Benchmark or Kinds.Incident && HasHead(span, stem)) return span.Draft;
        return null;
    }

    private static bool HasHead(Span span, string stem)
    {
        for (var i = span.From; i < span.To; i++)
            if (span.Sentence[i].Stem == stem && (i == span.To - 1 || span.Sentence.Key(i + 1) is "of" or "for" or "on")) return true;
        return false;
    }

    private Draft? Latest(Sentence sentence, string kind, int sentences)
    {
        for (var s = sentence.Index; s >= 0 && sentence.Index - s <= sentences; s--)
            if (reading.SpansOf(reading.Sentences[s]).LastOrDefault(span => span.Kind == kind && (s < sentence.Index || span.From < 1) && span.Outer is null) is { } found) return found.Draft;
        return null;
    }

    private Draft? SubjectBefore(Sentence sentence, int at) => Subjects.Of(reading, sentence, at)?.Draft;

    private Draft? SubjectOf(Sentence sentence) => Subjects.Of(reading, sentence, sentence.Count)?.Draft;
}
