using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Figures;

/// <summary>What kind of thing a figure counts or measures.</summary>
internal enum UnitKind { Count, Percent, Points, Money, Times, Plain }

/// <summary>A number in a sentence with what belongs to it.</summary>
/// <param name="From">The first token, words such as "more than" included.</param>
/// <param name="To">One behind the last token, the unit included.</param>
/// <param name="Upper">The upper bound where the comparison is Between.</param>
/// <param name="Unit">UCUM or an ISO 4217 code; the counted noun for a count; null for a plain number.</param>
/// <param name="NounFrom">The counted noun phrase: [NounFrom, NounTo), empty where there is none.</param>
internal sealed record Figure(int From, int To, int Number, decimal Value, decimal? Upper, Comparison Comparison, UnitKind Kind, string? Unit, int NounFrom, int NounTo)
{
    public PartialDate? Period { get; init; }

    public string Metric { get; init; } = "";

    /// <summary>The tokens of the metric: [MetricFrom, MetricTo).</summary>
    public int MetricFrom { get; init; } = NounFrom;

    public int MetricTo { get; init; } = NounTo;
}
