using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Owasp;

/// <summary>
/// OWASP's Top 10 for LLM applications: the entries' markdown in any number of languages, maps from one edition to the next
/// (CSV) and the table of agentic incidents (markdown). Every code is kept with its edition: LLM02 of 2023 is not LLM02 of 2025.
/// </summary>
public sealed partial class OwaspSource : ITaxonomySource
{
    private const string Licence = "CC-BY-SA-4.0";
    private const string Publisher = "OWASP";
    private const string Url = "https://genai.owasp.org/llm-top-10/";

    [GeneratedRegex(@"^LLM\d\d_.*\.md$")] private static partial Regex EntryFile { get; }
    [GeneratedRegex(@"^edition-map-(?<from>\d{4})-(?<to>\d{4})\.csv$")] private static partial Regex MapFile { get; }

    public string Name => "owasp";

    public string Description => "OWASP Top 10 for LLM applications: entries in all languages, edition maps, agentic incidents (a folder)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var found = false;
        foreach (var file in input.Files)
        {
            var contents = EntryFile.IsMatch(file.Name) ? Entries(input, file, log)
                : MapFile.IsMatch(file.Name) ? EditionMap(input, file, log)
                : file.Name.Contains("Exploits_Incidents", StringComparison.Ordinal) ? new AgenticIncidents(input, file, log).Read()
                : null;
            if (contents is null) continue;
            found = true;
            foreach (var content in contents) yield return content;
        }
        if (!found) throw new TaxonomyException($"{input.Name}: there is no LLMnn_*.md, no edition-map-*.csv and no table of incidents. Give the folder that holds them.");
    }

    private static IEnumerable<DocumentContent> Entries(SourceInput input, InputFile file, ImportLog log)
    {
        var language = file.Path.Contains('/', StringComparison.Ordinal) ? file.Path.Split('/')[^2] : "en";
        var entry = OwaspEntry.Parse(input.ReadText(file));
        log.Tally($"headings {language}/{file.Name}", entry.Sections.Count(s => s.Level > 0));
        log.Tally($"links {language}/{file.Name}", entry.Sections.Sum(s => s.Links.Count));
        if (entry.Code is null)
        {
            log.Note(NoteKind.Refused, "no-code", file.Path, "the file has no heading with a code such as LLM02:2025. It is a preface or supplement and is not taken in.");
            return [];
        }
        log.Tally($"entries {language}");
        var edition = LlmEdition(entry.Edition!);
        var document = new RecordDocument(edition, file, $"{entry.Code} {language} 1", EvidenceRole.Primary, log) { Language = language };
        new OwaspEntryWriter(edition, language, log).Write(document, entry);
        return [document.Build()];
    }

    private static Edition LlmEdition(string year) => new($"owasp-llm-{year}", "OWASP Top 10 for LLM Applications", year, Licence, Publisher, Url);

    private static IEnumerable<DocumentContent> EditionMap(SourceInput input, InputFile file, ImportLog log)
    {
        var match = MapFile.Match(file.Name);
        var (from, to) = (match.Groups["from"].Value, match.Groups["to"].Value);
        var edition = LlmEdition(to);
        var document = new RecordDocument(edition, file, $"edition map from {from} 1", EvidenceRole.Secondary, log);
        foreach (var row in Table.Read(input.ReadText(file), file.Path, ',', needed: [$"id_{from}", $"name_{from}", $"id_{to}", $"name_{to}", "change"]))
        {
            var record = document.Record("edition map", row.Line);
            if (row[$"id_{from}"].Split(':') is not [var oldCode, var oldYear] || row[$"id_{to}"].Split(':') is not [var newCode, var newYear])
            {
                record.Note(NoteKind.Refused, "no-edition", $"'{row[$"id_{from}"]}' to '{row[$"id_{to}"]}': both need an edition, as in LLM02:2025.");
                continue;
            }
            var (before, beforeExternal) = Codes.OwaspLlm(oldCode, oldYear);
            var (after, afterExternal) = Codes.OwaspLlm(newCode, newYear);
            var (beforeName, afterName) = (row[$"name_{from}"], row[$"name_{to}"]);
            record.Field(from, $"{row[$"id_{from}"]} {beforeName}");
            var definition = record.Field(to, $"{row[$"id_{to}"]} {afterName}");
            var change = record.Field("change", row["change"]);
            record.Refer(before, beforeName, beforeExternal);
            record.Define(new(after, afterName) { Aliases = [$"{newCode}:{newYear} {afterName}"], ExternalIds = [afterExternal] });
            record.Say(after, "DEFINED_IN", edition.Taxonomy, definition);
            record.Say(before, "SUCCEEDED_BY", after, change, $"successors {from}-{to}", from: PartialDate.Parse(to));
            if (row["change"] != "same") log.Tally($"renumbered {from}-{to}");
            document.Add(record);
        }
        yield return document.Build();
    }
}
