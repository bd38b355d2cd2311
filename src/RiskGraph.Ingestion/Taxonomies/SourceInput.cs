using System.Text;

namespace RiskGraph.Ingestion.Taxonomies;

/// <summary>The files that an import was pointed at: one file, a folder with all its files, or one file that came from elsewhere.</summary>
public sealed class SourceInput
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly long _maxBytes;

    private SourceInput(string name, IReadOnlyList<InputFile> files, long maxBytes) => (Name, Files, _maxBytes) = (name, files, maxBytes);

    /// <summary>As the user wrote it.</summary>
    public string Name { get; }

    /// <summary>In ordinal order of their paths, which are relative to the folder and have forward slashes.</summary>
    public IReadOnlyList<InputFile> Files { get; }

    /// <param name="maxBytes">The largest file that is read.</param>
    /// <exception cref="TaxonomyException">There is nothing at the path.</exception>
    public static SourceInput Open(string path, long maxBytes = 256 << 20)
    {
        if (File.Exists(path)) return new(path, [new(Path.GetFileName(path), () => File.OpenRead(path))], maxBytes);
        if (!Directory.Exists(path)) throw new TaxonomyException($"There is no file or folder '{path}'.");
        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System })
            .Select(full => new InputFile(Path.GetRelativePath(path, full).Replace('\\', '/'), () => File.OpenRead(full)))
            .OrderBy(f => f.Path, StringComparer.Ordinal);
        return new(path, [.. files], maxBytes);
    }

    /// <summary>A file that is not on disk.</summary>
    public static SourceInput Of(string name, params IReadOnlyList<InputFile> files) => new(name, files, 256 << 20);

    /// <summary>The files whose name fits, in order.</summary>
    public IEnumerable<InputFile> Where(Func<string, bool> fits) => Files.Where(f => fits(f.Name));

    /// <exception cref="TaxonomyException">The file is too large or no UTF-8.</exception>
    public string ReadText(InputFile file)
    {
        using var bytes = ReadBytes(file);
        try
        {
            var text = s_strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return text is ['\uFEFF', ..] ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new TaxonomyException($"{file.Path}: the byte at {e.Index} is no UTF-8. Save the file as UTF-8.");
        }
    }

    /// <exception cref="TaxonomyException">The file is too large.</exception>
    public MemoryStream ReadBytes(InputFile file)
    {
        using var stream = file.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (stream.Read(buffer) is > 0 and var read)
        {
            if (bytes.Length + read > _maxBytes) throw new TaxonomyException($"{file.Path}: the file has more than the {_maxBytes} bytes that are read.");
            bytes.Write(buffer, 0, read);
        }
        bytes.Position = 0;
        return bytes;
    }
}

/// <param name="Path">With forward slashes, as messages and evidence name it.</param>
public sealed record InputFile(string Path, Func<Stream> Open)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
