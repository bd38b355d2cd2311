using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.CoSai;

/// <summary>Says in the words of the catalogue what the risk map's records hold.</summary>
/// <param name="risks">All risks, id and title: some controls apply to all of them.</param>
internal sealed partial class CoSaiWriter(Edition edition, IReadOnlyList<(string Id, string Title)> risks, ImportLog log)
{
    [GeneratedRegex(@"\{\{ref:(?<id>[^}]+)\}\}")] private static partial Regex Reference { get; }
    [GeneratedRegex(@"(?<=[a-z])(?=[A-Z])")] private static partial Regex Hump { get; }

    public void Framework(RecordPassage record, Datum data)
    {
        var id = Taxonomy(data.String("id")!);
        var quote = record.Field("id", data.String("id"));
        record.Field("name", data.String("fullName") ?? data.String("name"));
        record.Field("version", data.String("version"));
        record.Field("description", data.String("description"));
        record.Define(new(id, data.String("name") ?? data.String("id")!)
        {
            Aliases = data.String("fullName") is { } full ? [full] : [],
            Description = data.String("description"),
            ExternalIds = [new("cosai", data.String("id")!, data.String("version"), data.String("documentUri") ?? data.String("baseUri"))],
        });
        record.Say(id, "RELATED", edition.Taxonomy, quote);
    }

    public void Persona(RecordPassage record, Datum data)
    {
        var id = Begin(record, data, "concept", ("category", "persona"));
        if (data.String("deprecated") == "true")
        {
            record.Refer(Codes.Deprecated, "deprecated");
            record.Say(id, "CLASSIFIED_AS", Codes.Deprecated, record.Field("deprecated", "true"), "personas deprecated");
        }
        record.Field("responsibilities", data.Strings("responsibilities"));
        Mappings(record, data, id, "persona");
    }

    public void Component(RecordPassage record, Datum data)
    {
        var id = Begin(record, data, "concept", ("category", "component"));
        Group(record, data, id);
        foreach (var to in data["edges"]?.Strings("to") ?? [])
            Say(record, id, "RELATED", (EntityId.Create("concept", $"cosai {to}"), new("cosai", to)), Spaced(to), record.Field("leads to", to), "component edges");
    }

    /// <param name="category">What the term is one of.</param>
    public void Term(RecordPassage record, Datum data, string category) => Begin(record, data, "concept", ("category", category));

    public void Control(RecordPassage record, Datum data)
    {
        var id = Begin(record, data, "control");
        Group(record, data, id);
        if (data["risks"]?.Text == "all")
        {
            log.Tally("controls of all risks");
            var all = record.Field("risks", "all");
            foreach (var (risk, title) in risks) Say(record, id, "MITIGATES", Risk(risk), title, all, "control mitigates risk (all)");
        }
        else
            foreach (var risk in data.Strings("risks")) Say(record, id, "MITIGATES", Risk(risk), Title(risk), record.Field("risk", risk), "control mitigates risk");
        foreach (var list in (string[])["personas", "components"])
            foreach (var item in data.Strings(list).Where(i => i is not ("all" or "none")))
                Say(record, id, "APPLIES_TO", (EntityId.Create("concept", $"cosai {item}"), new("cosai", item)), Spaced(item), record.Field(list, item), $"control {list}");
        Terms(record, data, id);
        Mappings(record, data, id, "control");
    }

    public void Risk(RecordPassage record, Datum data)
    {
        var id = Begin(record, data, "risk");
        Group(record, data, id);
        foreach (var control in data.Strings("controls"))
            Say(record, EntityId.Create("control", $"cosai {control}"), new("cosai", control), Spaced(control), "MITIGATES", id, record.Field("control", control), "risk mitigated by control");
        foreach (var persona in data.Strings("personas"))
            Say(record, id, "APPLIES_TO", (EntityId.Create("concept", $"cosai {persona}"), new("cosai", persona)), Spaced(persona), record.Field("persona", persona), "risk personas");
        foreach (var part in (string[])["introduced", "exposed", "mitigated"]) record.Field(part, Prose(data["tourContent"]?.Strings(part) ?? [], data, record));
        record.Field("examples", Prose(data.Strings("examples"), data, record));
        Terms(record, data, id);
        Mappings(record, data, id, "risk");
        foreach (var reference in data.List("externalReferences"))
        {
            log.Tally("external references");
            var (title, url) = (reference.String("title"), reference.String("url"));
            var quote = record.Field("reference", $"{title} {url}".Trim());
            if (url is null) continue;
            var (work, external) = Codes.Work(url);
            Say(record, id, "DOCUMENTED_IN", (work, external), title ?? url, quote, null);
        }
    }

    private EntityId Begin(RecordPassage record, Datum data, string kind, params (string Name, string? Value)[] properties)
    {
        var code = data.String("id")!;
        var id = EntityId.Create(kind, $"cosai {code}");
        var quote = record.Field("id", code);
        var title = data.String("title") ?? code;
        record.Field("title", title);
        var description = Prose(data.Strings("shortDescription").Any() ? data.Strings("shortDescription") : data.Strings("description"), data, record);
        record.Field("description", description);
        record.Field("long description", Prose(data.Strings("longDescription"), data, record));
        record.Define(new(id, title) { Description = description, ExternalIds = [new("cosai", code)], Properties = RecordDocument.Properties(properties) }, known: kind is "risk" or "control");
        record.Say(id, "DEFINED_IN", edition.Taxonomy, quote);
        return id;
    }

    private static void Group(RecordPassage record, Datum data, EntityId id)
    {
        if (data.String("category") is not { } category) return;
        Say(record, id, "IN_GROUP", (EntityId.Create("group", $"cosai {category}"), new("cosai", category)), Spaced(category), record.Field("category", category), null);
    }

    private static void Terms(RecordPassage record, Datum data, EntityId id)
    {
        foreach (var list in (string[])["lifecycleStage", "impactType", "actorAccess"])
            foreach (var term in data.Strings(list).Where(t => t is not ("all" or "none")))
                Say(record, id, "CLASSIFIED_AS", (EntityId.Create("concept", $"cosai {term}"), new("cosai", term)), term, record.Field(list, term), null);
    }

    private static void Mappings(RecordPassage record, Datum data, EntityId id, string from)
    {
        foreach (var (framework, list) in data["mappings"]?.Fields ?? [])
            foreach (var item in list.Items.Select(i => i.Text).OfType<string>())
            {
                var quote = record.Field($"maps to {framework}", item);
                var (code, pin) = item.Split('@') is [var c, var p] ? (c, p) : (item, null);
                var (target, external, name) = Target(framework, code, pin);
                Say(record, id, "RELATED", (target, external), name, quote, $"{from}->{framework}");
            }
    }

    /// <summary>Who maps to a code means the code, whatever the version that was current: the pin stays in the record's text.</summary>
    private static (EntityId Id, ExternalId External, string Name) Target(string framework, string code, string? pin)
    {
        if (framework == "mitre-atlas")
        {
            var (id, external) = code.StartsWith("AML.M", StringComparison.Ordinal) ? Codes.AtlasMitigation(code)
                : code.StartsWith("AML.TA", StringComparison.Ordinal) ? Codes.AtlasTactic(code) : Codes.AtlasTechnique(code);
            return (id, external, code);
        }
        if (framework == "owasp-top10-llm" && code.Split(':') is [var number, var edition])
        {
            var (id, external) = Codes.OwaspLlm(number, edition);
            return (id, external, code);
        }
        if (framework == "nist-ai-rmf") return (EntityId.Create("provision", $"nist ai rmf {code}"), new("nist-ai-rmf", code, pin), $"NIST AI RMF {code}");
        return (EntityId.Create("concept", $"{framework} {code}"), new(framework, code, pin), Hump.Replace(code, " "));
    }

    /// <summary>Paragraphs, with the placeholders of references filled in.</summary>
    private string? Prose(IEnumerable<string> paragraphs, Datum data, RecordPassage record)
    {
        var text = string.Join("\n", paragraphs.Select(p => p.Trim()));
        if (text.Length == 0) return null;
        return Reference.Replace(text, match =>
        {
            var key = match.Groups["id"].Value;
            if (data.List("externalReferences").FirstOrDefault(r => r.String("id") == key)?.String("title") is { } title)
            {
                log.Tally("placeholders filled in");
                return title;
            }
            record.Note(NoteKind.Suspicious, "unknown-reference", $"the text refers to '{key}', which is not among the external references.");
            return key;
        });
    }

    private string Title(string risk) => risks.FirstOrDefault(r => r.Id == risk).Title is { Length: > 0 } title ? title : Spaced(risk);

    private static (EntityId, ExternalId) Risk(string code) => (EntityId.Create("risk", $"cosai {code}"), new("cosai", code));

    private static EntityId Taxonomy(string framework) => EntityId.Create("taxonomy", framework);

    /// <summary>controlModelIntegrity is shown as Model Integrity until its own record names it.</summary>
    private static string Spaced(string code)
    {
        var words = Hump.Split(code);
        return words.Length > 1 ? string.Join(' ', words.Skip(1)) : code;
    }

    private static void Say(RecordPassage record, EntityId subject, string predicate, (EntityId Id, ExternalId External) target, string name, Quote quote, string? tally)
    {
        record.Refer(target.Id, name, target.External);
        record.Say(subject, predicate, target.Id, quote, tally);
    }

    private static void Say(RecordPassage record, EntityId subject, ExternalId external, string name, string predicate, EntityId target, Quote quote, string tally)
    {
        record.Refer(subject, name, external);
        record.Say(subject, predicate, target, quote, tally);
    }
}
