using System.Buffers;
using RiskGraph.Citations.Lookup.Comparing;
using RiskGraph.Citations.Lookup.Index;

namespace RiskGraph.Citations.Lookup.Ranking;

/// <summary>A unit that may bear on a sentence, and what its score is made of; each part from 0 to 1.</summary>
/// <param name="Coverage">The share of the sentence's words, weighed by their rarity, that the unit has or its reader knows.</param>
internal sealed record RankedUnit(int Unit, float Coverage, float Terms, float Alias, float Identifier, float Neighbours, SourceView View, List<Difference> Differences)
{
    public float Score => Terms + Alias + Identifier + Neighbours;
}

/// <summary>Finds the units that bear on a sentence: exact identifiers first, then by words, names, and the votes of the graph.</summary>
internal sealed class UnitRanking(EvidenceIndex index)
{
    private const int Candidates = 24, IdentifierCandidates = 12, NeighbourEntities = 5;

    private const float TermsShare = 0.45f, CoverageShare = 0.35f, AliasShare = 0.1f, IdentifierShare = 0.25f, NeighbourShare = 0.1f;

    /// <summary>What a word counts that stands only around the unit, or that only starts like one of its words.</summary>
    private const float AroundWeight = 0.7f;

    private readonly EntityRanking _entities = new(index, RankingWeights.Default);

    /// <summary>Best first, ties by the order of the sources.</summary>
    /// <param name="isWanted">Which units count; all where it is null.</param>
    public List<RankedUnit> Rank(SentenceView sentence, Func<int, bool>? isWanted)
    {
        if (sentence.Weights.Count == 0) return [];
        var units = ArrayPool<float>.Shared.Rent(index.Units.Count);
        try
        {
            var scores = units.AsSpan(0, index.Units.Count);
            scores.Clear();
            index.UnitText.Score(sentence.Query, units);
            // What a text of exactly these words, no more and no fewer, would reach at most.
            var ceiling = sentence.Query.Sum(index.UnitText.Rarity) * 1.6f;
            var numbers = TopList.Of(scores, Candidates, isWanted is null ? null : u => !isWanted(u)).ToDictionary(r => r.Number, r => r.Score);
            var identified = Identified(sentence, isWanted);
            foreach (var unit in identified.OrderByDescending(u => units[u]).ThenBy(u => u).Take(IdentifierCandidates)) numbers.TryAdd(unit, units[unit]);
            if (numbers.Count == 0) return [];
            var neighbours = _entities.Rank(sentence.Query, sentence.Linked, NeighbourEntities, scores).ToDictionary(e => e.Entity, e => e.Score);
            var best = neighbours.Count == 0 ? 1 : Math.Max(neighbours.Values.Max(), 1e-6f);
            return [.. numbers.OrderBy(n => n.Key).Select(n => Judge(n.Key, n.Value / ceiling)).OrderByDescending(r => r.Score).ThenBy(r => r.Unit)];

            RankedUnit Judge(int unit, float terms)
            {
                var view = new SourceView(index, unit);
                var coverage = Coverage(sentence, view);
                var linked = sentence.Linked.Select(l => (l.From, l.To, Is: view.Entities.Contains(l.Entity))).GroupBy(l => (l.From, l.To)).ToList();
                return new(unit, coverage, TermsShare * Math.Min(1, terms) + CoverageShare * coverage,
                    linked.Count == 0 ? 0 : AliasShare * linked.Count(g => g.Any(l => l.Is)) / linked.Count,
                    identified.Contains(unit) ? IdentifierShare : 0,
                    NeighbourShare * view.Entities.Select(e => neighbours.GetValueOrDefault(e)).DefaultIfEmpty().Max() / best, view, SentenceComparison.Find(index, sentence, view));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(units);
        }
    }

    /// <summary>Units in which an identifier of the sentence stands, and units about the things that are known by one.</summary>
    private HashSet<int> Identified(SentenceView sentence, Func<int, bool>? isWanted)
    {
        var found = new HashSet<int>();
        foreach (var identifier in sentence.Identifiers)
        {
            if (index.UnitsWithIdentifier.TryGetValue(identifier.Key, out var units)) found.UnionWith(units);
            if (!index.Identifiers.TryGetValue(identifier.Key, out var entities)) continue;
            foreach (var entity in entities)
                foreach (var statement in index.StatementsOfEntity[entity])
                    foreach (var unit in index.UnitsOfStatement[statement]) found.Add(unit);
        }
        if (isWanted is not null) found.RemoveWhere(u => !isWanted(u));
        return found;
    }

    private static float Coverage(SentenceView sentence, SourceView source)
    {
        var covered = 0f;
        foreach (var (token, term, rarity) in sentence.Weights)
            covered += rarity * (term >= 0 && source.Says(term) ? 1 : term >= 0 && source.Knows(term) ? AroundWeight : StartsLikeOne(token.Key, source) ? AroundWeight : 0);
        return covered / sentence.Weight;
    }

    /// <summary>"Regulator" and "regulatory" have no stem in common, but much of their letters.</summary>
    private static bool StartsLikeOne(string word, SourceView source)
    {
        const int Common = 6;
        if (word.Length < Common || char.IsDigit(word[0])) return false;
        foreach (var token in source.Tokens.Tokens)
            if (token.Key.Length >= Common && token.IsWord && token.Key.AsSpan(0, Common).SequenceEqual(word.AsSpan(0, Common))) return true;
        return false;
    }
}
