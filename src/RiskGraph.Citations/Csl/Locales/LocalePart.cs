using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Locales;

/// <summary>What one locale file, or one <c>cs:locale</c> of a style, defines.</summary>
public sealed class LocalePart
{
    internal LocalePart() { }

    /// <summary>Null for a <c>cs:locale</c> that holds for every language.</summary>
    public string? Language { get; init; }

    internal IReadOnlyDictionary<TermKey, Term> Terms { get; init; } = null!;
    internal IReadOnlyDictionary<string, LocalDate> Dates { get; init; } = null!;
    internal bool? PunctuationInQuote { get; init; }
    internal bool? LimitDayOrdinals { get; init; }

    /// <exception cref="CslException">The text is no locale file of CSL 1.0.</exception>
    public static LocalePart Parse(string xml) => LocaleParser.File(xml);
}

internal sealed record LocalDate(string Delimiter, IReadOnlyList<DatePart> Parts, Look Look);
