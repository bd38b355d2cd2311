using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskGraph.Core.Model;

/// <summary>
/// A date as precise as its source: <c>2024</c>, <c>2024-H1</c>, <c>2024-Q1</c>, <c>2024-03</c> or <c>2024-03-05</c>.
/// It is the interval of days that it names. Ordered by its first day, then the shorter interval first, then its text.
/// </summary>
public sealed partial record PartialDate : IComparable<PartialDate>
{
    private PartialDate(string text, DateOnly start, DateOnly end) => (Text, Start, End) = (text, start, end);

    public string Text { get; }

    /// <summary>The first day of the interval.</summary>
    public DateOnly Start { get; }

    /// <summary>The last day of the interval, which belongs to it.</summary>
    public DateOnly End { get; }

    [GeneratedRegex(@"\A([0-9]{4})(?:-(?:Q([1-4])|H([12])|([0-9]{2})(?:-([0-9]{2}))?))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    /// <exception cref="FormatException"><paramref name="text"/> is none of the five forms, or no such day exists.</exception>
    public static PartialDate Parse(string text) => TryParse(text, out var date) ? date
        : throw new FormatException($"'{text}' is not a partial date. Write 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PartialDate? date)
    {
        date = null;
        if (text is null || Pattern.Match(text) is not { Success: true } match) return false;
        var year = Number(match.Groups[1]);
        if (year == 0) return false;
        var (month, months, day) = match switch
        {
            _ when match.Groups[2].Success => (Number(match.Groups[2]) * 3 - 2, 3, 0),
            _ when match.Groups[3].Success => (Number(match.Groups[3]) * 6 - 5, 6, 0),
            _ when match.Groups[5].Success => (Number(match.Groups[4]), 1, Number(match.Groups[5])),
            _ when match.Groups[4].Success => (Number(match.Groups[4]), 1, 0),
            _ => (1, 12, 0),
        };
        if (month is < 1 or > 12) return false;
        if (match.Groups[5].Success && (day < 1 || day > DateTime.DaysInMonth(year, month))) return false;
        var last = month + months - 1;
        date = day > 0 ? new(text, new(year, month, day), new(year, month, day))
            : new(text, new(year, month, 1), new(year, last, DateTime.DaysInMonth(year, last)));
        return true;
        static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether some day belongs to both.</summary>
    public bool Overlaps(PartialDate other) => Start <= other.End && other.Start <= End;

    public int CompareTo(PartialDate? other) => other is null ? 1
        : Start.CompareTo(other.Start) is var start and not 0 ? start
        : End.CompareTo(other.End) is var end and not 0 ? end
        : string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
