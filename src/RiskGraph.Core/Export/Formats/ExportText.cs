using System.Globalization;
using System.Text.Json;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats;

/// <summary>Texts that several formats have alike.</summary>
internal static class ExportText
{
    /// <summary>As JSON Lines write an enum value.</summary>
    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>UTC, as precise as it is.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>As in <c>doi:10.1/x</c>, with the edition behind an @ where it has one.</summary>
    public static string Of(ExternalId id) => id.Edition is null ? $"{id.Scheme}:{id.Value}" : $"{id.Scheme}:{id.Value}@{id.Edition}";

    /// <summary>The evidence as a list in JSON, for formats that have values of one piece only.</summary>
    public static string Json(IReadOnlyList<ExportedEvidence> evidence) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var one in evidence)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Evidence.Id);
            json.WriteString("quote", one.Evidence.Quote);
            json.WriteString("document", one.Document.Id.Text);
            if (one.Document.Url is { } url) json.WriteString("url", url);
            json.WriteString("role", Camel(one.Evidence.Role));
            json.WriteString("method", Camel(one.Evidence.Method));
            json.WriteNumber("confidence", one.Evidence.Confidence);
            json.WriteString("licence", one.Licence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static string Json(IEnumerable<string> texts) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    });
}
