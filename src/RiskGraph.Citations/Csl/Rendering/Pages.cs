using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>Ranges of pages in the forms of <c>page-range-format</c>.</summary>
internal static partial class Pages
{
    public static string Dashes(string text, string delimiter) =>
        text.Contains('-', StringComparison.Ordinal) ? Hyphen.Replace(text, match => match.Value[0] == '\\' ? "-" : delimiter) : text;

    public static string First(string page) => FirstNumber.Match(page) is { Success: true } first ? first.Value : page;

    /// <param name="format">Null leaves the numbers as they are; the hyphen between them always becomes <paramref name="delimiter"/>.</param>
    public static string Format(string text, string? format, string delimiter)
    {
        if (format is null) return Dashes(text, delimiter);
        var formatted = Range.Replace(text, match =>
        {
            var (prefix1, first, prefix2, last) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value);
            if (prefix2.Length > 0 && prefix1 != prefix2) return $"{prefix1}{first}{delimiter}{prefix2}{last}";
            if (last.Length < first.Length) last = first[..(first.Length - last.Length)] + last;
            if (last.Length == first.Length && string.CompareOrdinal(last, first) < 0) return $"{prefix1}{first}{delimiter}{prefix2}{match.Groups[4].Value}";
            var end = format == "expanded" ? prefix1 + last : Shorten(first, last, format);
            return $"{prefix1}{first}{delimiter}{end}";
        });
        return Dashes(formatted, delimiter);
    }

    private static string Shorten(string first, string last, string format)
    {
        if (first.Length != last.Length) return last;
        var same = 0;
        while (same < first.Length - 1 && first[same] == last[same]) same++;
        var changed = first.Length - same;
        if (format == "minimal") return last[same..];
        if (format == "minimal-two") return last[^Math.Min(last.Length, Math.Max(2, changed))..];
        var number = first.Length > 9 ? int.MaxValue : int.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
        if (number < 100 || number % 100 == 0) return last;
        if (number % 100 < 10) return last[same..];
        if (format != "chicago-16" && first.Length == 4 && changed >= 3) return last;
        return last[^Math.Min(last.Length, Math.Max(2, changed))..];
    }

    [GeneratedRegex(@"\\-|(?<=\S)\s*-\s*(?=\S)|-", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphen { get; }

    [GeneratedRegex(@"[\p{L}]*\d+|^[ivxlcdmIVXLCDM]+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber { get; }

    [GeneratedRegex(@"(?<![\p{L}\d-])([\p{L}]*)(\d+)\s*[-–]\s*([\p{L}]*)(\d+)(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
