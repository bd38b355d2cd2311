using System.Diagnostics;
using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Stores.Neo4j;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Benchmarks;

/// <summary>The same graph and the same reads on a Neo4j server, beside bare Cypher over the same HTTP API. The server's database must be empty.</summary>
internal static class Neo4jBenchmark
{
    public static async Task RunAsync(string uri, int entities, int statements)
    {
        var cancel = CancellationToken.None;
        // NEO4J_PASSWORD where the server asks for one.
        var settings = new Neo4jSettings(Neo4jSettings.ParseUri(uri), Password: Environment.GetEnvironmentVariable("NEO4J_PASSWORD"));
        var graph = new SyntheticGraph(entities, statements);
        await using var store = await Neo4jGraphStore.OpenAsync(settings, CatalogueReader.BuiltIn(), TimeProvider.System, cancel);
        if ((await store.StatsAsync(cancel)).Documents > 0) throw new InvalidOperationException($"The database at {uri} is not empty.");
        using var session = new Neo4jSession(settings);
        await BareLoadAsync(session, Math.Min(statements, 20_000), cancel);
        await GraphBenchmark.LoadAsync(store, graph, cancel);
        Measure.PrintHeader();
        await GraphBenchmark.ReadAsync(store, graph, cancel);
        await BareReadAsync(session, graph, cancel);
    }

    /// <summary>As many statements, evidence nodes and links as bare rows, with a label of their own that is deleted again.</summary>
    private static async Task BareLoadAsync(Neo4jSession session, int count, CancellationToken cancel)
    {
        await session.WriteAsync("CREATE CONSTRAINT bare_id IF NOT EXISTS FOR (n:Bare) REQUIRE n.id IS UNIQUE", [], cancel);
        var watch = Stopwatch.StartNew();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(10_000))
        {
            var rows = chunk.Select(i => new Dictionary<string, object?>
            {
                ["id"] = ContentHash.Of(i.ToString(CultureInfo.InvariantCulture)),
                ["subject"] = SyntheticGraph.Id("incident", i % 1000).Text,
                ["predicate"] = "MATERIALISES",
                ["object"] = SyntheticGraph.Hub.Text,
                ["confidence"] = 0.9,
            }).ToArray();
            await session.WriteAsync("UNWIND $rows AS r CREATE (s:Bare {id: r.id})<-[:EVIDENCE_FOR]-(v:Bare {id: r.id + '-v'}) SET s += r, v.confidence = r.confidence", new() { ["rows"] = rows }, cancel);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare UNWIND: {count} statements with their evidence in {watch.Elapsed.TotalSeconds:0.0} s ({count / watch.Elapsed.TotalSeconds:0} statements/s)"));
        await session.WriteAsync("MATCH (n:Bare) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", [], cancel);
        await session.WriteAsync("DROP CONSTRAINT bare_id", [], cancel);
    }

    private static async Task BareReadAsync(Neo4jSession session, SyntheticGraph graph, CancellationToken cancel)
    {
        var random = new Random(1);
        string Some(string prefix) => SyntheticGraph.Id(prefix, random.Next(graph.Count(prefix))).Text;
        await Measure.RunAsync("bare: point read", _ => session.ReadAsync("MATCH (e:Entity {id: $id}) RETURN e._json", new() { ["id"] = Some("incident") }, cancel), 500);
        await Measure.RunAsync("bare: page of 50 risks", _ => session.ReadAsync("MATCH (e:Risk) RETURN e._json ORDER BY e.id LIMIT 51", [], cancel));
        await Measure.RunAsync("bare: page of 50 of the hub's incidents, total", async _ =>
        {
            await session.ReadAsync("MATCH (e:Entity {id: $id})<-[r:MATERIALISES]-(t:Incident) RETURN t._json, r.statement ORDER BY t.id LIMIT 51", new() { ["id"] = SyntheticGraph.Hub.Text }, cancel);
            await session.ReadAsync("MATCH (e:Entity {id: $id})<-[r:MATERIALISES]-(t:Incident) RETURN count(DISTINCT t)", new() { ["id"] = SyntheticGraph.Hub.Text }, cancel);
        }, 50, 5);
        await Measure.RunAsync("bare: search, one word", _ => session.ReadAsync("CALL db.index.fulltext.queryNodes('entity_terms', 'poison', {limit: 10}) YIELD node, score RETURN node._json, score", [], cancel), 50);
    }
}
