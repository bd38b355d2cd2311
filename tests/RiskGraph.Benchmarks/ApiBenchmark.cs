using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Benchmarks;

/// <summary>
/// Times the API in process over a synthetic graph: parsing, validation, execution, the store and the writing of JSON. Beside
/// the pages stand the same store calls made by hand, which is what the API adds its own to.
/// </summary>
internal sealed class ApiBenchmark : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly IDocumentExecuter<ISchema> _executer;
    private readonly IGraphQLTextSerializer _serializer;
    private readonly MeterListener _listener = new();
    private long _calls;

    private ApiBenchmark(IGraphStore store)
    {
        _services = new ServiceCollection().AddSingleton(CatalogueReader.BuiltIn()).AddSingleton(store).AddRiskGraphSchema().BuildServiceProvider();
        _executer = _services.GetRequiredService<IDocumentExecuter<ISchema>>();
        _serializer = _services.GetRequiredService<IGraphQLTextSerializer>();
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "RiskGraph.Store", Name: "store.calls" }) self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _calls, value));
        _listener.Start();
    }

    public static async Task RunAsync(int entities, int statements)
    {
        var folder = Directory.CreateTempSubdirectory("riskgraph-benchmark").FullName;
        var path = Path.Combine(folder, "riskgraph.db");
        try
        {
            var graph = new SyntheticGraph(entities, statements);
            await using var store = await SqliteGraphStore.OpenAsync(path, CatalogueReader.BuiltIn(), TimeProvider.System, CancellationToken.None);
            await GraphBenchmark.LoadAsync(store, graph, path, CancellationToken.None);
            var watch = Stopwatch.StartNew();
            using var api = new ApiBenchmark(store);
            api._services.GetRequiredService<ISchema>();
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"schema built in {watch.Elapsed.TotalMilliseconds:0} ms"));
            Measure.PrintHeader();
            await api.MeasureAsync(graph, store);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(SyntheticGraph graph, SqliteGraphStore store)
    {
        var random = new Random(1);
        string Some(string prefix) => SyntheticGraph.Id(prefix, random.Next(graph.Count(prefix))).Text;
        await RunAsync("{__typename}", _ => "{ __typename }", 2000);
        await RunAsync("node by id", _ => $$"""{ node(id: "{{Some("incident")}}") { id ... on Incident { name date } } }""", 2000);
        await RunAsync("page of 50 risks", _ => "{ risks(first: 50) { nodes { id name } } }");
        await RunAsync("page of 50 risks, 10 incidents, 5 systems each", _ => "{ risks(first: 50) { nodes { id name incidents(first: 10) { nodes { id name date systems(first: 5) { nodes { id name } } } } } } }");
        await RunStoreAsync("  the same store calls by hand", store);
        await RunAsync("the same with edges and statements", _ => "{ risks(first: 50) { nodes { id name incidents(first: 10) { edges { cursor node { id name date systems(first: 5) { edges { node { id name } statement { id confidence status } } } } statement { id confidence status } } } } } }");
        await RunAsync("50 incidents of a hub, words and documents behind", _ => $$"""
            { node(id: "{{SyntheticGraph.Hub}}") { ... on Risk { incidents(first: 50) { totalCount edges { node { id name } statement { confidence evidence(first: 3) { nodes { quote document { title url publisher { name } } } } } } } } } }
            """);
        await RunAsync("filter through a relation, ordered by a count", _ => """{ risks(first: 20, where: {incidents: {some: {date: {gte: "2025-12"}}}, observations: {count: {eq: 0}}}, orderBy: [{field: INCIDENT_COUNT, direction: DESC}]) { nodes { id name } } }""", 50);
        await RunAsync("search, 10 hits with highlights", _ => """{ search(query: "poison audit", first: 10) { edges { score matchedOn node { ... on Entity { id name } ... on Statement { id } } highlights { field text spans { start end } } } } }""", 50);
        await RunAsync("neighbourhood of the hub, depth 2, 200 nodes", _ => $$"""{ neighbourhood(of: ["{{SyntheticGraph.Hub}}"], depth: 2) { nodes { __typename id name kind } statements { id predicate subject { id } object { id } confidence status } more { node { id } predicate direction shown total } } }""", 50);
        await RunAsync("3 paths between two incidents", _ => $$"""{ paths(from: "{{Some("incident")}}", to: "{{Some("incident")}}") { paths { length steps { from { name } direction statement { predicate } to { name } } } } }""", 50);
        await RunAsync("introspection as GraphiQL does it", _ => Introspection, 20);
    }

    private async Task AskAsync(string query)
    {
        var result = await _executer.ExecuteAsync(new() { Query = query, RequestServices = _services, UserContext = new GraphRequest() });
        if (result.Errors is { Count: > 0 } errors) throw new InvalidOperationException($"{query}: {errors[0].Message}", errors[0]);
        await _serializer.WriteAsync(Stream.Null, result);
    }

    private async Task RunAsync(string name, Func<int, string> query, int repeats = 200)
    {
        var before = Interlocked.Read(ref _calls);
        await AskAsync(query(0));
        var calls = Interlocked.Read(ref _calls) - before;
        await Measure.RunAsync($"{name} [{calls}]", i => AskAsync(query(i)), repeats);
    }

    private static async Task RunStoreAsync(string name, SqliteGraphStore store)
    {
        var catalogue = CatalogueReader.BuiltIn();
        Relation Of(string kind, string field) => Relation.Of(catalogue.Fields(kind).First(f => f.Name == field));
        await Measure.RunAsync(name, async _ =>
        {
            var risks = await store.EntitiesAsync(new EntityQuery(new EntityFilter.Kinds(["Risk"]), [], new(First: 50)), CancellationToken.None);
            var second = await store.RelatedAsync(new([.. risks.Edges.Select(e => e.Node.Id)], Of("Risk", "incidents"), null, null, [], new(First: 10)), CancellationToken.None);
            await store.RelatedAsync(new([.. second.Values.SelectMany(p => p.Edges).Select(e => e.Node.Entity.Id).Distinct()], Of("Incident", "systems"), null, null, [], new(First: 5)), CancellationToken.None);
        });
    }

    private const string Introspection = """
        query IntrospectionQuery {
          __schema {
            queryType { name }
            types { ...FullType }
            directives { name description locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }
}
