using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds what the document is a summary of: the work or event of its first sentences, else of its title.</summary>
internal sealed partial class MainWork(Reading reading)
{
    /// <summary>"ChinAI #343: " before a title.</summary>
    [GeneratedRegex(@"^[^:]{1,60}#\s?\d+\s*[:–—-]\s*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Issue { get; }

    /// <summary>What found it, so that a statement can quote it.</summary>
    public (Sentence Sentence, int From, int To)? Place { get; private set; }

    public void Find()
    {
        var title = reading.Sentences.Where(s => s.Role == SectionRoles.Title && s.Passage.Kind == BlockKind.Heading).ToList();
        var first = reading.Sentences.Where(s => s.Passage.Kind == BlockKind.Paragraph && s.Role is SectionRoles.Summary or SectionRoles.Title or SectionRoles.Other or SectionRoles.KeyTakeaway).Take(3).ToList();
        var found = InText(first) ?? InTitle(title) ?? (IsRoundup ? null : Called(first) ?? Unnamed(first, title) ?? OnlyEvent(first) ?? ByTitle(first, title));
        if (found is not { } main) return;
        reading.Main = main.Draft.Root;
        Place = main.Place;
        NameByTitle(main.Draft.Root, title);
    }

    private readonly record struct Found(Draft Draft, (Sentence, int, int) Place);

    /// <summary>The first work in a place where a sentence says what it is about: its subject, or what was released.</summary>
    private Found? InText(List<Sentence> sentences)
    {
        foreach (var sentence in sentences.Take(2))
        {
            foreach (var span in reading.SpansOf(sentence))
            {
                if (span.Outer is not null || !(Kinds.IsWork(span.Kind) || span.Kind == Kinds.Incident)) continue;
                if (IsSubject(sentence, span) && !IsRoundup || IsReleased(sentence, span) && !IsRoundup) return new(span.Draft, (sentence, span.From, span.To));
                break;
            }
            if (GenericSubject(sentence) is { } generic) return generic;
        }
        return null;
    }

    private bool IsSubject(Sentence sentence, Span span)
    {
        var start = span.From;
        while (start > 0 && (sentence[start - 1].IsQuote || Lexicon.Determiners.Contains(sentence.Key(start - 1)) || Verbs.FormOf(sentence.Key(start - 1)) == VerbForm.None && sentence[start - 1] is { IsWord: true, IsCapital: false } word && !Lexicon.Function.Contains(word.Key))) start--;
        // Something's own: "Heron's system card".
        while (start > 1 && sentence[start - 1].IsPossessive && reading.At(sentence, start - 2) is { } owner) start = owner.From;
        return start == 0 || (start == 1 && sentence[0].IsCapital && Lexicon.Determiners.Contains(sentence.Key(0)));
    }

    private static bool IsReleased(Sentence sentence, Span span)
    {
        for (var i = span.From - 1; i >= 0 && span.From - i < 5; i--)
            if (Verbs.BaseOf(sentence.Key(i)) is "release" or "publish" or "launch" or "unveil" or "introduce" or "present" or "issue" or "propose" or "adopt" or "pass" or "update") return true;
        return false;
    }

    /// <summary>
    /// "This article follows …", "A new study by … finds …", "In a working paper released in July, the Brindle Centre warns …":
    /// a work without a name, which is called by the title or, without one, by its description.
    /// </summary>
    private Found? GenericSubject(Sentence sentence)
    {
        var from = sentence.Key(0) is "in" ? 1 : 0;
        // "Guidance from the Electoral Office sets out …"
        for (var i = 0; i < 3 && from == 0 && sentence.Count > 4; i++)
            if (sentence.Key(i + 1) is "from" or "by" or "of" or "on" && sentence[i].Stem == sentence[i].Key && ((i > 0 ? Heads.KindOfPair(sentence[i - 1].Stem, sentence[i].Stem) : null) ?? Heads.KindOfWork(sentence[i].Stem)) is { } bare && reading.IsFree(sentence, 0, i + 1) && !Lexicon.Function.Contains(sentence.Key(0))) return Generic(sentence, -1, i, bare);
        if (sentence.Count < 4 || !Lexicon.Determiners.Contains(sentence.Key(from))) return null;
        for (var i = from + 1; i < Math.Min(sentence.Count, from + 7); i++)
        {
            if (reading.At(sentence, i) is { Kind: not Kinds.Risk } || !sentence[i].IsWord) return null;
            var kind = Heads.KindOfPair(sentence[i - 1].Stem, sentence[i].Stem) ?? Heads.KindOfWork(sentence[i].Stem);
            if (kind is Kinds.Report or Kinds.Benchmark or Kinds.Regulation && sentence[i].Stem == sentence[i].Key && !IsInsideNoun(sentence, i)) return Generic(sentence, from, i, kind);
            if (Verbs.IsFinite(sentence.Key(i)) && !Phrases.Nouns.Contains(sentence.Key(i))) return null;
        }
        return null;
    }

    private static readonly FrozenSet<string> s_several = Words.Set("roundup round-up weekly daily monthly signals news stories items digest watch laws bills standards cases incidents headlines links recap");

    /// <summary>A title such as "New state laws" or "Weekly signals" is of several things.</summary>
    private bool IsRoundup => reading.Text.Title is { } title && Tokenizer.Read(title).Any(t => s_several.Contains(t.Key)) && !title.Contains(':', StringComparison.Ordinal);

    private static readonly FrozenSet<string> s_happening = Words.Set("trick deceive defraud steal leak lose delete expose compromise hack breach fabricate invent mislead hijack wipe crash injure kill arrest swindle con dupe poison tamper infect transfer wire sue misidentify misdiagnose impersonate clone refund apologise apologize shut suspend");

    /// <summary>A text that names no work and begins with what happened on some day is about that event: its title is the event's name.</summary>
    private Found? ByTitle(List<Sentence> first, List<Sentence> title)
    {
        if (title.Count == 0 || first.Count == 0 || Title() is not { Length: > 0 } name || first.Take(2).Any(s => reading.SpansOf(s).Any(span => Kinds.IsWork(span.Kind) && span.Outer is null && Subjects.IsSubjectPosition(reading, span)))) return null;
        var opening = reading.Sentences.Where(s => s.Passage == first[0].Passage).Take(4).ToList();
        var dated = opening.Exists(s => Figures.PeriodReader.Read(s).Count > 0);
        var happened = opening.Concat(title).Any(s => Enumerable.Range(0, s.Count).Any(i => Verbs.BaseOf(s.Key(i)) is { } verb && s_happening.Contains(verb) && (Verbs.FormOf(s.Key(i)) & (VerbForm.Past | VerbForm.Participle | VerbForm.Third)) != 0 || Heads.IncidentNouns.Contains(s[i].Stem) && s.Role == SectionRoles.Title));
        if (!dated || !happened || !title[0].Tokens.Any(t => t.IsWord && Heads.IncidentNouns.Contains(t.Stem))) return null;
        var incident = reading.Entities.Get(Kinds.Incident, name, Origin.Described);
        if (name.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
        {
            reading.Entities.AddName(incident, name[..colon]);
            reading.Entities.AddName(incident, name[(colon + 2)..]);
        }
        return new(incident, (title[0], 0, title[0].Count));
    }

    /// <summary>A work that only the title names, and that the text calls "the paper", "these guidelines", "the authors".</summary>
    private Found? Called(List<Sentence> first)
    {
        if (Title() is not { Length: > 0 } title) return null;
        foreach (var sentence in first)
            for (var i = 0; i + 1 < sentence.Count; i++)
            {
                if (sentence.Key(i) is not ("the" or "this" or "these") || !(i == 0 || sentence[i - 1].IsMark || sentence.Key(i - 1) is "and")) continue;
                var noun = sentence[i + 1] is { IsWord: true, IsCapital: false } word && Heads.KindOfWork(word.Stem) is null && word.Key is not ("authors" or "evaluation" or "assessment" or "exercise" or "trial" or "pilot" or "experiment") && !Lexicon.Function.Contains(word.Key) ? i + 2 : i + 1;
                var kind = sentence.Key(noun) is "authors" or "evaluation" or "assessment" or "exercise" or "trial" or "pilot" or "experiment" ? Kinds.Report : Heads.KindOfPair(sentence[noun - 1].Stem, sentence[noun].Stem) ?? Heads.KindOfWork(sentence[noun].Stem);
                if (kind is null || reading.At(sentence, noun) is not null || (sentence[noun].Stem != sentence[noun].Key && sentence.Key(noun) is not ("authors" or "guidelines" or "rules")) || IsInsideNoun(sentence, noun)) continue;
                // "The act" after "the Colorado AI Act" is that one.
                if (reading.Sentences.Take(sentence.Index + 1).Any(s => reading.SpansOf(s).Any(span => span.Kind == kind && span.Outer is null))) continue;
                var name = Quoted(title) ?? (title.IndexOf(" — ", StringComparison.Ordinal) is var dash and > 0 ? title[..dash] : title);
                return new(reading.Entities.Get(kind, name, Origin.Named), (sentence, i, noun + 1));
            }
        return null;
    }

    /// <summary>What stands in quotation marks in a title; null where nothing does.</summary>
    private static string? Quoted(string title)
    {
        var (open, close) = (title.IndexOfAny(['“', '"', '«']), title.LastIndexOfAny(['”', '"', '»']));
        return open >= 0 && close - open > 3 ? title[(open + 1)..close] : null;
    }

    /// <summary>The one event that the first sentences tell of, where they name no work.</summary>
    private Found? OnlyEvent(List<Sentence> first)
    {
        if (reading.Event is not { } incident || first.Any(s => reading.SpansOf(s).Any(span => Kinds.IsWork(span.Kind) && span.Outer is null))) return null;
        var place = reading.Sentences.Where(s => first.Count > 0 && s.Passage == first[0].Passage).Concat(first).SelectMany(reading.SpansOf).FirstOrDefault(span => span.Draft == incident && span.Outer is null);
        return place is null ? null : new(incident, (place.Sentence, place.From, place.To));
    }

    /// <summary>"the report card shows" is about the card.</summary>
    private static bool IsInsideNoun(Sentence sentence, int i) => sentence[i + 1] is { IsWord: true, Glue: '\0' } next && !Lexicon.Function.Contains(next.Key) && !Lexicon.IsAdverb(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None && next.Stem == next.Key;

    private Found? Generic(Sentence sentence, int from, int noun, string kind)
    {
        if (kind != Kinds.Report && reading.Text.Title is null) return null;
        var description = sentence.TextOf(from + 1, noun + 1);
        var owner = from == 1 ? reading.SpansOf(sentence).FirstOrDefault(s => s.Kind == Kinds.Organization && s.Outer is null && s.From > noun && Subjects.IsSubjectPosition(reading, s)) : null;
        var name = Title() ?? (owner is null ? description : $"{owner.Draft.Name} {description}");
        if (name.Length == 0) return null;
        var draft = reading.Entities.Get(kind, name, Origin.Named);
        if (sentence.Key(from) is not ("this" or "the"))
        {
            if (from >= 0) reading.Entities.AddName(draft, description);
            reading.Add(new(sentence, from + 1, noun + 1, draft, Reference.Description));
        }
        return new(draft, (sentence, Math.Max(from, 0), noun + 1));
    }

    private Found? InTitle(List<Sentence> title)
    {
        foreach (var sentence in title)
        {
            var works = reading.SpansOf(sentence).Where(s => s.Outer is null && (Kinds.IsWork(s.Kind) || s.Kind == Kinds.Incident)).ToList();
            if (works.Count == 0) continue;
            var best = works.OrderBy(s => s.Kind == Kinds.Incident ? 0 : 1).ThenBy(s => s.From).First();
            return new(best.Draft, (sentence, best.From, best.To));
        }
        return null;
    }

    /// <summary>An event that only the title names, and that the text calls "the incident" and the like.</summary>
    private Found? Unnamed(List<Sentence> first, List<Sentence> title)
    {
        if (title.Count == 0 || first.Count == 0 || Title() is not { Length: > 0 } name) return null;
        var head = title[0].Tokens.Any(t => t.IsWord && Heads.IncidentNouns.Contains(t.Stem) && t.Stem == t.Key);
        var called = reading.Sentences.Any(s => Enumerable.Range(1, Math.Max(0, s.Count - 1)).Any(i => s.Key(i - 1) is "the" or "this" && s[i].Key is "incident" or "scam" or "breach" or "heist" or "hoax" or "outage" or "mishap" or "crash"));
        if (!called || !head && !reading.Spans.Any(s => s.Kind is Kinds.Organization or Kinds.System && s.Sentence == first[0])) return null;
        return new(reading.Entities.Get(Kinds.Incident, name, Origin.Described), (title[0], 0, title[0].Count));
    }

    /// <summary>The title without the name and number of the issue it stood in.</summary>
    private string? Title() => reading.Text.Title is { } title ? Issue.Replace(title, "") : null;

    private void NameByTitle(Draft main, List<Sentence> title)
    {
        if (title.Count == 0 || main.Origin is Origin.Declared || Title() is not { Length: > 0 } name) return;
        // A described work is called by its title, in full and without what stands behind it in brackets or behind a colon.
        if (main.Kind == Kinds.Report && main.Origin is Origin.Described or Origin.Named && main.Id is null)
        {
            var hasOwnName = main.Origin == Origin.Named;
            reading.Entities.AddName(main, name);
            reading.Entities.AddName(main, reading.Text.Title!);
            if (name.IndexOf(" (", StringComparison.Ordinal) is var bracket and > 0) reading.Entities.AddName(main, name[..bracket]);
            if (name.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0) reading.Entities.AddName(main, name[..colon]);
            if (!hasOwnName) main.Name = name;
        }
    }
}
