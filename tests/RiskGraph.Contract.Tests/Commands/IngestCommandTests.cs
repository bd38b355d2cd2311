using System.Text.Json;

namespace RiskGraph.Contract.Tests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    // Five statements of two such texts: the one that both declare, and for each text that it mentions either organization.
    private static string Good(string title) => $$"""
        ---
        title: {{title}}
        entities:
          - {kind: organization, name: Quay Press}
          - {kind: organization, name: Quay Group}
        statements:
          - {subject: Quay Press, predicate: PART_OF, object: Quay Group}
        ---
        A text about nothing in particular.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-ingest").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IngestCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "texts"));
        foreach (var name in new[] { "one", "two" })
            File.WriteAllText(Path.Combine(_folder, "texts", $"{name}.md"), Good(name));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_closing_report_counts_each_thing_once_however_many_texts_say_it()
    {
        var (code, output, errors) = await RunAsync("ingest", "texts");
        Assert.Equal((0, ""), (code, errors));
        // The two texts are entities too.
        Assert.Equal("2 added, 0 changed, 0 unchanged, 0 failed.\nThey name 4 entities, assert 5 statements and propose 0 more; 0 errors, 0 warnings.\n", output);
        var (_, again, _) = await RunAsync("ingest", "texts");
        Assert.StartsWith("0 added, 0 changed, 2 unchanged, 0 failed.\nThey name 4 entities, assert 5 statements", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_scripts_it_is_one_line_of_json_also_in_a_dry_run_and_with_files_that_fail()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "texts", "broken.md"), [0xff, 0xfe, 0xc3], Cancel);
        var (code, output, errors) = await RunAsync("ingest", "texts", "--dry-run", "--json");
        Assert.Equal(1, code);
        Assert.Contains("broken.md", errors, StringComparison.Ordinal);
        var report = JsonDocument.Parse(Assert.Single(output.TrimEnd('\n').Split('\n'))).RootElement;
        Assert.Equal("""{"dryRun":true,"documents":{"added":2,"changed":0,"unchanged":0,"failed":1},"entities":4,"statements":5,"proposals":0,"problems":{"errors":1,"warnings":0},"changes":""", report.GetRawText()[..report.GetRawText().IndexOf('[', StringComparison.Ordinal)]);
        Assert.Contains(report.GetProperty("changes").EnumerateArray(), c => c.GetProperty("record").GetString() == "document" && c.GetProperty("count").GetInt32() == 2);
    }

    [Fact]
    public async Task Proposals_are_counted_as_the_store_counts_them()
    {
        var (_, output, _) = await RunAsync("ingest", Path.Combine(Repository.Root, "seed-data"), "--json");
        var report = JsonDocument.Parse(output).RootElement;
        await using var store = await RiskGraph.Stores.Sqlite.SqliteGraphStore.OpenAsync(Path.Combine(_folder, "data", "riskgraph.db"), RiskGraph.Core.Catalogue.CatalogueReader.BuiltIn(), TimeProvider.System, Cancel);
        var stats = await store.StatsAsync(Cancel);
        Assert.Equal((stats.Entities, stats.Statements), (report.GetProperty("entities").GetInt32(), report.GetProperty("statements").GetInt32()));
        Assert.Equal(stats.ByStatus.GetValueOrDefault(RiskGraph.Core.Model.StatementStatus.Proposed), report.GetProperty("proposals").GetInt32());
        Assert.NotEqual(0, report.GetProperty("proposals").GetInt32());
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var process = ServerProcess.Start(_folder, arguments);
        return await process.EndsAsync(Cancel);
    }
}
