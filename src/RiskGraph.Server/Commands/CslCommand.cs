using System.CommandLine;
using System.Text;
using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Json;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph csl</c>: citations and bibliographies for scripts, with the JSON interface of the <c>citeproc</c> program.</summary>
internal static class CslCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON with citations, references, style, lang and abbreviations; - is standard input", DefaultValueFactory = _ => "-" };
        var format = new Option<CslFormat>("--format", "-f") { Description = "Form of the texts: html, plain, markdown or json", DefaultValueFactory = _ => CslFormat.Html };
        var lines = new Option<bool>("--lines") { Description = "Read one such object a line, and write one result a line" };
        var style = new Option<string?>("--style", "-s") { Description = "Style to use: a .csl file, a style in the folder, or one that comes with the program", HelpName = "STYLE" };
        var references = new Option<string?>("--references", "-r") { Description = "CSL-JSON file to take the references from", HelpName = "FILE" };
        var language = new Option<string?>("--lang", "-l") { Description = "Language of the output, over that of the style", HelpName = "LANG" };
        var styles = new Option<string?>("--styles") { Description = "Folder of CSL styles, dependent ones included", HelpName = "FOLDER" };
        var locales = new Option<string?>("--locales") { Description = "Folder of CSL locales (locales-xx-XX.xml)", HelpName = "FOLDER" };
        var command = new Command("csl", "Format citations and a bibliography in a CSL style: JSON in, JSON out") { file, format, lines, style, references, language, styles, locales };
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file);
            var runner = new Runner(new CslFolder(arguments.GetValue(styles), arguments.GetValue(locales)), arguments.GetValue(style), arguments.GetValue(language),
                arguments.GetValue(references), arguments.GetValue(format));
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var place = path == "-" ? "standard input" : path;
            if (!arguments.GetValue(lines))
            {
                await Console.Out.WriteLineAsync(runner.Run(await reader.ReadToEndAsync(cancellationToken), place, isIndented: true));
                return ExitCode.Success;
            }
            var failed = false;
            for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                try
                {
                    await Console.Out.WriteLineAsync(runner.Run(line, $"{place}, object {number}", isIndented: false));
                }
                catch (CslException e)
                {
                    // One bad line is answered in its place, so that line n of the output is still the answer to line n.
                    failed = true;
                    await Console.Out.WriteLineAsync($$"""{"error":{{System.Text.Json.JsonSerializer.Serialize(e.Message)}}}""");
                }
            }
            return failed ? ExitCode.ProblemsFound : ExitCode.Success;
        });
        return command;
    }

    private sealed class Runner(CslFolder folder, string? style, string? language, string? references, CslFormat format)
    {
        private readonly CslStyle? _style = style is null ? null : folder.Open(style);
        private (string Xml, CslStyle Style)? _last;

        public string Run(string json, string place, bool isIndented)
        {
            var input = CslInputReader.Read(json, place);
            var items = references is not null ? CslInputReader.ReadReferences(File.ReadAllText(references), references) : input.References ?? [];
            var citations = input.Citations ?? (items.Count == 0 ? [] : [new Citation([.. items.Select(item => new Cite(item.Id))])]);
            var processor = new CslProcessor(_style ?? StyleOf(input, place), language ?? input.Language, folder.Locale, input.Abbreviations);
            return CslOutputWriter.Write(processor.Process(items, citations), format, isIndented);
        }

        private CslStyle StyleOf(CslInput input, string place)
        {
            if (string.IsNullOrWhiteSpace(input.Style)) throw new CslException($"{place}: there is no style. Add \"style\": \"<style …>\", or give --style.");
            if (_last is { } last && last.Xml == input.Style) return last.Style;
            try
            {
                _last = (input.Style, folder.Parse(input.Style));
                return _last.Value.Style;
            }
            catch (CslException e)
            {
                throw new CslException($"{place}/style: {e.Message}", e);
            }
        }
    }
}
