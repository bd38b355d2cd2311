using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Decides what the names of a document name, from all places where each stands. What is not sure is no entity.</summary>
internal static class NameClassifier
{
    // Where two kinds weigh the same, the more telling comes first.
    private static readonly string[] s_order = [Kinds.Regulation, Kinds.Benchmark, Kinds.Report, Kinds.System, Kinds.Organization];

    public static void Classify(Reading reading, List<Candidate> candidates)
    {
        var acronyms = candidates.Where(c => c.Acronym >= 0).GroupBy(c => c.Sentence[c.Acronym].Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.Ordinal);
        var groups = candidates.GroupBy(c => acronyms.GetValueOrDefault(c.Key, c.Key), StringComparer.Ordinal).Select(g => new Group(g.Key, [.. g])).ToList();
        foreach (var group in groups) group.Weigh();
        ShareAlongLists(reading, groups);
        // Longer names first: a short form then finds the name that it is short for.
        foreach (var group in groups.OrderByDescending(g => g.Candidates.Max(c => c.To - c.From)).ThenBy(g => g.Candidates[0].Sentence.Index).ThenBy(g => g.Candidates[0].From))
            if ((ShortFor(reading, group) ?? group.Create(reading)) is { } draft) group.Place(reading, draft);
    }

    private sealed class Group(string key, List<Candidate> candidates)
    {
        public string Key { get; } = key;

        public List<Candidate> Candidates { get; } = candidates;

        public Dictionary<string, int> Weights { get; } = new(StringComparer.Ordinal);

        public string? Kind => s_order.Where(k => Weights.GetValueOrDefault(k) >= KindEvidence.Enough).OrderByDescending(k => Weights[k]).FirstOrDefault();

        public void Weigh()
        {
            foreach (var candidate in Candidates) KindEvidence.Weigh(candidate, Weights);
        }

        public Draft? Create(Reading reading)
        {
            if (Kind is not { } kind) return null;
            var named = Candidates.FirstOrDefault(c => c.Acronym >= 0) ?? Candidates.MaxBy(c => c.To - c.From)!;
            var draft = reading.Entities.Get(kind, named.Text, Origin.Named);
            foreach (var candidate in Candidates)
            {
                reading.Entities.AddName(draft, candidate.Text);
                foreach (var other in candidate.OtherScripts) reading.Entities.AddName(draft, other);
                if (candidate.Acronym < 0) continue;
                reading.Entities.AddName(draft, candidate.Sentence.TextOf(candidate.Acronym, candidate.Acronym + 1));
                draft.IsDefined = true;
            }
            return draft;
        }

        public void Place(Reading reading, Draft draft)
        {
            foreach (var candidate in Candidates)
            {
                reading.Add(new(candidate.Sentence, candidate.From, candidate.To, draft, Reference.Name));
                if (candidate.Acronym >= 0) reading.Add(new(candidate.Sentence, candidate.Acronym, candidate.Acronym + 1, draft, Reference.Name));
            }
        }
    }

    /// <summary>"Heron" is short for "Heron Systems" where just one organization's name in the text starts so.</summary>
    private static Draft? ShortFor(Reading reading, Group group)
    {
        var own = Tokenizer.Read(group.Candidates[0].Text);
        Draft? found = null;
        foreach (var draft in reading.Entities.All.Where(d => d.Kind is Kinds.Organization or Kinds.Regulation or Kinds.Report))
            foreach (var name in draft.Names)
            {
                var tokens = Tokenizer.Read(name);
                if (tokens.Length <= own.Length || Lexicon.Function.Contains(own[^1].Key)) continue;
                // The start of an organization's name, or the end of a name that says whose it is first: "the Data Authority".
                var starts = draft.Kind == Kinds.Organization && tokens.AsSpan(0, own.Length).SequenceEqual(own, SameWord.Instance);
                var ends = own.Length > 1 && tokens.AsSpan(tokens.Length - own.Length).SequenceEqual(own, SameWord.Instance) && !Lexicon.Function.Contains(tokens[^(own.Length + 1)].Key);
                if (!starts && !ends || own.All(t => Places.IsPlaceWord(t.Key)) || (starts && own.Length == 1 && Lexicon.Function.Contains(tokens[1].Key))) continue;
                if (found is not null && found != draft) return null;
                found = draft;
            }
        if (found is null || group.Kind is { } kind && kind != found.Kind && group.Weights[kind] > 4) return null;
        reading.Entities.AddName(found, group.Candidates[0].Text);
        return found;
    }

    /// <summary>Names in one list are of one kind: "Parrotry and LureSmith Pro, two tools".</summary>
    private static void ShareAlongLists(Reading reading, List<Group> groups)
    {
        var places = groups.SelectMany(g => g.Candidates.Select(c => (Group: g, Candidate: c))).OrderBy(p => p.Candidate.Sentence.Index).ThenBy(p => p.Candidate.From).ToList();
        // Forwards, then backwards: what is said once, at either end of the list, holds for all of it.
        for (var i = 1; i < places.Count; i++) Share(places[i - 1], places[i], places[i - 1].Group, places[i].Group);
        for (var i = places.Count - 1; i > 0; i--) Share(places[i - 1], places[i], places[i].Group, places[i - 1].Group);
        foreach (var (group, candidate) in places)
            if (NeighbourKind(reading, candidate) is { } kind) group.Weights[kind] = group.Kind is null ? KindEvidence.Enough : group.Weights.GetValueOrDefault(kind) + 2;
    }

    private static void Share((Group Group, Candidate Candidate) left, (Group Group, Candidate Candidate) right, Group giver, Group taker)
    {
        if (giver.Kind is { } kind && (taker.Kind is null || (taker.Kind != kind && giver.Weights[kind] >= taker.Weights[taker.Kind] + 4)) && left.Candidate.Sentence == right.Candidate.Sentence && AreListed(left.Candidate, right.Candidate)) taker.Weights[kind] = Math.Max(KindEvidence.Enough, taker.Kind is null ? 0 : taker.Weights[taker.Kind] + 1);
    }

    private static bool AreListed(Candidate left, Candidate right)
    {
        var sentence = left.Sentence;
        var (comma, and) = (false, false);
        for (var i = left.After; i < right.From; i++)
        {
            if (!(sentence[i].IsQuote || sentence[i].Key is "," or "and" or "or" or "the" or "&")) return false;
            comma |= sentence[i].Is(",");
            and |= sentence[i].Key is "and" or "or";
        }
        // "…, and X" goes on with a clause as often as with a list.
        if (comma && !and && !(sentence.Key(right.After) is "," or "and" or "or" || sentence.Key(left.Before) is "," or "and" or "or")) return false;
        return left.After < right.From && !(comma && and && !IsListBefore(sentence, left.From));
    }

    private static bool HasClauseComma(Sentence sentence, int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).Any(k => sentence[k].Is(",")) && (Enumerable.Range(from, Math.Max(0, to - from)).Any(k => sentence.Key(k) is "and" or "or") ? !IsListBefore(sentence, from) : from == 0);

    private static bool IsListBefore(Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 8; i--)
            if (sentence[i].Is(",")) return true;
            else if (sentence[i].IsMark && !sentence[i].IsQuote) return false;
        return false;
    }

    /// <summary>The kind of a name that is known and stands next to it in a list.</summary>
    private static string? NeighbourKind(Reading reading, Candidate candidate)
    {
        var sentence = candidate.Sentence;
        var i = candidate.From - 1;
        while (i >= 0 && (sentence[i].IsQuote || sentence[i].Key is "," or "and" or "or" or "the")) i--;
        if (HasClauseComma(sentence, i + 1, candidate.From)) return null;
        if (i >= 0 && i < candidate.From - 1 && reading.At(sentence, i) is { Reference: Reference.Name } left && left.Kind is Kinds.Organization or Kinds.System) return left.Kind;
        i = candidate.After;
        while (i < sentence.Count && (sentence[i].IsQuote || sentence[i].Key is "," or "and" or "or" or "the")) i++;
        if (HasClauseComma(sentence, candidate.After, i)) return null;
        return i < sentence.Count && i > candidate.After && reading.At(sentence, i) is { Reference: Reference.Name } right && right.Kind is Kinds.Organization or Kinds.System ? right.Kind : null;
    }

    private sealed class SameWord : IEqualityComparer<Token>
    {
        public static readonly SameWord Instance = new();

        public bool Equals(Token x, Token y) => x.Key == y.Key;

        public int GetHashCode(Token token) => StringComparer.Ordinal.GetHashCode(token.Key);
    }
}
