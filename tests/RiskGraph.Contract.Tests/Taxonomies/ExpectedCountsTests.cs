using System.Text;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>What is imported from the publishers' real files, side by side with what was counted in them by other means.</summary>
public class ExpectedCountsTests
{
    private sealed record Line(string Name, int Expected, int Imported);

    public static TheoryData<string> Sources() => [.. SharedData.Folders.Keys];

    [Theory, MemberData(nameof(Sources))]
    public void Everything_that_can_be_counted_in_a_source_is_imported(string source)
    {
        var (input, expected, log) = (SharedData.Open(source), SharedData.Expected(source), new ImportLog());
        var catalogue = CatalogueReader.BuiltIn();
        foreach (var content in TaxonomySources.Named(source)!.Read(input, log))
            ChangeValidation.Check(new ChangeSet(new ImportRun(DateTimeOffset.UnixEpoch, "test", source)) { Documents = [content] }, catalogue);
        var lines = (source switch
        {
            "atlas" => Atlas(expected, log),
            "owasp" => Owasp(expected, log),
            "mit" => Mit(expected, log),
            "cosai" => CoSai(expected, log),
            "nexus" => Nexus(expected, log),
            "dpv" => Dpv(expected, log),
            "airo" => [new("classes", Int(expected, "airo_classes"), log.Tallied("Class")), new("object properties", Int(expected, "airo_object_properties"), log.Tallied("ObjectProperty"))],
            "avid" => Avid(expected, log),
            "incident-law" => IncidentLaw(expected, log),
            "aiid-oecd" => [new("links", Int(expected, "links"), log.Tallied("links")), new("AIID incidents", Int(expected, "distinct_aiid_incidents"), log.Tallied("distinct AIID incidents")), new("OECD addresses", Int(expected, "distinct_oecd_urls"), log.Tallied("distinct OECD addresses"))],
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No counts are kept for it."),
        }).ToList();
        var table = new StringBuilder($"{source}: {lines.Count} counts, expected and imported\n");
        foreach (var line in lines) table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(line.Expected == line.Imported ? "  " : "! ")}{line.Expected,7} {line.Imported,7}  {line.Name}\n");
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.NotEmpty(lines);
        Assert.True(lines.All(l => l.Expected == l.Imported), table.ToString());
    }

    private static IEnumerable<Line> Atlas(JsonElement e, ImportLog log)
    {
        yield return Of(e, "matrices", log, "matrices");
        yield return Of(e, "tactics", log, "tactics");
        yield return Of(e, "techniques_total", log, "techniques");
        yield return Of(e, "subtechniques", log, "subtechniques");
        yield return Of(e, "mitigations", log, "mitigations");
        yield return Of(e, "case_studies", log, "case-studies");
        yield return new("objects_total", Int(e, "objects_total"), log.Tallied("tactics") + log.Tallied("techniques") + log.Tallied("mitigations") + log.Tallied("case-studies"));
        var edges = e.GetProperty("edges");
        yield return Of(edges, "technique_achieves_tactic", log, "technique achieves tactic");
        yield return Of(edges, "subtechnique_of", log, "subtechnique of");
        yield return Of(edges, "mitigation_mitigates_technique", log, "mitigation mitigates technique");
        yield return Of(edges, "mitigation_edges_misplaced_in_ml_lifecycle", log, "mitigation mitigates technique (misplaced)");
        yield return Of(edges, "case_study_procedure_steps", log, "case study procedure step");
        yield return Of(edges, "case_study_technique_distinct_pairs", log, "case study uses technique");
        yield return Of(edges, "case_study_tactic_technique_distinct_triples", log, "case study uses technique for tactic");
        yield return Of(e, "case_study_references", log, "case study references");
        foreach (var line in Each(e.GetProperty("case_study_type"), log, "case study type ")) yield return line;
        foreach (var line in Each(e.GetProperty("incident_date_granularity"), log, "incident date ")) yield return line;
        foreach (var line in Each(e.GetProperty("technique_maturity"), log, "maturity ")) yield return line;
        foreach (var (name, kind) in new[] { ("tactics", "tactic"), ("techniques", "technique"), ("mitigations", "control") })
            yield return Of(e.GetProperty("attack_references"), name, log, $"ATT&CK references of {kind}");
        yield return new("dangling_references", Int(e, "dangling_references"), log.Met("dangling"));
        yield return new("misplaced edges reported", Int(edges, "mitigation_edges_misplaced_in_ml_lifecycle"), log.Met("misplaced-edge"));
    }

    private static IEnumerable<Line> Owasp(JsonElement e, ImportLog log)
    {
        yield return Of(e, "entries_en", log, "entries en");
        yield return Of(e, "entries_zh_CN", log, "entries zh-CN");
        foreach (var file in e.GetProperty("per_file_en").EnumerateObject())
        {
            yield return new($"headings of {file.Name}", Int(file.Value, "headings"), log.Tallied($"headings en/{file.Name}"));
            yield return new($"links of {file.Name}", Int(file.Value, "http_links"), log.Tallied($"links en/{file.Name}"));
        }
        yield return Of(e, "asi_tracker_rows", log, "incidents");
        yield return Of(e, "atlas_technique_links_distinct_per_entry", log, "ATLAS techniques en");
        foreach (var line in Each(e.GetProperty("asi_tracker_tags"), log, "tag ")) yield return line;
        // Eight of ten codes mean something else in the edition of 2026 (the map's own figures).
        yield return new("successors", 10, log.Tallied("successors 2025-2026"));
        yield return new("renumbered", 8, log.Tallied("renumbered 2025-2026"));
    }

    private static IEnumerable<Line> Mit(JsonElement e, ImportLog log)
    {
        yield return Of(e, "rows", log, "rows");
        foreach (var line in Each(e.GetProperty("category_level"), log, "level ")) yield return line;
        yield return Of(e, "risk_rows", log, "risk rows");
        yield return Of(e, "risk_rows_with_definition_quote", log, "risk rows with quote");
        yield return Of(e, "risk_rows_with_page", log, "risk rows with page");
        yield return Of(e, "rows_with_additional_evidence_quote", log, "rows with additional evidence");
        yield return Of(e, "rows_with_additional_evidence_page", log, "rows with page of additional evidence");
        yield return Of(e, "distinct_ev_id", log, "distinct Ev_ID");
        yield return new("doubled Ev_IDs reported", e.GetProperty("duplicate_ev_ids").GetArrayLength(), log.Met("duplicate-ev-id"));
        yield return Of(e, "distinct_quickref", log, "distinct QuickRef");
        yield return Of(e, "risk_rows_coded_to_domain", log, "risk rows coded to a domain");
        yield return Of(e, "rows_subdomain_excluded", log, "rows excluded");
        foreach (var (name, prefix) in new[] { ("domain", "domain "), ("sub_domain", "sub-domain "), ("entity", "entity "), ("intent", "intent "), ("timing", "timing ") })
            foreach (var line in Each(e.GetProperty(name), log, prefix)) yield return line;
        yield return Of(e, "taxonomy_domains", log, "taxonomy domains");
        yield return Of(e, "taxonomy_subdomains", log, "taxonomy sub-domains");
        yield return Of(e, "included_resources", log, "included resources");
    }

    private static IEnumerable<Line> CoSai(JsonElement e, ImportLog log)
    {
        foreach (var name in (string[])["risks", "controls", "components", "personas", "frameworks"]) yield return Of(e, name, log, name);
        yield return Of(e, "personas_deprecated", log, "personas deprecated");
        yield return Of(e, "risk_control_edges_explicit", log, "control mitigates risk");
        yield return new("the same from the risks' side", Int(e, "risk_control_edges_explicit"), log.Tallied("risk mitigated by control"));
        yield return Of(e, "controls_with_risks_all", log, "controls of all risks");
        foreach (var line in Each(e.GetProperty("framework_mappings"), log, "")) yield return line;
        yield return Of(e, "external_references", log, "external references");
    }

    private static IEnumerable<Line> Nexus(JsonElement e, ImportLog log)
    {
        foreach (var line in Each(e.GetProperty("objects_per_collection"), log, "")) yield return line;
        yield return new("objects_total", Int(e, "objects_total"), e.GetProperty("objects_per_collection").EnumerateObject().Sum(c => log.Tallied(c.Name)));
        foreach (var line in Each(e.GetProperty("risks_per_taxonomy"), log, "Risk of ")) yield return line;
        yield return Of(e, "risks_total", log, "entries of type Risk");
        foreach (var line in Each(e.GetProperty("risk_groups_per_taxonomy"), log, "RiskGroup of ")) yield return line;
        foreach (var line in Each(e.GetProperty("entry_types"), log, "entries of type ")) yield return line;
        foreach (var line in Each(e.GetProperty("group_types"), log, "groups of type ")) yield return line;
        foreach (var line in Each(e.GetProperty("control_types"), log, "controls of type ")) yield return line;
        foreach (var line in Each(e.GetProperty("rule_types"), log, "rules of type ")) yield return line;
        foreach (var line in Each(e.GetProperty("actions_per_taxonomy"), log, "Action of ")) yield return line;
        foreach (var line in Each(e.GetProperty("mapping_edges_directed"), log, "edges ")) yield return line;
        foreach (var line in Each(e.GetProperty("resolved_edges_by_property"), log, "edges ")) yield return line;
        yield return new("resolved_edges_total", Int(e, "resolved_edges_total"), e.GetProperty("resolved_edges_by_property").EnumerateObject().Sum(p => log.Tallied($"edges {p.Name}")));
        yield return new("dangling isPartOf reported", Int(e.GetProperty("dangling_isPartOf"), "values"), log.Met("dangling-parent"));
        var tables = e.GetProperty("sssom_tsv");
        foreach (var file in tables.GetProperty("files").EnumerateObject()) yield return new($"rows of {file.Name}", Int(file.Value, "rows"), log.Tallied($"rows {file.Name}"));
        yield return new("duplicate rows reported", Int(tables, "duplicate_rows_total"), log.Met("duplicate-row"));
        foreach (var line in Each(tables.GetProperty("predicates_total"), log, "mapping ")) yield return line;
        foreach (var line in Each(tables.GetProperty("predicates_total"), log, "taken in ")) yield return line;
        yield return new("contradictory pairs reported (98 broad, 11 narrow)", 109, log.Met("contradictory-pair"));
        yield return new("shifted rows repaired", 1, log.Met("shifted-row"));
        yield return new("descriptions with HTML repaired", 3, log.Met("html"));
        yield return new("NIST action rows", 212, log.Tallied("NIST action rows"));
    }

    private static IEnumerable<Line> Dpv(JsonElement e, ImportLog log)
    {
        foreach (var file in e.EnumerateObject())
        {
            yield return new($"{file.Name} rows", Int(file.Value, "rows"), log.Tallied($"{file.Name} rows"));
            yield return new($"{file.Name} distinct iri", Int(file.Value, "distinct_iri"), log.Tallied($"{file.Name} distinct iri"));
            foreach (var line in Each(file.Value.GetProperty("type"), log, $"{file.Name} ")) yield return line;
            if (!file.Value.TryGetProperty("dpvtype", out var types)) continue;
            foreach (var line in Each(types, log, $"{file.Name} dpvtype ")) yield return line;
        }
    }

    private static IEnumerable<Line> Avid(JsonElement e, ImportLog log)
    {
        yield return Of(e, "reports", log, "reports");
        yield return Of(e, "vulnerabilities", log, "vulnerabilities");
        foreach (var (name, prefix) in new[]
        {
            ("reports_per_year_dir", "reports of "), ("vulnerabilities_per_year_dir", "vulnerabilities of "), ("report_type", "report type "), ("report_class", "report class "),
            ("vuln_class", "vulnerability class "), ("artifact_types", "artifact type "), ("risk_domain_tags", "risk domain "),
        })
            foreach (var line in Each(e.GetProperty(name), log, prefix)) yield return line;
        foreach (var (name, tally) in new[]
        {
            ("report_references", "report references"), ("vuln_references", "vulnerability references"), ("report_artifacts", "report artifacts"), ("vuln_artifacts", "vulnerability artifacts"),
            ("reports_with_impact_null", "report without impact"), ("reports_with_cvss", "report with CVSS"), ("reports_with_cwe", "report with CWE"), ("cwe_entries", "CWE entries"), ("distinct_cwe", "distinct CWE"),
            ("distinct_cve_in_reference_urls", "distinct CVE"), ("reports_with_metrics", "reports with metrics"), ("metric_entries", "metric entries"), ("vuln_to_report_links", "vulnerability to report"),
            ("vuln_to_atlas_case_study", "vulnerability to ATLAS case study"), ("vuln_to_aiid_incident", "vulnerability to AIID incident"),
        })
            yield return Of(e, name, log, tally);
    }

    private static IEnumerable<Line> IncidentLaw(JsonElement e, ImportLog log)
    {
        foreach (var name in (string[])["included", "review", "global"]) yield return Of(e, name, log, name);
        foreach (var line in Each(e.GetProperty("obligation_first_counts"), log, "")) yield return line;
        foreach (var line in Each(e.GetProperty("confidence_score"), log, "confidence ")) yield return line;
        yield return new("distinct_jurisdiction_strings", Int(e, "distinct_jurisdiction_strings"), log.Tallies.Count(t => t.Key.StartsWith("jurisdiction string ", StringComparison.Ordinal)));
        yield return Of(e, "secondary_links", log, "secondary links");
        yield return new("tombstones reported", Int(e.GetProperty("obligation_first_counts"), "tombstones"), log.Met("tombstone"));
    }

    private static IEnumerable<Line> Each(JsonElement counts, ImportLog log, string prefix) =>
        counts.EnumerateObject().Select(c => new Line(prefix + c.Name, c.Value.GetInt32(), log.Tallied(prefix + c.Name)));

    private static Line Of(JsonElement counts, string name, ImportLog log, string tally) => new(name, Int(counts, name), log.Tallied(tally));

    private static int Int(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();
}
