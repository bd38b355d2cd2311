using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion;

/// <summary>A text to be read, with the names it is known by.</summary>
/// <param name="Id">Of the document that it becomes: it stays when the text changes.</param>
/// <param name="Path">How problems name it, with forward slashes.</param>
/// <param name="Text">As it was read, front matter and markup included.</param>
public sealed record SourceText(EntityId Id, string Path, string Text)
{
    private const string Prefix = "document";

    /// <summary>File names that say nothing by themselves: the folder's name goes before them.</summary>
    private static readonly HashSet<string> s_generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "document", "index", "input", "main", "notes", "readme", "summary", "text",
    };

    /// <summary>A text whose document is named after its file: <c>a/caict-2025.md</c> is <c>document:caict-2025</c>.</summary>
    public static SourceText Of(string path, string text) => new(IdOf(path), path.Replace('\\', '/'), text);

    /// <summary>The id depends on the file's name alone, so that it does not matter from where the file is reached; for names like <c>summary.md</c> also on its folder's.</summary>
    public static EntityId IdOf(string path)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(path);
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path));
        return EntityId.Create(Prefix, s_generic.Contains(stem) && !string.IsNullOrEmpty(folder) ? $"{folder} {stem}" : stem);
    }
}
