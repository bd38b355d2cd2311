using System.Globalization;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j;

namespace RiskGraph.Benchmarks;

/// <summary>
/// The same graph and the same reads on a Neo4j server. Each read takes turns with bare Cypher that gives the same rows; the
/// load stands beside bare UNWINDs of every node, property and relationship it made, into the same schema. The database must
/// be empty, and is empty afterwards.
/// </summary>
internal static class Neo4jBenchmark
{
    public static async Task RunAsync(string address, int entities, int statements)
    {
        var cancel = CancellationToken.None;
        // NEO4J_PASSWORD where the server asks for one.
        var (uri, password) = (Neo4jSettings.ParseUri(address), Environment.GetEnvironmentVariable("NEO4J_PASSWORD"));
        var graph = new SyntheticGraph(entities, statements);
        await using var store = await Neo4jGraphStore.OpenAsync(new(uri, Password: password), CatalogueReader.BuiltIn(), TimeProvider.System, cancel);
        using var server = new BareNeo4j(uri, password);
        if ((await store.StatsAsync(cancel)).Documents > 0) throw new InvalidOperationException($"The database at {uri} is not empty.");
        try
        {
            await WarmUpAsync(store, server, cancel);
            await CompareAsync(store, server, graph, cancel);
        }
        finally
        {
            await server.EmptyAsync();
        }
    }

    /// <summary>A server compiles what it runs often; both sides find it compiled.</summary>
    private static async Task WarmUpAsync(Neo4jGraphStore store, BareNeo4j server, CancellationToken cancel)
    {
        await GraphBenchmark.LoadAsync(store, new SyntheticGraph(2_000, 10_000, seed: 1), cancel);
        using var rows = await BareRows.ReadAsync(server);
        await server.EmptyAsync();
        await rows.SendAsync(server);
        await server.EmptyAsync();
    }

    private static async Task CompareAsync(Neo4jGraphStore store, BareNeo4j server, SyntheticGraph graph, CancellationToken cancel)
    {
        var ours = await GraphBenchmark.LoadAsync(store, graph, cancel);
        await CompareReadsAsync(store, server, graph, cancel);
        using var rows = await BareRows.ReadAsync(server);
        await server.EmptyAsync();
        var bare = await rows.SendAsync(server);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {ours.TotalSeconds:0.0} s, bare UNWINDs of the same nodes and relationships {bare.TotalSeconds:0.0} s: {bare / ours:0.00} of their rate"));
    }

    private const string Statement = "s.subject, s.predicate, s.object, s.literal, s.negated, s.validFrom, s.validTo, s.confidence, s.status, s.recordedAt, s.supersededAt";

    private static async Task CompareReadsAsync(Neo4jGraphStore store, BareNeo4j server, SyntheticGraph graph, CancellationToken cancel)
    {
        var (catalogue, random) = (CatalogueReader.BuiltIn(), new Random(1));
        EntityId Some(string prefix) => SyntheticGraph.Id(prefix, random.Next(graph.Count(prefix)));
        var relation = Relation.Of(catalogue.Fields("Risk").First(f => f.Name == "incidents"));
        var (id, ids) = (Some("incident"), Enumerable.Range(0, 100).Select(_ => Some("incident")).Distinct().ToList());
        string[] texts = [.. ids.Select(i => i.Text)];
        var risks = (await store.EntitiesAsync(new EntityQuery(new EntityFilter.Kinds(["Risk"]), [], new(First: 50)), cancel)).Edges.Select(e => e.Node.Id).ToList();
        string[] riskTexts = [.. risks.Select(i => i.Text)];
        Console.WriteLine($"{"",-52}{"p50 ms",10}{"bare ms",10}{"ratio",10}");
        await Measure.CompareAsync("point read", () => store.EntitiesAsync([id], cancel), () => server.RunAsync("MATCH (e:Entity {id: $id}) RETURN e._json", new { id = id.Text }), 300);
        await Measure.CompareAsync("100 entities by id", () => store.EntitiesAsync(ids, cancel), () => server.RunAsync("UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e._json", new { ids = texts }));
        await Measure.CompareAsync("page of 50 risks", () => store.EntitiesAsync(new EntityQuery(new EntityFilter.Kinds(["Risk"]), [], new(First: 50)), cancel),
            () => server.RunAsync("MATCH (e:Entity) WHERE e._live = 'Risk' AND e.id IS NOT NULL RETURN e._json ORDER BY e._live, e.id LIMIT 51", new { }));
        await Measure.CompareAsync("10 incidents of each of 50 risks", () => store.RelatedAsync(new(risks, relation, null, null, [], new(First: 10)), cancel), () => server.RunAsync($$"""
            UNWIND $ids AS owner
            CALL (owner) {
              MATCH (s:Statement) WHERE s.object = owner AND s.predicate = 'MATERIALISES' AND s.subject > ''
              WITH s ORDER BY s.object, s.predicate, s.subject LIMIT 11
              MATCH (t:Entity {id: s.subject})
              RETURN collect([t._json, {{Statement}}]) AS rows
            }
            RETURN owner, rows
            """, new { ids = riskTexts }));
        await Measure.CompareAsync("50 of the hub's incidents, total", () => store.RelatedAsync(new([SyntheticGraph.Hub], relation, null, null, [], new(First: 50) { WithTotal = true }), cancel), () => server.RunAsync($$"""
            MATCH (e:Entity {id: $id})
            CALL (e) {
              MATCH (s:Statement) WHERE s.object = e.id AND s.predicate = 'MATERIALISES' AND s.subject > ''
              WITH s ORDER BY s.object, s.predicate, s.subject LIMIT 51
              MATCH (t:Entity {id: s.subject})
              RETURN collect([t._json, {{Statement}}]) AS rows
            }
            RETURN rows, e['_targets/MATERIALISES/i/Incident']
            """, new { id = SyntheticGraph.Hub.Text }));
        await Measure.CompareAsync("search, one word", () => store.SearchAsync(new("poison", null, new(First: 10)), cancel), () => SearchAsync(server, "poison"));
        await Measure.CompareAsync("search, three words", () => store.SearchAsync(new("poison audit drone", null, new(First: 10)), cancel), () => SearchAsync(server, "poison AND audit AND drone"));
        await Measure.CompareAsync("neighbourhood of the hub, depth 2, 200 nodes", () => store.NeighbourhoodAsync(new([SyntheticGraph.Hub], 2, 200, 25, null, null), cancel), () => NeighbourhoodAsync(server, SyntheticGraph.Hub), 30);
        await Measure.CompareAsync("neighbourhood of an incident, depth 2, 200 nodes", () => store.NeighbourhoodAsync(new([id], 2, 200, 25, null, null), cancel), () => NeighbourhoodAsync(server, id), 30);
        var (from, to) = (Some("incident"), Some("incident"));
        await Measure.CompareAsync("3 paths between two incidents, length to 6", () => store.PathsAsync(new(from, to, 3, 6, null, null), cancel), () => server.RunAsync($$"""
            MATCH w = SHORTEST 3 (a:Entity {id: $from})((:Entity)--(:Entity)){1,6}(b:Entity {id: $to})
            UNWIND relationships(w) AS r
            MATCH (s:Statement {id: r.statement})
            RETURN [n IN nodes(w) | n._json], {{Statement}}
            """, new { from = from.Text, to = to.Text }), 20, 3);
        await Measure.CompareAsync("stats", () => store.StatsAsync(cancel), async () =>
        {
            await server.RunAsync("MATCH (e:Entity) WHERE e._live IS NOT NULL RETURN e._live, count(*)", new { });
            await server.RunAsync("MATCH (s:Statement) RETURN s.predicate, s.status, count(*)", new { });
        }, 10, 2);
    }

    /// <summary>The ten best entities, and the ten best passages with their documents and what they are evidence for: what the page of hits is chosen from.</summary>
    private static Task<JsonElement> SearchAsync(BareNeo4j server, string match) => server.RunAsync($$"""
        CALL () {
          CALL db.index.fulltext.queryNodes('entity_terms', $match, {limit: 11}) YIELD node AS e, score
          RETURN e._json AS json, [] AS found, score
          UNION ALL
          CALL db.index.fulltext.queryNodes('passage_terms', $match, {limit: 11}) YIELD node AS p, score
          MATCH (d:Entity {id: p.document})
          RETURN d._json AS json, COLLECT { MATCH (p)<-[:QUOTES]-(v:Evidence)-[:EVIDENCE_FOR]->(s:Statement) RETURN [v.quote, {{Statement}}] } AS found, score / 2 AS score
        }
        RETURN json, found, score
        ORDER BY score DESC
        LIMIT 11
        """, new { match });

    /// <summary>Two steps out, at most 25 neighbours of a node, 200 nodes in all, and every statement among them.</summary>
    private static Task<JsonElement> NeighbourhoodAsync(BareNeo4j server, EntityId centre) => server.RunAsync($$"""
        MATCH (c:Entity {id: $id})
        CALL (c) {
          MATCH (c)-[r]-(n:Entity)
          WITH type(r) AS type, startNode(r) = c AS out, n ORDER BY n.id
          WITH type, out, collect(DISTINCT n)[..25] AS some
          UNWIND some AS n
          RETURN collect(DISTINCT n) AS first
        }
        CALL (first) {
          UNWIND first AS f
          CALL (f) { MATCH (f)-[r]-(n:Entity) RETURN n ORDER BY n.id LIMIT 25 }
          RETURN collect(DISTINCT n) AS second
        }
        WITH ([c] + first + second)[..200] AS nodes
        WITH nodes, [n IN nodes | n.id] AS ids
        CALL (ids) {
          UNWIND ids AS id
          MATCH (s:Statement) WHERE s.subject = id AND s.predicate IS NOT NULL AND s._target IN ids
          RETURN collect([{{Statement}}]) AS statements
        }
        RETURN [n IN nodes | n._json], statements
        """, new { id = centre.Text });
}
