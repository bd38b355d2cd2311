using System.Text.Json;
using RiskGraph.Contract.Tests.GraphQL;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Http;

namespace RiskGraph.Contract.Tests.Http;

public sealed class MapTests
{
    private static readonly ServerSettings s_patient = new() { MapPatience = TimeSpan.FromMinutes(5) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_every_entity_and_every_live_statement_between_two()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient);
        var map = (await server.GetAsync("/api/map", Cancel)).Json;
        var ids = Texts(map, "nodes", "id");
        var stats = await server.Store.StatsAsync(Cancel);
        Assert.Equal(stats.Entities, ids.Length);
        Assert.Equal((stats.Entities, stats.Statements), (map.GetProperty("total").GetProperty("entities").GetInt32(), map.GetProperty("total").GetProperty("statements").GetInt32()));
        Assert.All(map.GetProperty("nodes").EnumerateObject(), column => Assert.Equal(ids.Length, column.Value.GetArrayLength()));

        var predicates = map.GetProperty("predicates").EnumerateArray().Select(p => p.GetString()!).ToArray();
        var live = (await server.Store.StatementsAsync(new StatementQuery(null, [], new(First: 1000)), Cancel)).Edges.Select(e => e.Node).Where(s => s.Object is not null).ToList();
        var edges = Numbers(map, "edges", "source").Zip(Numbers(map, "edges", "predicate"), Numbers(map, "edges", "target")).Select(e => $"{ids[e.First]} {predicates[e.Second]} {ids[e.Third]}");
        Assert.Equal(live.Select(s => $"{s.Subject} {s.Predicate} {s.Object}").Distinct().Order(StringComparer.Ordinal), edges.Order(StringComparer.Ordinal));
        Assert.All(Numbers(map, "nodes", "x").Concat(Numbers(map, "nodes", "y")), at => Assert.InRange(at, -10_000, 10_000));
        Assert.Equal(100, Numbers(map, "nodes", "size")[0]);
        Assert.All(Numbers(map, "nodes", "degree").Index(), n => Assert.Equal(n.Item, live.Where(s => s.Subject != s.Object).Select(s => (s.Subject, s.Predicate, s.Object)).Distinct().Count(s => s.Subject.Text == ids[n.Index] || s.Object!.Text == ids[n.Index])));
        var dates = map.GetProperty("nodes").GetProperty("date");
        Assert.Equal("2025-03", dates[Array.IndexOf(ids, "incident:fake-review-wave")].GetString());
        Assert.Equal(JsonValueKind.Null, dates[Array.IndexOf(ids, "risk:hallucination")].ValueKind);
    }

    [Fact]
    public async Task A_community_is_named_after_its_most_connected_risk()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient);
        var map = (await server.GetAsync("/api/map", Cancel)).Json;
        var (ids, membership, sizes) = (Texts(map, "nodes", "id"), Numbers(map, "nodes", "community"), Numbers(map, "communities", "size"));
        Assert.NotEmpty(sizes);
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.All(sizes.Index(), c => Assert.Equal(c.Item, membership.Count(m => m == c.Index)));
        Assert.All(Numbers(map, "communities", "node").Index(), c =>
        {
            Assert.Equal(c.Index, membership[c.Item]);
            Assert.True(ids[c.Item].StartsWith("risk:", StringComparison.Ordinal) || !membership.Index().Any(m => m.Item == c.Index && ids[m.Index].StartsWith("risk:", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public async Task Two_servers_with_the_same_graph_give_the_same_bytes_and_none_gives_them_twice()
    {
        string tag, body;
        await using (var first = await RunningServer.StartAsync(Cancel, s_patient))
        {
            var answer = await first.GetAsync("/api/map", Cancel);
            (tag, body) = (answer.Headers["ETag"], answer.Body);
            Assert.Equal(("no-cache", "application/json"), (answer.Headers["Cache-Control"], answer.MediaType));
            Assert.Equal((304, ""), await StatusAndBody(first, tag));
            Assert.Equal(200, (await StatusAndBody(first, "\"other\"")).Item1);
            using var head = new HttpRequestMessage(HttpMethod.Head, "/api/map");
            Assert.Equal((200, tag), (await first.SendAsync(head, Cancel)) is var h ? (h.Status, h.Headers["ETag"]) : default);
        }
        await using var second = await RunningServer.StartAsync(Cancel, s_patient);
        Assert.Equal((304, ""), await StatusAndBody(second, tag));
        Assert.Equal(body, (await second.GetAsync("/api/map", Cancel)).Body);
    }

    [Fact]
    public async Task A_change_of_the_graph_gives_another_map()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient);
        var before = await server.GetAsync("/api/map", Cancel);
        await server.Store.ApplyAsync(Document("document:more", new Entity(EntityId.Parse("risk:new"), "new risk")), Cancel);
        var after = await server.GetAsync("/api/map", Cancel, ("If-None-Match", before.Headers["ETag"]));
        Assert.Equal(200, after.Status);
        Assert.NotEqual(before.Json.GetProperty("version").GetString(), after.Json.GetProperty("version").GetString());
        Assert.Contains("risk:new", Texts(after.Json, "nodes", "id"));
    }

    [Fact]
    public async Task A_map_with_a_limit_has_the_most_connected_and_says_how_many_it_leaves_out()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient with { MapLimit = 3 });
        var map = (await server.GetAsync("/api/map", Cancel)).Json;
        var stats = await server.Store.StatsAsync(Cancel);
        Assert.Equal((3, stats.Entities - 3), (Texts(map, "nodes", "id").Length, map.GetProperty("leftOut").GetProperty("entities").GetInt32()));
        Assert.Contains("risk:information-pollution", Texts(map, "nodes", "id"));
        Assert.All(Numbers(map, "edges", "source").Concat(Numbers(map, "edges", "target")), end => Assert.InRange(end, 0, 2));
    }

    [Fact]
    public async Task Of_too_many_edges_those_between_the_least_connected_are_left_out_and_counted()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient with { MapLimit = 40 });
        EntityId[] risks = [.. Enumerable.Range(0, 40).Select(i => EntityId.Parse(FormattableString.Invariant($"risk:r{i:00}")))];
        // All 780 pairs of 40 risks, with 400 edges allowed.
        await server.Store.ApplyAsync(Document("document:many", [.. risks.Select(r => new Entity(r, r.Slug))], [.. risks.SelectMany(a => risks.Where(b => a < b).Select(b => SampleGraph.Statement(a.Text, "RELATED", b.Text)))]), Cancel);
        var map = (await server.GetAsync("/api/map", Cancel)).Json;
        Assert.Equal((400, 380), (Numbers(map, "edges", "source").Length, map.GetProperty("leftOut").GetProperty("edges").GetInt32()));
    }

    [Fact]
    public async Task Who_does_not_wait_is_told_how_far_it_is()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient with { MapPatience = TimeSpan.Zero });
        var answer = await server.GetAsync("/api/map", Cancel);
        Assert.Equal((202, "1"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Equal("making", answer.Json.GetProperty("status").GetString());
        Assert.InRange(answer.Json.GetProperty("done").GetDouble(), 0, 1);
        while (answer.Status == 202) answer = await server.GetAsync("/api/map", Cancel);
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told()
    {
        await using var server = await RunningServer.StartAsync(Cancel, s_patient);
        server.BreakStore();
        var answer = await server.GetAsync("/api/map", Cancel);
        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain("riskgraph.db", answer.Body, StringComparison.Ordinal);
    }

    internal static ChangeSet Document(string id, params Entity[] entities) => Document(id, entities, []);

    internal static ChangeSet Document(string id, Entity[] entities, Statement[] statements)
    {
        var document = EntityId.Parse(id);
        var passage = new Passage { Document = document, Section = "", Start = 0, Line = 1, Text = "All are related." };
        return new(new(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "test", id))
        {
            Documents =
            [
                new(new() { Id = document, Title = id, Text = passage.Text, Revision = ContentHash.Of(id) })
                {
                    Passages = [passage],
                    Entities = [new(document, id), .. entities],
                    Statements = statements,
                    Evidence = [.. statements.Select(s => new Evidence { Statement = s.Id, Passage = passage.Id, Start = 0, Quote = passage.Text })],
                },
            ],
        };
    }

    private static async Task<(int, string)> StatusAndBody(RunningServer server, string tag) =>
        await server.GetAsync("/api/map", Cancel, ("If-None-Match", tag)) is var answer ? (answer.Status, answer.Body) : default;

    private static string[] Texts(JsonElement map, string part, string column) => [.. map.GetProperty(part).GetProperty(column).EnumerateArray().Select(v => v.GetString()!)];

    private static int[] Numbers(JsonElement map, string part, string column) => [.. map.GetProperty(part).GetProperty(column).EnumerateArray().Select(v => v.GetInt32())];
}
