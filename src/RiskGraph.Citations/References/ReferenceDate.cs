using RiskGraph.Citations.Csl.Data;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.References;

/// <summary>A partial date as CSL has it: a quarter or half year is the range of its months.</summary>
internal static class ReferenceDate
{
    public static CslDate Of(PartialDate date)
    {
        var (start, end) = (date.Start, date.End);
        if (start == end) return new(new(start.Year, start.Month, start.Day));
        if (start.Month == end.Month) return new(new(start.Year, start.Month));
        return (start.Month, end.Month) == (1, 12) ? new(new(start.Year)) : new(new(start.Year, start.Month), new(end.Year, end.Month));
    }
}
