using RiskGraph.Citations.Csl.Locales;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl;

/// <summary>Styles and locales from a folder, before those that come with the library.</summary>
/// <param name="styles">A folder of <c>*.csl</c>, with dependent styles beside or below them; null for none.</param>
/// <param name="locales">A folder of <c>locales-xx-XX.xml</c>; null for none.</param>
public sealed class CslFolder(string? styles, string? locales)
{
    private readonly Dictionary<string, LocalePart?> _locales = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parses the XML of a style; a dependent style takes its parent from the folder or from the styles of the library.</summary>
    /// <exception cref="CslException">It is no style, or its parent is not there.</exception>
    public CslStyle Parse(string xml) => CslStyle.Parse(xml, ParentText);

    /// <summary>The style of that name (<c>apa</c> for <c>apa.csl</c>) or path.</summary>
    /// <exception cref="CslException">There is none.</exception>
    public CslStyle Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = File.Exists(name) ? File.ReadAllText(name) : Text(name)
            ?? throw new CslException($"There is no style '{name}'. Give a path to a .csl file, or one of: {string.Join(", ", BundledStyles.Names)}.");
        return Parse(text);
    }

    /// <summary>The locale of a dialect: from the folder, else from the library, else null.</summary>
    public LocalePart? Locale(string dialect)
    {
        lock (_locales)
        {
            if (_locales.TryGetValue(dialect, out var known)) return known;
            var path = locales is null || dialect.AsSpan().ContainsAny('/', '\\') ? null : Path.Combine(locales, $"locales-{dialect}.xml");
            return _locales[dialect] = path is not null && File.Exists(path) ? LocalePart.Parse(File.ReadAllText(path)) : BundledLocales.Find(dialect);
        }
    }

    // A parent is named by an address whose last part is the name of its file.
    private string? ParentText(string id) => Text(id[(id.LastIndexOf('/') + 1)..]);

    private string? Text(string name)
    {
        if (name.AsSpan().ContainsAny('/', '\\')) return null;
        if (styles is not null)
        {
            foreach (var folder in new[] { styles, Path.Combine(styles, "dependent") })
                if (Path.Combine(folder, name + ".csl") is var path && File.Exists(path)) return File.ReadAllText(path);
        }
        return BundledStyles.Find(name);
    }
}
