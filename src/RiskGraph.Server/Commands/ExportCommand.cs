using System.CommandLine;
using RiskGraph.Core.Export;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph export</c>: everything in the store as JSON Lines.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = "File to write; - is standard output",
            HelpName = "FILE",
            DefaultValueFactory = _ => "-",
        };
        var command = new Command("export", "Write everything in the graph, history included, as JSON Lines") { output };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            await using var store = await common.OpenStoreAsync(arguments, common.ReadCatalogue(arguments), cancellationToken);
            var path = arguments.GetRequiredValue(output);
            if (path == "-")
            {
                await using var standard = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                await JsonLines.WriteAsync(store.ReadAllAsync(cancellationToken), standard, cancellationToken);
                return ExitCode.Success;
            }
            // Written beside the target and moved over it, so that a broken run leaves no half a file under the name asked for.
            var part = path + ".part";
            long count;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                count = await JsonLines.WriteAsync(store.ReadAllAsync(cancellationToken), file, cancellationToken);
            File.Move(part, path, overwrite: true);
            if (arguments.GetValue(common.Json)) Console.WriteLine($$"""{"records":{{count}}}""");
            else Console.Error.WriteLine($"Wrote {count} records to {path}.");
            return ExitCode.Success;
        });
        return command;
    }
}
