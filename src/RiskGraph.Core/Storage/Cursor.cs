using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RiskGraph.Core.Storage;

/// <summary>
/// The text of a cursor: the sort keys of the item it stands on, and the order they belong to, so that a cursor used with
/// another order is refused instead of giving a wrong page. It is opaque to clients and the same for every store.
/// </summary>
public static class Cursor
{
    // Every edge of every page has a cursor: the writer and its buffer are made once a thread.
    [ThreadStatic] private static ArrayBufferWriter<byte>? s_bytes;
    [ThreadStatic] private static Utf8JsonWriter? s_json;

    /// <param name="order">Names the order, as in <c>NAME.ASC,ID.ASC</c>.</param>
    /// <param name="keys">The sort keys as texts; null for an absent value.</param>
    public static string Encode(string order, params IReadOnlyList<string?> keys)
    {
        var bytes = s_bytes ??= new(256);
        var json = s_json ??= new(bytes);
        bytes.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        json.WriteStringValue(order);
        foreach (var key in keys) json.WriteStringValue(key);
        json.WriteEndArray();
        json.Flush();
        return Base64Url.EncodeToString(bytes.WrittenSpan);
    }

    /// <returns>As many keys as were encoded.</returns>
    /// <exception cref="CursorException">It is no cursor of this order with this many keys.</exception>
    public static IReadOnlyList<string?> Decode(string cursor, string order, int keyCount)
    {
        if (!TryRead(cursor, out var parts)) throw new CursorException($"'{Shorten(cursor)}' is not a cursor. Pass on a cursor from pageInfo or an edge unchanged.");
        if (parts[0] != order) throw new CursorException($"The cursor belongs to the order {Shorten(parts[0]!)}, not to {order}. Keep orderBy as it was, or start again without a cursor.");
        if (parts.Length != keyCount + 1) throw new CursorException($"'{Shorten(cursor)}' is not a whole cursor. Pass on a cursor from pageInfo or an edge unchanged.");
        return parts[1..];
    }

    private static bool TryRead(string cursor, [NotNullWhen(true)] out string?[]? parts)
    {
        parts = null;
        if (!Base64Url.IsValid(cursor, out var length) || length == 0) return false;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            if (json.RootElement.ValueKind != JsonValueKind.Array) return false;
            var items = json.RootElement.EnumerateArray().ToList();
            if (items.Count == 0 || items.Any(i => i.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) || items[0].ValueKind == JsonValueKind.Null) return false;
            parts = [.. items.Select(i => i.GetString())];
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not our JSON, or texts in it that are no Unicode: the caller says so in its own words.
            return false;
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
