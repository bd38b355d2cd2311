using RiskGraph.Core.Checks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Ingestion.FrontMatter;

/// <summary>A node of the front matter that can be complained about with its place in the file.</summary>
internal sealed class YamlReader(string file, int firstLine, List<Problem> problems)
{
    private const int Deepest = 16;

    /// <summary>The root mapping; null, with a problem, where the text is none.</summary>
    public YamlMappingNode? Load(string yaml)
    {
        try
        {
            // Read as flat events first: the tree is built recursively, and a text may nest deeper than the stack.
            var (depth, parser) = (0, new Parser(new StringReader(yaml)));
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                if (depth <= Deepest + 2) continue;
                problems.Add(new(file, firstLine + (int)parser.Current.Start.Line - 1, (int)parser.Current.Start.Column, Severity.Error, $"the front matter is nested more than {Deepest} deep. Write it flatter."));
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0) return new();
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Error(stream.Documents[0].RootNode, "the front matter is no mapping. Write lines such as title: …");
            return null;
        }
        catch (YamlException e)
        {
            problems.Add(new(file, firstLine + (int)e.Start.Line - 1, (int)e.Start.Column, Severity.Error, $"the front matter is not YAML: {Innermost(e).Message} Put texts with colons or quotes into quotes."));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What YamlDotNet throws, without a place, for a list that the text ends in and for a key that comes twice.
            problems.Add(new(file, firstLine, 1, Severity.Error, $"the front matter is not YAML: {e.Message} Look for a bracket or quote that is not closed."));
            return null;
        }
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    public void Error(YamlNode node, string message) => Add(node, Severity.Error, message);

    public void Warn(YamlNode node, string message) => Add(node, Severity.Warning, message);

    private void Add(YamlNode node, Severity severity, string message) => problems.Add(new(file, LineOf(node), ColumnOf(node), severity, message));

    public int LineOf(YamlNode node) => firstLine + (int)node.Start.Line - 1;

    public static int ColumnOf(YamlNode node) => (int)node.Start.Column;

    /// <summary>The text of a scalar that is not empty; null, with a problem, for anything else.</summary>
    public string? Text(YamlNode node, string example)
    {
        if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        Error(node, $"write a text here, as in {example}.");
        return null;
    }

    /// <summary>A list of texts, or one text.</summary>
    public IEnumerable<string> Texts(YamlNode node, string example)
    {
        var items = node is YamlSequenceNode list ? list.Children : [node];
        return [.. items.Select(item => Text(item, example)).OfType<string>()];
    }

    /// <summary>The items of a list; nothing, with a problem, for anything else.</summary>
    public IEnumerable<YamlNode> Items(YamlNode node, string example)
    {
        if (node is YamlSequenceNode list) return list.Children;
        Error(node, $"write a list here, as in {example}.");
        return [];
    }

    /// <summary>The entries of a mapping by key; each key that is not known gets a warning.</summary>
    public Dictionary<string, YamlNode> Fields(YamlMappingNode mapping, string[] known)
    {
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name)) Warn(key, $"'{name}' is not known here and was left out. Known: {string.Join(", ", known)}.");
            else fields[name] = value;
        }
        return fields;
    }
}
