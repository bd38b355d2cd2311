using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds public bodies that are called by what they are and where: "the city council of Tallow".</summary>
internal static class DescribedOrganizations
{
    private static readonly FrozenSet<string> s_bodies = Words.Set("council government parliament ministry police court university municipality senate assembly authority agency ombudsman regulator union chamber tribunal hospital prosecutor commissioner inspectorate");

    /// <summary>Nouns that behind a name are a body of that place or name: "the Rivermead exam board", "the Dutch data protection authority".</summary>
    private static readonly FrozenSet<string> s_offices = Words.Set("shipyard refinery brewery bakery clinic newspaper airport utility registry library museum board council parliament ministry police court authority ombudsman regulator tribunal hospital commission inspectorate government agency university commissioner prosecutors prosecutor watchdog senate");

    private static void FindNamed(Reading reading, Sentence sentence, int head)
    {
        if (reading.At(sentence, head) is not null || (sentence[head + 1] is { IsWord: true, Glue: '\0' } next && !Lexicon.Function.Contains(next.Key) && Verbs.FormOf(next.Key) == VerbForm.None)) return;
        var from = head;
        while (from > 0 && head - from < 4 && reading.At(sentence, from - 1) is null && sentence[from - 1] is { IsWord: true } word && !Lexicon.Function.Contains(word.Key) && (word.IsCapital || Verbs.FormOf(word.Key) == VerbForm.None)) from--;
        while (from < head && !sentence[from].IsCapital) from++;
        // Capitals only at the front, behind an article: "the Rivermead exam board", not "Judge Bohm's court".
        if (from == head || from == 0 || sentence.Key(from - 1) is not ("the" or "a" or "an" or "that" or "by" or "and" or "to" or ",") && !Lexicon.Prepositions.Contains(sentence.Key(from - 1))) return;
        if (sentence[from].Glue != '\0' || Lexicon.Months.Contains(sentence.Key(from)) || sentence.Key(from) is "ai" or "eu" or "llm" || (Places.IsPlaceWord(sentence.Key(from)) && head - from == 1 && sentence[head].Key is "government" or "court" or "police")) return;
        reading.Add(new(sentence, from, head + 1, reading.Entities.Get(Kinds.Organization, sentence.TextOf(from, head + 1), Origin.Described), Reference.Name));
    }

    public static void Find(Reading reading)
    {
        foreach (var sentence in reading.Sentences)
        {
            if (!CandidateFinder.IsProse(sentence.Passage)) continue;
            for (var i = 1; i < sentence.Count; i++)
                if (s_offices.Contains(sentence[i].Key) && !sentence[i].IsCapital) FindNamed(reading, sentence, i);
            for (var i = 0; i + 2 < sentence.Count; i++)
            {
                if (!s_bodies.Contains(sentence[i].Key) || sentence[i].IsCapital || sentence.Key(i + 1) != "of") continue;
                var (from, to) = (Phrases.Start(sentence, i, 3), i + 2);
                while (to < sentence.Count && sentence[to] is { IsWord: true, IsCapital: true } && reading.At(sentence, to) is null) to++;
                if (to == i + 2 || !reading.IsFree(sentence, from, to) || sentence[from].IsCapital) continue;
                var draft = reading.Entities.Get(Kinds.Organization, sentence.TextOf(from, to), Origin.Described);
                reading.Add(new(sentence, from, to, draft, Reference.Name));
            }
        }
    }
}
