using System.Text.RegularExpressions;

namespace RiskGraph.Ingestion.Taxonomies.Owasp;

/// <param name="Level">How many # its heading has; 0 before the first heading.</param>
/// <param name="Line">Of its heading, from 1.</param>
internal sealed record OwaspSection(string Heading, int Level, int Line, string Text)
{
    public IReadOnlyList<(string Title, string Url)> Links { get; init; } = [];
}

/// <summary>One entry's file, cut at its headings; their levels differ from file to file and are taken as they come.</summary>
internal sealed partial record OwaspEntry(string? Code, string? Edition, string? Name, IReadOnlyList<OwaspSection> Sections)
{
    [GeneratedRegex(@"^(?<code>LLM\d\d):\s*(?<edition>\d{4})\s*[:：]?\s*(?<name>.+)$")] private static partial Regex Title { get; }
    [GeneratedRegex(@"^(?<marks>#{1,6})\s+(?<heading>.*?)\s*#*\s*$")] private static partial Regex Heading { get; }
    [GeneratedRegex(@"\[(?<title>(?:[^\[\]]|\[[^\]]*\])*)\]\((?<url>https?://[^\s)]+(?:\([^\s)]*\)[^\s)]*)*)[^)]*\)")] private static partial Regex Link { get; }

    public static OwaspEntry Parse(string text)
    {
        var sections = new List<OwaspSection>();
        var (heading, level, start, body) = ("", 0, 1, new List<string>());
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i <= lines.Length; i++)
        {
            var match = i < lines.Length ? Heading.Match(lines[i]) : null;
            if (match is { Success: false })
            {
                body.Add(lines[i]);
                continue;
            }
            var content = string.Join('\n', body).Trim();
            if (level > 0 || content.Length > 0)
                sections.Add(new(heading, level, start, content)
                {
                    Links = [.. Link.Matches($"{heading}\n{content}").Select(m => (m.Groups["title"].Value.Trim(), m.Groups["url"].Value))],
                });
            if (match is null) break;
            (heading, level, start) = (match.Groups["heading"].Value.Trim('*', ' '), match.Groups["marks"].Length, i + 1);
            body.Clear();
        }
        var title = sections.Select(s => Title.Match(s.Heading)).FirstOrDefault(m => m.Success);
        return new(title?.Groups["code"].Value, title?.Groups["edition"].Value, title?.Groups["name"].Value.Trim(), sections);
    }
}
