using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies.Joining;

/// <param name="Similarity">Weighted Jaccard of the words, from the threshold to 1.</param>
/// <param name="Shared">The words that both have.</param>
/// <param name="Other">The words that only one has.</param>
public sealed record LabelPair(EntityId First, EntityId Second, double Similarity, IReadOnlyList<string> Shared, IReadOnlyList<string> Other);

/// <summary>How much work the blocking saved.</summary>
/// <param name="AllPairs">How many pairs of one kind there are.</param>
/// <param name="Compared">How many of them were compared.</param>
public sealed record BlockingMeasure(long AllPairs, long Compared);

/// <summary>
/// Finds all pairs of labels whose words are alike, without comparing all pairs: two labels as alike as the threshold must share one of
/// their rarer words, so that only those that do are compared (prefix filtering). It leaves out no pair that comparing all would find.
/// </summary>
public static class LabelPairs
{
    private static readonly HashSet<string> s_empty = ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "via", "with", "ai", "risk", "risks"];

    /// <param name="threshold">From above 0 to 1.</param>
    public static (IReadOnlyList<LabelPair> Pairs, BlockingMeasure Measure) Find(IReadOnlyList<(EntityId Id, string Label)> labels, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1);
        var words = labels.Select(l => Words(l.Label)).ToList();
        var frequency = words.SelectMany(w => w).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        double Weight(string word) => Math.Log(1 + (double)labels.Count / frequency[word]);
        // One order for all labels, rarest first: that is what makes the filter exact.
        var ordered = words.Select(w => w.OrderBy(word => frequency[word]).ThenBy(word => word, StringComparer.Ordinal).ToArray()).ToList();
        var totals = ordered.Select(w => w.Sum(Weight)).ToList();
        var (index, pairs, compared) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new List<LabelPair>(), 0L);
        var met = new int[labels.Count];
        for (var i = 0; i < labels.Count; i++)
        {
            var rest = totals[i];
            foreach (var word in ordered[i])
            {
                // What is left of the label is too little to be alike by itself.
                if (rest < threshold * totals[i]) break;
                rest -= Weight(word);
                if (!index.TryGetValue(word, out var before)) index.Add(word, before = []);
                foreach (var other in before)
                {
                    if (met[other] == i + 1) continue;
                    met[other] = i + 1;
                    compared++;
                    if (Compare(labels[other].Id, labels[i].Id, words[other], words[i], Weight, totals[other], totals[i], threshold) is { } pair) pairs.Add(pair);
                }
                before.Add(i);
            }
        }
        return (pairs, new((long)labels.Count * (labels.Count - 1) / 2, compared));
    }

    /// <summary>How alike two labels are among all of a list, as <see cref="Find"/> measures it.</summary>
    private static LabelPair? Compare(EntityId first, EntityId second, HashSet<string> a, HashSet<string> b, Func<string, double> weight, double totalA, double totalB, double threshold)
    {
        var shared = a.Where(b.Contains).Order(StringComparer.Ordinal).ToList();
        var common = shared.Sum(weight);
        var similarity = common / (totalA + totalB - common);
        if (similarity < threshold - 1e-12) return null;
        return new(first, second, Math.Min(1, similarity), shared, [.. a.Concat(b).Where(w => !(a.Contains(w) && b.Contains(w))).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Folded, without words that say nothing, plurals as singulars. All words where nothing else is left.</summary>
    public static HashSet<string> Words(string label)
    {
        var all = TextFold.Fold(label).Split([.. " -_/,.;:()[]&'\"+"], StringSplitOptions.RemoveEmptyEntries).Select(Singular).ToHashSet(StringComparer.Ordinal);
        var telling = all.Where(w => !s_empty.Contains(w)).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 ? telling : all;
    }

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) ? word[..^1] : word;
}
