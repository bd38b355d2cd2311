using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Benchmarks;

/// <summary>Loads a synthetic graph into a fresh store and times what the API asks of it.</summary>
internal static class GraphBenchmark
{
    private const int DocumentsPerChangeSet = 50;

    public static async Task RunAsync(int entities, int statements)
    {
        var cancel = CancellationToken.None;
        var folder = Directory.CreateTempSubdirectory("riskgraph-benchmark").FullName;
        var path = Path.Combine(folder, "riskgraph.db");
        try
        {
            var graph = new SyntheticGraph(entities, statements);
            await using var store = await SqliteGraphStore.OpenAsync(path, CatalogueReader.BuiltIn(), TimeProvider.System, cancel);
            await LoadAsync(store, graph, path, cancel);
            Measure.PrintHeader();
            await ReadAsync(store, graph, cancel);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"peak memory {process.PeakWorkingSet64 >> 20} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static async Task LoadAsync(SqliteGraphStore store, SyntheticGraph graph, string path, CancellationToken cancel)
    {
        await LoadAsync(store, graph, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"file {new FileInfo(path).Length >> 20} MB"));
    }

    internal static async Task<TimeSpan> LoadAsync(IGraphStore store, SyntheticGraph graph, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var (entities, statements, batch) = (0, 0, 0);
        foreach (var chunk in graph.Documents().Chunk(DocumentsPerChangeSet))
        {
            await store.ApplyAsync(new(new(DateTimeOffset.UnixEpoch.AddSeconds(batch++), "benchmark", "synthetic")) { Documents = chunk }, cancel);
            entities += chunk.Sum(d => d.Entities.Count);
            statements += chunk.Sum(d => d.Statements.Count);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"loaded {entities} entities, {statements} statements in {seconds:0.0} s ({statements / seconds:0} statements/s)"));
        return watch.Elapsed;
    }

    internal static async Task ReadAsync(IGraphStore store, SyntheticGraph graph, CancellationToken cancel)
    {
        var catalogue = CatalogueReader.BuiltIn();
        var random = new Random(1);
        EntityId Some(string prefix) => SyntheticGraph.Id(prefix, random.Next(graph.Count(prefix)));
        Relation RelationOf(string kind, string field) => Relation.Of(catalogue.Fields(kind).First(f => f.Name == field));
        var page = new PageRequest(First: 50);
        var incidents = RelationOf("Risk", "incidents");
        var systems = RelationOf("Incident", "systems");

        await Measure.RunAsync("point read", _ => store.EntitiesAsync([Some("incident")], cancel), 2000);
        await Measure.RunAsync("100 entities by id", _ => store.EntitiesAsync([.. Enumerable.Range(0, 100).Select(_ => Some("incident"))], cancel));
        await Measure.RunAsync("page of 50 risks", _ => store.EntitiesAsync(new EntityQuery(new EntityFilter.Kinds(["Risk"]), [], page), cancel));
        await Measure.RunAsync("page of 50 risks, 10 incidents, 5 systems each", async _ =>
        {
            var risks = await store.EntitiesAsync(new EntityQuery(new EntityFilter.Kinds(["Risk"]), [], page), cancel);
            var second = await store.RelatedAsync(new([.. risks.Edges.Select(e => e.Node.Id)], incidents, null, null, [], new(First: 10)), cancel);
            await store.RelatedAsync(new([.. second.Values.SelectMany(p => p.Edges).Select(e => e.Node.Entity.Id).Distinct()], systems, null, null, [], new(First: 5)), cancel);
        });
        await Measure.RunAsync("page of 50 of the hub's incidents, total", _ => store.RelatedAsync(new([SyntheticGraph.Hub], incidents, null, null, [], page with { WithTotal = true }), cancel));
        var recent = new EntityFilter.All([new EntityFilter.Kinds(["Risk"]), new EntityFilter.Related(incidents, Quantifier.Some, new EntityFilter.DateProperty("date", new(PartialDate.Parse("2025-12"))), null, null)]);
        await Measure.RunAsync("filter: risks with an incident since 2025-12", _ => store.EntitiesAsync(new EntityQuery(recent, [], new(First: 20)), cancel));
        var unmeasured = new EntityFilter.All([new EntityFilter.Kinds(["Risk"]), new EntityFilter.Related(RelationOf("Risk", "observations"), Quantifier.Count, null, new(Eq: 0), null)]);
        await Measure.RunAsync("filter: risks without a figure, by incident count", _ => store.EntitiesAsync(new EntityQuery(unmeasured, [new EntityOrder.RelationCount(incidents, OrderDirection.Desc)], new(First: 20)), cancel), 50);
        await Measure.RunAsync("evidence of 50 statements", async _ =>
        {
            var found = await store.StatementsAsync(new StatementQuery(new StatementFilter.About([Some("risk")]), [], page), cancel);
            await store.EvidenceAsync([.. found.Edges.Select(e => e.Node.Id)], new(First: 3), cancel);
        });
        await Measure.RunAsync("search, one word", _ => store.SearchAsync(new("poison", null, new(First: 10)), cancel), 50);
        await Measure.RunAsync("search, three words", _ => store.SearchAsync(new("poison audit drone", null, new(First: 10)), cancel), 50);
        await Measure.RunAsync("neighbourhood of the hub, depth 2, 200 nodes", _ => store.NeighbourhoodAsync(new([SyntheticGraph.Hub], 2, 200, 25, null, null), cancel), 50);
        await Measure.RunAsync("neighbourhood of an incident, depth 2, 200 nodes", _ => store.NeighbourhoodAsync(new([Some("incident")], 2, 200, 25, null, null), cancel), 50);
        await Measure.RunAsync("3 paths between two incidents, length to 6", _ => store.PathsAsync(new(Some("incident"), Some("incident"), 3, 6, null, null), cancel), 50);
        await Measure.RunAsync("3 paths between an organization and a control", _ => store.PathsAsync(new(Some("organization"), Some("control"), 3, 6, null, null), cancel), 50);
        await Measure.RunAsync("stats", _ => store.StatsAsync(cancel), 20, 2);
    }
}
