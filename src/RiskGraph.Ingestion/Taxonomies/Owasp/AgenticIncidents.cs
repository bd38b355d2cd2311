using System.Globalization;
using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Owasp;

/// <summary>The table of incidents and exploits kept by OWASP's agentic initiative: date, name, impact, tags such as ASI02, links.</summary>
internal sealed partial class AgenticIncidents(SourceInput input, InputFile file, ImportLog log)
{
    private const string TagEdition = "2026";

    [GeneratedRegex(@"(?<code>ASI\d\d)\s*(?:\((?<name>(?:[^()]|\([^()]*\))*)\))?")] private static partial Regex Tag { get; }
    [GeneratedRegex(@"\[(?<title>[^\]]*)\]\((?<url>https?://[^\s)]+(?:\([^\s)]*\)[^\s)]*)*)\)?")] private static partial Regex Link { get; }
    [GeneratedRegex(@"CVE-\d{4}-\d{4,}")] private static partial Regex Cve { get; }

    public IEnumerable<DocumentContent> Read()
    {
        var edition = new Edition("owasp-asi-incidents", "OWASP ASI Agentic Exploits & Incidents Tracker", null, "CC-BY-SA-4.0", "OWASP", "https://genai.owasp.org/initiatives/agentic-security-initiative/");
        var documents = new RecordDocuments(edition, file, "incidents", EvidenceRole.Secondary, log);
        var lines = input.ReadText(file).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith('|')) continue;
            var cells = lines[i].Trim().Trim('|').Split('|').Select(c => c.Trim()).ToList();
            if (cells[0] == "Date" || cells[0].All(c => c is '-' or ':' or ' ')) continue;
            if (cells.Count < 5)
            {
                log.Note(NoteKind.Refused, "short-row", $"{file.Path}:{i + 1}", $"the row has {cells.Count} cells, and 5 are needed.");
                continue;
            }
            log.Tally("incidents");
            var record = documents.Record("incidents", i + 1);
            Write(record, edition, cells);
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private static void Write(RecordPassage record, Edition edition, List<string> cells)
    {
        var (name, impact) = (Plain(cells[1]), Plain(cells[2]));
        var date = DateOnly.TryParseExact(Plain(cells[0]).Replace("Sept ", "Sep ", StringComparison.Ordinal), ["MMM yyyy", "MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? PartialDate.Parse(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : null;
        if (date is null) record.Note(NoteKind.Suspicious, "no-date", $"'{cells[0]}' is no month and year; '{name}' has no date here.");
        var incident = EntityId.Create("incident", $"owasp asi {date?.Text} {name}");
        var quote = record.Field("incident", name);
        record.Field("impact", impact);
        record.Define(new(incident, name) { Description = impact, Properties = RecordDocument.Properties(("date", date?.Text), ("nature", "incident")) });
        record.Say(incident, "DEFINED_IN", edition.Taxonomy, quote);
        if (date is not null) record.Say(incident, "DATE", Literal.OfDate(date), record.Field("date", date.Text));
        foreach (var tag in Tag.Matches(cells[3]).DistinctBy(m => m.Groups["code"].Value))
        {
            var (risk, external) = Codes.OwaspAgentic(tag.Groups["code"].Value, TagEdition);
            record.Refer(risk, tag.Groups["name"].Success ? tag.Groups["name"].Value : tag.Groups["code"].Value, external);
            record.Say(incident, "MATERIALISES", risk, record.Field("tag", tag.Value), $"tag {tag.Groups["code"].Value}");
        }
        foreach (var link in Link.Matches(cells[4]).Select(m => (Title: m.Groups["title"].Value, Url: m.Groups["url"].Value)))
        {
            var place = record.Field("link", $"{link.Title} {link.Url}");
            var (work, external) = Codes.Work(link.Url);
            record.Refer(work, link.Title.Length > 0 ? link.Title : link.Url, external);
            record.Say(work, "DESCRIBES", incident, place);
        }
        foreach (var code in Cve.Matches(cells[4]).Select(m => m.Value).Distinct(StringComparer.Ordinal))
        {
            var (vulnerability, external) = Codes.Cve(code);
            record.Refer(vulnerability, code, external);
            record.Say(incident, "RELATED", vulnerability, record.Field("vulnerability", code));
        }
    }

    private static string Plain(string cell) => cell.Replace("**", "", StringComparison.Ordinal).Replace("<br>", " ", StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal).Trim();
}
