using RiskGraph.Core.Language;

namespace RiskGraph.Citations.Lookup.Index;

/// <summary>Cuts a passage into what can be quoted by itself: its sentences, and the fields of a record.</summary>
internal static class UnitSplitter
{
    /// <summary>Places in the passage's tokens, [From, To), in the order of the text.</summary>
    public static IEnumerable<Range> Split(string text, Token[] tokens)
    {
        var from = 0;
        for (var i = 1; i <= tokens.Length; i++)
        {
            if (i < tokens.Length && !BreaksBefore(text, tokens, i)) continue;
            foreach (var sentence in SentenceEnds.Of(tokens[from..i]))
                yield return new(from + sentence.Start.Value, from + sentence.End.Value);
            from = i;
        }
    }

    /// <summary>A blank line, or a line that starts with a field's name, as in <c>description: …</c>.</summary>
    private static bool BreaksBefore(string text, Token[] tokens, int at)
    {
        var gap = text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End);
        if (gap.Count('\n') is var lines && lines == 0) return false;
        if (lines > 1) return true;
        var line = text.AsSpan(tokens[at].Start);
        var colon = line[..Math.Min(line.Length, 60)].IndexOf(": ", StringComparison.Ordinal);
        return (colon > 0 && !line[..colon].Contains('\n')) || line[0] is '-' or '*' or '•';
    }
}
