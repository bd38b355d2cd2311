using System.Text;
using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.Lookup.Drafts;

namespace RiskGraph.Server.Citing;

/// <summary>Takes drafts as they come: a name or media type says what they are.</summary>
internal static class DraftInput
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>By the ending of a file's name; null where it is none that is read.</summary>
    public static DraftFormat? OfName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => DraftFormat.Markdown,
        ".txt" or ".text" or "" => DraftFormat.Plain,
        ".tex" or ".ltx" => DraftFormat.Latex,
        ".docx" => DraftFormat.Docx,
        _ => null,
    };

    /// <summary>By a media type without parameters; null where it is none that is read.</summary>
    public static DraftFormat? OfMedia(string type) => type.ToLowerInvariant() switch
    {
        "text/plain" => DraftFormat.Plain,
        "text/markdown" or "text/x-markdown" => DraftFormat.Markdown,
        "application/x-tex" or "text/x-tex" or "application/x-latex" => DraftFormat.Latex,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => DraftFormat.Docx,
        _ => null,
    };

    /// <exception cref="LookupException">It is not of that format, no UTF-8, or too long.</exception>
    public static Draft Read(MemoryStream bytes, DraftFormat format, CancellationToken cancellationToken)
    {
        if (format == DraftFormat.Docx) return DocxReader.Read(bytes, cancellationToken);
        try
        {
            var text = s_strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return Draft.Read(text is ['\uFEFF', ..] ? text[1..] : text, format);
        }
        catch (DecoderFallbackException e)
        {
            throw new LookupException($"The byte at {e.Index} is no UTF-8. Save the draft as UTF-8.");
        }
    }

    /// <exception cref="LookupException">There is more than is read.</exception>
    public static async Task<MemoryStream> TakeAsync(Stream from, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > DocxReader.MostBytes) throw new LookupException($"The draft has more than {DocxReader.MostBytes} bytes, which are the most that are read. Send it in parts.");
            bytes.Write(buffer, 0, read);
        }
        bytes.Position = 0;
        return bytes;
    }
}
