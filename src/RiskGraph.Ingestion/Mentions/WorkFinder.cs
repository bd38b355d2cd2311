using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds works that the text describes in place of naming them: "the NIDS 2025 report", "MITRE's ATLAS knowledge base", "the Assistant Hardness benchmark".</summary>
internal sealed class WorkFinder(Reading reading)
{
    /// <summary>Words that do not tell one work from another of the same body.</summary>
    private static readonly FrozenSet<string> s_plain = Words.Set("""
        research technical annual new recent latest first second third final full joint official public major landmark large large-scale small short long detailed comprehensive independent international global national voluntary draft
        updated original seminal own 's study policy academic scientific peer-reviewed forthcoming quarterly monthly weekly yearly
        """);

    /// <summary>Nouns that name a work only where it has more of a name than its owner's.</summary>
    private static readonly FrozenSet<string> s_needName = Words.Set("code law act bill rule list review post column analysis assessment investigation inquiry audit profile specification charter declaration order regulation briefing memo");

    private readonly List<Described> _described = [];

    /// <summary>A work as far as it was described: whose, in which words, of which year.</summary>
    private sealed record Described(Draft Draft, List<Draft> Owners, string Words, string? Year);

    public void Find()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Passage.Kind is BlockKind.Code || (sentence.Passage.Kind == BlockKind.Heading && sentence.Role != SectionRoles.Title) || sentence.Role is SectionRoles.BestFor or SectionRoles.Related) continue;
            for (var i = 0; i < sentence.Count; i++)
                if (KindAt(sentence, i) is { } kind) Describe(sentence, i, kind);
        }
    }

    private static string? KindAt(Sentence sentence, int i)
    {
        var token = sentence[i];
        if (!token.IsWord) return null;
        var kind = i > 0 ? Heads.KindOfPair(sentence[i - 1].Stem, token.Stem) : null;
        if (kind is not null) return kind;
        // Code that runs is no code of conduct.
        if (token.Key is "code" && sentence.Key(i + 1) is not "of" && !token.IsCapital) return null;
        // A plural is many works; guidelines and rules are one.
        if (token.Stem != token.Key && token.Key is not ("guidelines" or "analysis")) return null;
        // "the test report says" names a report, "report that …" and "a report card" do not.
        return i + 1 < sentence.Count && sentence[i + 1] is { IsWord: true } next && Heads.KindOfPair(token.Stem, next.Stem) is not null ? null : Heads.KindOfWork(token.Stem);
    }

    private void Describe(Sentence sentence, int head, string kind)
    {
        var from = Start(sentence, head);
        if (reading.At(sentence, head) is { } over && over.To > head + 1) return;
        if (reading.At(sentence, head) is { } same && same.From < from) return;
        var owners = new List<Draft>();
        var words = new List<string>();
        string? year = null;
        Draft? named = null;
        Draft? about = null;
        for (var i = from; i < head; i++)
        {
            if (reading.At(sentence, i) is { } span)
            {
                if (span.Kind == Kinds.Organization && named is null) owners.Add(span.Draft);
                else if (span.Kind == kind) named = span.Draft;
                else if (span.Kind is Kinds.System && about is null)
                {
                    about = span.Draft;
                    words.Add(span.Text.ToLowerInvariant());
                }
                else if (span.Kind == Kinds.Risk) words.Add(span.Text.ToLowerInvariant());
                else return;
                i = span.To - 1;
            }
            else if (DateReader.IsYear(sentence[i])) year = sentence[i].Key;
            else if (sentence[i].Kind == TokenKind.Word && !s_plain.Contains(sentence[i].Key)) words.Add(sentence[i].Stem);
        }
        // "Quayside Labs' older benchmark, SlowDrip": the name follows.
        if (named is null && NamedBehind(sentence, head, kind)) return;
        if (named is not null)
        {
            // The owner stays outside: "Marlin Security's “LatchWork” study".
            Extend(sentence, from, head, named, kind);
            return;
        }
        if (owners.Count == 0 && ListOf(sentence, from, head) is var listed and > 0)
        {
            var list = reading.Entities.Get(Kinds.Regulation, sentence.TextOf(from, listed), Origin.Described);
            if (reading.Add(new(sentence, from, head + 1, list, Reference.Description))) return;
        }
        if (owners.Count == 0 && kind == Kinds.Report && IsBySomebody(sentence, from, head) is { } maker)
        {
            // "a review by the Ombudsman of Tallow" is named by its maker.
            var text = sentence.TextOf(from, maker.To);
            if (reading.Add(new(sentence, from, head + 1, reading.Entities.Get(kind, text, Origin.Described), Reference.Description))) return;
        }
        // "not a W3C standard"
        if (sentence.Key(from - 1) is "a" or "an" && sentence.Key(from - 2) is "not" or "no") return;
        var hasCapital = HasCapital(sentence, from, head);
        if (owners.Count == 0 && about is null && !hasCapital) return;
        if (owners.Count > 0 && words.Count == 0 && year is null && s_needName.Contains(sentence[head].Stem) && kind == Kinds.Regulation) return;
        // "the European Banking Authority's guidelines" may be any of them.
        if (kind == Kinds.Regulation && !hasCapital && year is null && words.Count == 0) return;
        if (owners.Count == 0 && about is not null && kind != Kinds.Report) return;
        if (owners.Count == 0 && about is null && kind == Kinds.Report && !IsQuotedBefore(sentence, head)) return;
        if (owners.Count == 0 && about is null && kind == Kinds.Regulation && words.Count < 2) return;
        words.Add(kind == Kinds.Report && Heads.ReportNouns.Contains(sentence[head].Stem) ? "" : sentence[head].Stem);
        Place(sentence, from, head, kind, owners, string.Join(' ', words).Trim(), year);
    }

    private bool NamedBehind(Sentence sentence, int head, string kind)
    {
        var next = head + 1;
        if (sentence.Key(next) is not ("," or ":" or "-") && !sentence[next].IsQuote) return false;
        while (sentence.Key(next) is "," or "the" or ":" or "-" || sentence[next].IsQuote) next++;
        return reading.At(sentence, next) is { Reference: Reference.Name } name && name.Kind == kind && name.From == next;
    }

    /// <summary>One behind "a list of risks for large language model applications", which some body keeps; 0 where there is none such.</summary>
    private int ListOf(Sentence sentence, int from, int head)
    {
        if (sentence[head].Stem is not ("list" or "register" or "catalogue" or "catalog" or "taxonomy" or "repository" or "database") || sentence.Key(head + 1) != "of" || sentence.Key(head + 2) is "its" or "his" || !Lexicon.Determiners.Contains(sentence.Key(from - 1))) return 0;
        if (Verbs.BaseOf(sentence.Key(from - 2)) is not ("have" or "keep" or "maintain" or "publish" or "run" or "curate" or "release" or "issue" or "compile") || reading.At(sentence, from - 3) is not { Kind: Kinds.Organization }) return 0;
        var (_, to) = Phrases.Read(sentence, head + 2, withOf: true);
        if (sentence.Key(to) is "for" or "in" && Phrases.Read(sentence, to + 1, withOf: false) is var (_, end) && end > to + 1) to = end;
        return to > head + 2 ? to : 0;
    }

    /// <summary>The organization behind "by" or "from" of a work that is told of for the first time.</summary>
    private Span? IsBySomebody(Sentence sentence, int from, int head)
    {
        // "the yearly census of Ostmark CERT" tells which, "the report by CAICT" may be any.
        if (sentence.Key(from - 1) is not ("a" or "an" or "another") && !(sentence.Key(from - 1) is "the" && head > from && sentence[head].Stem is not ("report" or "study" or "paper" or "article")) || sentence.Key(head + 1) is not ("by" or "from" or "of")) return null;
        // ", a study by …" says what the name before it is.
        if (sentence.Key(from - 2) is "," or "-" or "is" or "was") return null;
        // The main work has its own name.
        if (sentence.Index <= 3 && from <= 2) return null;
        var at = head + 2;
        while (at < sentence.Count && at - head < 6 && reading.At(sentence, at) is null && (sentence.Key(at) is "the" or "a" or "an" || sentence[at] is { IsWord: true, IsCapital: false } word && !Lexicon.Function.Contains(word.Key) && Verbs.FormOf(word.Key) == VerbForm.None)) at++;
        return reading.At(sentence, at) is { Kind: Kinds.Organization } maker ? maker : null;
    }

    private void Place(Sentence sentence, int from, int head, string kind, List<Draft> owners, string words, string? year)
    {
        var name = NameOf(sentence, from, head + 1);
        var known = reading.Entities.Find(kind, name) ?? _described.Find(d => d.Draft.Kind == kind && Same(d, owners, words, year))?.Draft;
        var draft = known?.Root ?? reading.Entities.Get(kind, name, Origin.Described);
        _described.Add(new(draft, owners, words, year));
        if (!reading.Add(new(sentence, from, head + 1, draft, Reference.Description))) return;
        reading.Entities.AddName(draft, name);
        var surface = sentence.TextOf(from, head + 1);
        if (surface != name) reading.Entities.AddName(draft, surface);
    }

    private static bool Same(Described known, List<Draft> owners, string words, string? year)
    {
        if (known.Year is not null && year is not null && known.Year != year) return false;
        var sameOwners = known.Owners.Count == 0 || owners.Count == 0 || owners.Exists(o => known.Owners.Exists(k => k.Root == o.Root));
        if (!sameOwners) return false;
        if (known.Words == words) return known.Owners.Count > 0 && owners.Count > 0 || words.Contains(' ', StringComparison.Ordinal);
        return known.Owners.Count > 0 && owners.Count > 0 && (Bare(known.Words) || Bare(words));
    }

    /// <summary>No more than the noun itself.</summary>
    private static bool Bare(string words) => !words.Contains(' ', StringComparison.Ordinal);

    private void Extend(Sentence sentence, int from, int head, Draft named, string kind)
    {
        var start = from;
        while (start < head && reading.At(sentence, start) is { Kind: Kinds.Organization } owner) start = owner.To;
        if (start > from && sentence[start].IsPossessive) start = from;
        if (reading.Add(new(sentence, start, head + 1, named, Reference.Name)) && kind != Kinds.Report) reading.Entities.AddName(named, NameOf(sentence, start, head + 1));
    }

    /// <summary>The first token of the description: back over names, years, plain words and possessives to an article or a verb.</summary>
    private int Start(Sentence sentence, int head)
    {
        var from = head;
        while (from > 0)
        {
            var token = sentence[from - 1];
            if (reading.At(sentence, from - 1) is { } span)
            {
                if (span.To != from) break;
                from = span.From;
            }
            else if (token.IsPossessive || token.IsQuote) from--;
            else if (token.Is(")") && from >= 3 && reading.At(sentence, from - 2) is { } acronym && sentence.Key(acronym.From - 1) == "(") from = acronym.From - 1;
            else if (token.IsNumber && DateReader.IsYear(token)) from--;
            else if (token.IsWord && head - from < 7 && !Lexicon.Function.Contains(token.Key) && !Lexicon.IsAdverb(token.Key) && !IsVerb(sentence, from - 1)) from--;
            else break;
        }
        while (from < head && (sentence[from].IsMark || sentence[from].Glue != '\0' && from > 0)) from++;
        return from;
    }

    private static bool IsVerb(Sentence sentence, int i)
    {
        if (sentence[i].IsCapital && i > 0) return false;
        var form = Verbs.FormOf(sentence.Key(i));
        // "a GitHub user added malicious code": behind a noun a past form is a verb.
        if ((form & VerbForm.Past) != 0 && i > 0 && sentence[i - 1] is { IsWord: true, IsCapital: false } noun && !Lexicon.Function.Contains(noun.Key) && Verbs.FormOf(noun.Key) == VerbForm.None) return true;
        return (form & VerbForm.Third) != 0 && !Phrases.Nouns.Contains(sentence.Key(i)) || ((form & VerbForm.Base) != 0 && !Phrases.Nouns.Contains(sentence.Key(i)) && sentence.Key(i) is not "research");
    }

    private bool HasCapital(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (sentence[i].IsWord && sentence[i].IsCapital && (i > 0 || sentence[i].IsAllCapitals || sentence[i].IsMixed) && reading.At(sentence, i) is null && !Places.IsPlaceWord(sentence.Key(i)) && sentence.Key(i) is not ("ai" or "llm" or "ml" or "genai")) return true;
        return false;
    }

    private static bool IsQuotedBefore(Sentence sentence, int head) => head > 0 && sentence[head - 1].IsQuote;

    /// <summary>Without the owner's possessive ending, quotes and the short form in brackets: "CAICT AI Safety benchmark".</summary>
    private static string NameOf(Sentence sentence, int from, int to)
    {
        var parts = new List<string>();
        var start = from;
        for (var i = from; i < to; i++)
            if (sentence[i].IsPossessive || sentence[i].IsQuote || sentence[i].Is("(") || sentence[i].Is(")") || (i > from && sentence[i - 1].Is("(")))
            {
                if (i > start) parts.Add(sentence.TextOf(start, i));
                start = i + 1;
            }
        if (to > start) parts.Add(sentence.TextOf(start, to));
        return string.Join(' ', parts);
    }
}
