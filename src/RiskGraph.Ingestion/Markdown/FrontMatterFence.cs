namespace RiskGraph.Ingestion.Markdown;

/// <summary>Splits the YAML between two lines of three dashes at the very top from the text below.</summary>
internal static class FrontMatterFence
{
    /// <param name="Line">Of the source on which the first word of the YAML stands, from 1.</param>
    public readonly record struct Yaml(string Text, int Line)
    {
        public int Length => Text?.Length ?? 0;
    }

    /// <returns>The text below; all of it where there is no front matter.</returns>
    /// <param name="bodyLine">The line of the source on which it starts, from 1.</param>
    public static string Split(string text, out Yaml yaml, out int bodyLine)
    {
        (yaml, bodyLine) = (default, 1);
        if (!text.StartsWith("---", StringComparison.Ordinal)) return text;
        var firstEnd = text.IndexOf('\n', StringComparison.Ordinal);
        if (firstEnd < 0 || !text.AsSpan(0, firstEnd).TrimEnd().SequenceEqual("---")) return text;
        var line = 2;
        for (var at = firstEnd + 1; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            if (text.AsSpan(at, end - at).TrimEnd() is "---" or "...")
            {
                var inner = text.AsSpan((firstEnd + 1)..at);
                var blank = inner[..^inner.TrimStart().Length];
                // Blank lines go, the indentation of the first line stays: YAML counts it.
                var start = blank.LastIndexOf('\n') + 1;
                yaml = new(inner[start..].TrimEnd().ToString(), 2 + blank.Count('\n'));
                bodyLine = line + 1;
                return end < text.Length ? text[(end + 1)..] : "";
            }
            at = end + 1;
        }
        return text;
    }
}
