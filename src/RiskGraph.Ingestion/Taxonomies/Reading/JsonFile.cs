using System.Text.Json;

namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <summary>Reads JSON and JSON Lines into <see cref="Datum"/>, with the line of every value.</summary>
internal static class JsonFile
{
    /// <exception cref="TaxonomyException">It is no JSON.</exception>
    public static Datum Read(SourceInput input, InputFile file)
    {
        using var bytes = input.ReadBytes(file);
        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), file.Path, 1);
    }

    /// <summary>A value a line; empty lines are skipped.</summary>
    public static IEnumerable<Datum> ReadLines(SourceInput input, InputFile file)
    {
        using var bytes = input.ReadBytes(file);
        var (buffer, length, start, line) = (bytes.GetBuffer(), (int)bytes.Length, 0, 0);
        while (start < length)
        {
            line++;
            var end = Array.IndexOf(buffer, (byte)'\n', start, length - start);
            if (end < 0) end = length;
            if (buffer.AsSpan(start, end - start).Trim(" \r\t"u8).Length > 0) yield return Parse(buffer.AsSpan(start, end - start), file.Path, line);
            start = end + 1;
        }
    }

    private static Datum Parse(ReadOnlySpan<byte> bytes, string path, int line)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 });
        try
        {
            var lines = new LineCounter(line);
            reader.Read();
            return Value(ref reader, bytes, lines);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes)) throw new TaxonomyException($"{path}:{line + ((e as JsonException)?.LineNumber ?? 0)}: there is a byte that is no UTF-8. Save the file as UTF-8.");
            throw new TaxonomyException($"{path}:{line + ((e as JsonException)?.LineNumber ?? 0)}: this is not JSON: {e.Message.Split(" LineNumber:")[0]}");
        }
    }

    private static Datum Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, LineCounter lines)
    {
        var line = lines.At(bytes, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = new List<(string, Datum)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    fields.Add((name, Value(ref reader, bytes, lines)));
                }
                return new() { Line = line, IsMapping = true, Fields = fields };
            case JsonTokenType.StartArray:
                var items = new List<Datum>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, bytes, lines));
                return new() { Line = line, IsList = true, Items = items };
            case JsonTokenType.String:
                return new() { Line = line, Text = reader.GetString() };
            case JsonTokenType.Null:
                return new() { Line = line };
            default:
                return new() { Line = line, Text = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) };
        }
    }

    /// <summary>Tokens come in order, so each stretch is counted once.</summary>
    private sealed class LineCounter(int line)
    {
        private int _at;
        private int _line = line;

        public int At(ReadOnlySpan<byte> bytes, int offset)
        {
            _line += bytes[_at..offset].Count((byte)'\n');
            _at = offset;
            return _line;
        }
    }
}
