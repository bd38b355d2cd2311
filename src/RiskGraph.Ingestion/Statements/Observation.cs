using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Statements;

/// <summary>A figure of the text with what it was measured by, on and in.</summary>
internal sealed class Observation(Figure figure, Sentence? sentence, Passage passage)
{
    public Figure Figure { get; } = figure;

    /// <summary>Null for a figure of a table.</summary>
    public Sentence? Sentence { get; } = sentence;

    public Passage Passage { get; } = passage;

    /// <summary>By predicate, each with how sure.</summary>
    public List<(string Predicate, Draft Target, double Confidence)> Relations { get; } = [];

    public IEnumerable<Draft> Targets(string predicate) => Relations.Where(r => r.Predicate == predicate).Select(r => r.Target.Root);

    public void Add(string predicate, Draft target, double confidence)
    {
        if (!Relations.Exists(r => r.Predicate == predicate && r.Target.Root == target.Root)) Relations.Add((predicate, target, confidence));
    }

    /// <summary>Whether two places of the text give one and the same figure.</summary>
    public bool IsSame(Observation other)
    {
        var (one, two) = (Figure, other.Figure);
        if (one.Value != two.Value || one.Upper != two.Upper || one.Comparison != two.Comparison || one.Kind != two.Kind) return false;
        if (one.Period is not null && two.Period is not null && one.Period != two.Period) return false;
        if (MetricHead.Of(one.Metric) != MetricHead.Of(two.Metric)) return false;
        return Agree(other, Predicates.ObservedOn) && Agree(other, Predicates.MeasuredBy) && Agree(other, Predicates.ObservedIn) && Agree(other, Predicates.ReportedBy);
    }

    private bool Agree(Observation other, string predicate)
    {
        var (mine, theirs) = (Targets(predicate).ToHashSet(), other.Targets(predicate).ToHashSet());
        return mine.Count == 0 || theirs.Count == 0 || mine.Overlaps(theirs);
    }
}
