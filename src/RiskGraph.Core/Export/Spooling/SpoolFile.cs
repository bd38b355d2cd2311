using System.Buffers;
using System.Text.Json;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export.Spooling;

/// <summary>Where a record stands in the file.</summary>
internal readonly record struct Place(long Offset, int Length);

/// <summary>Records as lines of JSON in a file of the caller's, written once in order and then read at any place, several readers at a time.</summary>
internal sealed class SpoolFile(FileStream file) : IDisposable
{
    private const int Stretch = 1 << 16;

    private readonly ArrayBufferWriter<byte> _pending = new(2 * Stretch);
    private long _length;

    public long Length => _length + _pending.WrittenCount;

    public Place Append(GraphRecord record)
    {
        var start = Length;
        var before = _pending.WrittenCount;
        using (var json = new Utf8JsonWriter(_pending, JsonLines.Writing)) JsonSerializer.Serialize(json, record, GraphRecordJson.Default.GraphRecord);
        var length = _pending.WrittenCount - before;
        _pending.Write("\n"u8);
        if (_pending.WrittenCount >= Stretch) Flush();
        return new(start, length);
    }

    public void Flush()
    {
        RandomAccess.Write(file.SafeFileHandle, _pending.WrittenSpan, _length);
        _length += _pending.WrittenCount;
        _pending.ResetWrittenCount();
    }

    public GraphRecord Read(Place place)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(place.Length);
        try
        {
            var span = buffer.AsSpan(0, place.Length);
            Fill(span, place.Offset);
            return Parse(span);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The records from a place up to another, in order.</summary>
    public IEnumerable<GraphRecord> Read(long from, long to)
    {
        var buffer = new byte[Stretch];
        var (held, at) = (0, from);
        while (at < to || held > 0)
        {
            var read = (int)Math.Min(buffer.Length - held, to - at);
            Fill(buffer.AsSpan(held, read), at);
            (held, at) = (held + read, at + read);
            var start = 0;
            while (buffer.AsSpan(start, held - start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                yield return Parse(buffer.AsSpan(start, length));
                start += length + 1;
            }
            buffer.AsSpan(start, held - start).CopyTo(buffer);
            held -= start;
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private void Fill(Span<byte> span, long offset)
    {
        while (span.Length > 0)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, span, offset);
            if (read == 0) throw new EndOfStreamException("The temporary file of the export is shorter than what was written to it.");
            span = span[read..];
            offset += read;
        }
    }

    private static GraphRecord Parse(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize(line, GraphRecordJson.Default.GraphRecord)!;

    public void Dispose() => file.Dispose();
}
