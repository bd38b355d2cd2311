using RiskGraph.Contract.Tests.Stores;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>What an import promises, on small files of our own.</summary>
public sealed class ImportContractTests : IAsyncLifetime
{
    private const string First = """
        id: ATLAS
        version: 1.0.0
        matrices:
        - id: ATLAS
          tactics:
          - {id: AML.TA0001, name: Looking around, description: See what is there.}
          techniques:
          - {id: AML.T0001, name: Asking, description: Ask the model., tactics: [AML.TA0001], maturity: realized}
          - {id: AML.T0002, name: Listening, description: Wait and listen., tactics: [AML.TA0001], maturity: feasible}
          mitigations:
          - {id: AML.M0001, name: Silence, description: Say nothing., techniques: [{id: AML.T0001, use: Nothing is said.}]}
        case-studies: []
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-import").FullName;
    private readonly ManualTime _time = new();
    private SqliteGraphStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), CatalogueReader.BuiltIn(), _time, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        var first = await ImportAsync(First);
        Assert.False(first.ChangedNothing);
        var before = await ExportAsync();
        _time.Advance();
        var second = await ImportAsync(First);
        Assert.True(second.ChangedNothing, string.Join('\n', second.Lines(3)));
        Assert.Equal(second.Documents, second.UnchangedDocuments);
        Assert.Equal(before, await ExportAsync());
    }

    [Fact]
    public async Task A_dry_run_tells_what_an_import_then_does_and_changes_nothing()
    {
        var empty = await ExportAsync();
        var dry = await ImportAsync(First, new() { DryRun = true });
        Assert.Equal(empty, await ExportAsync());
        var real = await ImportAsync(First);
        Assert.Equal(real.Changes.OrderBy(c => c.Key), dry.Changes.OrderBy(c => c.Key));
    }

    [Fact]
    public async Task A_newer_edition_supersedes_what_it_no_longer_says()
    {
        await ImportAsync(First);
        _time.Advance();
        var lines = new List<DifferenceLine>();
        var newer = First.Replace("version: 1.0.0", "version: 2.0.0", StringComparison.Ordinal)
            .Replace("  - {id: AML.T0002, name: Listening, description: Wait and listen., tactics: [AML.TA0001], maturity: feasible}\n", "", StringComparison.Ordinal);
        await ImportAsync(newer, new() { OnDifference = lines.Add });
        Assert.Contains(lines, l => l is { Action: ChangeAction.Superseded, Kind: RecordKind.Entity, Id: "technique:aml-t0002" });
        Assert.Contains(lines, l => l is { Action: ChangeAction.Superseded, Kind: RecordKind.Statement, Text: "technique:aml-t0002 ACHIEVES tactic:aml-ta0001" });
        Assert.DoesNotContain(lines, l => l is { Action: ChangeAction.Superseded, Text: "technique:aml-t0001 ACHIEVES tactic:aml-ta0001" });
    }

    [Fact]
    public async Task Small_batches_make_the_same_graph_as_one_large_one()
    {
        await ImportAsync(First, new() { BatchSize = 1 });
        var small = await ExportAsync();
        await using var other = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "other.db"), CatalogueReader.BuiltIn(), _time, Cancel);
        await new TaxonomyImporter(other, _time).RunAsync(TaxonomySources.Named("atlas")!, Input(First), new(), null, Cancel);
        Assert.Equal(Content(small), Content(await ExportAsync(other)));

        // The history tells in which order things came, which depends on the batches.
        static IEnumerable<string> Content(string export) => export.Split('\n').Where(l => !l.Contains("\"type\":\"change\"", StringComparison.Ordinal));
    }

    public static TheoryData<string> Sources() => [.. SmallSources.Names];

    [Theory, MemberData(nameof(Sources))]
    public async Task Every_source_tells_in_a_dry_run_what_it_then_does_and_does_nothing_the_second_time(string name)
    {
        var empty = await ExportAsync();
        var dry = await RunAsync(name, new() { DryRun = true });
        Assert.Equal(empty, await ExportAsync());
        var real = await RunAsync(name, new());
        Assert.False(real.ChangedNothing);
        Assert.Equal(real.Changes.OrderBy(c => c.Key), dry.Changes.OrderBy(c => c.Key));
        _time.Advance();
        var again = await RunAsync(name, new());
        Assert.True(again.ChangedNothing, string.Join('\n', again.Lines(3)));
        Assert.Contains("Nothing changed: all of it was there already.", again.Lines(0));
    }

    [Fact]
    public async Task An_edition_in_another_shape_replaces_the_one_before_and_the_difference_says_what_went()
    {
        await RunAsync("atlas", new());
        _time.Advance();
        var lines = new List<string>();
        var report = await RunAsync("atlas-latest", new() { OnDifference = line => lines.Add($"{line.Action} {line.Kind} {line.Text}") });
        Assert.Contains("Superseded Statement technique:aml-t9002 DEFINED_IN taxonomy:mitre-atlas", lines);
        Assert.Contains("Added Statement technique:aml-t9005 DEFINED_IN taxonomy:mitre-atlas", lines);
        Assert.DoesNotContain("Superseded Statement technique:aml-t9001 DEFINED_IN taxonomy:mitre-atlas", lines);
        Assert.Equal(lines.Count, report.Changes.Values.Sum());
    }

    private Task<ImportReport> RunAsync(string name, ImportOptions options) =>
        new TaxonomyImporter(_store, _time).RunAsync(SmallSources.Reader(name), SmallSources.Input(name), options, null, Cancel);

    private Task<ImportReport> ImportAsync(string yaml, ImportOptions? options = null) =>
        new TaxonomyImporter(_store, _time).RunAsync(TaxonomySources.Named("atlas")!, Input(yaml), options ?? new(), null, Cancel);

    private static SourceInput Input(string yaml) => SourceInput.Of("ATLAS.yaml", new InputFile("ATLAS.yaml", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(yaml))));

    private Task<string> ExportAsync() => ExportAsync(_store);

    private static async Task<string> ExportAsync(SqliteGraphStore store)
    {
        using var bytes = new MemoryStream();
        await JsonLines.WriteAsync(store.ReadAllAsync(Cancel), bytes, Cancel);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
