using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskGraph.Core.Export;

/// <summary>JSON that is put together in memory. Only what JSON itself needs is escaped: it is never part of a page.</summary>
public static class JsonText
{
    /// <param name="write">Writes one whole value.</param>
    /// <param name="isIndented">Many lines for people; otherwise one line.</param>
    public static string Of(Action<Utf8JsonWriter> write, bool isIndented = false) => Encoding.UTF8.GetString(Bytes(write, isIndented));

    /// <summary>The same as UTF-8.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write, bool isIndented = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = isIndented })) write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
