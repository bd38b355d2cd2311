using System.Globalization;
using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>How sure a row is.</summary>
internal static class MappingConfidence
{
    /// <summary>
    /// What the row says; else its similarity score, but no less than the bar of assertion, since its author kept the row; else 1
    /// for a person's mapping and the bar for a machine's.
    /// </summary>
    public static double Of(MappingRow row)
    {
        if (row.Fields.Any(f => f.Name == "confidence")) return row.Confidence;
        var score = row.Fields.FirstOrDefault(f => f.Name == "similarity_score").Value;
        if (double.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out var similar) && similar is >= 0 and <= 1) return Math.Max(similar, Statement.AssertionBar);
        return MappingRow.Local(row.Justification) is "ManualMappingCuration" or "StructuralMapping" ? 1 : Statement.AssertionBar;
    }
}
