using System.CommandLine;
using RiskGraph.Ingestion.Taxonomies.Importing;
using RiskGraph.Ingestion.Taxonomies.Joining;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph join</c>: says which entities of different sources are the same, and proposes which may be.</summary>
internal static class JoinCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Work out what would change, and change nothing" };
        var threshold = new Option<double>("--threshold") { Description = "How alike names must be to be proposed, above 0 and up to 1", HelpName = "N", DefaultValueFactory = _ => EntityJoiner.DefaultThreshold };
        threshold.Validators.Add(result =>
        {
            if (result.GetValue(threshold) is not (> 0 and <= 1)) result.AddError("--threshold is above 0 and up to 1, as in 0.7.");
        });
        var command = new Command("join", "Join entities that share an external id or a name (SAME_AS), and propose those with like names. Nothing is merged") { dryRun, threshold };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var catalogue = common.ReadCatalogue(arguments);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            var options = new ImportOptions { DryRun = arguments.GetValue(dryRun), Tool = $"riskgraph join {typeof(JoinCommand).Assembly.GetName().Version?.ToString(3)}" };
            var report = await new EntityJoiner(store, catalogue, TimeProvider.System).RunAsync(options, arguments.GetValue(threshold), cancellationToken);
            if (arguments.GetValue(common.Json))
                Console.WriteLine($$"""{"entities":{{report.Entities}},"byExternalId":{{report.Exact}},"byLabel":{{report.Labels}},"proposals":{{report.Proposals}},"heldApart":{{report.HeldApart}},"allPairs":{{report.Blocking.AllPairs}},"compared":{{report.Blocking.Compared}}}""");
            else
            {
                Console.WriteLine($"{report.Entities} entities: {report.Exact} pairs joined by external id, {report.Labels} by name, {report.Proposals} proposed; {report.HeldApart} pairs of one name are held apart by their sources.");
                Console.WriteLine($"Names compared: {report.Blocking.Compared} of {report.Blocking.AllPairs} pairs.");
                Console.WriteLine(report.Import.Lines(0).Last());
            }
            return ExitCode.Success;
        });
        return command;
    }
}
