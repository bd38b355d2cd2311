using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Joining;

namespace RiskGraph.Tests.Taxonomies;

public class LabelPairsTests
{
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.7)]
    [InlineData(4, 0.9)]
    public void Blocking_leaves_out_no_pair_that_comparing_all_would_find(int seed, double threshold)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 40).Select(i => $"word{(char)('a' + i % 26)}{(char)('a' + i / 26)}").ToArray();
        var labels = Enumerable.Range(0, 300).Select(i => (Id: EntityId.Parse($"risk:r{i:000}"), Label: string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[(int)(random.NextDouble() * random.NextDouble() * words.Length)])))).ToList();
        var (found, measure) = LabelPairs.Find(labels, threshold);
        var all = Everything(labels, threshold);
        Assert.NotEmpty(all);
        Assert.Equal(all, found.Select(p => (p.First, p.Second)).ToHashSet());
        Assert.True(measure.Compared < measure.AllPairs, $"{measure.Compared} of {measure.AllPairs}");
    }

    [Fact]
    public void Plurals_case_and_words_that_say_nothing_do_not_count() =>
        Assert.True(LabelPairs.Words("Risks of the Prompt Injections").SetEquals(LabelPairs.Words("prompt injection")));

    /// <summary>The same measure over all pairs.</summary>
    private static HashSet<(EntityId, EntityId)> Everything(List<(EntityId Id, string Label)> labels, double threshold)
    {
        var words = labels.Select(l => LabelPairs.Words(l.Label)).ToList();
        var frequency = words.SelectMany(w => w).CountBy(w => w).ToDictionary();
        double Sum(IEnumerable<string> of) => of.Sum(w => Math.Log(1 + (double)labels.Count / frequency[w]));
        var pairs = new HashSet<(EntityId, EntityId)>();
        for (var i = 0; i < labels.Count; i++)
            for (var j = 0; j < i; j++)
                if (Sum(words[i].Intersect(words[j])) / Sum(words[i].Union(words[j])) >= threshold) pairs.Add((labels[j].Id, labels[i].Id));
        return pairs;
    }
}
