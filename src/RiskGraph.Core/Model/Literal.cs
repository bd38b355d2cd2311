using System.Globalization;

namespace RiskGraph.Core.Model;

/// <summary>How a true figure stands to the value given for it.</summary>
public enum Comparison { Exactly, About, Over, AtLeast, Under, AtMost, Between }

/// <summary>The object of a statement that is not an entity: a figure, a date or plain text.</summary>
public sealed record Literal
{
    /// <summary>In canonical form: a decimal without group separators or trailing zeros, a partial date, or the text itself.</summary>
    public required string Value { get; init; }

    /// <summary>The value as a number; null where it is none. The lower bound where <see cref="Comparison"/> is Between.</summary>
    public decimal? Number { get; init; }

    /// <summary>The upper bound where <see cref="Comparison"/> is Between, else null.</summary>
    public decimal? Upper { get; init; }

    /// <summary>UCUM where it has one (<c>%</c>), else the counted noun, as in <c>pieces of content</c>.</summary>
    public string? Unit { get; init; }

    public Comparison Comparison { get; init; }

    public PartialDate? Period { get; init; }

    public static Literal OfText(string value) => new() { Value = value };

    public static Literal OfDate(PartialDate date) => new() { Value = date.Text, Period = date };

    public static Literal OfNumber(decimal number, string? unit = null, Comparison comparison = Comparison.Exactly, PartialDate? period = null, decimal? upper = null) =>
        new() { Value = Canonical(number), Number = Plain(number), Unit = unit, Comparison = comparison, Period = period, Upper = upper is { } bound ? Plain(bound) : null };

    /// <summary>For a person to read, as in <c>over 930000.5 pieces (2024)</c>.</summary>
    public string ToWords()
    {
        var comparison = Number is null ? "" : Comparison switch
        {
            Comparison.About => "about ",
            Comparison.Over => "over ",
            Comparison.AtLeast => "at least ",
            Comparison.Under => "under ",
            Comparison.AtMost => "at most ",
            _ => "",
        };
        var upper = Upper is { } bound ? $" to {Canonical(bound)}" : "";
        var period = Period is { } at && at.Text != Value ? $" ({at.Text})" : "";
        return $"{comparison}{Value}{upper}{(Unit is null ? "" : $" {Unit}")}{period}";
    }

    /// <summary>The one text of a number: 0.10 and 0.1 are both <c>0.1</c>.</summary>
    public static string Canonical(decimal number) => Plain(number).ToString(CultureInfo.InvariantCulture);

    // Dividing by one with this scale drops trailing zeros, which decimal otherwise keeps.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
