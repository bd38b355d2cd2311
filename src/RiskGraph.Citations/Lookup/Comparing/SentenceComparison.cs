using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Language;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.Lookup.Comparing;

/// <summary>
/// Says where a sentence and a source part. A figure, date or name of the draft that the source has not is a difference too:
/// a source that does not say it does not support it.
/// </summary>
internal static class SentenceComparison
{
    public static List<Difference> Find(EvidenceIndex index, SentenceView draft, SourceView source)
    {
        var differences = new List<Difference>();
        Figures(draft, source, differences);
        Dates(draft, source, differences);
        Names(index, draft, source, differences);
        Identifiers(draft, source, differences);
        if (Polarity.Compare(draft.Text, draft.Tokens, source.Text, source.Tokens) is { } denied) differences.Add(denied);
        return differences;
    }

    private static void Figures(SentenceView draft, SourceView source, List<Difference> differences)
    {
        if (draft.Quantities.Count == 0) return;
        var own = QuantityReader.Read(source.Text, source.Tokens);
        var near = source.Near.SelectMany(n => QuantityReader.Read(n.Text, n.Tokens)).ToList();
        foreach (var figure in draft.Quantities)
        {
            var same = own.Concat(near).Where(q => figure.HasValueOf(q) || figure.IsRoundingOf(q)).ToList();
            if (same.Find(figure.IsComparable) is { } equal)
            {
                if (Direction(figure.Comparison) != Direction(equal.Comparison)) differences.Add(new(DifferenceKind.Comparison, figure.Text, equal.Text));
                continue;
            }
            if (same is [var otherUnit, ..] && figure.Unit != otherUnit.Unit)
            {
                differences.Add(new(DifferenceKind.Unit, figure.Text, otherUnit.Text));
                continue;
            }
            var other = own.Find(figure.IsComparable) ?? near.Find(q => figure.IsComparable(q) && (figure.Unit.Length > 0 || !figure.Counted.IsEmpty));
            differences.Add(new(DifferenceKind.Figure, figure.Text, other?.Text));
            if (other is not null && Direction(figure.Comparison) != Direction(other.Comparison)) differences.Add(new(DifferenceKind.Comparison, figure.Text, other.Text));
        }
    }

    /// <summary>1 above the figure, -1 below it, 0 at or about it, 2 between two.</summary>
    private static int Direction(Comparison comparison) => comparison switch
    {
        Comparison.Over or Comparison.AtLeast => 1,
        Comparison.Under or Comparison.AtMost => -1,
        Comparison.Between => 2,
        _ => 0,
    };

    private static void Dates(SentenceView draft, SourceView source, List<Difference> differences)
    {
        if (draft.Dates.Count == 0) return;
        var own = NamedDate.Read(source.Text, source.Tokens);
        var all = own.Concat(source.Near.SelectMany(n => NamedDate.Read(n.Text, n.Tokens))).Concat(NamedDate.Read(source.Title, new(Tokenizer.Read(source.Title)))).ToList();
        foreach (var date in draft.Dates)
            if (!all.Exists(d => date.IsSaidBy(d.Date)))
                differences.Add(new(DifferenceKind.Date, date.Text, (own.Count > 0 ? own : all) is [var first, ..] ? first.Text : null));
    }

    private static void Names(EvidenceIndex index, SentenceView draft, SourceView source, List<Difference> differences)
    {
        List<ProperName>? others = null;
        foreach (var name in draft.Names)
        {
            // By the same words, or because both name the same thing by different ones.
            if (Enumerable.Range(name.From, name.To - name.From).All(i => Lexicon.Function.Contains(draft.Tokens.Key(i)) || source.HasWord(draft.Tokens[i].Stem))) continue;
            if (draft.Linked.Any(l => l.From < name.To && name.From < l.To && source.Entities.Contains(l.Entity))) continue;
            others ??= ProperNames.Read(source.Text, source.Tokens);
            var draftKinds = draft.Linked.Where(l => l.From < name.To && name.From < l.To).Select(l => index.Entities[l.Entity].Id.Prefix).ToHashSet(StringComparer.Ordinal);
            var other = draftKinds.Count == 0 ? null : index.Names.Find(source.Tokens.Tokens).Where(l => draftKinds.Contains(index.Entities[l.Entity].Id.Prefix))
                .Select(l => source.Text[source.Tokens[l.From].Start..source.Tokens[l.To - 1].End]).FirstOrDefault();
            differences.Add(new(DifferenceKind.Name, name.Text, other));
        }
    }

    private static void Identifiers(SentenceView draft, SourceView source, List<Difference> differences)
    {
        if (draft.Identifiers.Count == 0) return;
        var own = IdentifierReader.Read(source.Text).Concat(source.Near.SelectMany(n => IdentifierReader.Read(n.Text))).Concat(IdentifierReader.Read(source.Title)).ToList();
        foreach (var identifier in draft.Identifiers)
            if (!own.Exists(i => i.Key == identifier.Key) && !identifier.Key.Split(' ').All(source.HasWord))
                differences.Add(new(DifferenceKind.Name, draft.Text.Substring(identifier.Start, identifier.Length), SameSort(identifier.Key, own)));

        string? SameSort(string key, List<Identifier> found) => found.Find(i => i.Key.Split(' ', '-')[0] == key.Split(' ', '-')[0]) is { Key: not null } other && source.Text.Length >= other.Start + other.Length ? other.Key : null;
    }
}
