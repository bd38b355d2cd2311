using System.Buffers;
using System.Text.Json;

namespace RiskGraph.Core.Export.Formats;

/// <summary>A JSON document with one long list in it, an object a line, written as it comes.</summary>
internal sealed class JsonList : IDisposable
{
    private readonly Stream _output;
    private readonly byte[] _end;
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private bool _started;

    /// <param name="start">All before the first object, the opening bracket included.</param>
    /// <param name="end">All after the last.</param>
    public JsonList(Stream output, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        (_output, _end, _json) = (output, end.ToArray(), new(_line, JsonLines.Writing));
        output.Write(start);
    }

    /// <param name="write">Writes one whole object.</param>
    public void Add(Action<Utf8JsonWriter> write)
    {
        _line.Write(_started ? ",\n"u8 : "\n"u8);
        _started = true;
        write(_json);
        _json.Flush();
        _output.Write(_line.WrittenSpan);
        _line.ResetWrittenCount();
        _json.Reset();
    }

    public void Finish() => _output.Write(_end);

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }
}
