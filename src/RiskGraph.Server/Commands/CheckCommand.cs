using System.CommandLine;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Export;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph check</c>: lint of the stored graph.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var notes = new Option<bool>("--notes") { Description = "Show notes too: statements that wait for a person, figures known to disagree" };
        var command = new Command("check", "Look for contradictions, dangling references, statements without source and duplicates. Exits with 1 when there is an error") { notes };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var catalogue = common.ReadCatalogue(arguments);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            var (json, showNotes) = (arguments.GetValue(common.Json), arguments.GetValue(notes));
            var counts = new Dictionary<Severity, int> { [Severity.Error] = 0, [Severity.Warning] = 0, [Severity.Note] = 0 };
            await foreach (var finding in new GraphCheck(catalogue).RunAsync(store, cancellationToken))
            {
                counts[finding.Severity]++;
                if (json) Console.WriteLine(AsJson(finding));
                else if (finding.Severity != Severity.Note || showNotes)
                    Console.WriteLine($"{Name(finding.Severity)} {finding.Rule} {finding.Id}: {finding.Message}");
            }
            if (!json) Console.WriteLine($"{counts[Severity.Error]} errors, {counts[Severity.Warning]} warnings, {counts[Severity.Note]} notes.");
            return counts[Severity.Error] > 0 ? ExitCode.ProblemsFound : ExitCode.Success;
        });
        return command;
    }

    private static string Name(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    private static string AsJson(Finding finding) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("severity", Name(finding.Severity));
        json.WriteString("rule", finding.Rule);
        json.WriteString("id", finding.Id);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    });
}
