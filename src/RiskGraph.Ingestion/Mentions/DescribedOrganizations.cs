using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds public bodies that are called by what they are and where: "the city council of Tallow".</summary>
internal static class DescribedOrganizations
{
    private static readonly FrozenSet<string> s_bodies = Words.Set("council government parliament ministry police court university municipality senate assembly authority agency ombudsman regulator union chamber tribunal hospital prosecutor commissioner inspectorate");

    public static void Find(Reading reading)
    {
        foreach (var sentence in reading.Sentences)
        {
            if (!CandidateFinder.IsProse(sentence.Passage)) continue;
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
