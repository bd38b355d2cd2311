namespace RiskGraph.Citations.Lookup;

/// <summary>
/// From which share of a sentence's words, weighed by their rarity, a source is said to bear on it. Set by judgement, high
/// rather than low; how often they are right has not been measured.
/// </summary>
internal static class Thresholds
{
    /// <summary>Below it a source is not shown at all.</summary>
    public const float Related = 0.34f;

    /// <summary>From it a source that says otherwise is said to differ or to contradict.</summary>
    public const float Comparable = 0.5f;

    /// <summary>From it a source from which nothing parts the sentence is said to support it.</summary>
    public const float Supports = 0.62f;
}
