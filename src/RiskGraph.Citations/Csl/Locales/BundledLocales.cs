using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace RiskGraph.Citations.Csl.Locales;

/// <summary>The locales that come with the library.</summary>
public static class BundledLocales
{
    private static readonly ConcurrentDictionary<string, LocalePart> s_read = new(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_names = typeof(BundledLocales).Assembly.GetManifestResourceNames().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The locale of a dialect such as <c>en-US</c>, or null when the library has none.</summary>
    public static LocalePart? Find(string dialect)
    {
        // Only those that are there are kept: a dialect may be any text of any client.
        return s_names.TryGetValue($"locales/locales-{dialect}.xml", out var resource) ? s_read.GetOrAdd(resource, Read) : null;
    }

    private static LocalePart Read(string resource)
    {
        using var stream = typeof(BundledLocales).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return LocalePart.Parse(reader.ReadToEnd());
    }
}
