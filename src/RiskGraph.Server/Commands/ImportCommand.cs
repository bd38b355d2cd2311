using System.CommandLine;
using RiskGraph.Core.Export;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph import</c>: takes in what <c>riskgraph export</c> wrote.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var file = new Argument<string>("file") { Description = "A file that `riskgraph export` wrote; - is standard input" };
        var command = new Command("import", "Take in an exported graph, whole or not at all; records that are there already stay as they are") { file };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file);
            await using var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            await using var store = await common.OpenStoreAsync(arguments, common.ReadCatalogue(arguments), cancellationToken);
            var records = JsonLines.ReadAsync(input, path == "-" ? "standard input" : path, cancellationToken);
            var added = await store.WriteAllAsync(records, cancellationToken);
            Console.WriteLine(arguments.GetValue(common.Json) ? $$"""{"added":{{added}}}"""
                : added == 0 ? "Nothing new: every record was there already." : $"Took in {added} new records.");
            return ExitCode.Success;
        });
        return command;
    }
}
