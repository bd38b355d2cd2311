using RiskGraph.Core.Catalogue;

namespace RiskGraph.Stores;

/// <summary>What both stores call the ends of a statement.</summary>
internal static class StatementEnds
{
    /// <summary>The end that a relation of this direction starts from, and the one that it leads to.</summary>
    public static (string Near, string Far) Of(Direction direction) => direction == Direction.Out ? ("subject", "object") : ("object", "subject");
}
