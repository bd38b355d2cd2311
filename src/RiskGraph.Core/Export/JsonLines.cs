using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export;

/// <summary>
/// A whole graph as JSON Lines: a header line, then one record a line in the order of <see cref="GraphRecord"/>.
/// Two stores that hold the same write the same bytes. UTF-8 without BOM, lines end with a line feed.
/// </summary>
public static class JsonLines
{
    /// <summary>Rises when a reader of the older format could not read the newer.</summary>
    public const int FormatVersion = 1;

    private static readonly byte[] s_header = [.. System.Text.Encoding.UTF8.GetBytes($$"""{"format":"riskgraph","version":{{FormatVersion}}}"""), (byte)'\n'];

    // Text from documents stays readable: only what JSON itself needs is escaped. The output is a file, never a page.
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>How many records were written.</returns>
    public static async Task<long> WriteAsync(IAsyncEnumerable<GraphRecord> records, Stream output, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>(4096);
        await using var json = new Utf8JsonWriter(line, Writing);
        await output.WriteAsync(s_header, cancellationToken);
        long count = 0;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            json.Reset();
            JsonSerializer.Serialize(json, record, GraphRecordJson.Default.GraphRecord);
            json.Flush();
            line.Write("\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellationToken);
            line.ResetWrittenCount();
            count++;
        }
        await output.FlushAsync(cancellationToken);
        return count;
    }

    /// <summary>As <see cref="WriteAsync"/>, and every record for which there are licences names them, which readers pass over.</summary>
    /// <param name="licences">Null for a record to which none apply.</param>
    public static void Write(IEnumerable<GraphRecord> records, Func<GraphRecord, IReadOnlyList<string>?> licences, Stream output)
    {
        var line = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(line, Writing);
        output.Write(s_header);
        foreach (var record in records)
        {
            json.Reset();
            JsonSerializer.Serialize(json, record, GraphRecordJson.Default.GraphRecord);
            json.Flush();
            if (licences(record) is { } all)
            {
                output.Write(line.WrittenSpan[..^1]);
                line.ResetWrittenCount();
                line.Write(",\"licences\":"u8);
                json.Reset();
                JsonSerializer.Serialize(json, all, GraphRecordJson.Default.IReadOnlyListString);
                json.Flush();
                line.Write("}"u8);
            }
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
            line.ResetWrittenCount();
        }
    }

    /// <param name="name">How messages name the input.</param>
    /// <exception cref="JsonLinesException">A line is no record; the message says which and why.</exception>
    public static async IAsyncEnumerable<GraphRecord> ReadAsync(Stream input, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input);
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (number == 1)
            {
                CheckHeader(line, name);
                continue;
            }
            if (line.Length == 0) continue;
            yield return Parse(line, name, number);
        }
        if (number == 0) throw new JsonLinesException($"{name}:1: the file is empty. Give a file that `riskgraph export` wrote.");
    }

    private static void CheckHeader(string line, string name)
    {
        try
        {
            using var header = JsonDocument.Parse(line);
            if (header.RootElement.TryGetProperty("format", out var format) && format.GetString() == "riskgraph"
                && header.RootElement.TryGetProperty("version", out var version) && version.TryGetInt32(out var number))
            {
                if (number <= FormatVersion) return;
                throw new JsonLinesException($"{name}:1: the file is of format {number}, and this program reads up to {FormatVersion}. Use a newer riskgraph.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new JsonLinesException($"{name}:1: this is not a graph export ({e.Message}). Give a file that `riskgraph export` wrote.");
        }
        throw new JsonLinesException($"{name}:1: this is not a graph export. Its first line must be {System.Text.Encoding.UTF8.GetString(s_header).TrimEnd()}");
    }

    private static GraphRecord Parse(string line, string name, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GraphRecordJson.Default.GraphRecord) ?? throw new JsonException("null is no record.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or ArgumentException)
        {
            var column = e is JsonException { BytePositionInLine: { } at } ? $":{at + 1}" : "";
            throw new JsonLinesException($"{name}:{number}{column}: this is not a record of a graph: {e.Message.Split(" Path:")[0]}");
        }
    }
}

/// <summary>The input is no export of a graph; the message starts with file:line.</summary>
public sealed class JsonLinesException(string message) : FormatException(message);
