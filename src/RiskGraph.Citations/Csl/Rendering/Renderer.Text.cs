using System.Globalization;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    private Out? Text(TextElement text, Frame frame)
    {
        switch (text.Source)
        {
            case TextSource.Value:
                return Dress(new OutText(text.Name.Replace('\'', '’')), text.Look, frame);
            case TextSource.Term:
                var term = Locale.Text(text.Name, text.Form, text.Plural);
                return term.Length == 0 ? null : Dress(new OutText(term, LeafKind.Term), text.Look, frame);
            case TextSource.Macro:
                var content = Conditional(style.Macros[text.Name], frame);
                return content.Count == 0 ? null : Dress(new OutBox { Items = content }, text.Look, frame);
            default:
                var value = TextVariable(text.Name, text.Form, frame);
                if (text.Name != "year-suffix" || value is not null) frame.Called(text.Name, value is { IsEmpty: false }); // An empty suffix must not take "n.d." with it.
                return Dress(value, text.Look, frame);
        }
    }

    private Out? TextVariable(string variable, string form, Frame frame)
    {
        switch (variable)
        {
            case "citation-number":
                frame.HasCitationNumber = true;
                return frame.CitationNumber == 0 ? null : new OutText(frame.CitationNumber.ToString(frame.SortKey is null ? "D" : "D8", CultureInfo.InvariantCulture));
            case "year-suffix":
                frame.HasYearSuffix = true;
                return frame.Distinction.YearSuffix.Length == 0 ? null : new OutBox { Mark = Mark.YearSuffix, Items = [new OutText(frame.Distinction.YearSuffix)] };
            case "citation-label":
                return new OutBox { Items = [new OutText(Value("citation-label", frame) ?? CitationLabel.Of(frame.Item)), new OutText(frame.Distinction.YearSuffix)] };
            case "locator" when frame.Cite is { Locator: { Length: > 0 } locator }:
                frame.HasLocator = true;
                return RichText.Parse(IsPageLocator(frame) ? Pages.Format(locator, style.PageRangeFormat, RangeDelimiter) : Pages.Dashes(locator, "–"));
            case "page" when Value(variable, frame) is { } pages:
                return RichText.Parse(Pages.Format(pages, style.PageRangeFormat, RangeDelimiter));
        }
        var abbreviated = form == "short" ? Short(variable, frame) : null;
        var value = abbreviated ?? Value(variable, frame);
        return string.IsNullOrEmpty(value) ? null : RichText.Parse(value);
    }

    private string RangeDelimiter => Locale.Text("page-range-delimiter") is { Length: > 0 } delimiter ? delimiter : "–";

    private static bool IsPageLocator(Frame frame) => frame.Cite?.Label is "page" or "";

    private string? Short(string variable, Frame frame)
    {
        if (Value(variable, frame) is { } full && abbreviations.Find(variable, full) is { } found) return found;
        return variable is "title" or "container-title" && Value(variable + "-short", frame) is { } given && !frame.Substituted.Contains(variable) ? given : null;
    }

    /// <summary>The text of a variable as written in the data; null when it is empty or has stood in for names.</summary>
    private static string? Value(string variable, Frame frame)
    {
        if (frame.Substituted.Contains(variable)) return null;
        switch (variable)
        {
            case "locator":
                return frame.Cite is { Locator: { Length: > 0 } locator } ? locator : null;
            case "citation-number":
                return frame.CitationNumber > 0 ? frame.CitationNumber.ToString(CultureInfo.InvariantCulture) : null;
            case "first-reference-note-number":
                return frame.FirstNote > 0 && frame.Position != Citing.CitePosition.First ? frame.FirstNote.ToString(CultureInfo.InvariantCulture) : null;
            case "year-suffix":
                return frame.Distinction.YearSuffix is { Length: > 0 } suffix ? suffix : null;
            case "page-first":
                return frame.Item.Text.GetValueOrDefault("page-first") ?? (frame.Item.Text.TryGetValue("page", out var page) ? Pages.First(page) : null);
            default:
                return frame.Item.Text.TryGetValue(variable, out var text) && text.Length > 0 ? text : null;
        }
    }
}
