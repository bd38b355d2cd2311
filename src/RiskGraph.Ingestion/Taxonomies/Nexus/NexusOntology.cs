using System.Globalization;
using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Mappings;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>Says in the words of the catalogue what the ontology holds. Documents are kept apart by the licence of what they carry.</summary>
internal sealed partial class NexusOntology(NexusIndex index, InputFile file, ImportLog log)
{
    private readonly ContradictoryPairs _pairs = new();

    [GeneratedRegex(@"<[A-Za-z/!][^>]*>")] private static partial Regex Tag { get; }
    [GeneratedRegex(@"(?:(?<month>January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?<year>(?:19|20)\d\d)")] private static partial Regex MonthYear { get; }

    public IEnumerable<DocumentContent> Write()
    {
        foreach (var part in index.Ordered.GroupBy(o => (o.Collection, Licence: NexusKinds.Licence(TaxonomyOf(o)))))
        {
            var documents = new RecordDocuments(NexusSource.Edition(part.Key.Licence), file, $"{part.Key.Collection} {ContentHash.Of("licence", part.Key.Licence)[..4]}", EvidenceRole.Secondary, log);
            foreach (var item in part)
            {
                var record = documents.Record(item.Collection, item.Data.Line);
                Write(record, item);
                foreach (var full in documents.Add(record)) yield return full;
            }
            foreach (var rest in documents.Finish()) yield return rest;
        }
    }

    /// <summary>A taxonomy's own record is under the terms of its entries; MIT's mitigations name no taxonomy but the groups of one.</summary>
    private string? TaxonomyOf(NexusObject item) => item.Collection is "taxonomies" or "vocabularies" ? item.Code
        : item.Taxonomy ?? item.Data.Strings("isCategorizedAs").Select(g => index.Find(g)?.Taxonomy).FirstOrDefault(t => t is not null)
        ?? (item.Collection == "controls" ? "mit-draft-ai-risk-mitigation" : null);

    private void Write(RecordPassage record, NexusObject item)
    {
        if (item.Collection == "aievalresults" && Number(item) is null)
            throw new TaxonomyException($"{record.Place}: the result '{item.Code}' has the value '{item.Data.String("value")}', which is no number. Correct or remove it.");
        log.Tally(item.Collection);
        if (item.Type is not null) log.Tally($"{item.Collection} of type {item.Type}");
        if (item.Collection is "entries" or "groups" or "actions" && item.Taxonomy is not null && item.Type is "Risk" or "RiskGroup" or "Action") log.Tally($"{item.Type} of {item.Taxonomy}");
        record.Field("id", item.Code);
        record.Field("name", item.Data.String("name"));
        var description = Description(record, item);
        record.Field("description", description);
        record.Define(Entity(item, description), known: item.Id.Prefix is not ("concept" or "group" or "observation"));
        foreach (var (property, value) in item.Data.Fields)
        {
            if (property is "id" or "name" or "description") continue;
            foreach (var text in item.Data.Strings(property))
            {
                var target = NexusEdges.IsText(property) ? null : index.Find(text);
                // The date of an incident stands in the text that names its source.
                var quote = record.Field(property, text);
                if (target is not null) Edge(record, item, property, target, quote);
                else if (property == "isPartOf") record.Note(NoteKind.Suspicious, "dangling-parent", $"{item.Code} is part of '{text}', which the file does not have. The name is kept in the record.");
            }
            if (value.IsMapping) record.Field(property, string.Join("; ", value.Fields.Select(f => $"{f.Name}: {f.Value.Text}")));
        }
        if (item.Collection == "riskincidents" && Date(item) is { } date) record.Say(item.Id, "DATE", Literal.OfDate(date), default);
        if (item.Collection == "aievalresults" && Number(item) is { } number) record.Say(item.Id, "VALUE", Literal.OfNumber(number), record.Field("value", item.Data.String("value")));
    }

    private void Edge(RecordPassage record, NexusObject item, string property, NexusObject target, Quote quote)
    {
        if (NexusEdges.Of(property, item.Id.Prefix, target.Id.Prefix) is not { } edge)
        {
            record.Note(NoteKind.Refused, "unknown-property", $"{item.Code} has '{property}' to {target.Code}, which is no property that is known.");
            return;
        }
        log.Tally($"edges {property}");
        var (subject, @object) = edge.Inverse ? (target.Id, item.Id) : (item.Id, target.Id);
        // A figure without its value is none, so that whoever names it has to carry it whole.
        if (target.Id.Prefix == "observation") record.Define(Entity(target, null), known: false);
        else record.Refer(target.Id, target.Name, target.Scheme);
        record.Say(subject, edge.Predicate, @object, quote);
        _pairs.Met(edge.Predicate, subject, @object, record.Place, log);
    }

    private static string? Description(RecordPassage record, NexusObject item)
    {
        if (item.Data.String("description") is not { } text) return null;
        if (item.Collection != "riskincidents" || !Tag.IsMatch(text)) return text;
        record.Note(NoteKind.Repaired, "html", $"the description of {item.Code} holds HTML, which is taken out.");
        return System.Net.WebUtility.HtmlDecode(Tag.Replace(text, ""));
    }

    private static Entity Entity(NexusObject item, string? description)
    {
        var data = item.Data;
        List<ExternalId> externals = [new("ibm-nexus", item.Code, null, Absolute(data.String("url") ?? data.String("source_uri")))];
        if (item.Scheme is not null) externals.Add(item.Scheme);
        (string, string?)[] properties = item.Id.Prefix switch
        {
            "taxonomy" => [("edition", data.String("version")), ("published", Partial(data.String("dateCreated")))],
            "report" => [("published", Partial(data.String("dateCreated")))],
            "incident" => [("date", Date(item)?.Text), ("nature", "incident")],
            "observation" => [("metric", item.Name), ("value", Number(item) is { } number ? Literal.Canonical(number) : null), ("comparison", "exactly")],
            "provision" => [("strength", data.Strings("hasApplication").FirstOrDefault() ?? item.Type)],
            "concept" => [("category", item.Type ?? item.Collection)],
            _ => [],
        };
        return new(item.Id, item.Name)
        {
            Aliases = data.String("name") is { } full && full != item.Name ? [full] : [],
            Description = description,
            ExternalIds = [.. externals],
            Properties = RecordDocument.Properties(properties),
        };
    }

    private static decimal? Number(NexusObject item) =>
        decimal.TryParse(item.Data.String("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PartialDate? Date(NexusObject item)
    {
        if (MonthYear.Matches(item.Data.String("author") ?? "").LastOrDefault() is not { } match) return null;
        var year = match.Groups["year"].Value;
        return match.Groups["month"] is { Success: true, Value: var name }
            ? PartialDate.Parse($"{year}-{DateTime.ParseExact(name, "MMMM", CultureInfo.InvariantCulture).Month:00}") : PartialDate.Parse(year);
    }

    private static string? Partial(string? text) => PartialDate.TryParse(text, out var date) ? date.Text : null;

    private static string? Absolute(string? url) => Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;
}
