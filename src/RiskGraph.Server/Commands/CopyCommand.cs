using System.CommandLine;
using RiskGraph.Server.Copying;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph copy</c>: moves a graph from one store to another.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var from = new Option<string>("--from") { Description = "Store to read: sqlite, sqlite:DIR, neo4j or neo4j:URI", HelpName = "STORE", Required = true };
        var to = new Option<string>("--to") { Description = "Store to write, in the same form", HelpName = "STORE", Required = true };
        var command = new Command("copy", "Copy a whole graph, history included, into another store, bit by bit. Run again after a break it goes on; what is there already stays") { from, to };
        common.AddPlacesTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (source, target) = (StoreAddress.Parse(arguments.GetRequiredValue(from)), StoreAddress.Parse(arguments.GetRequiredValue(to)));
            if (source == target) throw new FormatException("--from and --to name the same store. Name two.");
            var catalogue = common.ReadCatalogue(arguments);
            await using var reading = await common.OpenStoreAsync(arguments, source, catalogue, cancellationToken);
            await using var writing = await common.OpenStoreAsync(arguments, target, catalogue, cancellationToken);
            var asJson = arguments.GetValue(common.Json);
            var progress = await new GraphCopy(reading, writing).RunAsync(at => { if (!asJson) Console.Error.WriteLine($"{at.Read} records read, {at.Added} new"); }, cancellationToken);
            Console.WriteLine(asJson ? $$"""{"records":{{progress.Read}},"added":{{progress.Added}}}"""
                : progress.Added == 0 ? $"Nothing new: all {progress.Read} records were there already." : $"Copied {progress.Added} new records of {progress.Read}.");
            return ExitCode.Success;
        });
        return command;
    }
}
