using System.Globalization;
using RiskGraph.Citations.Csl.Output;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Rendering;

internal sealed partial class Renderer
{
    private Out? Label(LabelElement label, Frame frame)
    {
        if (frame.SortKey is not null || Value(label.Variable, frame) is not { } value) return null;
        var plural = label.Plural switch
        {
            Plurality.Always => true,
            Plurality.Never => false,
            _ when label.Variable is "number-of-pages" or "number-of-volumes" => !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1,
            _ => Numbers.IsPlural(value),
        };
        var term = Locale.Text(TermOf(label.Variable, frame), label.Form, plural);
        return term.Length == 0 ? null : Dress(new OutText(term, LeafKind.Term), label.Look, frame);
    }

    /// <summary>The term that names a number variable; for a locator, that of its kind.</summary>
    private static string TermOf(string variable, Frame frame)
    {
        if (variable != "locator") return variable switch { "part-number" => "part", "supplement-number" => "supplement", "printing-number" => "printing", _ => variable };
        var label = Locales.Terms.Name(frame.Cite?.Label is { Length: > 0 } given ? given : "page");
        return label == "article" ? "article-locator" : label;
    }
}
