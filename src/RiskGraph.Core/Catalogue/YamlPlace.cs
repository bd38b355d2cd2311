using YamlDotNet.RepresentationModel;

namespace RiskGraph.Core.Catalogue;

/// <summary>A node of a YAML file that knows where it stands, so that every complaint can say so.</summary>
internal readonly record struct YamlPlace(string File, YamlNode Node, string Path)
{
    public string? Scalar => (Node as YamlScalarNode)?.Value;

    public CatalogueException Error(string problem) => new($"{File}:{Node.Start.Line}:{Node.Start.Column}: {Path}: {problem}");

    public string Text() => Scalar is { Length: > 0 } text ? text : throw Error("write a text here.");

    /// <summary>The entries of a mapping, in the order of the file.</summary>
    public IEnumerable<(YamlPlace Key, YamlPlace Value)> Entries()
    {
        if (Node is not YamlMappingNode mapping) throw Error("write a mapping (key: value) here.");
        var (file, path) = (File, Path);
        return mapping.Children.Select(child => (
            new YamlPlace(file, child.Key, path),
            new YamlPlace(file, child.Value, path.Length == 0 ? $"{child.Key}" : $"{path}.{child.Key}")));
    }

    public IEnumerable<YamlPlace> Items()
    {
        if (Node is not YamlSequenceNode sequence) throw Error("write a list here.");
        var (file, path) = (File, Path);
        return sequence.Children.Select((child, i) => new YamlPlace(file, child, $"{path}[{i}]"));
    }

    /// <summary>The values of the keys, null where absent. A key that is not among them is an error that lists those allowed.</summary>
    public Dictionary<string, YamlPlace> Fields(params ReadOnlySpan<string> allowed)
    {
        var fields = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        foreach (var (key, value) in Entries())
        {
            var name = key.Text();
            if (!allowed.Contains(name)) throw key.Error($"'{name}' is not known here. Allowed: {string.Join(", ", allowed!)}.");
            fields.Add(name, value);
        }
        return fields;
    }

    public YamlPlace Required(Dictionary<string, YamlPlace> fields, string name) =>
        fields.TryGetValue(name, out var value) ? value : throw Error($"'{name}' is missing.");

    /// <summary>A text or a list of texts.</summary>
    public IEnumerable<YamlPlace> OneOrMany() => Node is YamlSequenceNode ? Items() : [this];
}
