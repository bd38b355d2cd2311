using System.Text.Json;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Core.Export;

namespace RiskGraph.Citations.Formats;

/// <summary>Writes items as CSL-JSON (the schema csl-data.json of CSL 1.0.2). Members come in alphabetical order after id and type.</summary>
public sealed class CslJsonWriter : IReferenceWriter
{
    public void WriteStart(TextWriter writer) => writer.Write("[");

    public void Write(TextWriter writer, CslItem item, bool isFirst)
    {
        writer.Write(isFirst ? "\n" : ",\n");
        writer.Write(Text(item));
    }

    public void WriteEnd(TextWriter writer) => writer.Write("\n]\n");

    /// <summary>One item as a JSON object.</summary>
    public static string Text(CslItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            json.WriteString("type", item.Type);
            foreach (var name in item.Text.Keys.Concat(item.Names.Keys).Concat(item.Dates.Keys).Order(StringComparer.Ordinal))
            {
                json.WritePropertyName(name);
                if (item.Names.TryGetValue(name, out var people)) WriteNames(json, people);
                else if (item.Dates.TryGetValue(name, out var date)) WriteDate(json, date);
                else json.WriteStringValue(item.Text[name]);
            }
            json.WriteEndObject();
        }, isIndented: true);
    }

    private static void WriteNames(Utf8JsonWriter json, IReadOnlyList<CslName> names)
    {
        json.WriteStartArray();
        foreach (var name in names)
        {
            json.WriteStartObject();
            if (name.Literal is { } literal) json.WriteString("literal", literal);
            else
            {
                Part("family", name.Family);
                Part("given", name.Given);
                Part("dropping-particle", name.DroppingParticle);
                Part("non-dropping-particle", name.NonDroppingParticle);
                Part("suffix", name.Suffix);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        void Part(string part, string value)
        {
            if (value.Length > 0) json.WriteString(part, value);
        }
    }

    private static void WriteDate(Utf8JsonWriter json, CslDate date)
    {
        json.WriteStartObject();
        if (date.Literal is { } literal) json.WriteString("literal", literal);
        if (date.Start is { } start)
        {
            json.WriteStartArray("date-parts");
            WriteParts(json, start);
            if (date.End is { } end) WriteParts(json, end);
            json.WriteEndArray();
            if (start.Season is { } season) json.WriteNumber("season", season);
        }
        if (date.IsCirca) json.WriteBoolean("circa", true);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, CslDateParts parts)
    {
        json.WriteStartArray();
        json.WriteNumberValue(parts.Year);
        if (parts.Month is { } month) json.WriteNumberValue(month);
        if (parts is { Month: not null, Day: { } day }) json.WriteNumberValue(day);
        json.WriteEndArray();
    }
}
