using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Aiid;

/// <summary>
/// Links between incidents of the AI Incident Database and of the OECD's AI Incidents Monitor (JSON). The file calls them the
/// same, yet one incident of either side may be linked to several of the other: what is linked is close, not identical.
/// </summary>
public sealed class AiidOecdSource : ITaxonomySource
{
    public string Name => "aiid-oecd";

    public string Description => "Links between AIID incidents and OECD AIM incidents (oecd_relationships_*.json)";

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log)
    {
        var files = input.Where(n => n.EndsWith(".json", StringComparison.Ordinal)).ToList();
        if (files is not [var file]) throw new TaxonomyException($"{input.Name}: {files.Count} JSON files. Give the path of oecd_relationships_*.json.");
        var root = JsonFile.Read(input, file);
        if (!root.IsList) throw new TaxonomyException($"{file.Path}:{root.Line}: this is no list of links. It needs [{{\"incident_id\": …, \"sameAs\": …}}].");
        var edition = new Edition("aiid-oecd", "AIID-OECD links", Version(file.Name), "Apache-2.0", "Responsible AI Collaborative", "https://incidentdatabase.ai/");
        var documents = new RecordDocuments(edition, file, "links", EvidenceRole.Primary, log, size: 500);
        var (incidents, urls, rows) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var item in root.Items)
        {
            var record = documents.Record("links", item.Line);
            if (item.String("incident_id") is not { } number || item.String("sameAs") is not { } url)
            {
                record.Note(NoteKind.Refused, "incomplete-link", "a link has no incident_id or no sameAs.");
                continue;
            }
            incidents[number] = incidents.GetValueOrDefault(number) + 1;
            urls[url] = urls.GetValueOrDefault(url) + 1;
            if (!rows.Add($"{number} {url}")) record.Note(NoteKind.Suspicious, "duplicate-row", $"the link of {number} to {url} comes twice.");
            var (aiid, aiidExternal) = Codes.AiidIncident(number);
            var (oecd, oecdExternal) = Codes.OecdIncident(url.TrimEnd('/').Split('/')[^1], url);
            record.Field("incident_id", number);
            var quote = record.Field("sameAs", url);
            record.Refer(aiid, $"AIID incident {number}", aiidExternal);
            record.Refer(oecd, $"OECD incident {oecdExternal.Value}", oecdExternal);
            record.Say(aiid, "CLOSE_MATCH", oecd, quote, "links");
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
        log.Tally("distinct AIID incidents", incidents.Count);
        log.Tally("distinct OECD addresses", urls.Count);
        var many = incidents.Count(i => i.Value > 1) + urls.Count(u => u.Value > 1);
        if (many > 0) log.Note(NoteKind.Suspicious, "many-to-many", file.Path, $"{many} incidents are linked to more than one incident of the other list, so that links are taken as close, not as the same.");
    }

    private static string? Version(string name)
    {
        var digits = name.Split('.', '_').Where(p => p.Length > 0 && p.All(char.IsAsciiDigit)).ToList();
        return digits.Count > 0 ? string.Join('-', digits) : null;
    }
}
