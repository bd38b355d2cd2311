namespace RiskGraph.Citations.Lookup.Ranking;

internal readonly record struct Ranked(int Number, float Score);

/// <summary>Picks the best of many scores.</summary>
internal static class TopList
{
    /// <summary>The best scores above 0, best first, ties by number.</summary>
    /// <param name="skip">Numbers that do not count; null for none.</param>
    public static List<Ranked> Of(ReadOnlySpan<float> scores, int most, Func<int, bool>? skip = null)
    {
        var queue = new PriorityQueue<int, (float Score, int Number)>(most + 1);
        var worst = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= worst || (skip is not null && skip(i))) continue;
            queue.Enqueue(i, (scores[i], -i));
            if (queue.Count <= most) continue;
            queue.Dequeue();
            queue.TryPeek(out _, out var least);
            worst = least.Score;
        }
        var best = new List<Ranked>(queue.Count);
        while (queue.TryDequeue(out var number, out var priority)) best.Add(new(number, priority.Score));
        best.Reverse();
        return best;
    }
}
