using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Atlas;

/// <summary>Says in the words of the catalogue what an <see cref="AtlasModel"/> holds.</summary>
internal sealed partial class AtlasWriter(Edition edition, InputFile file, ImportLog log)
{
    [GeneratedRegex(@"\]\(/(?<folder>techniques|tactics|mitigations|studies)/(?<code>AML\.[A-Z]{1,2}[0-9.]+)\)")] private static partial Regex InternalLink { get; }

    public IEnumerable<DocumentContent> Write(AtlasModel model)
    {
        foreach (var content in Part("tactics", model.Tactics, (r, o) => Tactic(r, o))) yield return content;
        foreach (var content in Part("techniques", model.Techniques, (r, o) => Technique(r, o, model))) yield return content;
        foreach (var content in Part("mitigations", model.Mitigations, (r, o) => Mitigation(r, o, model))) yield return content;
        foreach (var content in Part("case-studies", model.CaseStudies, (r, o) => CaseStudy(r, o, model))) yield return content;
    }

    private IEnumerable<DocumentContent> Part(string list, IReadOnlyList<AtlasObject> objects, Action<RecordPassage, AtlasObject> write)
    {
        var documents = new RecordDocuments(edition, file, list, EvidenceRole.Primary, log);
        foreach (var item in objects)
        {
            var record = documents.Record(list, item.Data.Line);
            if (item.Code.Length == 0)
            {
                record.Note(NoteKind.Refused, "no-id", $"an entry of {list} has no id.");
                continue;
            }
            log.Tally(list);
            write(record, item);
            foreach (var full in documents.Add(record)) yield return full;
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private void Tactic(RecordPassage record, AtlasObject item)
    {
        var (id, external) = Codes.AtlasTactic(item.Code);
        Common(record, item, id, external, []);
    }

    private void Technique(RecordPassage record, AtlasObject item, AtlasModel model)
    {
        var (id, external) = Codes.AtlasTechnique(item.Code);
        var parent = item.Links.FirstOrDefault(l => l.Relation == AtlasRelation.Specializes)?.Target;
        // Names of sub-techniques are short for their place under the parent: AML.T0051.000 is just "Direct".
        var name = parent is not null && model.ByCode.TryGetValue(parent, out var above) ? $"{above.Name}: {item.Name}" : item.Name;
        Common(record, item with { Name = name }, id, external, name == item.Name ? [] : [item.Name], ("maturity", item.Data.String("maturity")?.ToLowerInvariant()));
        if (item.Data.String("maturity") is { } maturity)
        {
            record.Field("maturity", maturity);
            log.Tally($"maturity {maturity.ToLowerInvariant()}");
        }
        if (parent is not null) log.Tally("subtechniques");
        foreach (var link in item.Links)
        {
            if (!Known(record, item, link, model)) continue;
            if (link.Relation == AtlasRelation.Achieves)
                Say(record, id, "ACHIEVES", Codes.AtlasTactic(link.Target), model, link, record.Field("achieves", link.Target), "technique achieves tactic");
            else if (link.Relation == AtlasRelation.Specializes)
                Say(record, id, "BROADER", Codes.AtlasTechnique(link.Target), model, link, record.Field("subtechnique-of", link.Target), "subtechnique of");
        }
        // In 5.x sub-techniques name no tactics of their own: they serve those of the parent.
        if (parent is null || item.Links.Any(l => l.Relation == AtlasRelation.Achieves) || !model.ByCode.TryGetValue(parent, out var inherited)) return;
        foreach (var link in inherited.Links.Where(l => l.Relation == AtlasRelation.Achieves && model.ByCode.ContainsKey(l.Target)))
            Say(record, id, "ACHIEVES", Codes.AtlasTactic(link.Target), model, link, record.Field($"achieves (as {parent})", link.Target), "technique achieves tactic (inherited)");
    }

    private void Mitigation(RecordPassage record, AtlasObject item, AtlasModel model)
    {
        var (id, external) = Codes.AtlasMitigation(item.Code);
        Common(record, item, id, external, []);
        foreach (var name in (string[])["ml-lifecycle", "lifecycle-phases", "category", "categories"])
            record.Field(name, item.Data.List(name).Select(i => i.Text).OfType<string>());
        foreach (var link in item.Links.Where(l => l.Relation == AtlasRelation.Mitigates && Known(record, item, l, model)))
            Say(record, id, "MITIGATES", Codes.AtlasTechnique(link.Target), model, link, record.Field($"mitigates {link.Target}", link.Text ?? "yes"),
                link.Misplaced ? "mitigation mitigates technique (misplaced)" : "mitigation mitigates technique");
    }

    private void CaseStudy(RecordPassage record, AtlasObject item, AtlasModel model)
    {
        var (id, external) = Codes.AtlasCaseStudy(item.Code);
        var nature = (item.Data.String("case-study-type") ?? item.Data.String("type"))?.ToLowerInvariant();
        var date = Date(item.Data.String("incident-date") ?? item.Data.String("date"), item.Data.String("incident-date-granularity") ?? item.Data.String("date-granularity"));
        Common(record, item, id, external, [], ("nature", nature), ("date", date?.Text));
        if (nature is not null) log.Tally($"case study type {nature}");
        if (item.Data.String("incident-date-granularity") is { } granularity) log.Tally($"incident date {granularity}");
        record.Field("nature", nature);
        if (date is not null) record.Say(id, "DATE", Literal.OfDate(date), record.Field("incident-date", date.Text));
        record.Field("target", item.Data.String("target"));
        record.Field("actor", item.Data.String("actor"));
        record.Field("reporter", item.Data.String("reporter"));
        var steps = 0;
        var (pairs, triples) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var link in item.Links.Where(l => l.Relation == AtlasRelation.Employs && Known(record, item, l, model)))
        {
            var quote = record.Field($"step {RecordDocument.Number(++steps)}, {link.Tactic}, {link.Target}", link.Text ?? "no description");
            Say(record, id, "USES", Codes.AtlasTechnique(link.Target), model, link, quote, "case study procedure step");
            if (pairs.Add(link.Target)) log.Tally("case study uses technique");
            if (triples.Add($"{link.Tactic} {link.Target}")) log.Tally("case study uses technique for tactic");
        }
        foreach (var reference in item.Data.List("references").Where(r => r.IsMapping))
        {
            var (title, url) = (reference.String("title"), reference.String("url"));
            log.Tally("case study references");
            var quote = record.Field("reference", $"{title} {url}".Trim());
            if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out _)) continue;
            var (work, workUrl) = Codes.Work(url);
            record.Refer(work, title ?? url, workUrl);
            record.Say(work, "DESCRIBES", id, quote);
        }
    }

    private void Common(RecordPassage record, AtlasObject item, EntityId id, ExternalId external, IReadOnlyList<string> aliases, params (string Name, string? Value)[] properties)
    {
        var quote = record.Field("id", item.Code);
        record.Field("name", item.Name);
        var text = item.Data.String("description") ?? item.Data.String("summary");
        var description = text is null ? null : InternalLink.Replace(text, m =>
        {
            log.Tally("internal links rewritten");
            return $"](https://atlas.mitre.org/{m.Groups["folder"].Value}/{m.Groups["code"].Value})";
        });
        record.Field("description", description);
        List<ExternalId> externals = [external];
        if ((item.Data["ATT&CK-reference"] ?? item.Data["attack-reference"]) is { IsMapping: true } attack && attack.String("id") is { } attackId)
        {
            externals.Add(new("mitre-attack", attackId, null, attack.String("url")));
            record.Field("ATT&CK-reference", attackId);
            log.Tally($"ATT&CK references of {id.Prefix}");
        }
        record.Define(new(id, item.Name) { Description = description, Aliases = [.. aliases], ExternalIds = [.. externals], Properties = RecordDocument.Properties(properties) });
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
    }

    private static bool Known(RecordPassage record, AtlasObject item, AtlasLink link, AtlasModel model)
    {
        if (model.ByCode.ContainsKey(link.Target)) return true;
        record.Note(NoteKind.Refused, "dangling", $"{item.Code} links to {link.Target} (line {link.Line}), which the file does not have.");
        return false;
    }

    private static void Say(RecordPassage record, EntityId subject, string predicate, (EntityId Id, ExternalId External) target, AtlasModel model, AtlasLink link, Quote quote, string tally)
    {
        record.Refer(target.Id, model.ByCode[link.Target].Name, target.External);
        record.Say(subject, predicate, target.Id, quote, tally);
    }

    /// <summary>The file always has a full date, and beside it how much of it is meant.</summary>
    private static PartialDate? Date(string? text, string? granularity)
    {
        if (text is null) return null;
        var cut = granularity?.ToUpperInvariant() switch { "YEAR" => 4, "MONTH" => 7, _ => text.Length };
        return PartialDate.TryParse(text[..Math.Min(cut, text.Length)], out var date) ? date : null;
    }
}
