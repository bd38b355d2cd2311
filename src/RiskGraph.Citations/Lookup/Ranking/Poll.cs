using RiskGraph.Citations.Lookup.Index;

namespace RiskGraph.Citations.Lookup.Ranking;

/// <summary>
/// Each of the units and entities whose text is nearest to a sentence votes for those that it has a statement with. All units
/// together weigh as much as all entities together.
/// </summary>
internal sealed class Poll(EvidenceIndex index, RankingWeights weights, Func<int, bool>? isWanted, IReadOnlySet<int>? own)
{
    private readonly Dictionary<int, float> _votes = [];
    private readonly Dictionary<int, int> _voters = [];
    private readonly HashSet<int> _linked = [];

    /// <summary>The votes by entity; those for which too few have voted are left out.</summary>
    public Dictionary<int, float> Count(ReadOnlySpan<float> units, ReadOnlySpan<float> entities)
    {
        Ask(units, LinkUnit);
        Ask(entities, LinkEntity);
        return _votes.Where(v => _voters[v.Key] >= weights.Gate).ToDictionary();
    }

    private void Ask(ReadOnlySpan<float> scores, Action<int> link)
    {
        // Who has nobody to vote for is no voter.
        var neighbours = TopList.Of(scores, weights.Voters, number => !HasVote(number, link));
        if (neighbours.Count == 0) return;
        var votes = new Dictionary<int, float>();
        foreach (var neighbour in neighbours)
        {
            HasVote(neighbour.Number, link);
            var vote = MathF.Pow(neighbour.Score / neighbours[0].Score, weights.Steepness);
            foreach (var entity in _linked)
            {
                votes[entity] = votes.GetValueOrDefault(entity) + vote;
                _voters[entity] = _voters.GetValueOrDefault(entity) + 1;
            }
        }
        var most = votes.Values.Max();
        foreach (var (entity, vote) in votes) _votes[entity] = _votes.GetValueOrDefault(entity) + vote / most;
    }

    private bool HasVote(int number, Action<int> link)
    {
        _linked.Clear();
        link(number);
        return _linked.Count > 0 && _linked.Count <= weights.MostLinks;
    }

    private void LinkUnit(int unit)
    {
        foreach (var e in index.EvidenceOfUnit[unit]) Link(index.Evidence[e].Statement, -1);
    }

    private void LinkEntity(int entity)
    {
        if (own?.Contains(entity) == true) return;
        foreach (var statement in index.StatementsOfEntity[entity])
        {
            if (_linked.Count > weights.MostLinks) return;
            Link(statement, entity);
        }
    }

    private void Link(int number, int from)
    {
        var statement = index.Statements[number];
        if (statement.Object < 0 || own?.Contains(statement.Subject) == true || own?.Contains(statement.Object) == true) return;
        if (statement.Subject != from && isWanted?.Invoke(statement.Subject) != false) _linked.Add(statement.Subject);
        if (statement.Object != from && isWanted?.Invoke(statement.Object) != false) _linked.Add(statement.Object);
    }
}
