using System.Globalization;

namespace RiskGraph.Stores;

/// <summary>The texts by which stores keep times and days, so that they sort as what they mean.</summary>
internal static class StoredValues
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>A time in UTC, to the tick.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } at ? Time(at) : null;

    /// <summary>Read by place, since every row has a time or two and the general reader takes longer than the row.</summary>
    public static DateTimeOffset ReadTime(string text)
    {
        var t = text.AsSpan();
        return new DateTimeOffset(Number(t[..4]), Number(t[5..7]), Number(t[8..10]), Number(t[11..13]), Number(t[14..16]), Number(t[17..19]), TimeSpan.Zero).AddTicks(Number(t[20..27]));
        static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
