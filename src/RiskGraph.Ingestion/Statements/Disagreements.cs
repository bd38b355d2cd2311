using RiskGraph.Ingestion.Figures;

namespace RiskGraph.Ingestion.Statements;

/// <summary>Finds figures that cannot both hold, and one figure that is given two periods. Both stay.</summary>
internal static class Disagreements
{
    /// <summary>The pairs, the earlier first.</summary>
    public static IEnumerable<(Observation First, Observation Second, double Confidence)> Find(IReadOnlyList<Observation> observations)
    {
        for (var i = 0; i < observations.Count; i++)
            for (var k = i + 1; k < observations.Count; k++)
            {
                var (first, second) = (observations[i], observations[k]);
                if (first.Figure.Kind != second.Figure.Kind || MetricHead.Of(first.Figure.Metric) != MetricHead.Of(second.Figure.Metric) || !SameThing(first, second)) continue;
                // One sentence sets two figures side by side to compare them.
                if (first.Sentence == second.Sentence && !Contrasts(second)) continue;
                if (TwoPeriods(first, second)) yield return (first, second, 0.7);
                else if (WordsOf(first.Figure.Metric).SetEquals(WordsOf(second.Figure.Metric)) && Exclude(first.Figure, second.Figure) && SamePeriod(first.Figure, second.Figure)) yield return (first, second, Confidence(first, second));
            }
    }

    /// <summary>
    /// Where no period ties them together, the two may have been measured under different conditions ("rose from 12% to 78%", two rows
    /// of a table): that they disagree is then for a person to say, unless the text says it itself.
    /// </summary>
    private static double Confidence(Observation first, Observation second) => first.Figure.Period is not null ? 0.75 : Contrasts(second) ? 0.65 : 0.5;

    /// <summary>One count of one test's subjects, said to be of two times.</summary>
    private static bool TwoPeriods(Observation first, Observation second)
    {
        var (one, two) = (first.Figure, second.Figure);
        return one.Value == two.Value && one.Upper == two.Upper && one.Comparison == two.Comparison && one.Period is { } left && two.Period is { } right && !left.Overlaps(right)
            && first.Targets(Predicates.MeasuredBy).Any();
    }

    private static bool SamePeriod(Figure one, Figure two) => one.Period == two.Period || (one.Period is { } left && two.Period is { } right && left.Overlaps(right));

    /// <summary>No number satisfies both.</summary>
    private static bool Exclude(Figure one, Figure two)
    {
        var ((lowOne, highOne), (lowTwo, highTwo)) = (Range(one), Range(two));
        return highOne < lowTwo || highTwo < lowOne;
    }

    private static (decimal Low, decimal High) Range(Figure figure) => figure.Comparison switch
    {
        Core.Model.Comparison.Over or Core.Model.Comparison.AtLeast => (figure.Value, decimal.MaxValue),
        Core.Model.Comparison.Under or Core.Model.Comparison.AtMost => (0, figure.Value),
        Core.Model.Comparison.Between => (figure.Value, figure.Upper ?? figure.Value),
        Core.Model.Comparison.About => (figure.Value * 0.9m, figure.Value * 1.1m),
        _ => (figure.Value, figure.Value),
    };

    /// <summary>Measured by the same, on the same, of the same.</summary>
    private static bool SameThing(Observation first, Observation second)
    {
        var any = false;
        // Who counted is no part of what was counted: two bodies may count the same.
        foreach (var predicate in (string[])[Predicates.MeasuredBy, Predicates.ObservedOn, Predicates.ObservedIn, Predicates.Indicates])
        {
            var (left, right) = (first.Targets(predicate).ToHashSet(), second.Targets(predicate).ToHashSet());
            if (!left.SetEquals(right)) return false;
            any |= left.Count > 0;
        }
        return any || (first.Targets(Predicates.ReportedBy).ToHashSet() is { Count: > 0 } counter && counter.SetEquals(second.Targets(Predicates.ReportedBy)) && Contrasts(second));
    }

    /// <summary>"The annex, however, says …"</summary>
    private static bool Contrasts(Observation observation) => observation.Sentence?.Tokens.Any(t => t.Key is "however" or "but" or "whereas" or "instead" or "differs" or "disagrees" or "contradicts" or "elsewhere") == true;

    private static HashSet<string> WordsOf(string metric)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Read(metric))
        {
            if (!token.IsWord) continue;
            if (!Lexicon.Determiners.Contains(token.Key)) words.Add(token.Stem);
        }
        return words;
    }
}
