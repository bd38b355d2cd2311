using System.CommandLine;
using RiskGraph.Core.Export;
using RiskGraph.Core.Export.Formats.Csv;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Ingestion.Taxonomies.Mappings;
using RiskGraph.Ingestion.Taxonomies.Tables;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph import FILE</c> takes in what <c>riskgraph export</c> wrote; <c>riskgraph import SOURCE PATH</c> takes in a published taxonomy or list.</summary>
internal static class ImportCommand
{
    private const string JsonLinesSource = "jsonl";
    private const string CsvSource = "csv";

    public static Command Create()
    {
        var common = new CommonOptions();
        var source = new Argument<string>("source")
        {
            Description = $"{JsonLinesSource}, {CsvSource}, or {string.Join(", ", TaxonomySources.All.Select(s => s.Name))}, sssom, table; a file alone is taken as {JsonLinesSource}",
        };
        var path = new Argument<string?>("path") { Description = "A file, a folder, or an http(s) address of one file; - is standard input (jsonl)", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = new Option<bool>("--dry-run") { Description = "Work out what would change, and change nothing (not with jsonl and csv)" };
        var difference = new Option<bool>("--difference") { Description = "Print every record that changes" };
        var notes = new Option<int>("--notes") { Description = "How many notes of a sort are shown", HelpName = "N", DefaultValueFactory = _ => 5 };
        var kind = new Option<string>("--kind") { Description = "What an SSSOM table maps, as in Risk or Control", HelpName = "KIND", DefaultValueFactory = _ => "Risk" };
        var mapping = new Option<string?>("--mapping") { Description = "What the columns of a table mean (YAML)", HelpName = "FILE" };
        var command = new Command("import", "Take in an exported graph or a published source. A second run changes nothing. Sources:\n"
            + "  jsonl        What `riskgraph export` wrote\n  csv          The folder that `riskgraph export --format csv` wrote\n"
            + string.Join('\n', TaxonomySources.All.Select(s => $"  {s.Name,-13}{s.Description}")) + "\n  sssom        Any mapping table in SSSOM TSV\n  table        Any CSV or TSV table with --mapping")
        {
            source, path, dryRun, difference, notes, kind, mapping,
        };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (first, second) = (arguments.GetRequiredValue(source), arguments.GetValue(path));
            var catalogue = common.ReadCatalogue(arguments);
            if (second is null || first == JsonLinesSource)
            {
                if (second is null && (first is CsvSource or JsonLinesSource || Find(first) is not null)) throw new TaxonomyException($"The source {first} needs a path. Write riskgraph import {first} PATH.");
                await using var graph = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
                return await ImportJsonLinesAsync(second ?? first, graph, arguments.GetValue(common.Json), cancellationToken);
            }
            if (first == CsvSource)
            {
                if (!Directory.Exists(second)) throw new GraphCsvException($"There is no folder '{second}'. Give one that `riskgraph export --format csv` wrote.");
                await using var graph = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
                var records = CsvGraph.Read(name => Path.Combine(second, name) is var file && File.Exists(file) ? File.OpenRead(file) : null);
                return Tell(await graph.WriteAllAsync(records.ToAsyncEnumerable(), cancellationToken), arguments.GetValue(common.Json));
            }
            var reader = Find(first) ?? throw new TaxonomyException($"There is no source '{first}'. Write one of {JsonLinesSource}, {CsvSource}, {string.Join(", ", TaxonomySources.All.Select(s => s.Name))}, sssom, table.");
            var input = await OpenAsync(second, cancellationToken);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            var options = new ImportOptions
            {
                DryRun = arguments.GetValue(dryRun),
                Tool = $"riskgraph import {typeof(ImportCommand).Assembly.GetName().Version?.ToString(3)}",
                OnDifference = arguments.GetValue(difference) ? line => Console.WriteLine($"{line.Action} {line.Kind} {line.Id}: {line.Text}") : null,
            };
            var report = await new TaxonomyImporter(store, TimeProvider.System).RunAsync(reader, input, options, Progress(), cancellationToken);
            if (arguments.GetValue(common.Json)) Console.WriteLine(ImportReportJson.Write(report));
            else foreach (var line in report.Lines(arguments.GetValue(notes))) Console.WriteLine(line);
            return ExitCode.Success;

            ITaxonomySource? Find(string name) => name switch
            {
                "sssom" => new SssomSource(catalogue, catalogue.Kind(arguments.GetRequiredValue(kind))
                    ?? throw new TaxonomyException($"--kind: '{arguments.GetRequiredValue(kind)}' is not a kind. The catalogue has {string.Join(", ", catalogue.Kinds.Select(k => k.Name))}.")),
                "table" => new TableSource(catalogue, SourceInput.Open(arguments.GetValue(mapping) ?? throw new TaxonomyException("A table needs --mapping FILE, which says what its columns mean."))),
                _ => TaxonomySources.Named(name),
            };
        });
        return command;
    }

    private static async Task<int> ImportJsonLinesAsync(string path, IGraphStore store, bool json, CancellationToken cancellationToken)
    {
        await using var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        var records = JsonLines.ReadAsync(input, path == "-" ? "standard input" : path, cancellationToken);
        return Tell(await store.WriteAllAsync(records, cancellationToken), json);
    }

    private static int Tell(long added, bool json)
    {
        Console.WriteLine(json ? $$"""{"added":{{added}}}""" : added == 0 ? "Nothing new: every record was there already." : $"Took in {added} new records.");
        return ExitCode.Success;
    }

    private static async Task<SourceInput> OpenAsync(string path, CancellationToken cancellationToken) =>
        path.Contains("://", StringComparison.Ordinal) ? await DownloadedFile.OpenAsync(path, cancellationToken) : SourceInput.Open(path);

    private static Progress<ImportProgress>? Progress() =>
        Console.IsErrorRedirected ? null : new Progress<ImportProgress>(p => Console.Error.Write($"\r{p.Documents} documents, {p.Records} records\u001b[K"));
}
