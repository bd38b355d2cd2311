namespace RiskGraph.Ingestion.Markdown;

/// <summary>Tells texts that Markdig would need quadratic time for: more marks in one paragraph than any person writes.</summary>
internal static class Density
{
    private const int MostMarks = 4000;
    private const int MostLineStarts = 60;

    /// <summary>Counts in one pass the marks between blank lines that open links, emphasis or tables, and the quote and list marks at the start of a line.</summary>
    public static bool IsParseable(ReadOnlySpan<char> text)
    {
        var marks = 0;
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.TrimStart();
            if (trimmed.IsEmpty)
            {
                marks = 0;
                continue;
            }
            if (LineStarts(trimmed) > MostLineStarts) return false;
            foreach (var c in trimmed)
                if (c is '[' or '*' or '_' or '!' or '`' or '<' or '~') marks++;
            if (marks > MostMarks) return false;
        }
        return true;
    }

    private static int LineStarts(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '*' or '+') count++;
            else if (c != ' ') break;
        }
        return count;
    }
}
