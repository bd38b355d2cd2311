using System.CommandLine;
using RiskGraph.Core.Export.Filtering;
using RiskGraph.Core.Export.Formats;
using RiskGraph.Server.Exporting;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph export</c>: the graph in one of several formats.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var format = new Option<IExportFormat>("--format", "-f")
        {
            Description = $"One of {string.Join(", ", ExportFormats.All.Select(f => f.Name))} [default {ExportFormats.All[0].Name}]",
            HelpName = "FORMAT",
            CustomParser = result =>
            {
                if (ExportFormats.Named(result.Tokens[0].Value) is { } named) return named;
                result.AddError($"'{result.Tokens[0].Value}' is no format. Write one of {string.Join(", ", ExportFormats.All.Select(f => f.Name))}.");
                return null;
            },
            DefaultValueFactory = _ => ExportFormats.All[0],
        };
        var output = new Option<string>("--out", "--output", "-o")
        {
            Description = "File to write, or folder for csv; - is standard output",
            HelpName = "FILE|DIR",
            DefaultValueFactory = _ => "-",
        };
        var withoutShareAlike = new Option<bool>("--without-share-alike") { Description = "Leave out documents under share-alike licences (CC BY-SA, ODbL, GPL …), and whatever rests on them alone" };
        var reviewedOnly = new Option<bool>("--reviewed-only") { Description = "Leave out statements on which no person has given a word (proposed, unreviewed, retracted), and what only they rest on or name" };
        var command = new Command("export", "Write the graph down. Every record says under which licence it is. Formats:\n"
            + string.Join('\n', ExportFormats.All.Select(f => $"  {f.Name,-9}{f.Description}")))
        {
            format, output, withoutShareAlike, reviewedOnly,
        };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (chosen, path, catalogue) = (arguments.GetRequiredValue(format), arguments.GetRequiredValue(output), common.ReadCatalogue(arguments));
            var selection = new ExportSelection(arguments.GetValue(withoutShareAlike), arguments.GetValue(reviewedOnly));
            using var target = AtomicOutput.At(path, chosen);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            var result = await new GraphExport(store, catalogue).RunAsync(chosen, selection, target, Progress(), cancellationToken);
            if (selection.WithoutShareAlike && result.Unlicensed > 0)
                Console.Error.WriteLine($"{result.Unlicensed} documents state no licence. They are in the export, since nothing says that they are share-alike.");
            if (path == "-") return ExitCode.Success;
            if (arguments.GetValue(common.Json)) Console.WriteLine($$"""{"records":{{result.Records}},"unlicensedDocuments":{{result.Unlicensed}}}""");
            else Console.Error.WriteLine($"Wrote {result.Records} records to {path}.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Action<string, long>? Progress() => Console.IsErrorRedirected ? null : (done, count) => Console.Error.Write($"\r{count} records {done}\u001b[K\r");
}
