using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Citations.Lookup.Ranking;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Language;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Benchmarks.Retrieval;

/// <summary>How well entities are found by a text, with the graph and without, on sets made of published data.</summary>
internal static class RetrievalBenchmark
{
    public static async Task RunAsync(bool isTuning)
    {
        var shared = Environment.GetEnvironmentVariable("RISKGRAPH_SHARED") is { Length: > 0 } set ? set : "../shared";
        var folder = Directory.CreateTempSubdirectory("riskgraph-retrieval").FullName;
        try
        {
            await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(folder, "riskgraph.db"), CatalogueReader.BuiltIn(), TimeProvider.System, default);
            foreach (var (source, place) in new[] { ("atlas", "mitre-atlas"), ("nexus", "ibm-ai-atlas-nexus") })
                await new TaxonomyImporter(store, TimeProvider.System).RunAsync(TaxonomySources.Named(source)!, SourceInput.Open(Path.Combine(shared, "data", place)), new(), null, default);
            var index = await EvidenceIndexBuilder.BuildAsync(store.ReadAllAsync(default), default);
            var sets = await RetrievalSet.AllAsync(index, store, default);
            if (isTuning) Tune(index, sets);
            else Report(index, sets);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(EvidenceIndex index, IReadOnlyList<RetrievalSet> sets)
    {
        Console.WriteLine($"{"",-30}{"half",-10}{"queries",8}{"pool",6}   hit@1 R@10  nDCG  MRR  (text only)     hit@1 R@10  nDCG  MRR  (full)");
        foreach (var set in sets)
            foreach (var tuning in new[] { true, false })
            {
                var (text, full) = (Score(index, set, RankingWeights.TextOnly, tuning), Score(index, set, RankingWeights.Default, tuning));
                Console.WriteLine($"{set.Name,-30}{(tuning ? "tuning" : "untouched"),-10}{text.Queries,8}{set.Pool.Count,6}   {text}                 {full}   {full.Ndcg10 / text.Ndcg10 - 1:+0.0%;-0.0%}");
            }
    }

    private static void Tune(EvidenceIndex index, IReadOnlyList<RetrievalSet> sets)
    {
        foreach (var votes in new[] { 0.7f, 1, 1.5f })
            foreach (var voters in new[] { 20, 40, 80 })
                foreach (var steepness in new[] { 1f, 2, 3 })
                    foreach (var gate in new[] { 1, 2, 3 })
                    {
                        var weights = RankingWeights.Default with { Votes = votes, Voters = voters, Steepness = steepness, Gate = gate };
                        Console.WriteLine($"votes {votes} voters {voters} steepness {steepness} gate {gate}: {string.Join("  ", sets.Select(s => $"{Score(index, s, weights, tuning: true).Ndcg10:0.000}"))}");
                    }
    }

    private static RetrievalScore Score(EvidenceIndex index, RetrievalSet set, RankingWeights weights, bool tuning)
    {
        var ranking = new EntityRanking(index, weights);
        return RetrievalScore.Of(set.Queries.Where(q => q.IsForTuning == tuning).AsParallel().AsOrdered().Select(q =>
            (q.Right, (IReadOnlyList<int>)[.. ranking.Rank(Tokenizer.Read(q.Text), 10, set.Pool.Contains, q.Own).Select(r => r.Entity)])).ToList());
    }
}
