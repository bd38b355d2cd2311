using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.FrontMatter;

/// <summary>Values of properties in the canonical form of their type.</summary>
internal static class PropertyValue
{
    /// <summary>Null where the text is no value of the type.</summary>
    public static string? Canonical(PropertyType type, string text) => type switch
    {
        PropertyType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : null,
        PropertyType.Decimal => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Literal.Canonical(number) : null,
        PropertyType.Boolean => text is "true" or "false" ? text : null,
        PropertyType.PartialDate => PartialDate.TryParse(text, out var date) ? date.Text : null,
        PropertyType.Uri => Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null,
        PropertyType.Comparison => Enum.TryParse<Comparison>(text, ignoreCase: true, out var comparison) && Enum.IsDefined(comparison) ? Of(comparison) : null,
        _ => text,
    };

    public static string Of(Comparison comparison) => JsonName(comparison.ToString());

    public static string Example(PropertyType type) => type switch
    {
        PropertyType.Integer => "a whole number, as in 12",
        PropertyType.Decimal => "a number, as in 12.5",
        PropertyType.Boolean => "true or false",
        PropertyType.PartialDate => "2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05",
        PropertyType.Uri => "an address in full, as in https://example.org/page",
        PropertyType.Comparison => $"one of {string.Join(", ", Enum.GetValues<Comparison>().Select(Of))}",
        _ => "a text",
    };

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
