using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using RiskGraph.Contract.Tests.Stores;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export;
using RiskGraph.Core.Export.Filtering;
using RiskGraph.Core.Export.Formats;
using RiskGraph.Core.Export.Formats.Csv;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Export;

/// <summary>What the formats promise, on the small graph whose export stands under tests/cases/stores.</summary>
public sealed class ExportFormatTests : IDisposable
{
    private static readonly GraphCatalogue s_catalogue = CatalogueReader.BuiltIn();

    private readonly string _folder = Directory.CreateTempSubdirectory("riskgraph-export").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_exported_as_csv_reads_back_as_the_same_records_and_a_store_takes_them()
    {
        var files = await WriteAsync("csv", SampleRecords());
        var read = CsvGraph.Read(name => files.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null).ToList();
        Assert.Equal(await LinesAsync(SampleRecords()), await LinesAsync(read));
        await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), s_catalogue, new ManualTime(), Cancel);
        Assert.Equal(read.Count, await store.WriteAllAsync(read.ToAsyncEnumerable(), Cancel));
        Assert.Equal(await LinesAsync(read), await LinesAsync(await store.ReadAllAsync(Cancel).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_row_of_csv_that_was_edited_is_refused_with_its_place()
    {
        var files = await WriteAsync("csv", SampleRecords());
        files["evidence.csv"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files["evidence.csv"]).Replace("The breach leaked data.", "The breach leaked nothing.", StringComparison.Ordinal));
        var error = Assert.Throws<GraphCsvException>(() => CsvGraph.Read(name => new MemoryStream(files[name])).Count());
        Assert.StartsWith("evidence.csv:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_say_the_licence_of_every_record_that_comes_from_a_document_and_read_back()
    {
        var bytes = (await WriteAsync("jsonl", SampleRecords()))[""];
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => JsonDocument.Parse(l).RootElement))
            Assert.Equal(line.GetProperty("type").GetString() is not ("run" or "redirect" or "review" or "change"), line.TryGetProperty("licences", out _));
        Assert.Equal(await LinesAsync(SampleRecords()), await LinesAsync(await JsonLines.ReadAsync(new MemoryStream(bytes), "x", Cancel).ToListAsync(Cancel)));
    }

    [Theory, InlineData("json-ld"), InlineData("stix")]
    public async Task What_is_json_is_json(string format)
    {
        using var document = JsonDocument.Parse((await WriteAsync(format, SampleRecords()))[""]);
        Assert.Contains("The breach leaked data.", document.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graphml_has_every_live_entity_and_every_live_statement()
    {
        var xml = XDocument.Load(new MemoryStream((await WriteAsync("graphml", SampleRecords()))[""]));
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var ids = xml.Descendants(ns + "node").Select(n => n.Attribute("id")!.Value).ToHashSet();
        Assert.Contains("incident:breach", ids);
        Assert.DoesNotContain("incident:heist", ids);
        Assert.Equal(2, xml.Descendants(ns + "edge").Count());
        Assert.All(xml.Descendants(ns + "edge"), e => Assert.True(ids.Contains(e.Attribute("source")!.Value) && ids.Contains(e.Attribute("target")!.Value)));
    }

    [Fact]
    public async Task What_is_left_without_share_alike_is_a_graph_that_a_store_takes()
    {
        // The second document is the one under a share-alike licence.
        var records = SampleRecords().Select(r => r is GraphRecord.OfDocument { Document.Id.Text: "document:two" } of ? of with { Document = of.Document with { Licence = "CC-BY-SA-4.0" } } : r).ToList();
        var left = await SelectAsync(records, new(WithoutShareAlike: true));
        Assert.DoesNotContain(left, r => r is GraphRecord.OfPassage { Passage.Document.Text: "document:two" } or GraphRecord.OfContribution { Document.Text: "document:two" });
        // Its stronger evidence is gone, so that the statement is as sure as what is left.
        var statement = Assert.Single(left.OfType<GraphRecord.OfStatement>(), s => s.Statement.Id == "statement:z2lmsacmvkckrx23b27z5jv7be").Statement;
        Assert.Equal(0.75, statement.Confidence);
        await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), s_catalogue, new ManualTime(), Cancel);
        Assert.Equal(left.Count, await store.WriteAllAsync(left.ToAsyncEnumerable(), Cancel));
    }

    [Fact]
    public async Task What_is_left_when_only_the_reviewed_is_wanted_has_no_other_statement()
    {
        var left = await SelectAsync(SampleRecords(), new(ReviewedOnly: true));
        Assert.Equal("statement:z2lmsacmvkckrx23b27z5jv7be", Assert.Single(left.OfType<GraphRecord.OfStatement>()).Statement.Id);
        await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(_folder, "riskgraph.db"), s_catalogue, new ManualTime(), Cancel);
        Assert.Equal(left.Count, await store.WriteAllAsync(left.ToAsyncEnumerable(), Cancel));
    }

    private static List<GraphRecord> SampleRecords()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Cases("stores"), "export.jsonl"));
        return JsonLines.ReadAsync(file, "export.jsonl", Cancel).ToBlockingEnumerable(Cancel).ToList();
    }

    private static async Task<List<GraphRecord>> SelectAsync(List<GraphRecord> records, ExportSelection selection)
    {
        using var graph = await GraphSpool.FillAsync(records, Temporary(), () => { }, Cancel);
        return SelectedRecords.Of(graph, selection, () => { }).ToList();
    }

    private static async Task<Dictionary<string, byte[]>> WriteAsync(string format, IEnumerable<GraphRecord> records)
    {
        using var graph = await GraphSpool.FillAsync(records, Temporary(), () => { }, Cancel);
        var files = new Dictionary<string, MemoryStream>();
        ExportFormats.Named(format)!.Write(new(graph, s_catalogue, name => files[name] = new(), Temporary, () => { }));
        return files.ToDictionary(f => f.Key, f => f.Value.ToArray());
    }

    private static async Task<string> LinesAsync(IEnumerable<GraphRecord> records)
    {
        using var bytes = new MemoryStream();
        await JsonLines.WriteAsync(records.ToAsyncEnumerable(), bytes, Cancel);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static FileStream Temporary() => new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
}
