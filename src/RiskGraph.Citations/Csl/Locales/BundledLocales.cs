using System.Collections.Concurrent;

namespace RiskGraph.Citations.Csl.Locales;

/// <summary>The locales that come with the library.</summary>
public static class BundledLocales
{
    private static readonly ConcurrentDictionary<string, LocalePart?> s_read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The locale of a dialect such as <c>en-US</c>, or null when the library has none.</summary>
    public static LocalePart? Find(string dialect) => s_read.GetOrAdd(dialect, static name =>
    {
        using var stream = typeof(BundledLocales).Assembly.GetManifestResourceStream($"locales/locales-{name}.xml");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return LocalePart.Parse(reader.ReadToEnd());
    });
}
