using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.MitRepository;

/// <summary>Says in the words of the catalogue what the sheets hold: each risk row is a risk that one paper describes, in the paper's words, with the page.</summary>
internal sealed class MitWriter(Edition edition, ImportLog log)
{
    private readonly Dictionary<string, int> _evIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _quickRefs = new(StringComparer.Ordinal);

    public void Subdomain(RecordPassage record, TableRow row)
    {
        var (domain, domainExternal) = Codes.MitDomain(row["domain_id"]);
        var (subdomain, external) = Codes.MitSubdomain(row["subdomain_id"]);
        log.Tally("taxonomy sub-domains");
        if (row["subdomain_id"].EndsWith(".1", StringComparison.Ordinal)) log.Tally("taxonomy domains");
        var group = record.Field("domain", $"{row["domain_id"]}. {row["domain"]}");
        var quote = record.Field("subdomain", $"{row["subdomain_id"]} {row["subdomain"]}");
        record.Field("description", row["description"]);
        record.Define(new(domain, row["domain"]) { ExternalIds = [domainExternal] }, known: false);
        record.Define(new(subdomain, row["subdomain"]) { Description = row["description"], ExternalIds = [external] });
        record.Say(subdomain, "DEFINED_IN", edition.Taxonomy, quote);
        record.Say(domain, "DEFINED_IN", edition.Taxonomy, group);
        record.Say(subdomain, "IN_GROUP", domain, group);
    }

    public void Resource(RecordPassage record, TableRow row)
    {
        log.Tally("included resources");
        var quote = record.Field("QuickRef", row["QuickRef"]);
        record.Field("title", row["Title"]);
        record.Field("authors", row["Authors (short)"]);
        record.Field("year", Whole(row["Year"]));
        record.Field("DOI", row["DOI"]);
        record.Field("URL", row["URL"]);
        var paper = Paper(row["QuickRef"]);
        List<ExternalId> externals = [new("mit-quickref", row["QuickRef"])];
        if (row["DOI"].StartsWith("10.", StringComparison.Ordinal)) externals.Add(new("doi", row["DOI"].ToLowerInvariant(), null, $"https://doi.org/{row["DOI"]}"));
        if (Uri.TryCreate(row["URL"], UriKind.Absolute, out _)) externals.Add(new("url", row["URL"].TrimEnd('/'), null, row["URL"]));
        record.Define(new(paper, row["Title"]) { ExternalIds = [.. externals], Properties = RecordDocument.Properties(("published", PartialDate.TryParse(Whole(row["Year"]), out var year) ? year.Text : null)) });
        record.Say(paper, "DEFINED_IN", edition.Taxonomy, quote);
    }

    public void Row(RecordPassage record, TableRow row)
    {
        var level = row["Category level"];
        log.Tally("rows");
        log.Tally($"level {level}");
        if (_quickRefs.Add(row["QuickRef"])) log.Tally("distinct QuickRef");
        var evId = row["Ev_ID"];
        if (_evIds.TryGetValue(evId, out var first)) record.Note(NoteKind.Repaired, "duplicate-ev-id", $"Ev_ID {evId} stands in row {first} too. Told apart by the row.");
        else _evIds.Add(evId, record.Line);
        var name = row["Risk subcategory"].Length > 0 ? row["Risk subcategory"] : row["Risk category"].Length > 0 ? row["Risk category"] : row["Title"];
        var quoted = record.Field("Ev_ID", evId);
        record.Field("level", level);
        record.Field("paper", $"{row["QuickRef"]}: {row["Title"]}");
        var category = record.Field("category", row["Risk category"]);
        record.Field("subcategory", row["Risk subcategory"]);
        var definition = record.Field("definition", row["Description"]);
        record.Field("page of the definition", Whole(row["P.Def"]));
        var additional = record.Field("additional evidence", row["Additional ev."]);
        record.Field("page of the evidence", Whole(row["p.AddEv"]));
        foreach (var column in (string[])["Entity", "Intent", "Timing", "Domain", "Sub-domain"])
            if (row[column].Length > 0) log.Tally($"{column.ToLowerInvariant()} {row[column]}");
        if (row["Additional ev."].Length > 0) log.Tally("rows with additional evidence");
        if (row["p.AddEv"].Length > 0) log.Tally("rows with page of additional evidence");
        var paper = Paper(row["QuickRef"]);
        record.Refer(paper, row["Title"]);
        if (level == "Paper")
        {
            record.Say(paper, "DEFINED_IN", edition.Taxonomy, quoted);
            return;
        }
        if (level == "Additional evidence")
        {
            // 01.02.03.a (in two rows written 01.02.03a) is more about 01.02.03; where that id is doubled, the row does not say which of the two is meant.
            var parent = evId.Split('.') is [var a, var b, var c, ..] ? $"{a}.{b}.{c.TrimEnd('a', 'b', 'c', 'd', 'e')}" : evId;
            var about = Risk(parent, _evIds.GetValueOrDefault(parent, record.Line));
            record.Refer(about, name);
            record.Say(paper, "ADDRESSES", about, additional.Length > 0 ? additional : quoted, "additional evidence");
            return;
        }
        Risk(record, row, evId, name, paper, definition.Length > 0 ? definition : quoted, category);
    }

    private void Risk(RecordPassage record, TableRow row, string evId, string name, EntityId paper, Quote quote, Quote category)
    {
        log.Tally("risk rows");
        if (row["Description"].Length > 0) log.Tally("risk rows with quote");
        if (row["P.Def"].Length > 0) log.Tally("risk rows with page");
        var id = Risk(evId, record.Line);
        record.Define(new(id, name)
        {
            Description = row["Description"].Length > 0 ? row["Description"] : null,
            ExternalIds = [new("mit-ai-risk-repository-row", evId, Key(record))],
        }, known: false);
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
        record.Say(paper, "ADDRESSES", id, quote);
        if (row["Category level"] == "Risk Sub-Category" && row["Risk category"].Length > 0)
        {
            var group = EntityId.Create("group", $"mit {row["QuickRef"]} {row["Risk category"]}");
            record.Refer(group, row["Risk category"]);
            record.Say(id, "IN_GROUP", group, category);
        }
        foreach (var column in (string[])["Entity", "Intent", "Timing"])
        {
            if (row[column].Length == 0) continue;
            var value = row[column].Split(" - ", 2)[^1].Trim();
            var coded = record.Field(column.ToLowerInvariant(), row[column]);
            if (value == "Not coded") continue;
            var (causal, external) = Codes.MitCausal(column.ToLowerInvariant(), value.ToLowerInvariant());
            record.Refer(causal, value, external);
            record.Say(id, "CLASSIFIED_AS", causal, coded);
        }
        Domain(record, row, id);
    }

    private void Domain(RecordPassage record, TableRow row, EntityId id)
    {
        if (row["Sub-domain"].Length == 0) return;
        var quote = record.Field("sub-domain", row["Sub-domain"]);
        var code = row["Sub-domain"].Split('>')[0].Trim();
        var label = row["Sub-domain"].Split('>', 2)[^1].Trim();
        if (code.StartsWith('X'))
        {
            log.Tally("rows excluded");
            return;
        }
        log.Tally("risk rows coded to a domain");
        // 3.0 says the domain and no more.
        if (code.EndsWith(".0", StringComparison.Ordinal))
        {
            var (domain, external) = Codes.MitDomain(code[..^2]);
            record.Refer(domain, label, external);
            record.Say(id, "IN_GROUP", domain, quote);
            return;
        }
        var (subdomain, subExternal) = Codes.MitSubdomain(code);
        record.Refer(subdomain, label, subExternal);
        record.Say(id, "CLASSIFIED_AS", subdomain, quote);
    }

    public void Finish() => log.Tally("distinct Ev_ID", _evIds.Count);

    private string Key(RecordPassage record) => $"{edition.Version} row {record.Line.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Ids are doubled in the sheet, so that the row is part of the name from the second on.</summary>
    private EntityId Risk(string evId, int line) =>
        EntityId.Create("risk", _evIds.GetValueOrDefault(evId, line) == line ? $"mit {evId}" : $"mit {evId} row {line.ToString(CultureInfo.InvariantCulture)}");

    private static EntityId Paper(string quickRef) => EntityId.Create("report", $"mit {quickRef}");

    /// <summary>Numbers in the sheet are floats: 3.0 is page 3.</summary>
    private static string Whole(string number) => number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number;
}
