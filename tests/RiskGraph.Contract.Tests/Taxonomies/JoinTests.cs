using RiskGraph.Contract.Tests.Stores;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Ingestion.Taxonomies.Joining;
using RiskGraph.Ingestion.Taxonomies.Tables;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>Which entities of several sources are joined, which are proposed and which stay apart.</summary>
public sealed class JoinTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-join").FullName;
    private readonly ManualTime _time = new();
    private readonly GraphCatalogue _catalogue = CatalogueReader.BuiltIn();
    private SqliteGraphStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), _catalogue, _time, CancellationToken.None);
        await ImportAsync("one", "id,label\n1,Prompt injection\n2,Theft of a model's weights\n3,Bias\n4,bias\n");
        await ImportAsync("two", "id,label\n1,Prompt Injections\n2,PROMPT INJECTION\n3,Loss of water\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_name_in_two_sources_is_joined_and_a_like_name_is_proposed_with_its_reason()
    {
        var report = await JoinAsync();
        Assert.Equal((1, 1), (report.Labels, report.Proposals));
        var (joined, proposed) = (await SameAsAsync(StatementStatus.Unreviewed), await SameAsAsync(StatementStatus.Proposed));
        Assert.Equal(["risk:one-1 risk:two-2"], joined.Select(Ends));
        Assert.Equal(["risk:one-1 risk:two-1"], proposed.Select(Ends));
        var evidence = await _store.EvidenceAsync([.. proposed.Select(s => s.Id)], new(First: 1), Cancel);
        var reason = evidence[proposed[0].Id].Edges[0].Node;
        Assert.Equal(Method.Inferred, reason.Method);
        Assert.Equal("reason: both names have injection, prompt; alike to 1.00", reason.Quote);
    }

    [Fact]
    public async Task Entries_that_one_source_lists_side_by_side_are_not_joined()
    {
        var report = await JoinAsync();
        Assert.Equal(1, report.HeldApart);
        Assert.DoesNotContain("risk:one-3 risk:one-4", (await SameAsAsync(StatementStatus.Unreviewed)).Concat(await SameAsAsync(StatementStatus.Proposed)).Select(Ends));
    }

    [Fact]
    public async Task Joining_twice_changes_nothing_and_a_dry_run_nothing_at_all()
    {
        await JoinAsync(new() { DryRun = true });
        Assert.Empty(await SameAsAsync(StatementStatus.Unreviewed));
        Assert.False((await JoinAsync()).Import.ChangedNothing);
        _time.Advance();
        Assert.True((await JoinAsync()).Import.ChangedNothing);
    }

    private async Task<JoinReport> JoinAsync(ImportOptions? options = null) => await new EntityJoiner(_store, _catalogue, _time).RunAsync(options ?? new(), EntityJoiner.DefaultThreshold, Cancel);

    private async Task<IReadOnlyList<Statement>> SameAsAsync(StatementStatus status) =>
        [.. (await _store.StatementsAsync(new StatementQuery(new StatementFilter.All([new StatementFilter.Predicates(["SAME_AS"]), new StatementFilter.Status([status])]), [], new(First: 100)), Cancel)).Edges.Select(e => e.Node)];

    private static string Ends(Statement statement) => $"{statement.Subject} {statement.Object}";

    private async Task ImportAsync(string source, string table)
    {
        var mapping = Input("mapping.yaml", $"source: {source}\nlicence: CC0-1.0\npublisher: Nobody\nkind: Risk\nid: id\nlabel: label\n");
        await new TaxonomyImporter(_store, _time).RunAsync(new TableSource(_catalogue, mapping), Input($"{source}.csv", table), new(), null, CancellationToken.None);
    }

    private static SourceInput Input(string name, string text) => SourceInput.Of(name, new InputFile(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));
}
