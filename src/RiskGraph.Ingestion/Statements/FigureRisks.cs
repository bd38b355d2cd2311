using System.Collections.Frozen;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion.Statements;

/// <summary>Tells which risk a figure says something of: the one its metric names, else the one its clause names.</summary>
internal sealed class FigureRisks(Reading reading, KnownEntities vocabulary)
{
    private static readonly FrozenSet<string> s_measures = Words.Set("rate success score frequency share percentage level average overall index proportion number prevalence incidence mean median total count likelihood probability robustness resistance susceptibility");

    private static readonly FrozenSet<string> s_tests = Words.Set("test tested evaluate evaluated assess assessed question task prompt model assistant agent system chatbot query scenario item sample participant respondent");

    public IEnumerable<(Draft Risk, double Confidence)> Of(Sentence sentence, Observation observation, int from, int to)
    {
        var figure = observation.Figure;
        if (ByMetric(figure.Metric) is { } named) return [(named, 0.85)];
        if (InTail(sentence, figure, to) is { } inTail) return [(inTail, 0.8)];
        // How many were tested says nothing of what was found.
        var isSize = IsRunOn(sentence, figure) || figure.Kind == UnitKind.Count && Tokenizer.Read(figure.Metric).Any(t => s_tests.Contains(t.Stem));
        if (isSize || figure.Kind == UnitKind.Times) return [];
        // What the sentence says before it: "covers voice-clone fraud, noting Nordbank stopped …".
        var before = reading.SpansOf(sentence).LastOrDefault(s => s.Kind == Kinds.Risk && s.Outer is null && s.To <= figure.From && s.From >= 0);
        if (before is not null && !IsDenied(sentence, before)) return [(before.Draft, before.From >= from ? 0.7 : 0.65)];
        return [];
    }

    /// <summary>"run it on four robots": on how many.</summary>
    private static bool IsRunOn(Sentence sentence, Figure figure)
    {
        if (figure.Kind != UnitKind.Count || sentence.Key(figure.From - 1) is not ("on" or "across" or "with" or "against" or "over" or "through")) return false;
        for (var i = figure.From - 2; i >= 0 && figure.From - i < 6; i--)
            if (Verbs.BaseOf(sentence.Key(i)) is "run" or "try" or "test" or "apply" or "use" or "evaluate" or "measure" or "compare") return true;
        return false;
    }

    private static bool IsDenied(Sentence sentence, Span span) => sentence.AnyBefore(span.From, 5, Lexicon.Negations.Contains);

    /// <summary>"injection success rate" is of prompt injection where the text speaks of that.</summary>
    public Draft? ByMetric(string metric)
    {
        var tokens = Tokenizer.Read(metric);
        var end = Array.FindIndex(tokens, t => t.IsWord && Lexicon.Function.Contains(t.Key) && t.Key is not "of");
        var words = (end < 0 ? tokens : tokens[..end]).Where(t => t.IsWord && !s_measures.Contains(t.Stem) && !(t.Stem == "attack" && tokens.Length > 1)).ToArray();
        if (words.Length == 0) return null;
        if (reading.Entities.Find(Kinds.Risk, words) is { } known) return known;
        if (vocabulary.RiskOf(words) is { } common && (words.Length > 1 || words[0].Stem is not ("bias" or "deception"))) return reading.Entities.Get(common, Origin.Vocabulary);
        // Without its owner's or its test's name in front.
        if (words.Length > 1 && words.Length < 4 && ByMetric(string.Join(' ', words.Skip(1).Select(w => w.Key))) is { } shorter) return shorter;
        var stems = words.Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
        if (!stems.All(RiskFinder.IsHead)) return null;
        var partial = reading.Entities.All.Where(d => d.Kind == Kinds.Risk && Tokenizer.Read(d.Name).Any(t => stems.Contains(t.Stem))).ToList();
        return partial is [var only] ? only : null;
    }

    /// <summary>"runs that ended in tool misuse", "chats with sycophancy", "agents showed deception"</summary>
    private Draft? InTail(Sentence sentence, Figure figure, int to)
    {
        var span = reading.SpansOf(sentence).FirstOrDefault(s => s.Kind == Kinds.Risk && s.Outer is null && s.From >= figure.NounTo && s.From >= figure.Number && s.From < to && s.From - figure.To < 9 && figure.Metric.Contains(s.Text, StringComparison.Ordinal));
        if (span is not null && !sentence.Tokens[figure.To..span.From].Any(t => t.IsMark && t.Key is "," or ";" or ":")) return span.Draft;
        var inMetric = reading.SpansOf(sentence).FirstOrDefault(s => s.Kind == Kinds.Risk && s.From >= figure.MetricFrom && s.To <= Math.Max(figure.MetricTo, figure.From));
        return inMetric?.Draft;
    }
}
