using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Owasp;

/// <summary>Says in the words of the catalogue what an entry holds: the risk, its controls, the works and the ATLAS techniques it names.</summary>
internal sealed partial class OwaspEntryWriter(Edition edition, string language, ImportLog log)
{
    [GeneratedRegex(@"AML\.T\d{4}(?:\.\d{3})?")] private static partial Regex Technique { get; }
    [GeneratedRegex(@"^\d+\.\s*(?<name>.+)$")] private static partial Regex Numbered { get; }

    public void Write(RecordDocument document, OwaspEntry entry)
    {
        var (risk, external) = Codes.OwaspLlm(entry.Code!, entry.Edition!);
        var described = entry.Sections.FirstOrDefault(s => s.Text.Length > 0);
        var techniques = new HashSet<string>(StringComparer.Ordinal);
        var controls = (Level: 0, Inside: false);
        foreach (var section in entry.Sections)
        {
            var record = document.Record(entry.Code!, section.Line);
            var heading = record.Field("heading", section.Heading);
            record.Field("text", section.Text);
            if (section.Heading.StartsWith(entry.Code!, StringComparison.Ordinal))
            {
                record.Define(new(risk, entry.Name!)
                {
                    Aliases = [$"{entry.Code}:{entry.Edition} {entry.Name}"],
                    Description = language == "en" ? described?.Text : null,
                    ExternalIds = [external],
                }, known: language == "en");
                record.Say(risk, "DEFINED_IN", edition.Taxonomy, heading);
            }
            else record.Refer(risk, entry.Name!, external);
            if (controls.Inside && section.Level <= controls.Level) controls = (0, false);
            if (!controls.Inside && section.Heading.StartsWith("Prevention", StringComparison.OrdinalIgnoreCase)) controls = (section.Level, true);
            // Translations are not aligned heading by heading, so that controls are named by the English text alone.
            else if (controls.Inside && language == "en" && Numbered.Match(section.Heading) is { Success: true } numbered) Control(record, entry, risk, numbered.Groups["name"].Value, section, heading);
            Links(record, risk, section, techniques);
            document.Add(record);
        }
    }

    private void Control(RecordPassage record, OwaspEntry entry, EntityId risk, string name, OwaspSection section, Quote heading)
    {
        var control = EntityId.Create("control", $"owasp {entry.Code} {entry.Edition} {name}");
        record.Define(new(control, name) { Description = section.Text.Length > 0 ? section.Text : null });
        record.Say(control, "MITIGATES", risk, heading, "controls");
        record.Say(control, "DEFINED_IN", edition.Taxonomy, heading);
    }

    private void Links(RecordPassage record, EntityId risk, OwaspSection section, HashSet<string> techniques)
    {
        foreach (var (title, url) in section.Links)
        {
            var quote = record.Field("link", $"{title} {url}");
            if (url.Contains("atlas.mitre.org", StringComparison.Ordinal) && Cited(record, title, url, risk, quote, techniques)) continue;
            if (!Uri.TryCreate(url, UriKind.Absolute, out _)) continue;
            var (work, external) = Codes.Work(url);
            record.Refer(work, title.Length > 0 ? title : url, external);
            record.Say(risk, "DOCUMENTED_IN", work, quote);
        }
    }

    /// <summary>Names of techniques are cited as they were at the time: the code is what counts. Where text and address have different codes, both are meant.</summary>
    private bool Cited(RecordPassage record, string title, string url, EntityId risk, Quote quote, HashSet<string> techniques)
    {
        var codes = Technique.Matches($"{title} {url}").Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 1) record.Note(NoteKind.Suspicious, "two-codes", $"the link '{title}' leads to {url}: both codes are taken.");
        foreach (var code in codes)
        {
            var (technique, external) = Codes.AtlasTechnique(code);
            record.Refer(technique, code, external);
            record.Say(risk, "RELATED", technique, quote);
            if (techniques.Add(code)) log.Tally($"ATLAS techniques {language}");
        }
        return codes.Count > 0;
    }
}
