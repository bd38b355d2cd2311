namespace RiskGraph.Ingestion.Files;

/// <summary>A file to read.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">How it is named: relative to the folder that was given, with forward slashes; for a file that was given, its name.</param>
internal sealed record SourceFile(string FullPath, string Path);

/// <summary>Finds the files that paths stand for, each once, in ordinal order of their full paths.</summary>
internal static class SourceFiles
{
    private static readonly string[] s_extensions = [".md", ".markdown", ".txt"];

    /// <param name="missing">The paths at which there is nothing.</param>
    public static IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths, out IReadOnlyList<string> missing)
    {
        var found = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        var gone = new List<string>();
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            if (File.Exists(full)) found.TryAdd(full, new(full, Path.GetFileName(full)));
            else if (Directory.Exists(full))
                foreach (var file in Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System })
                    .Where(f => s_extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)))
                    found[file] = new(file, Path.GetRelativePath(full, file).Replace('\\', '/'));
            else gone.Add(path);
        }
        missing = gone;
        return [.. found.Values];
    }
}
