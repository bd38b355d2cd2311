using System.Buffers;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Ranking;

/// <summary>An entity that a sentence is about, with what its score is made of.</summary>
internal readonly record struct RankedEntity(int Entity, float Score, float Terms, float Alias, float Votes);

/// <summary>Finds the entities that a sentence is about: by their texts, by their names, and by the votes of those that say something like it.</summary>
internal sealed class EntityRanking(EvidenceIndex index, RankingWeights weights)
{
    /// <param name="own">Entities whose own records are left out; they neither count nor vote.</param>
    /// <param name="isWanted">Which entities count; all where it is null.</param>
    public List<RankedEntity> Rank(Token[] sentence, int most, Func<int, bool>? isWanted = null, IReadOnlySet<int>? own = null)
    {
        var (query, units) = (index.Query(sentence), new float[index.Units.Count]);
        index.UnitText.Score(query, units);
        return Rank(query, index.Names.Find(sentence), most, units, isWanted, own);
    }

    /// <param name="query">The terms of the sentence.</param>
    /// <param name="names">Those that stand in the sentence.</param>
    /// <param name="units">The score of each unit by its text.</param>
    public List<RankedEntity> Rank(int[] query, IReadOnlyList<LinkedName> names, int most, ReadOnlySpan<float> units, Func<int, bool>? isWanted = null, IReadOnlySet<int>? own = null)
    {
        var rented = ArrayPool<float>.Shared.Rent(index.Entities.Count);
        try
        {
            var text = rented.AsSpan(0, index.Entities.Count);
            text.Clear();
            index.EntityText.Score(query, rented);
            return Rank(text, weights.Votes > 0 ? new Poll(index, weights, isWanted, own).Count(units, text) : [], weights.Links > 0 ? [.. names.Select(n => n.Entity)] : [], most, isWanted, own);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <param name="text">The score of each by its text; it becomes the score of each by everything.</param>
    private List<RankedEntity> Rank(Span<float> text, Dictionary<int, float> votes, HashSet<int> named, int most, Func<int, bool>? isWanted, IReadOnlySet<int>? own)
    {
        var isLeftOut = isWanted is null && own is null ? null : (Func<int, bool>)(i => isWanted?.Invoke(i) == false || own?.Contains(i) == true);
        var best = TopList.Of(text, 1, isLeftOut) is [var first] ? first.Score : 1;
        var mostVotes = votes.Count == 0 ? 1 : votes.Values.Max();
        for (var i = 0; i < text.Length; i++) text[i] /= best;
        foreach (var (entity, vote) in votes) text[entity] += weights.Votes * vote / mostVotes;
        foreach (var entity in named) text[entity] += weights.Links;
        var ranked = new List<RankedEntity>(most);
        foreach (var (entity, score) in TopList.Of(text, most, isLeftOut))
        {
            var (vote, link) = (votes.TryGetValue(entity, out var given) ? weights.Votes * given / mostVotes : 0, named.Contains(entity) ? weights.Links : 0);
            ranked.Add(new(entity, score, score - vote - link, link, vote));
        }
        return ranked;
    }
}
