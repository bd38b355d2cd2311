using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Locales;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Rendering;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl;

/// <summary>Formats citations and bibliographies in one style and language, by the Citation Style Language 1.0.2. Immutable, and safe to share between threads.</summary>
public sealed class CslProcessor
{
    private readonly CslStyle _style;
    private readonly Locale _locale;
    private readonly Abbreviations _abbreviations;

    /// <param name="language">A tag such as <c>en-GB</c>; null for the style's own, else en-US.</param>
    /// <param name="locales">Gives the locale of a dialect, or null; null for the locales that come with the library.</param>
    /// <param name="abbreviations">Null for none.</param>
    public CslProcessor(CslStyle style, string? language = null, Func<string, LocalePart?>? locales = null, Abbreviations? abbreviations = null)
    {
        ArgumentNullException.ThrowIfNull(style);
        _style = style;
        _locale = Locale.For(style, string.IsNullOrWhiteSpace(language) ? null : language, locales ?? BundledLocales.Find);
        _abbreviations = abbreviations ?? Abbreviations.None;
    }

    /// <param name="items">All items of the document. Those that no citation cites stand in the bibliography all the same, after the cited ones where the style does not sort.</param>
    /// <param name="citations">In the order of the document.</param>
    public CslResult Process(IReadOnlyList<CslItem> items, IReadOnlyList<Citation> citations) =>
        new Session(_style, new Renderer(_style, _locale, _abbreviations), items, citations).Run();
}

/// <param name="Citations">One text for each citation, in their order.</param>
/// <param name="Bibliography">In the style's order; empty when the style has none. Items for which the style prints nothing are left out.</param>
/// <param name="Warnings">What is odd in the input or came to nothing, for people.</param>
public sealed record CslResult(IReadOnlyList<FormattedText> Citations, IReadOnlyList<BibliographyEntry> Bibliography, IReadOnlyList<string> Warnings);

public sealed record BibliographyEntry(string Id, FormattedText Text);
