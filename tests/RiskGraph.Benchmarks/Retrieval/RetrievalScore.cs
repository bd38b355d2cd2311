using System.Globalization;

namespace RiskGraph.Benchmarks.Retrieval;

/// <summary>How well rankings of ten find what is right, each a mean over the queries, from 0 to 1.</summary>
internal sealed record RetrievalScore(int Queries, double Hit1, double Recall10, double Ndcg10, double Mrr)
{
    /// <param name="rankings">For each query what is right, and what was found, best first.</param>
    public static RetrievalScore Of(IEnumerable<(IReadOnlySet<int> Right, IReadOnlyList<int> Found)> rankings)
    {
        var (n, hit, recall, ndcg, mrr) = (0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (right, found) in rankings)
        {
            n++;
            var ranks = Enumerable.Range(0, Math.Min(10, found.Count)).Where(i => right.Contains(found[i])).ToList();
            if (ranks is [0, ..]) hit++;
            recall += (double)ranks.Count / right.Count;
            ndcg += ranks.Sum(Gain) / Enumerable.Range(0, Math.Min(10, right.Count)).Sum(Gain);
            if (ranks.Count > 0) mrr += 1.0 / (ranks[0] + 1);
        }
        return new(n, hit / n, recall / n, ndcg / n, mrr / n);
        static double Gain(int rank) => 1 / Math.Log2(rank + 2);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hit1:0.000} {Recall10:0.000} {Ndcg10:0.000} {Mrr:0.000}");
}
