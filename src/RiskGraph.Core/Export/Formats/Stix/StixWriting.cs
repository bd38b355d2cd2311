using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Stix;

/// <summary>What all STIX objects have alike.</summary>
internal static partial class StixWriting
{
    // When the objects that describe the export itself were made.
    private static readonly DateTimeOffset s_epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [GeneratedRegex(@"\ACVE-\d{4}-(0\d{3}|[1-9]\d{3,})\z", RegexOptions.CultureInvariant)] private static partial Regex Cve { get; }

    [GeneratedRegex(@"\ACAPEC-\d+\z", RegexOptions.CultureInvariant)] private static partial Regex Capec { get; }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Time(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00.000Z";

    public static void Head(Utf8JsonWriter json, string type, string id, DateTimeOffset? created = null, DateTimeOffset? modified = null, bool isOurs = false)
    {
        json.WriteString("type", type);
        json.WriteString("spec_version", "2.1");
        json.WriteString("id", id);
        if (!isOurs) json.WriteString("created_by_ref", StixIds.Ourselves);
        var from = created ?? s_epoch;
        json.WriteString("created", Time(from));
        if (type != "marking-definition") json.WriteString("modified", Time(modified is { } later && later > from ? later : from));
    }

    public static void Markings(Utf8JsonWriter json, IEnumerable<string> licences)
    {
        json.WriteStartArray("object_marking_refs");
        foreach (var licence in licences) json.WriteStringValue(StixIds.OfLicence(licence));
        json.WriteEndArray();
    }

    public static void References(Utf8JsonWriter json, Entity entity)
    {
        if (entity.ExternalIds.Length == 0) return;
        json.WriteStartArray("external_references");
        foreach (var id in entity.ExternalIds)
        {
            json.WriteStartObject();
            json.WriteString("source_name", SourceName(id));
            if (id.Edition is not null) json.WriteString("description", $"edition {id.Edition}");
            if (IsAddress(id.Url)) json.WriteString("url", id.Url);
            json.WriteString("external_id", id.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The quotes that a statement rests on.</summary>
    public static void References(Utf8JsonWriter json, IReadOnlyList<ExportedEvidence> evidence)
    {
        if (evidence.Count == 0) return;
        json.WriteStartArray("external_references");
        foreach (var one in evidence)
        {
            json.WriteStartObject();
            json.WriteString("source_name", one.Document.Title);
            json.WriteString("description", one.Evidence.Quote);
            if (IsAddress(one.Document.Url)) json.WriteString("url", one.Document.Url);
            json.WriteString("external_id", one.Evidence.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // These two names promise ids of a certain form.
    private static string SourceName(ExternalId id) => (id.Scheme == "cve" && !Cve.IsMatch(id.Value)) || (id.Scheme == "capec" && !Capec.IsMatch(id.Value)) ? $"{id.Scheme}-other" : id.Scheme;

    private static bool IsAddress(string? url) => url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && Uri.IsWellFormedUriString(url, UriKind.Absolute);
}
