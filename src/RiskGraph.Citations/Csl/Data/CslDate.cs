namespace RiskGraph.Citations.Csl.Data;

/// <summary>One end of a date. Years before Christ are negative; a part that is not known is null. <paramref name="Season"/> is 1 (spring) to 4 (winter) and stands instead of a month.</summary>
public sealed record CslDateParts(int Year, int? Month = null, int? Day = null, int? Season = null);

/// <summary>A date, a range of dates (<paramref name="End"/> set, or open when <paramref name="IsOpen"/>), or text where no date could be read.</summary>
public sealed record CslDate(CslDateParts? Start, CslDateParts? End = null, bool IsOpen = false, bool IsCirca = false, string? Literal = null)
{
    public bool IsEmpty => Start is null && string.IsNullOrEmpty(Literal);
}
