using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Sections;

/// <summary>Tells passages of one section with the same text apart by their number.</summary>
internal sealed class OccurrenceNumbers
{
    private readonly Dictionary<(string Section, string Text), int> _next = [];

    public Passage Number(Passage passage)
    {
        var key = (passage.Section, passage.Text);
        var number = _next.GetValueOrDefault(key);
        _next[key] = number + 1;
        return number == 0 ? passage : passage with { Occurrence = number };
    }
}
