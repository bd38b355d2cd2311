using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskGraph.Citations.Csl.Data;

/// <summary>Reads the forms in which CSL-JSON holds a date: <c>date-parts</c>, <c>season</c>, <c>circa</c>, <c>literal</c>, <c>raw</c>, or text.</summary>
internal static partial class CslDateReader
{
    public static CslDate? Read(JsonElement value, string place)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number) return FromText(Scalar(value), circa: false);
        if (value.ValueKind != JsonValueKind.Object)
            throw new CslException($"{place}: a date is an object such as {{\"date-parts\": [[2024, 5]]}}, not {value.ValueKind}.");
        var circa = value.TryGetProperty("circa", out var c) && IsTrue(c);
        var literal = value.TryGetProperty("literal", out var l) ? Scalar(l) : null;
        int? season = value.TryGetProperty("season", out var s) ? Season(Scalar(s)) : null;
        if (value.TryGetProperty("date-parts", out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            var ends = new List<CslDateParts?>();
            foreach (var part in parts.EnumerateArray()) ends.Add(Parts(part, season, place + "/date-parts"));
            if (ends.Count > 0 && ends[0] is { } start)
                return new(start, ends.Count > 1 ? ends[1] : null, ends.Count > 1 && ends[1] is null, circa, literal);
        }
        if (!string.IsNullOrEmpty(literal)) return new(null, Literal: literal, IsCirca: circa);
        foreach (var name in new[] { "raw", "edtf" })
            if (value.TryGetProperty(name, out var raw)) return FromText(Scalar(raw), circa);
        return null;
    }

    private static CslDateParts? Parts(JsonElement parts, int? season, string place)
    {
        if (parts.ValueKind is JsonValueKind.Number or JsonValueKind.String) return Number(parts, place) is { } only and not 0 ? new(only) : null;
        if (parts.ValueKind != JsonValueKind.Array) throw new CslException($"{place}: write a list of lists of numbers, as in [[2024, 5, 17]].");
        var numbers = parts.EnumerateArray().Select(part => Number(part, place)).ToList();
        if (numbers.Count == 0 || numbers[0] is null or 0) return null;
        var month = numbers.Count > 1 && numbers[1] is > 0 ? numbers[1] : null;
        if (month is > 12) return new(numbers[0]!.Value, Season: month >= 21 ? (month - 21) % 4 + 1 : (month - 13) % 4 + 1);
        var day = numbers.Count > 2 && numbers[2] is > 0 ? numbers[2] : null;
        return new(numbers[0]!.Value, month, month is null ? null : day, month is null ? season : null);
    }

    private static int? Number(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        var text = Scalar(value);
        if (string.IsNullOrWhiteSpace(text)) return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number) ? number
            : throw new CslException($"{place}: '{text}' is not a whole number. Write digits, or put the text under \"literal\".");
    }

    private static CslDate? FromText(string? text, bool circa)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        var bare = text;
        if (Circa.Match(bare) is { Success: true } about) (bare, circa) = (bare[about.Length..], true);
        if (bare.EndsWith('~') || bare.EndsWith('?')) (bare, circa) = (bare[..^1], true);
        var ends = bare.Split('/') is { Length: 2 } slashed ? slashed : YearRange.Match(bare) is { Success: true } years ? [years.Groups[1].Value, years.Groups[2].Value] : [bare];
        if (Single(ends[0]) is not { } start) return new(null, Literal: text, IsCirca: circa);
        if (ends.Length == 1) return new(start, IsCirca: circa);
        if (ends[1] is "" or "..") return new(start, IsOpen: true, IsCirca: circa);
        return Single(ends[1]) is { } end ? new(start, end, IsCirca: circa) : new(null, Literal: text, IsCirca: circa);
    }

    private static CslDateParts? Single(string text)
    {
        text = text.Trim();
        if (Iso.Match(text) is { Success: true } iso) return Make(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value);
        if (Slashed.Match(text) is { Success: true } us) return Make(us.Groups[3].Value, us.Groups[1].Value, us.Groups[2].Value);
        if (Worded.Match(text) is { Success: true } worded && MonthNumber(worded.Groups[1].Value) is { } month)
            return Make(worded.Groups[3].Value, month, worded.Groups[2].Value);
        if (DayFirst.Match(text) is { Success: true } dayFirst && MonthNumber(dayFirst.Groups[2].Value) is { } monthOf)
            return Make(dayFirst.Groups[3].Value, monthOf, dayFirst.Groups[1].Value);
        return null;
    }

    private static CslDateParts? Make(string year, string month, string day)
    {
        var y = int.Parse(year, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int? m = month.Length > 0 ? int.Parse(month, CultureInfo.InvariantCulture) : null;
        int? d = day.Length > 0 ? int.Parse(day, CultureInfo.InvariantCulture) : null;
        if (m is > 12) return m is >= 13 and <= 24 ? new(y, Season: m >= 21 ? m - 20 : (m - 13) % 4 + 1) : null;
        return d is > 31 ? null : new(y, m, d);
    }

    private static readonly string[] s_words =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spr", "sum", "aut", "win"];

    private static string? MonthNumber(string word)
    {
        var index = Array.IndexOf(s_words, word.Length < 3 ? "" : word[..3].ToLowerInvariant());
        if (word.StartsWith("fall", StringComparison.OrdinalIgnoreCase)) index = 14;
        return index < 0 ? null : (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static int? Season(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "1" or "01" or "spring" or "21" => 1,
        "2" or "02" or "summer" or "22" => 2,
        "3" or "03" or "autumn" or "fall" or "23" => 3,
        "4" or "04" or "winter" or "24" => 4,
        _ => null,
    };

    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.GetDouble() != 0,
        JsonValueKind.String => value.GetString() is not ("" or "0" or "false"),
        _ => false,
    };

    internal static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    [GeneratedRegex(@"^(?:circa|ca?\.?|about|~)\s*(?=[-\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Circa { get; }

    [GeneratedRegex(@"^(\d{4})\s*[-–]\s*(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearRange { get; }

    [GeneratedRegex(@"^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T.*)?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"^(\d{1,2})/(\d{1,2})/(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed { get; }

    [GeneratedRegex(@"^(\p{L}+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Worded { get; }

    [GeneratedRegex(@"^(\d{1,2})\.?\s+(\p{L}+)\.?,?\s+(\d{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst { get; }
}
