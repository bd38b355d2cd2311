using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>The statements that the verbs of a sentence carry.</summary>
internal sealed class VerbStatements(Reading reading, StatementList statements)
{
    /// <summary>Denied or left open, a statement waits for a person.</summary>
    private const double Doubt = 0.5;

    public void Read(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence[i].IsWord || Verbs.BaseOf(sentence.Key(i)) is not { } verb || !Clause.IsVerb(reading, sentence, i)) continue;
            // "look back at" before "look at" before "look".
            var rules = VerbRules.Of($"{verb} {sentence.Key(i + 1)} {sentence.Key(i + 2)}");
            var end = i + 3;
            if (rules.Length == 0) (rules, end) = (VerbRules.Of($"{verb} {sentence.Key(i + 1)}"), i + 2);
            if (rules.Length == 0) (rules, end) = (VerbRules.Of(verb), i + 1);
            if (rules.Length == 0) continue;
            foreach (var rule in rules) Apply(sentence, i, end, rule);
        }
    }

    private void Apply(Sentence sentence, int verb, int end, VerbRule rule)
    {
        var by = PassiveAgent(sentence, verb, end);
        if (by > 0)
        {
            // "…, exemplified by" speaks of the risk right before it alone: NounStatements reads it.
            if (rule.Predicate == Predicates.Exemplifies) return;
            var agents = Clause.List(reading, sentence, by, rule.Subjects);
            if (agents.Count == 0) return;
            var patients = verb == 0 ? Behind(sentence, agents[^1].To, rule.Objects) : Clause.BeforeParticiple(reading, sentence, verb, rule.Objects);
            // "authored by affiliates of A" and "published by researchers at A" name those who wrote it.
            var people = IsPeople(sentence, by, agents[0].From) ? Authored(rule) : rule;
            foreach (var patient in patients)
                foreach (var agent in agents) Add(sentence, verb, people, agent, patient);
            return;
        }
        if (IsPassive(sentence, verb)) return;
        if (rule.Inverse && IsObjectRelative(sentence, verb, out var pronoun))
        {
            // "a chat model that Heron built for schools"
            var owners = Clause.Subjects(reading, sentence, verb, rule.Subjects).Where(s => s.From > pronoun).ToList();
            var things = reading.SpansOf(sentence).LastOrDefault(s => s.To <= pronoun && s.Outer is null && rule.Objects.Contains(s.Kind));
            if (owners.Count > 0 && things is not null && IsAbout(sentence, things, pronoun)) foreach (var owner in owners) Add(sentence, verb, rule, owner, things);
            return;
        }
        var subjects = Clause.Subjects(reading, sentence, verb, rule.Subjects);
        if (subjects.Count == 0 && Elided(sentence, verb, rule.Subjects) is { } topic) subjects = [topic];
        if (subjects.Count == 0) return;
        var objects = rule.Inverse ? First(sentence, end, rule) : Clause.Objects(reading, sentence, end, rule.Objects);
        foreach (var subject in subjects)
        {
            var effective = rule.Inverse && IsPeople(sentence, Math.Max(0, subject.From - 4), subject.From) ? Authored(rule) : rule;
            foreach (var other in objects) Add(sentence, verb, effective, subject, other);
        }
    }

    /// <summary>An item such as "Cites ISO/IEC 22989 for terms." speaks of what the item or heading above it names.</summary>
    private Span? Elided(Sentence sentence, int verb, string[] kinds)
    {
        if (sentence.Passage.Kind != Markdown.BlockKind.Item || sentence[0].Start != 0 || verb > 1 || (verb == 1 && !Lexicon.IsAdverb(sentence.Key(0))) || (Verbs.FormOf(sentence.Key(verb)) & (VerbForm.Third | VerbForm.Past)) == 0) return null;
        for (var s = sentence.Index - 1; s >= 0 && sentence.Index - s < 12; s--)
        {
            var above = reading.Sentences[s];
            if (above.Start == 0 && reading.SpansOf(above).FirstOrDefault(span => span.From <= 1 && span.Outer is null) is { } named)
                return kinds.Contains(named.Kind) ? new(sentence, 0, 0, named.Draft, Reference.Anaphor) : null;
            if (above.Passage.Kind == Markdown.BlockKind.Heading) return null;
        }
        return null;
    }

    /// <summary>"Published jointly by A and B, these guidelines apply": the subject follows.</summary>
    private List<Span> Behind(Sentence sentence, int from, string[] kinds) =>
        reading.SpansOf(sentence).FirstOrDefault(s => s.From > from && s.Outer is null && kinds.Contains(s.Kind) && Mentions.Subjects.IsSubjectPosition(reading, s)) is { } subject ? [subject] : [];

    /// <summary>What was made stands right behind the verb, and what "and" joins to it: not everything further on.</summary>
    private List<Span> First(Sentence sentence, int from, VerbRule rule) => Clause.List(reading, sentence, from, rule.Objects);

    private static VerbRule Authored(VerbRule rule) => rule.Predicate == Predicates.IssuedBy ? rule with { Predicate = Predicates.AuthoredBy } : rule;

    private static bool IsPeople(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (People.StandFor(sentence, i + 1) == i) return true;
        return false;
    }

    /// <summary>One behind "by" of a passive; 0 where there is none.</summary>
    private static int PassiveAgent(Sentence sentence, int verb, int end)
    {
        if (!Verbs.IsParticiple(sentence.Key(verb))) return 0;
        for (var i = Math.Min(end, verb + 1); i < sentence.Count && i - verb <= 7; i++)
        {
            var key = sentence.Key(i);
            if (key == "by") return i + 1;
            if (i > verb + 1 && Verbs.FormOf(key) != VerbForm.None && !Phrases.Nouns.Contains(key)) return 0;
            if (sentence[i].IsMark && !sentence[i].IsQuote && key is not ("(" or ")")) return 0;
            if (key is "and" or "or" or "that" or "which") return 0;
        }
        return 0;
    }

    private static bool IsPassive(Sentence sentence, int verb)
    {
        if (!Verbs.IsParticiple(sentence.Key(verb))) return false;
        var before = verb - 1;
        while (before >= 0 && (Lexicon.IsAdverb(sentence.Key(before)) || sentence.Key(before) is "first" or "not")) before--;
        if (sentence.Key(before) is "was" or "were" or "is" or "are" or "been" or "be" or "being") return true;
        // ", released in September 2025," says nothing of who did it; after its own subject the word is a verb.
        return before >= 0 && sentence[before].IsMark && sentence.Key(before) is "," or "(";
    }

    /// <summary>Whether the object of a verb is the noun before its clause: "that Heron built". The pronoun may be left out.</summary>
    private bool IsObjectRelative(Sentence sentence, int verb, out int pronoun)
    {
        pronoun = -1;
        for (var i = verb - 1; i >= 0 && verb - i < 10; i--)
        {
            if (sentence.Key(i) is "that" or "which" && reading.At(sentence, i) is null)
            {
                pronoun = i;
                return reading.SpansOf(sentence).Any(s => s.From > i && s.To <= verb && s.Kind == Kinds.Organization);
            }
            if (sentence[i].IsMark && !sentence[i].IsPossessive) return false;
        }
        return false;
    }

    /// <summary>Nothing but an apposition stands between a thing and the pronoun of the clause about it.</summary>
    private static bool IsAbout(Sentence sentence, Span thing, int pronoun)
    {
        if (pronoun - thing.To <= 1) return true;
        var head = Apposition.HeadAfter(sentence, thing.To);
        return head == pronoun - 1 && Apposition.KindOf(sentence, head) == thing.Kind;
    }

    private void Add(Sentence sentence, int verb, VerbRule rule, Span subject, Span other)
    {
        if (other.Kind == Kinds.Risk && Clause.IsModifier(reading, other)) return;
        var (negated, hedged) = Clause.Mood(sentence, verb);
        if (other.From > verb) negated |= IsDenied(sentence, verb, other.From);
        if (rule.Predicate == Predicates.ReportedBy && other.Reference == Reference.Anaphor && other.To - other.From == 1 && other.From > verb) return;
        var confidence = negated || hedged ? Doubt : rule.Confidence * (subject.Reference == Reference.Anaphor ? 0.95 : 1);
        var (from, to) = rule.Inverse ? (other, subject) : (subject, other);
        statements.Add(from.Draft, rule.Predicate, to.Draft, Math.Round(confidence, 2), sentence, negated);
    }

    /// <summary>"found no sign of data poisoning"</summary>
    private static bool IsDenied(Sentence sentence, int verb, int at)
    {
        for (var i = Math.Max(verb + 1, at - 5); i < at; i++)
            if (sentence.Key(i) is "no" or "not" or "without" or "neither" or "nor" or "never" && sentence.Key(i + 1) is not ("only" or "just" or "longer")) return true;
        return false;
    }
}
