namespace RiskGraph.Citations.Csl.Styles;

/// <summary>The styles that come with the library, by the name of their file.</summary>
public static class BundledStyles
{
    /// <summary>In ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(BundledStyles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("styles/", StringComparison.Ordinal)).Select(name => name[7..^4]).Order(StringComparer.Ordinal)];

    /// <summary>The XML of a style, or null when the library has none of that name.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(BundledStyles).Assembly.GetManifestResourceStream($"styles/{name}.csl");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
