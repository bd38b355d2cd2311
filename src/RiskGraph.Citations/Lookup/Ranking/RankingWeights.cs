namespace RiskGraph.Citations.Lookup.Ranking;

/// <summary>What the ranking of entities weighs how. The values were chosen on one half of the sets that tests/RiskGraph.Benchmarks reads, and measured on the other.</summary>
internal sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>The text alone, for comparison.</summary>
    public static RankingWeights TextOnly { get; } = new() { Votes = 0, Links = 0 };

    /// <summary>What all votes for the entity with the most are worth, where its text is worth 1 to the entity that fits best by text.</summary>
    public float Votes { get; init; } = 1;

    /// <summary>How many neighbours vote.</summary>
    public int Voters { get; init; } = 40;

    /// <summary>An entity for which fewer neighbours vote gets none of their votes.</summary>
    public int Gate { get; init; } = 2;

    /// <summary>How much more a near neighbour's vote counts than a far one's: the power to which its share of the best score is raised.</summary>
    public float Steepness { get; init; } = 3;

    /// <summary>What it is worth that the sentence names the entity.</summary>
    public float Links { get; init; } = 0.5f;

    /// <summary>Voters that lead to more entities than this say nothing.</summary>
    public int MostLinks { get; init; } = 200;
}
