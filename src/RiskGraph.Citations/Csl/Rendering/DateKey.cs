using System.Globalization;
using RiskGraph.Citations.Csl.Data;

namespace RiskGraph.Citations.Csl.Rendering;

/// <summary>A date as text that sorts in the order of time: year, month and day with zeros for what is unknown, the end of a range after its start.</summary>
internal static class DateKey
{
    public static string Of(CslDate date, bool withMonth = true, bool withDay = true)
    {
        if (date.Start is null) return date.Literal ?? "";
        var key = Of(date.Start, withMonth, withDay);
        return date.End is null ? key : key + "-" + Of(date.End, withMonth, withDay);
    }

    // Years are counted from far before Christ, so that all are positive and of one length.
    private static string Of(CslDateParts date, bool withMonth, bool withDay) => string.Create(CultureInfo.InvariantCulture,
        $"{date.Year + 100_000:D6}{(withMonth ? date.Month ?? 0 : 0):D2}{(withDay ? date.Day ?? 0 : 0):D2}");
}
