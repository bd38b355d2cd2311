using System.CommandLine;
using System.Text;
using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Formats;
using RiskGraph.Citations.References;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph bibliography</c>: the works of the graph for reference managers, or as a style prints them.</summary>
internal static class BibliographyCommand
{
    private static readonly string[] s_texts = ["text", "html", "markdown"];

    public static Command Create()
    {
        var common = new CommonOptions();
        var ids = new Argument<string[]>("id") { Description = "Works to list, as in report:ai-index-report; none for every work of the graph", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format", "-f") { Description = "For reference managers: csl-json, biblatex, bibtex or ris; as a style prints them: text, html or markdown", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. ReferenceFormat.All.Select(f => f.Name), .. s_texts]);
        var style = new Option<string>("--style", "-s") { Description = "For text, html and markdown: a .csl file, a style in the folder, or one that comes with the program", HelpName = "STYLE", DefaultValueFactory = _ => BibliographyText.UsualStyle };
        var language = new Option<string?>("--lang", "-l") { Description = "Language of the output, over that of the style", HelpName = "LANG" };
        var styles = new Option<string?>("--styles") { Description = "Folder of CSL styles, dependent ones included", HelpName = "FOLDER" };
        var command = new Command("bibliography", "List reports, regulations, benchmarks, incidents and other works as references, one key for a work in every format") { ids, format, style, language, styles };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var catalogue = common.ReadCatalogue(arguments);
            var asked = (arguments.GetValue(ids) ?? []).Select(EntityId.Parse).Distinct().ToList();
            var (name, chosen) = (arguments.GetRequiredValue(format), arguments.GetRequiredValue(style));
            // Before the store is asked, so that a mistake in the style costs no time.
            var opened = s_texts.Contains(name) ? new CslFolder(arguments.GetValue(styles), null).Open(chosen) : null;
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            var items = ItemsAsync(store, catalogue, asked, cancellationToken);
            if (opened is null)
            {
                await WriteAsync(output, ReferenceFormat.Named(name)!.Open(), items, cancellationToken);
                return ExitCode.Success;
            }
            foreach (var text in BibliographyText.Of(opened, arguments.GetValue(language), await items.ToListAsync(cancellationToken)))
                await output.WriteLineAsync(name switch { "html" => $"<p>{text.ToHtml()}</p>", "markdown" => $"- {text.ToMarkdown()}", _ => text.ToPlainText() });
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task WriteAsync(StreamWriter output, IReferenceWriter writer, IAsyncEnumerable<CslItem> items, CancellationToken cancellationToken)
    {
        writer.WriteStart(output);
        var isFirst = true;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            writer.Write(output, item, isFirst);
            isFirst = false;
        }
        writer.WriteEnd(output);
    }

    private static async IAsyncEnumerable<CslItem> ItemsAsync(
        IGraphStore store, GraphCatalogue catalogue, List<EntityId> asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new ReferenceReader(store, catalogue);
        if (asked.Count == 0)
        {
            await foreach (var reference in reader.ReadAllAsync(cancellationToken)) yield return ReferenceItem.Of(reference);
            yield break;
        }
        var found = await reader.ReadAsync(asked, cancellationToken);
        var missing = asked.Where(id => !found.ContainsKey(id)).ToList();
        if (missing.Count > 0)
            throw new FormatException($"No work that can be cited: {string.Join(", ", missing)}. Give ids of kinds {string.Join(", ", catalogue.Kinds.Where(k => k.Csl is not null).Select(k => k.Name))}, as `riskgraph export` or the API has them.");
        foreach (var reference in asked.Select(id => found[id]).DistinctBy(r => r.Entity.Id)) yield return ReferenceItem.Of(reference);
    }
}
