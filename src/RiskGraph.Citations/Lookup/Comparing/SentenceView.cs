using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>A sentence of a draft, read once for all that it is compared with.</summary>
internal sealed class SentenceView
{
    public SentenceView(EvidenceIndex index, string text, Token[] tokens)
    {
        (Text, Tokens) = (text, new(tokens));
        Query = index.Query(tokens);
        Quantities = QuantityReader.Read(text, Tokens);
        Dates = NamedDate.Read(text, Tokens);
        Names = ProperNames.Read(text, Tokens);
        Linked = index.Names.Find(tokens);
        var (from, to) = tokens.Length == 0 ? (0, 0) : (tokens[0].Start, tokens[^1].End);
        Identifiers = [.. IdentifierReader.Read(text[from..to]).Select(i => i with { Start = i.Start + from })];
        foreach (var token in tokens)
        {
            var term = index.Vocabulary.Find(token);
            // Units are compared by themselves.
            if (term == Vocabulary.NoTerm || token.Key is "percent" or "percentage" or "point" or "points") continue;
            Weights.Add((token, term, index.UnitText.Rarity(term)));
        }
        Weight = Weights.Sum(w => w.Rarity);
    }

    /// <summary>What the places of the tokens count in.</summary>
    public string Text { get; }

    public TokenRun Tokens { get; }
    public int[] Query { get; }
    public IReadOnlyList<Quantity> Quantities { get; }
    public IReadOnlyList<NamedDate> Dates { get; }
    public IReadOnlyList<ProperName> Names { get; }
    public IReadOnlyList<LinkedName> Linked { get; }
    public IReadOnlyList<Identifier> Identifiers { get; }

    /// <summary>Its words with their rarity; a word that no source has is as rare as can be.</summary>
    public List<(Token Token, int Term, float Rarity)> Weights { get; } = [];

    /// <summary>The sum of the rarities.</summary>
    public float Weight { get; }
}
