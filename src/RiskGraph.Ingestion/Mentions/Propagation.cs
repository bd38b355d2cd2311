using RiskGraph.Ingestion.Entities;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Finds the names that one place of the text made known in all its other places, headings and topics included.</summary>
internal static class Propagation
{
    /// <summary>"Copilot" is "Microsoft 365 Copilot" where the text names no other that ends so.</summary>
    public static void JoinShortForms(EntityTable entities)
    {
        foreach (var system in entities.All.Where(d => d.Kind == Kinds.System && !d.Name.Contains(' ', StringComparison.Ordinal)).ToList())
            if (entities.All.Where(d => d.Kind == Kinds.System && d.Name.EndsWith(" " + system.Name, StringComparison.Ordinal)).ToList() is [var only]) system.MergeInto(only);
    }

    /// <summary>A risk goes over the shorter one that was found in its name: "electoral deepfakes" over "deepfakes".</summary>
    private static bool IsOpen(Reading reading, Sentences.Sentence sentence, int from, int to, Draft draft)
    {
        for (var i = from; i < to; i++)
            if (reading.At(sentence, i) is { } span && !(draft.Kind == Kinds.Risk && span.Kind == Kinds.Risk && span.From >= from && span.To <= to)) return false;
        return true;
    }

    public static void Spread(Reading reading)
    {
        var names = new NameIndex<Draft>();
        foreach (var draft in reading.Entities.All.Where(d => d.Kind is not (Kinds.Control or Kinds.Principle or Kinds.Topic or Kinds.Audience or Kinds.Observation or Kinds.Document)))
            foreach (var name in draft.Names)
                if (name.Length > 1) names.Add(name, draft);
        foreach (var sentence in reading.Sentences)
            for (var i = 0; i < sentence.Count; i++)
            {
                if (!sentence[i].IsWord || reading.At(sentence, i) is not null || names.Longest(sentence.Tokens, i, out var end) is not { } draft) continue;
                if (!IsOpen(reading, sentence, i, end, draft) || (draft.Kind == Kinds.System && Versions.End(sentence, end) is var version && version > end && sentence[end].Glue != '\0')) continue;
                reading.Add(new(sentence, i, end, draft.Root, Reference.Name));
                i = end - 1;
            }
    }
}
