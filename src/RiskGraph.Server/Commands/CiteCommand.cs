using System.CommandLine;
using System.Globalization;
using System.Text;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.References;
using RiskGraph.Server.Citing;
using RiskGraph.Server.Settings;

namespace RiskGraph.Server.Commands;

/// <summary><c>riskgraph cite DRAFT</c>: for each sentence of a draft what the graph holds.</summary>
internal static class CiteCommand
{
    private enum Form { Md, Json }

    public static Command Create()
    {
        var common = new CommonOptions();
        var draft = new Argument<string>("draft") { Description = "The draft: .txt, .md, .tex or .docx; - is plain text on standard input" };
        var form = new Option<Form>("--format", "-f") { Description = "md, or json: an object a line, as they are found", DefaultValueFactory = _ => Form.Md };
        var style = new Option<string>("--style", "-s") { Description = "Style of the citations: " + string.Join(", ", Citations.Csl.Styles.BundledStyles.Names), HelpName = "STYLE", DefaultValueFactory = _ => BibliographyText.UsualStyle };
        var first = new Option<int>("--first") { Description = "The most hits of a sentence", HelpName = "N", DefaultValueFactory = _ => SupportOptions.UsualHits };
        var command = new Command("cite", "For each sentence of a draft: what supports it, differs from it or contradicts it, with the exact quote and a citation. Nothing is generated, nothing of the draft is kept") { draft, form, style, first };
        common.AddTo(command);
        CommandRunner.SetAction(command, async (arguments, cancellationToken) =>
        {
            var (path, name) = (arguments.GetRequiredValue(draft), arguments.GetRequiredValue(style));
            FormattedCitation.StyleNamed(name);
            var options = new SupportOptions(arguments.GetValue(first));
            var format = path == "-" ? Citations.Lookup.Drafts.DraftFormat.Plain : DraftInput.OfName(path) ?? throw new LookupException($"'{path}' is of no kind that is read. Give a .txt, .md, .tex or .docx.");
            await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var bytes = await DraftInput.TakeAsync(stream, cancellationToken);
            var read = DraftInput.Read(bytes, format, cancellationToken);
            var catalogue = common.ReadCatalogue(arguments);
            await using var store = await common.OpenStoreAsync(arguments, catalogue, cancellationToken);
            using var lookup = new SupportLookup(store);
            var citations = new HitCitations(store, catalogue, name);
            var asJson = arguments.GetValue(form) == Form.Json || arguments.GetValue(common.Json);
            await foreach (var support in lookup.FindAsync(read, options, cancellationToken))
            {
                var cite = await citations.OfAsync(support, cancellationToken);
                Console.WriteLine(asJson ? Encoding.UTF8.GetString(SupportJson.Write(support, cite)) : Markdown(support, cite));
            }
            return ExitCode.Success;
        });
        return command;
    }

    private static string Markdown(SentenceSupport support, Func<SupportHit, FormattedCitation> cite)
    {
        var text = new StringBuilder().Append("> ").Append(Line(support.Sentence)).Append("\n\n");
        if (support.Hits.Count == 0) text.Append("- no support found\n");
        foreach (var hit in support.Hits)
        {
            var citation = cite(hit);
            text.Append(CultureInfo.InvariantCulture, $"- **{hit.Relation.ToString().ToLowerInvariant()}** ({hit.Score:0.00}): “{Line(hit.Quote)}” {Line(citation.Footnote)}");
            if (hit.Primary is { } primary) text.Append(" Summarises ").Append(primary.Name).Append('.');
            text.Append('\n');
            foreach (var difference in hit.Differences) text.Append(CultureInfo.InvariantCulture, $"  - {difference.What.ToString().ToLowerInvariant()}: draft {difference.InDraft ?? "–"}, source {difference.InSource ?? "–"}\n");
        }
        return text.ToString();
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
