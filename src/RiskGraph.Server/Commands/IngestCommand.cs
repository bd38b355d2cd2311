using System.CommandLine;
using RiskGraph.Ingestion;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph ingest</c>: takes summaries into the store.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var paths = new Argument<string[]>("path") { Description = "Files and folders of Markdown summaries (*.md, *.markdown, *.txt)", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would change, and change nothing" };
        var command = new Command("ingest", "Read Markdown summaries into the graph. Exits with 1 when some file could not be taken in") { paths, dryRun };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var catalogue = common.ReadCatalogue(arguments);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            var (isDry, asJson) = (arguments.GetValue(dryRun), arguments.GetValue(common.Json));
            var options = new IngestOptions { DryRun = isDry, OnDifference = isDry && !asJson ? line => Console.WriteLine($"{line.Action} {line.Kind} {line.Id}: {line.Text}") : null };
            var report = await new Ingestor(catalogue, store, TimeProvider.System).RunAsync(arguments.GetRequiredValue(paths), options, null, cancellationToken);
            foreach (var problem in report.Problems) Console.Error.WriteLine(problem);
            Console.WriteLine(asJson ? IngestReportText.Json(report) : IngestReportText.Plain(report));
            return report.HasErrors ? ExitCode.ProblemsFound : ExitCode.Success;
        });
        return command;
    }
}
