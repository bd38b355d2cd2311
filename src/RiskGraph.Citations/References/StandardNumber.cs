using System.Text.RegularExpressions;

namespace RiskGraph.Citations.References;

/// <summary>Finds the number by which a standard is known in its title, such as <c>ISO/IEC 42001:2023</c>.</summary>
internal static partial class StandardNumber
{
    [GeneratedRegex(@"\b(?:(?:ISO|IEC|IEEE|ITU-T|ETSI|EN|CEN|GB|BS|DIN|ANSI)(?:/(?:IEC|IEEE|T|Z|TR|TS))*)(?: (?:TR|TS|EN|P))* [A-Z]{0,2}\.?[0-9][0-9.\-]*(?::[0-9]{4})?", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    public static string? In(string title) => Pattern.Match(title) is { Success: true } match ? match.Value.TrimEnd('.', '-') : null;
}
