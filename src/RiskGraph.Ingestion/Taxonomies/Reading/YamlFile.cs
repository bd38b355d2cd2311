using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <summary>Reads a YAML file into <see cref="Datum"/>.</summary>
internal static class YamlFile
{
    /// <exception cref="TaxonomyException">It is no YAML.</exception>
    public static Datum Read(SourceInput input, InputFile file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(input.ReadText(file)));
        }
        catch (YamlException e)
        {
            throw new TaxonomyException($"{file.Path}:{e.Start.Line}:{e.Start.Column}: this is not YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet throws this, without a place, for a flow collection that the text ends in.
            throw new TaxonomyException($"{file.Path}: this is not YAML: a list or mapping is opened with [ or {{ and never closed.");
        }
        return stream.Documents.Count == 0 ? throw new TaxonomyException($"{file.Path}: the file is empty. Give it as its publisher offers it.") : Convert(stream.Documents[0].RootNode);
    }

    private static Datum Convert(YamlNode node)
    {
        var line = (int)node.Start.Line;
        return node switch
        {
            YamlMappingNode mapping => new() { Line = line, IsMapping = true, Fields = [.. mapping.Children.Select(c => ((c.Key as YamlScalarNode)?.Value ?? "", Convert(c.Value)))] },
            YamlSequenceNode sequence => new() { Line = line, IsList = true, Items = [.. sequence.Children.Select(Convert)] },
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => new() { Line = line },
            YamlScalarNode scalar => new() { Line = line, Text = scalar.Value },
            _ => new() { Line = line },
        };
    }
}
