using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Citations.Csl.Output;

/// <summary>The format in force at a place, and what a box changes in it.</summary>
internal readonly record struct Effective(string Style, string Variant, string Weight, string Decoration, string Align)
{
    public static Effective Start { get; } = new("normal", "normal", "normal", "none", "baseline");

    public Effective Within(OutBox box)
    {
        var format = box.Format;
        if (format.IsNone) return this;
        return new(
            Next(Style, format.Style, "normal", box.IsMarkup),
            Next(Variant, format.Variant, "normal", box.IsMarkup),
            Next(Weight, format.Weight, "normal", box.IsMarkup),
            format.Decoration ?? Decoration,
            format.Align ?? Align);
    }

    private static string Next(string current, string? asked, string none, bool flips) => asked is null ? current : flips && asked == current ? none : asked;

    public static Format Change(Effective from, Effective to) => new(
        from.Style == to.Style ? null : to.Style,
        from.Variant == to.Variant ? null : to.Variant,
        from.Weight == to.Weight ? null : to.Weight,
        from.Decoration == to.Decoration ? null : to.Decoration,
        from.Align == to.Align ? null : to.Align);
}
