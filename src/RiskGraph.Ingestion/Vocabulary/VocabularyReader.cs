using System.Collections.Immutable;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Ingestion.Vocabulary;

/// <summary>Reads <c>schema/vocabulary.yaml</c>. Kinds that the catalogue does not have are left out.</summary>
internal static class VocabularyReader
{
    public static ImmutableArray<VocabularyEntity> BuiltIn(GraphCatalogue catalogue)
    {
        using var stream = typeof(VocabularyReader).Assembly.GetManifestResourceStream("vocabulary.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "vocabulary.yaml", catalogue);
    }

    /// <exception cref="VocabularyException">The text is no vocabulary; the message says where and what to write.</exception>
    public static ImmutableArray<VocabularyEntity> Parse(string yaml, string file, GraphCatalogue catalogue)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            var at = e is YamlException { Start: var start } ? $"{start.Line}:{start.Column}" : "1:1";
            throw new VocabularyException($"{file}:{at}: this is not YAML: {e.Message}");
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }] || !root.Children.TryGetValue("entities", out var kinds) || kinds is not YamlMappingNode byKind)
            throw new VocabularyException($"{file}:1:1: a vocabulary is a mapping with 'entities', which lists entities by kind.");
        var entities = ImmutableArray.CreateBuilder<VocabularyEntity>();
        foreach (var (key, value) in byKind.Children)
        {
            if (value is not YamlSequenceNode list) throw Error(file, value, "write a list of entities here.");
            if (catalogue.Kind($"{key}") is not { } kind) continue;
            entities.AddRange(list.Select(item => ReadEntity(file, kind, item)));
        }
        if (entities.CountBy(e => e.Id).FirstOrDefault(e => e.Value > 1) is { Key: { } twice })
            throw new VocabularyException($"{file}:1:1: {twice} is there twice. Put the names together in one entry.");
        return entities.ToImmutable();
    }

    private static VocabularyEntity ReadEntity(string file, KindDefinition kind, YamlNode node)
    {
        if (node is not YamlMappingNode fields) throw Error(file, node, "write {name: …, aliases: […]} here.");
        var name = Text("name") ?? throw Error(file, node, "'name' is missing.");
        var (aliases, family, bare) = (ImmutableArray<string>.Empty, Flag("family") ?? false, Flag("bare") ?? true);
        foreach (var (key, value) in fields.Children)
            switch ($"{key}")
            {
                case "name" or "id" or "family" or "bare": break;
                case "aliases" when value is YamlSequenceNode list: aliases = [.. list.Select(item => $"{item}")]; break;
                default: throw Error(file, key, $"'{key}' is not known here. Allowed: name, id, aliases (a list), family, bare.");
            }
        var id = Text("id") is { } slug ? EntityId.Parse($"{kind.Prefix}:{slug}") : EntityId.Create(kind.Prefix, name);
        return new(id, kind.Name, name, aliases, family, bare);

        string? Text(string key) => fields.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;
        bool? Flag(string key) => Text(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            _ => throw Error(file, fields.Children[key], "write true or false."),
        };
    }

    private static VocabularyException Error(string file, YamlNode node, string problem) => new($"{file}:{node.Start.Line}:{node.Start.Column}: {problem}");
}

/// <summary>The vocabulary cannot be used as it is written. The message starts with file:line:column.</summary>
public sealed class VocabularyException(string message) : FormatException(message);
