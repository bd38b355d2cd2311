using System.Globalization;
using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Avid;

/// <summary>Says in the words of the catalogue what a report or vulnerability holds. The taxonomy of effects and life cycle is built from the codes that records use.</summary>
internal sealed partial class AvidWriter(Edition edition, ImportLog log)
{
    private readonly HashSet<string> _cves = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cwes = new(StringComparer.Ordinal);

    [GeneratedRegex(@"CVE-\d{4}-\d{4,}", RegexOptions.IgnoreCase)] private static partial Regex Cve { get; }
    [GeneratedRegex(@"AML\.CS\d{4}")] private static partial Regex CaseStudy { get; }
    [GeneratedRegex(@"incidentdatabase\.ai/cite/(?<number>\d+)")] private static partial Regex Aiid { get; }

    public void Report(RecordPassage record, Datum data, string code)
    {
        log.Tally("reports");
        log.Tally($"reports of {code.Split('-')[1]}");
        log.Tally($"report type {data["problemtype"]?.String("type")}");
        log.Tally($"report class {data["problemtype"]?.String("classof")}");
        var id = EntityId.Create("report", code);
        Begin(record, data, id, code, ("published", Partial(data.String("reported_date"))));
        Artifacts(record, data, id, "report artifacts");
        Impact(record, data, id);
        Metrics(record, data, id, code);
        References(record, data, id, "report references");
    }

    public void Vulnerability(RecordPassage record, Datum data, string code)
    {
        log.Tally("vulnerabilities");
        log.Tally($"vulnerabilities of {code.Split('-')[1]}");
        log.Tally($"vulnerability class {data["problemtype"]?.String("classof")}");
        var id = EntityId.Create("vulnerability", code);
        Begin(record, data, id, code, ("published", Partial(data.String("published_date"))));
        Artifacts(record, data, id, "vulnerability artifacts");
        Impact(record, data, id);
        foreach (var report in data.List("reports"))
        {
            if (report.String("report_id") is not { } reportCode) continue;
            var reportId = EntityId.Create("report", reportCode);
            record.Refer(reportId, report.String("name") ?? reportCode, new("avid", reportCode));
            record.Say(reportId, "DESCRIBES", id, record.Field("report", $"{reportCode} {report.String("name")}"), "vulnerability to report");
        }
        References(record, data, id, "vulnerability references");
    }

    private void Begin(RecordPassage record, Datum data, EntityId id, string code, (string, string?) date)
    {
        var quote = record.Field("id", code);
        var name = data["problemtype"]?["description"]?.String("value") ?? code;
        record.Field("name", name);
        var description = data["description"]?.String("value");
        record.Field("description", description);
        record.Field("class", data["problemtype"]?.String("classof"));
        record.Field("type", data["problemtype"]?.String("type"));
        if (data["impact"] is not { IsMapping: true }) log.Tally($"{id.Prefix} without impact");
        record.Define(new(id, name)
        {
            Aliases = name == code ? [] : [code],
            Description = description,
            ExternalIds = [new("avid", code, null, $"https://avidml.org/database/{code.ToLowerInvariant()}/")],
            Properties = RecordDocument.Properties(date, ("severity", id.Prefix == "vulnerability" ? data["impact"]?["cvss"]?.String("baseSeverity") : null)),
        }, known: false);
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
    }

    private void Artifacts(RecordPassage record, Datum data, EntityId id, string tally)
    {
        foreach (var role in (string[])["developer", "deployer"]) record.Field(role, (data["affects"]?.Strings(role) ?? []).Where(n => n != "n/a"));
        foreach (var artifact in data["affects"]?.List("artifacts") ?? [])
        {
            log.Tally(tally);
            var (type, name) = (artifact.String("type"), artifact.String("name"));
            if (id.Prefix == "report") log.Tally($"artifact type {type}");
            var quote = record.Field("artifact", $"{type} {name}");
            if (string.IsNullOrWhiteSpace(name)) continue;
            if (type == "Dataset")
            {
                var dataset = EntityId.Create("dataset", name);
                record.Refer(dataset, name);
                record.Say(id, "RELATED", dataset, quote);
                continue;
            }
            var system = EntityId.Create("system", name);
            record.Refer(system, name);
            record.Say(id, id.Prefix == "vulnerability" ? "AFFECTS" : "EVALUATES", system, quote);
        }
    }

    private void Impact(RecordPassage record, Datum data, EntityId id)
    {
        var avid = data["impact"]?["avid"];
        foreach (var domain in avid?.Strings("risk_domain") ?? [])
        {
            if (id.Prefix == "report") log.Tally($"risk domain {domain}");
            record.Field("risk domain", domain);
        }
        foreach (var list in (string[])["sep_view", "lifecycle_view"])
            foreach (var term in avid?.Strings(list) ?? [])
            {
                // Spelling of the labels differs from file to file; the code before the colon is what counts.
                var code = term.Split(':')[0].Trim();
                var concept = EntityId.Create("concept", $"avid {code}");
                record.Refer(concept, term.Contains(':', StringComparison.Ordinal) ? term[(term.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : code, new($"avid-{list.Replace('_', '-')}", code));
                record.Say(id, "CLASSIFIED_AS", concept, record.Field(list, term));
            }
        if (data["impact"]?["cvss"] is { IsMapping: true } cvss)
        {
            log.Tally($"{id.Prefix} with CVSS");
            record.Field("CVSS", $"{cvss.String("baseScore")} {cvss.String("baseSeverity")} {cvss.String("vectorString")}");
        }
        var cwes = data["impact"]?.List("cwe") ?? [];
        if (cwes.Count > 0) log.Tally($"{id.Prefix} with CWE");
        foreach (var cwe in cwes)
        {
            if (cwe.String("cweId") is not { } code) continue;
            log.Tally("CWE entries");
            if (_cwes.Add(code)) log.Tally("distinct CWE");
            var quote = record.Field("CWE", cwe.String("description") ?? code);
            if (!code.StartsWith("CWE-", StringComparison.Ordinal)) continue;
            var (concept, external) = Codes.Cwe(code);
            var label = cwe.String("description") ?? code;
            record.Refer(concept, label.StartsWith(code, StringComparison.Ordinal) ? label[code.Length..].TrimStart(':', ' ') is { Length: > 0 } rest ? rest : code : label, external);
            record.Say(id, "CLASSIFIED_AS", concept, quote);
        }
    }

    private void Metrics(RecordPassage record, Datum data, EntityId id, string code)
    {
        var metrics = data.List("metrics");
        if (metrics.Count > 0) log.Tally("reports with metrics");
        var number = 0;
        foreach (var metric in metrics)
        {
            log.Tally("metric entries");
            number++;
            var name = metric.String("name") ?? $"{metric.String("scorer")} {metric.String("metrics")}".Trim();
            var quote = record.Field($"metric {number}", $"{(name.Length > 0 ? name : "unnamed")}: {metric.String("value") ?? Flat(metric["results"]) ?? Flat(metric["features"]) ?? "no figure"}");
            // Tables of many figures stay text: whose figure is whose, only their headings say.
            if (name.Length == 0 || !decimal.TryParse(metric.String("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) continue;
            var observation = EntityId.Create("observation", $"{code} metric {number}");
            record.Define(new(observation, $"{name} in {code}") { Properties = RecordDocument.Properties(("metric", name), ("value", Literal.Canonical(value)), ("comparison", "exactly")) }, known: false);
            record.Say(observation, "VALUE", Literal.OfNumber(value), quote);
            record.Say(observation, "STATED_IN", id, quote, "observations");
        }
    }

    private void References(RecordPassage record, Datum data, EntityId id, string tally)
    {
        foreach (var reference in data.List("references"))
        {
            log.Tally(tally);
            var (label, url) = (reference.String("label"), reference.String("url"));
            var quote = record.Field("reference", $"{label} {url}".Trim());
            if (url is null) continue;
            if (Cve.Match(url) is { Success: true } cve)
            {
                var code = cve.Value.ToUpperInvariant();
                if (id.Prefix == "report" && _cves.Add(code)) log.Tally("distinct CVE");
                var (vulnerability, external) = Codes.Cve(code);
                record.Refer(vulnerability, code, external);
                record.Say(id, id.Prefix == "report" ? "DESCRIBES" : "RELATED", vulnerability, quote);
            }
            else if (CaseStudy.Match(url) is { Success: true } study)
            {
                var (incident, external) = Codes.AtlasCaseStudy(study.Value);
                record.Refer(incident, label ?? study.Value, external);
                record.Say(id, "RELATED", incident, quote, $"{id.Prefix} to ATLAS case study");
            }
            else if (Aiid.Match(url) is { Success: true } aiid)
            {
                var (incident, external) = Codes.AiidIncident(aiid.Groups["number"].Value);
                record.Refer(incident, label ?? external.Value, external);
                record.Say(id, "RELATED", incident, quote, $"{id.Prefix} to AIID incident");
            }
            else if (Uri.TryCreate(url, UriKind.Absolute, out _))
            {
                var (work, external) = Codes.Work(url);
                record.Refer(work, label is null || Uri.TryCreate(label, UriKind.Absolute, out _) ? url : label, external);
                record.Say(id, "DOCUMENTED_IN", work, quote);
            }
        }
    }

    private static string? Flat(Datum? data) => data switch
    {
        null => null,
        { Text: { } text } => text,
        { IsList: true } => string.Join("; ", data.Items.Select(Flat)),
        { IsMapping: true } => string.Join(", ", data.Fields.Select(f => $"{f.Name} {Flat(f.Value)}")),
        _ => null,
    };

    private static string? Partial(string? text) => PartialDate.TryParse(text, out var date) ? date.Text : null;
}
