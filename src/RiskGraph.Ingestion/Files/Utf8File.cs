using System.Text;
using RiskGraph.Core.Checks;

namespace RiskGraph.Ingestion.Files;

/// <summary>Reads a file as UTF-8 and says where it is not.</summary>
internal static class Utf8File
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or the problem that kept it from being read.</returns>
    public static async Task<(string? Text, Problem? Problem)> ReadAsync(SourceFile file, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var length = new FileInfo(file.FullPath).Length;
            if (length > maxBytes) return (null, Error(file, $"the file has {length} bytes, more than the {maxBytes} that are read. Split it, or raise the limit."));
            var bytes = await File.ReadAllBytesAsync(file.FullPath, cancellationToken);
            return Decode(file, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, Error(file, $"the file cannot be read: {e.Message}"));
        }
    }

    private static (string? Text, Problem? Problem) Decode(SourceFile file, byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return (null, Error(file, "the file is UTF-16. Save it as UTF-8."));
        try
        {
            return (s_strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes.AsSpan(0, e.Index);
            var (line, column) = (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
            return (null, new(file.Path, line, column, Severity.Error, $"the byte 0x{bytes[e.Index]:X2} is no UTF-8. Save the file as UTF-8."));
        }
    }

    private static Problem Error(SourceFile file, string message) => new(file.Path, 0, 0, Severity.Error, message);
}
