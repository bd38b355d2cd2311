using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>A value of a query that is JSON already.</summary>
internal sealed record WrittenRows(ReadOnlyMemory<byte> Json);

/// <summary>
/// Values of a query by name: texts, numbers, truth values, null, lists of them, and maps of them for rows. They travel
/// beside the statement and are never part of its text.
/// </summary>
internal sealed class QueryParameters : IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>Text from documents is data of a JSON body and never a page, so only what JSON itself needs is escaped.</summary>
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    public void Add(string name, object? value) => _values.Add(name, value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _values)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
        json.WriteEndObject();
    }

    /// <summary>Writes a value ahead of its query, while the server is busy with another.</summary>
    public static WrittenRows WriteAhead(object value)
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(bytes, Writing)) Write(json, value);
        return new(bytes.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: WriteText(json, text); break;
            case WrittenRows rows: json.WriteRawValue(rows.Json.Span, skipInputValidation: true); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            // A figure without a point would become an integer on the server.
            case double number: json.WriteRawValue(Float(number), skipInputValidation: true); break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }
                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item);
                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"A {value.GetType().Name} cannot be a value of a query.", nameof(value));
        }
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        // Half a surrogate pair cannot be written; it becomes U+FFFD, as it does in every UTF-8 text.
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) json.WriteStringValue(Encoding.UTF8.GetBytes(text));
        else json.WriteStringValue(text);
    }

    private static string Float(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
