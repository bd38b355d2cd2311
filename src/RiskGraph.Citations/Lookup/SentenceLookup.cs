using RiskGraph.Citations.Lookup.Comparing;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Citations.Lookup.Ranking;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup;

/// <summary>A unit that bears on a sentence, not yet read from the store.</summary>
internal sealed record FoundUnit(RankedUnit Unit, SupportRelation Relation, IReadOnlyList<int> Statements)
{
    public double Score => Unit.Score;
}

/// <summary>Looks one sentence up in an index. Nothing in it waits for anything.</summary>
internal sealed class SentenceLookup(EvidenceIndex index)
{
    private readonly UnitRanking _ranking = new(index);

    /// <param name="tokens">Of the sentence; their places count in <paramref name="text"/>.</param>
    /// <param name="most">The most units in the answer.</param>
    public List<FoundUnit> Find(string text, Token[] tokens, int most, Func<int, bool>? isWanted = null)
    {
        var sentence = new SentenceView(index, text, tokens);
        var found = new List<FoundUnit>();
        var quotes = new HashSet<(int Document, string Text)>();
        foreach (var unit in _ranking.Rank(sentence, isWanted))
        {
            if (RelationOf(unit) is not { } relation || !quotes.Add((index.Passages[index.Units[unit.Unit].Passage].Document, unit.View.Text))) continue;
            found.Add(new(unit, relation, StatementsOf(unit, sentence)));
        }
        return [.. found.OrderByDescending(f => f.Score + Bonus(f.Relation)).ThenBy(f => f.Unit.Unit).Take(most)];
    }

    /// <summary>What says something definite goes before what merely bears on the sentence.</summary>
    private static double Bonus(SupportRelation relation) => relation switch
    {
        SupportRelation.Supports => 0.2,
        SupportRelation.Related => 0,
        _ => 0.1,
    };

    private static SupportRelation? RelationOf(RankedUnit unit)
    {
        if (unit.Coverage < Thresholds.Related && unit.Identifier == 0) return null;
        if (unit.Differences.Count == 0) return unit.Coverage >= Thresholds.Supports && IsSentence(unit.View.Text) ? SupportRelation.Supports : SupportRelation.Related;
        if (unit.Coverage < Thresholds.Comparable) return SupportRelation.Related;
        if (unit.Differences.All(d => d.What == DifferenceKind.Negation)) return SupportRelation.Contradicts;
        // Of a figure that the source does not speak of it does not say otherwise.
        return unit.Differences.All(d => d.InSource is not null || d.What == DifferenceKind.Negation) ? SupportRelation.Differs : SupportRelation.Related;
    }

    /// <summary>A title or a line of front matter names things and asserts nothing, so it supports no sentence.</summary>
    private static bool IsSentence(string text) => text.AsSpan().TrimEnd(" \"'”’»)]") is [.., '.' or '!' or '?' or '。' or '！' or '？' or '…'];

    /// <summary>The statements that rest on the unit, those that fit the sentence best first: by the things that both name, then by rank of the evidence.</summary>
    private List<int> StatementsOf(RankedUnit unit, SentenceView sentence)
    {
        var named = sentence.Linked.Select(l => l.Entity).ToHashSet();
        var statements = new List<int>();
        foreach (var e in index.EvidenceOfUnit[unit.Unit]) statements.Add(index.Evidence[e].Statement);
        return [.. statements.Distinct().OrderByDescending(Fit).ThenBy(s => index.Statements[s].Id, StringComparer.Ordinal)];

        int Fit(int number)
        {
            var statement = index.Statements[number];
            var fit = (named.Contains(statement.Subject) ? 2 : 0) + (named.Contains(statement.Object) ? 2 : 0);
            if (sentence.Quantities.Count > 0 && statement.Predicate == "VALUE") fit += 3;
            return statement.Predicate == "MENTIONS" ? fit - 4 : fit;
        }
    }
}
