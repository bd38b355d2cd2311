using System.Globalization;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Locales;

/// <summary>Everything that is localized, for one style and one language, after fallback from dialect to language to en-US.</summary>
internal sealed class Locale
{
    private readonly Dictionary<TermKey, Term> _terms = [];
    private readonly Dictionary<string, LocalDate> _dates = [];
    private static readonly Dictionary<string, string> s_primary = new(StringComparer.OrdinalIgnoreCase)
    {
        ["af"] = "af-ZA",
        ["bg"] = "bg-BG",
        ["ca"] = "ca-AD",
        ["cs"] = "cs-CZ",
        ["cy"] = "cy-GB",
        ["da"] = "da-DK",
        ["de"] = "de-DE",
        ["el"] = "el-GR",
        ["en"] = "en-US",
        ["es"] = "es-ES",
        ["et"] = "et-EE",
        ["fa"] = "fa-IR",
        ["fi"] = "fi-FI",
        ["fr"] = "fr-FR",
        ["he"] = "he-IL",
        ["hr"] = "hr-HR",
        ["hu"] = "hu-HU",
        ["id"] = "id-ID",
        ["is"] = "is-IS",
        ["it"] = "it-IT",
        ["ja"] = "ja-JP",
        ["km"] = "km-KH",
        ["ko"] = "ko-KR",
        ["lt"] = "lt-LT",
        ["lv"] = "lv-LV",
        ["mn"] = "mn-MN",
        ["nb"] = "nb-NO",
        ["nl"] = "nl-NL",
        ["nn"] = "nn-NO",
        ["pl"] = "pl-PL",
        ["pt"] = "pt-PT",
        ["ro"] = "ro-RO",
        ["ru"] = "ru-RU",
        ["sk"] = "sk-SK",
        ["sl"] = "sl-SI",
        ["sr"] = "sr-RS",
        ["sv"] = "sv-SE",
        ["th"] = "th-TH",
        ["tr"] = "tr-TR",
        ["uk"] = "uk-UA",
        ["vi"] = "vi-VN",
        ["zh"] = "zh-CN",
    };

    private Locale(string language) => Language = language;

    public string Language { get; }
    public bool PunctuationInQuote { get; private set; }
    public bool LimitDayOrdinals { get; private set; }
    public CompareInfo Collation => field ??= CollationOf(Language);

    /// <param name="file">Gives the locale file for a dialect, or null when there is none.</param>
    public static Locale For(CslStyle style, string? language, Func<string, LocalePart?> file)
    {
        var asked = Normal(language ?? style.DefaultLocale ?? "en-US");
        var tag = asked.Split('-')[0];
        var dialect = asked.Contains('-', StringComparison.Ordinal) ? asked : s_primary.GetValueOrDefault(tag, asked);
        var locale = new Locale(dialect);
        // From the weakest source to the strongest, each over the one before.
        locale.Add(file("en-US"));
        if (s_primary.GetValueOrDefault(tag) is { } primary && primary != "en-US" && primary != dialect) locale.Add(file(primary));
        if (dialect != "en-US") locale.Add(file(dialect));
        foreach (var part in style.Locales.Where(part => part.Language is null)) locale.Add(part);
        foreach (var part in style.Locales.Where(part => Same(part.Language, tag))) locale.Add(part);
        foreach (var part in style.Locales.Where(part => Same(part.Language, dialect) && !Same(part.Language, tag))) locale.Add(part);
        return locale;
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Normal(string language)
    {
        var parts = language.Replace('_', '-').Split('-');
        return parts.Length > 1 && parts[1].Length == 2 ? $"{parts[0].ToLowerInvariant()}-{parts[1].ToUpperInvariant()}" : parts[0].ToLowerInvariant();
    }

    private static CompareInfo CollationOf(string language)
    {
        try
        {
            return CompareInfo.GetCompareInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture.CompareInfo; // A language that the system does not know sorts as the root does.
        }
    }

    private void Add(LocalePart? part)
    {
        if (part is null) return;
        if (part.Terms.Keys.Any(key => Terms.IsOrdinal(key.Name)))
            foreach (var key in _terms.Keys.Where(key => Terms.IsOrdinal(key.Name)).ToList()) _terms.Remove(key);
        foreach (var (key, term) in part.Terms) _terms[key] = term;
        foreach (var (form, date) in part.Dates) _dates[form] = date;
        PunctuationInQuote = part.PunctuationInQuote ?? PunctuationInQuote;
        LimitDayOrdinals = part.LimitDayOrdinals ?? LimitDayOrdinals;
    }

    public LocalDate? Date(string form) => _dates.GetValueOrDefault(form);

    /// <summary>The term in the form asked for, or in the form that stands in for it; null when it is defined in neither.</summary>
    public Term? Find(string name, string form = "long", string gender = "")
    {
        for (var current = form; current is not null; current = Weaker(current))
        {
            if (gender.Length > 0 && _terms.TryGetValue(new(name, current, gender), out var gendered)) return gendered;
            if (_terms.TryGetValue(new(name, current, ""), out var term)) return term;
        }
        return null;
    }

    public string Text(string name, string form = "long", bool plural = false) => Find(name, form) is { } term ? plural ? term.Multiple : term.Single : "";

    public bool Defines(string name, string form) => _terms.ContainsKey(new(name, form, ""));

    private static string? Weaker(string form) => form switch { "verb-short" => "verb", "symbol" => "short", "verb" or "short" => "long", _ => null };
}
