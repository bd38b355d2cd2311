using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.IncidentLaw;

/// <summary>Says in the words of the catalogue what the records hold. Parties stay text: some are natural persons, and no entity is made of them.</summary>
/// <param name="authorities">The names of authorities by the last part of their addresses.</param>
internal sealed class IncidentLawWriter(Edition edition, IReadOnlyDictionary<string, string> authorities, ImportLog log)
{
    private const string Base = "https://aiincidentlaw.org/";

    public void Included(RecordPassage record, Datum data)
    {
        var code = data.String("error_id") ?? "";
        var (matter, incident) = (Matter(code), Incident(code));
        var quote = record.Field("error_id", code);
        var (name, title) = (data.String("public_matter_name") ?? code, data.String("error_title") ?? code);
        var error = record.Field("error_title", title);
        record.Field("public_matter_name", name);
        var allegation = record.Field("error_description", data.String("error_description"));
        foreach (var field in (string[])["ai_system_name", "deployer", "domain", "canonical_source_conflicted", "mitigation_gap", "reliance_or_harm", "public_matter_type", "jurisdiction", "source_quality"])
            record.Field(field, data.String(field));
        var status = data.String("filing_status");
        record.Field("filing_status", status);
        var (filed, happened) = (Date(data.String("filing_date")), Date(data.String("error_date")));
        record.Define(new(matter, name)
        {
            Description = title,
            ExternalIds = [new("ai-incident-law", code, null, $"{Base}incident/{code.ToLowerInvariant()}")],
            Properties = RecordDocument.Properties(("filed", filed?.Text), ("filingStatus", status), ("citation", data.String("neutral_citation"))),
        });
        record.Define(new(incident, title)
        {
            Description = data.String("error_description"),
            ExternalIds = [new("ai-incident-law-incident", code)],
            Properties = RecordDocument.Properties(("date", happened?.Text), ("nature", "incident")),
        });
        record.Say(matter, "DEFINED_IN", edition.Taxonomy, quote);
        record.Say(matter, "DEALS_WITH", incident, error);
        if (data.String("error_description") is { } text) record.Say(matter, "ALLEGES", Literal.OfText(RecordPassage.Hide(text.Trim())), allegation);
        if (filed is not null) record.Say(matter, "DATE", Literal.OfDate(filed), record.Field("filing_date", filed.Text));
        if (happened is not null) record.Say(incident, "DATE", Literal.OfDate(happened), record.Field("error_date", happened.Text));
        foreach (var type in Split(data.String("error_type")))
        {
            var kind = EntityId.Create("concept", $"ai incident law {type}");
            record.Refer(kind, type, new("ai-incident-law-error-type", type));
            record.Say(incident, "CLASSIFIED_AS", kind, record.Field("error_type", type));
        }
        if (data.String("ai_system_name") is { } system && !system.Contains("undetermined", StringComparison.OrdinalIgnoreCase))
        {
            var id = EntityId.Create("system", system);
            record.Refer(id, system);
            record.Say(incident, "INVOLVES", id, record.Field("system", system));
        }
        if (data.String("jurisdiction") is { } jurisdictions) log.Tally($"jurisdiction string {jurisdictions}");
        if (data.String("confidence_score") is { } confidence)
        {
            record.Field("confidence_score", confidence);
            log.Tally($"confidence {confidence}");
        }
        record.Field("notes_on_resolution", data.String("notes_on_resolution"));
        record.Field("last_verified_date", data.String("last_verified_date"));
        foreach (var (field, secondary) in new[] { ("public_record_link", false), ("secondary_source_links", true) })
            foreach (var link in Split(data.String(field)))
            {
                if (secondary) log.Tally("secondary links");
                var place = record.Field(field, link);
                if (!Uri.TryCreate(link, UriKind.Absolute, out _)) continue;
                var (work, external) = Codes.Work(link);
                record.Refer(work, secondary ? link : $"Public record: {name}", external);
                record.Say(work, "DESCRIBES", matter, place);
            }
    }

    /// <summary>A record that its editors still look into: kept as a matter that says so.</summary>
    public void Candidate(RecordPassage record, Datum data)
    {
        var code = data.String("candidate_id") ?? "";
        var quote = record.Field("candidate_id", code);
        foreach (var (name, value) in data.Fields.Where(f => f.Name != "candidate_id")) record.Field(name, value.Text);
        var matter = Matter(code);
        record.Define(new(matter, data.String("candidate_matter") ?? data.String("candidate_title") ?? code)
        {
            Description = data.String("candidate_title"),
            ExternalIds = [new("ai-incident-law", code)],
            Properties = RecordDocument.Properties(("filingStatus", "candidate under review")),
        });
        record.Say(matter, "DEFINED_IN", edition.Taxonomy, quote, confidence: 0.5);
        if (data.String("country") is not { } country) return;
        var id = EntityId.Create("jurisdiction", country);
        record.Refer(id, country);
        record.Say(matter, "IN_JURISDICTION", id, record.Field("in the jurisdiction", country), confidence: 0.5);
    }

    public Action<RecordPassage, Datum> Of(string list) => list switch
    {
        "authorities" => Authority,
        "proceedings" => Proceeding,
        "parties" => Party,
        "allegations" => Allegation,
        "determinations" => Determination,
        "tombstones" => Tombstone,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, "No such list."),
    };

    private void Authority(RecordPassage record, Datum data)
    {
        var name = data["organization"]?.String("name") ?? data.String("id")!;
        var id = EntityId.Create("organization", name);
        var quote = record.Field("id", data.String("id"));
        record.Field("name", name);
        Source(record, data);
        List<ExternalId> externals = [new("ai-incident-law-authority", data.String("id")!, null, data.String("@id"))];
        externals.AddRange(data.Strings("sameAs").Where(u => u.Contains("wikidata.org", StringComparison.Ordinal)).Select(u => new ExternalId("wikidata", u.Split('/')[^1], null, u)));
        record.Define(new(id, name) { ExternalIds = [.. externals] });
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
        Jurisdictions(record, data, id);
    }

    private void Proceeding(RecordPassage record, Datum data)
    {
        if (Subject(record, data) is not { } matter) return;
        record.Field("title", data.String("title"));
        Source(record, data);
        foreach (var authority in data.Strings("heardBy"))
        {
            var id = Authority(record, authority);
            record.Say(matter, "DECIDED_BY", id, record.Field("heardBy", authority), "proceeding heard by");
        }
        Jurisdictions(record, data, matter);
    }

    private static void Party(RecordPassage record, Datum data)
    {
        var code = Code(data.String("id"));
        if (code is null || data.String("name") is not { } name) return;
        var matter = Matter(code);
        record.Refer(matter, code);
        var quote = record.Field("party", $"{name} ({string.Join(", ", data.Strings("roles"))})");
        Source(record, data);
        record.Say(matter, "NAMES_PARTY", Literal.OfText(RecordPassage.Hide($"{name} ({string.Join(", ", data.Strings("roles"))})")), quote);
    }

    private static void Allegation(RecordPassage record, Datum data)
    {
        if (Subject(record, data) is not { } matter || data.String("text") is not { } text) return;
        var quote = record.Field("text", text);
        Source(record, data);
        record.Say(matter, "ALLEGES", Literal.OfText(RecordPassage.Hide(text.Trim())), quote);
    }

    private void Determination(RecordPassage record, Datum data)
    {
        if (Subject(record, data) is not { } matter) return;
        var remedy = data["remedy"]?.String("notes") ?? data.String("notes");
        var text = remedy is null ? data.String("disposition") : $"{data.String("disposition")}: {remedy}";
        var quote = record.Field("determination", text);
        Source(record, data);
        if (text is not null) record.Say(matter, "DETERMINED", Literal.OfText(RecordPassage.Hide(text.Trim())), quote);
        foreach (var authority in data.Strings("issuedBy"))
        {
            var id = Authority(record, authority);
            record.Say(matter, "DECIDED_BY", id, record.Field("issuedBy", authority));
        }
        Jurisdictions(record, data, matter);
    }

    private void Tombstone(RecordPassage record, Datum data)
    {
        record.Field("id", data.String("id"));
        record.Field("former_type", data.String("former_type"));
        var notes = record.Field("notes", data.String("notes"));
        // Parties stay text here too. What an authority's identifier named is no authority: a concept keeps it, and says why it went.
        if (data.String("id") is { } code && data.String("former_type") == "of:Authority")
        {
            var id = EntityId.Create("concept", $"ai incident law {code}");
            record.Define(new(id, code) { ExternalIds = [new("ai-incident-law-authority", code)], Properties = RecordDocument.Properties(("category", "retired identifier")) }, known: false);
            record.Refer(Codes.Deprecated, "deprecated");
            record.Say(id, "CLASSIFIED_AS", Codes.Deprecated, notes);
            record.Say(id, "DEFINED_IN", edition.Taxonomy, notes);
        }
        record.Note(NoteKind.Suspicious, "tombstone", $"{data.String("id")} is retired: {data.String("notes")}");
        log.Tally("tombstones kept");
    }

    private EntityId Authority(RecordPassage record, string url)
    {
        var slug = Slug(url);
        var name = authorities.GetValueOrDefault(slug) ?? slug.Replace('-', ' ');
        var id = EntityId.Create("organization", name);
        record.Refer(id, name, new("ai-incident-law-authority", slug, null, url));
        return id;
    }

    private static EntityId? Subject(RecordPassage record, Datum data)
    {
        if (data.String("ai_incident_law_record_id") is not { } code) return null;
        var matter = Matter(code);
        record.Refer(matter, code, new("ai-incident-law", code, null, $"{Base}incident/{code.ToLowerInvariant()}"));
        record.Field("record", code);
        return matter;
    }

    private static void Jurisdictions(RecordPassage record, Datum data, EntityId subject)
    {
        foreach (var scope in data.Strings("territorial_scope"))
        {
            // As in ca-bc: codes of ISO 3166, in which others (DPV) name places too.
            var code = scope.ToUpperInvariant();
            var id = EntityId.Create("jurisdiction", code);
            record.Refer(id, code, new("iso-3166", code));
            record.Say(subject, "IN_JURISDICTION", id, record.Field("territorial_scope", scope));
        }
    }

    private static void Source(RecordPassage record, Datum data)
    {
        foreach (var field in (string[])["source", "source_locator", "source_citation", "evidence_type", "verified"]) record.Field(field, data.String(field));
    }

    private static EntityId Matter(string code) => EntityId.Create("legal-matter", code);

    private static EntityId Incident(string code) => EntityId.Create("incident", code);

    private static string Slug(string url) => Path.GetFileNameWithoutExtension(url.TrimEnd('/').Split('/')[^1]);

    /// <summary>aiel-2024-001-deployer is of AIEL-2024-001.</summary>
    private static string? Code(string? id) => id?.Split('-') is [var scheme, var year, var number, ..] ? $"{scheme}-{year}-{number}".ToUpperInvariant() : null;

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
