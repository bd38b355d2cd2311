using System.Collections.Concurrent;
using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Data;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;
using RiskGraph.Citations.Formats;
using RiskGraph.Citations.References;

namespace RiskGraph.Citations.Lookup;

public enum CitationFormat { Text, Html, Markdown }

/// <summary>A reference to the document of a quote, with the section in which the quote stands.</summary>
/// <param name="InText">As it stands in the sentence; of a style of notes, the note.</param>
/// <param name="Footnote">As it stands in a note.</param>
/// <param name="Bibliography">As it stands in the list of references.</param>
public sealed record FormattedCitation(string InText, string Footnote, string Bibliography, string CslJson)
{
    /// <summary>The locale that is used where none is named.</summary>
    public const string UsualLocale = "en-US";

    private static readonly ConcurrentDictionary<string, CslStyle> s_styles = new(StringComparer.Ordinal);

    /// <param name="reference">Null where the document is of no kind that is cited: its title has to do.</param>
    /// <param name="style">The name of a style of <see cref="BundledStyles"/>: never a path.</param>
    /// <exception cref="LookupException">There is no such style, or the locale is none.</exception>
    public static FormattedCitation Of(SupportHit hit, Reference? reference, string style, string locale, CitationFormat format)
    {
        var parsed = StyleNamed(style);
        var item = reference is null ? new CslItem { Id = hit.Document.Id.Text, Type = "document", Text = new Dictionary<string, string> { ["title"] = hit.Document.Title } } : ReferenceItem.Of(reference);
        var cite = new Cite(item.Id) { Locator = hit.Passage.Section, Label = "section" };
        try
        {
            var result = new CslProcessor(parsed, locale).Process([item], [new Citation([cite], 1)]);
            var inText = Write(result.Citations[0]);
            var entry = result.Bibliography is [var only, ..] ? Write(only.Text) : inText;
            return new(inText, parsed.IsNote ? inText : entry, entry, CslJsonWriter.Text(item));
        }
        catch (CslException e)
        {
            throw new LookupException(e.Message);
        }

        string Write(FormattedText text) => format switch
        {
            CitationFormat.Html => text.ToHtml(),
            CitationFormat.Markdown => text.ToMarkdown(),
            _ => text.ToPlainText(),
        };
    }

    /// <exception cref="LookupException">There is no such style.</exception>
    public static CslStyle StyleNamed(string name) => BundledStyles.Names.Contains(name) ? s_styles.GetOrAdd(name, static n => new CslFolder(null, null).Open(n))
        : throw new LookupException($"There is no style '{(name.Length <= 60 ? name : name[..60] + "…")}'. Write one of {string.Join(", ", BundledStyles.Names)}.");
}
