using RiskGraph.Citations.Csl;
using RiskGraph.Citations.Csl.Citing;
using RiskGraph.Citations.Csl.Json;
using RiskGraph.Citations.Csl.Styles;

namespace RiskGraph.Tests.Csl;

/// <summary>One case of a case file: a piece of style, items and cites as JSON, and the HTML expected.</summary>
internal sealed record CslCase(string Name, string Style, string Options, string Layout, string Input, string Expected)
{
    public static string Folder { get; } = Path.Combine(
        typeof(CslCase).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!, "tests", "cases", "csl");

    /// <summary>Reads cases that begin with <c>## name</c>, then lines <c>style:</c> (attributes), <c>options:</c> (attributes of citation or bibliography), <c>layout:</c>, <c>input:</c> and <c>expect:</c>, each value up to the next.</summary>
    public static IEnumerable<CslCase> ReadAll(string path)
    {
        foreach (var block in File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            var lines = block.TrimEnd().Split('\n');
            var parts = new Dictionary<string, List<string>>();
            var current = new List<string>();
            foreach (var line in lines.Skip(1))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var key = colon > 0 ? line[..colon] : "";
                if (key is "style" or "options" or "layout" or "input" or "expect" or "top")
                {
                    current = parts[key] = [];
                    if (line[(colon + 1)..].Trim() is { Length: > 0 } rest) current.Add(rest);
                }
                else current.Add(line);
            }
            string Part(string key) => parts.TryGetValue(key, out var found) ? string.Join('\n', found) : "";
            yield return new($"{Path.GetFileNameWithoutExtension(path)}: {lines[0]}", Part("top"), Part("style") + "\u0001" + Part("options"), Part("layout"), Part("input"), Part("expect"));
        }
    }

    public string Run()
    {
        var (root, area) = Options.Split('\u0001') is [var first, var second] ? (first, second) : ("", "");
        var isBibliography = Layout.StartsWith("<bibliography", StringComparison.Ordinal);
        var body = isBibliography ? $"<citation><layout><text value=\"x\"/></layout></citation>{Layout}"
            : Layout.StartsWith("<citation", StringComparison.Ordinal) ? Layout
            : $"<citation {area}><layout delimiter=\"; \">{Layout}</layout></citation>";
        var @class = root.Contains("class=", StringComparison.Ordinal) ? "" : "class=\"in-text\"";
        var xml = $"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {@class} {root}>{Style}{body}</style>""";
        var input = CslInputReader.Read(Input, "input");
        var items = input.References!;
        var citations = input.Citations ?? [new Citation([.. items.Select(item => new Cite(item.Id))])];
        var result = new CslProcessor(CslStyle.Parse(xml), input.Language, abbreviations: input.Abbreviations).Process(items, citations);
        return isBibliography ? string.Join('\n', result.Bibliography.Select(entry => entry.Text.ToHtml())) : string.Join('\n', result.Citations.Select(citation => citation.ToHtml()));
    }
}
