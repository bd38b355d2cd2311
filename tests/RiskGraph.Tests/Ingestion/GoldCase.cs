using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Tests.Ingestion;

/// <summary>A summary and what a careful reader finds in it; see <c>tests/cases/markdown/README.md</c>.</summary>
internal sealed record GoldCase(string Name, string Input, IReadOnlyList<GoldEntity> Entities, IReadOnlyList<GoldStatement> Statements)
{
    public static IReadOnlyList<GoldCase> ReadAll(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, "gold.yaml"))).Order(StringComparer.Ordinal).Select(Read)];

    private static GoldCase Read(string folder)
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(Path.Combine(folder, "gold.yaml"))) yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var entities = List(root, "entities").Select(e => new GoldEntity(Text(e, "kind")!, Text(e, "name")!, [.. List(e, "also").Select(a => $"{a}")], null))
            .Concat(List(root, "observations").Select(o => new GoldEntity("observation", Text(o, "id")!, [], new(
                Text(o, "metric")!, Number(Text(o, "value"))!.Value, Number(Text(o, "upper")), Text(o, "unit"), Text(o, "comparison") ?? "exactly", Text(o, "period")))));
        var statements = List(root, "statements").Cast<YamlSequenceNode>().Select(s => new GoldStatement($"{s[0]}", $"{s[1]}", $"{s[2]}"));
        return new(Path.GetFileName(folder), File.ReadAllText(Path.Combine(folder, "input.md")), [.. entities], [.. statements]);
    }

    private static IEnumerable<YamlNode> List(YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var value) && value is YamlSequenceNode list ? list.Children : [];

    private static string? Text(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? $"{value}" : null;

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="Name">Of an observation, its id in the case.</param>
internal sealed record GoldEntity(string Kind, string Name, IReadOnlyList<string> Also, GoldFigure? Figure);

internal sealed record GoldFigure(string Metric, decimal Value, decimal? Upper, string? Unit, string Comparison, string? Period);

internal sealed record GoldStatement(string Subject, string Predicate, string Object);
