using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds events that have a name: "the Lakeside dosing error", "Moffatt v. Air Canada", "known as EchoLeak".</summary>
internal sealed class IncidentFinder(Reading reading)
{
    /// <summary>Nouns that name an event behind a name; others of <see cref="Heads.IncidentNouns"/> name techniques and works as often.</summary>
    private static readonly FrozenSet<string> s_events = Words.Set("incident breach leak scam outage error hack affair scandal fraud crash heist accident lawsuit mishap hoax fiasco blunder failure breakdown meltdown glitch robocall outbreak debacle disaster tragedy crisis shutdown hijack robbery raid");

    public void Find()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Passage.Kind is BlockKind.Code or BlockKind.Row || (sentence.Passage.Kind == BlockKind.Heading && sentence.Role != SectionRoles.Title) || sentence.Role is SectionRoles.BestFor or SectionRoles.Related or SectionRoles.Topics) continue;
            for (var i = 0; i < sentence.Count; i++)
            {
                if (sentence.Key(i) is "v" or "vs" or "v." or "vs.") FindCase(sentence, i);
                else if (sentence[i].IsWord && s_events.Contains(sentence[i].Stem) && sentence[i].Stem == sentence[i].Key) FindNamed(sentence, i);
                else if (sentence.Key(i) is "as" && sentence.Key(i - 1) is "known" or "dubbed" && IsAboutEvent(sentence, i)) FindKnownAs(sentence, i + 1);
                else if (sentence.Key(i) is "dubbed" or "nicknamed" or "called" && IsAboutEvent(sentence, i)) FindKnownAs(sentence, i + 1);
                else if (Verbs.BaseOf(sentence.Key(i)) is "call" or "name" or "dub" or "term" or "nickname" && (IsBehindWhat(sentence, i) || IsOfEvent(sentence, i))) FindKnownAs(sentence, i + 1);
            }
        }
    }

    /// <summary>"The outage, which staff call “Fat Friday”"</summary>
    private static bool IsOfEvent(Sentence sentence, int verb)
    {
        for (var i = verb - 1; i > 1 && verb - i < 6; i--)
            if (sentence.Key(i) == "which") return Heads.IncidentNouns.Contains(sentence[sentence.Key(i - 1) == "," ? i - 2 : i - 1].Stem);
        return false;
    }

    /// <summary>"in what the letter names the Bluefen flood"</summary>
    private static bool IsBehindWhat(Sentence sentence, int verb)
    {
        for (var i = verb - 1; i >= 0 && verb - i < 6; i--)
            if (sentence.Key(i) == "what") return sentence.Key(i - 1) is "in" or "during" or "after" or "by" or "was" or "is";
        return false;
    }

    private void FindCase(Sentence sentence, int at)
    {
        var right = at + 1;
        if (sentence.Key(right) == ".") right++;
        if (at == 0 || right >= sentence.Count || !sentence[at - 1].IsCapital || !sentence[right].IsCapital) return;
        var (from, to) = (at - 1, right + 1);
        if (reading.At(sentence, from) is { } left) from = left.From;
        else
            while (from > 0 && sentence[from - 1].IsCapital && sentence[from - 1].IsWord && reading.At(sentence, from - 1) is null && !Lexicon.Function.Contains(sentence.Key(from - 1))) from--;
        if (reading.At(sentence, right) is { } next) to = next.To;
        else
            while (to < sentence.Count && sentence[to].IsCapital && sentence[to].IsWord && reading.At(sentence, to) is null) to++;
        Add(sentence, from, to);
    }

    /// <summary>A name, plain words, and a noun that means an event, after "the" or as the title.</summary>
    private void FindNamed(Sentence sentence, int noun)
    {
        var from = noun;
        while (from > 0 && noun - from < 6)
        {
            if (reading.At(sentence, from - 1) is { } span)
            {
                if (span.To != from || span.Kind is not (Kinds.Organization or Kinds.System or Kinds.Risk)) break;
                from = span.From;
                continue;
            }
            var token = sentence[from - 1];
            if (!token.IsWord || Lexicon.Function.Contains(token.Key) || Lexicon.IsAdverb(token.Key) || (!token.IsCapital && (Verbs.FormOf(token.Key) & (VerbForm.Third | VerbForm.Past)) != 0)) break;
            from--;
        }
        while (from < noun && !sentence[from].IsCapital) from++;
        if (from == noun || !IsName(sentence, from)) return;
        var isTitle = sentence.Role == SectionRoles.Title && sentence.Passage.Kind == BlockKind.Heading;
        if (!isTitle && sentence.Key(from - 1) is not ("the" or "this" or "that")) return;
        if (noun + 1 < sentence.Count && sentence[noun + 1] is { IsWord: true, HasSpaceBefore: true } next && !Lexicon.Function.Contains(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None) return;
        Add(sentence, from, noun + 1);
    }

    private bool IsName(Sentence sentence, int from)
    {
        if (reading.At(sentence, from) is { } span) return span.Kind is Kinds.Organization or Kinds.System && span.From == from;
        return sentence[from].Key is not ("ai" or "llm" or "ml") && !Lexicon.Function.Contains(sentence.Key(from)) && (from > 0 || sentence.Role == SectionRoles.Title) && Verbs.FormOf(sentence.Key(from)) == VerbForm.None
            && !(Places.IsPlaceWord(sentence.Key(from)) && sentence[from + 1].IsCapital is false && sentence.Key(from).EndsWith("an", StringComparison.Ordinal));
    }

    private static bool IsAboutEvent(Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 14; i--)
            if (Heads.IncidentNouns.Contains(sentence[i].Stem)) return true;
        return false;
    }

    private void FindKnownAs(Sentence sentence, int at)
    {
        while (at < sentence.Count && (sentence[at].IsQuote || sentence.Key(at) is "the")) at++;
        if (at >= sentence.Count || !sentence[at].IsCapital) return;
        if (reading.At(sentence, at) is { } span)
        {
            if (span.Kind == Kinds.Incident) return;
            if (span.Kind is not (Kinds.Organization or Kinds.System)) return;
        }
        var (from, to) = Phrases.Read(sentence, at, withOf: true);
        if (to > from) Add(sentence, from, to);
    }

    private void Add(Sentence sentence, int from, int to)
    {
        var name = sentence.TextOf(from, to);
        var draft = reading.Entities.Get(Kinds.Incident, name, Origin.Named);
        reading.Add(new(sentence, from, to, draft, Reference.Name));
    }
}
