using System.Collections.Immutable;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Ingestion.FrontMatter;

/// <summary>Reads the front matter of one document. What cannot be read is a problem with file, line and column.</summary>
internal sealed class FrontMatterReader(GraphCatalogue catalogue, EntityId document, string path, List<Problem> problems)
{
    public const string SectionTitle = "Front matter";

    private static readonly string[] s_keys = ["title", "url", "publisher", "published", "retrieved", "language", "licence", "summarises", "sources", "entities", "statements"];
    private static readonly string[] s_workKeys = ["kind", "name", "aliases", "description", "url", "published", "issuedBy", "authoredBy", "publishedBy", "externalIds", "properties"];
    private static readonly string[] s_entityKeys = ["kind", "name", "aliases", "description", "url", "externalIds", "properties"];
    private static readonly string[] s_statementKeys = ["subject", "predicate", "object", "negated"];
    private static readonly string[] s_externalKeys = ["scheme", "value", "edition", "url"];

    private readonly List<PlacedPassage> _passages = [];
    private readonly OccurrenceNumbers _numbers = new();
    private YamlReader _yaml = null!;
    private string _text = "";
    private int _offset;
    private int _line;

    /// <param name="block">The YAML in the text.</param>
    public FrontMatterData Read(PlainText plain, Block block)
    {
        (_text, _offset, _line) = (plain.Of(block).ToString(), block.Start, block.Line);
        _yaml = new(path, block.Line, problems);
        if (_yaml.Load(_text) is not { } root) return FrontMatterData.None;
        var fields = _yaml.Fields(root, s_keys);
        var keys = root.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value is not null).ToDictionary(k => k.Value!, StringComparer.Ordinal);
        var data = new FrontMatterData
        {
            Title = Scalar("title"),
            Url = fields.TryGetValue("url", out var url) ? Address(url) : null,
            Published = Date("published"),
            Retrieved = Date("retrieved"),
            Language = Scalar("language"),
            Licence = Scalar("licence"),
            Publisher = Scalar("publisher") is { } publisher ? new(publisher, Entry(keys["publisher"], fields["publisher"])) : null,
            Works = [.. List("summarises", "summarises: [{kind: report, name: …}]").Select(Work).OfType<DeclaredEntity>()],
            Sources = [.. List("sources", "sources: [{title: …, url: …}]").Select(Source).OfType<SourceLink>()],
            Entities = [.. List("entities", "entities: [{kind: organization, name: …}]").Select(item => Entity(item, s_entityKeys)).OfType<DeclaredEntity>()],
            Statements = [.. List("statements", "statements: [{subject: …, predicate: ISSUED_BY, object: …}]").Select(Statement).OfType<DeclaredStatement>()],
        };
        return data with { Passages = [.. _passages.OrderBy(p => p.Start)] };

        string? Scalar(string key) => fields.TryGetValue(key, out var node) ? _yaml.Text(node, $"{key}: …") : null;
        PartialDate? Date(string key) => fields.TryGetValue(key, out var node) ? this.Date(node) : null;
        IEnumerable<YamlNode> List(string key, string example) => !fields.TryGetValue(key, out var node) ? []
            : node is YamlScalarNode { Value: null or "" } ? [] : key == "summarises" && node is not YamlSequenceNode ? [node] : _yaml.Items(node, example);
    }

    /// <summary>The stretch of text of an entry, as a passage.</summary>
    private Passage Entry(YamlNode from, YamlNode to)
    {
        var start = (int)from.Start.Index;
        var end = Math.Clamp(EndOf(to), start, _text.Length);
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        var line = _yaml.LineOf(from);
        var passage = new Passage { Document = document, Section = SectionTitle, Start = _offset + start, Line = line, Text = _text[start..end] };
        var same = _passages.Find(p => p.Start == passage.Start && p.Text == passage.Text);
        if (same is not null) return same.Passage;
        passage = _numbers.Number(passage);
        _passages.Add(new(passage, SectionRoles.FrontMatter, BlockKind.FrontMatter));
        return passage;
    }

    /// <summary>A block mapping or list ends where its last entry does: YamlDotNet gives its start for its end.</summary>
    private static int EndOf(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Aggregate((int)node.End.Index, (end, child) => Math.Max(end, Math.Max(EndOf(child.Key), EndOf(child.Value)))),
        YamlSequenceNode list => list.Children.Aggregate((int)node.End.Index, (end, child) => Math.Max(end, EndOf(child))),
        _ => (int)node.End.Index,
    };

    private DeclaredEntity? Work(YamlNode node)
    {
        if (node is YamlScalarNode) return _yaml.Text(node, "summarises: [AI Index Report]") is { } name ? new(null, name, Entry(node, node)) : null;
        if (Entity(node, s_workKeys) is not { } entity) return null;
        var fields = ((YamlMappingNode)node).Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value ?? "", c => c.Value, StringComparer.Ordinal);
        if (entity.Kind is { } kind && kind.Name is not (Kinds.Report or Kinds.Regulation or Kinds.Benchmark or Kinds.Incident))
        {
            _yaml.Error(fields["kind"], $"a {kind.Label} cannot be summarised. Write report, regulation, benchmark or incident.");
            return null;
        }
        var properties = entity.Properties;
        if (fields.TryGetValue("published", out var published) && Date(published) is { } date && DateProperty(entity.Kind) is { } property) properties = properties.SetItem(property, date.Text);
        return entity with { Properties = properties, IssuedBy = Names("issuedBy"), AuthoredBy = Names("authoredBy"), PublishedBy = Names("publishedBy") };

        ImmutableArray<string> Names(string key) => fields.TryGetValue(key, out var names) ? [.. _yaml.Texts(names, $"{key}: [NIST]")] : [];
    }

    /// <summary>The property in which a kind keeps when it was published or happened.</summary>
    private static string? DateProperty(KindDefinition? kind) =>
        kind?.Properties.FirstOrDefault(p => p.Type == PropertyType.PartialDate && p.Name is "published" or "date")?.Name;

    private DeclaredEntity? Entity(YamlNode node, string[] keys)
    {
        if (node is not YamlMappingNode mapping)
        {
            _yaml.Error(node, "write an entity here, as in {kind: organization, name: NIST}.");
            return null;
        }
        var fields = _yaml.Fields(mapping, keys);
        if (!fields.TryGetValue("kind", out var kindNode) || !fields.TryGetValue("name", out var nameNode))
        {
            _yaml.Error(node, $"'{(fields.ContainsKey("kind") ? "name" : "kind")}' is missing. Write {{kind: organization, name: NIST}}.");
            return null;
        }
        var (kind, name) = (KindOf(kindNode), _yaml.Text(nameNode, "name: NIST"));
        if (kind is null || name is null) return null;
        var external = fields.TryGetValue("externalIds", out var ids) ? [.. _yaml.Items(ids, "externalIds: [{scheme: doi, value: …}]").Select(External).OfType<ExternalId>()] : ImmutableArray<ExternalId>.Empty;
        if (fields.TryGetValue("url", out var url) && Address(url) is { } address) external = external.Add(new("url", address, null, address));
        return new(kind, name, Entry(node, node))
        {
            Aliases = fields.TryGetValue("aliases", out var aliases) ? [.. _yaml.Texts(aliases, "aliases: [NIST]")] : [],
            Description = fields.TryGetValue("description", out var description) ? _yaml.Text(description, "description: …") : null,
            ExternalIds = external,
            Properties = fields.TryGetValue("properties", out var properties) ? Properties(kind, properties) : Core.Model.Entity.NoProperties,
        };
    }

    private KindDefinition? KindOf(YamlNode node)
    {
        if (_yaml.Text(node, "kind: organization") is not { } text) return null;
        var kind = catalogue.Kinds.FirstOrDefault(k => string.Equals(k.Prefix, text, StringComparison.OrdinalIgnoreCase) || string.Equals(k.Name, text, StringComparison.OrdinalIgnoreCase) || k.EnumValue == text);
        if (kind is null) _yaml.Error(node, $"'{text}' is not a kind. Write one of {string.Join(", ", catalogue.Kinds.Select(k => k.Prefix))}.");
        return kind;
    }

    private ImmutableSortedDictionary<string, string> Properties(KindDefinition kind, YamlNode node)
    {
        var values = Core.Model.Entity.NoProperties.ToBuilder();
        if (node is not YamlMappingNode mapping)
        {
            _yaml.Error(node, "write properties here, as in {date: 2024-03}.");
            return values.ToImmutable();
        }
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (kind.Property(name) is not { } property)
            {
                var known = kind.Properties.IsEmpty ? $"A {kind.Label} has none." : $"A {kind.Label} has {string.Join(", ", kind.Properties.Select(p => p.Name))}.";
                _yaml.Error(key, $"'{name}' is not a property here. {known}");
            }
            else if (_yaml.Text(value, $"{name}: …") is { } text)
            {
                if (PropertyValue.Canonical(property.Type, text) is { } canonical) values[name] = canonical;
                else _yaml.Error(value, $"'{text}' does not fit {name}. Write {PropertyValue.Example(property.Type)}.");
            }
        }
        return values.ToImmutable();
    }

    private ExternalId? External(YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
        {
            _yaml.Error(node, "write an external id here, as in {scheme: doi, value: 10.1000/1}.");
            return null;
        }
        var fields = _yaml.Fields(mapping, s_externalKeys);
        if (!fields.TryGetValue("scheme", out var scheme) || !fields.TryGetValue("value", out var value))
        {
            _yaml.Error(node, "an external id needs 'scheme' and 'value', as in {scheme: doi, value: 10.1000/1}.");
            return null;
        }
        return _yaml.Text(scheme, "scheme: doi") is { } name && _yaml.Text(value, "value: 10.1000/1") is { } text
            ? new(name.ToLowerInvariant(), text, fields.TryGetValue("edition", out var edition) ? _yaml.Text(edition, "edition: \"2025\"") : null, fields.TryGetValue("url", out var url) ? Address(url) : null) : null;
    }

    private SourceLink? Source(YamlNode node)
    {
        if (node is YamlScalarNode) return Address(node) is { } bare ? new(null, bare) : null;
        if (node is not YamlMappingNode mapping || _yaml.Fields(mapping, ["title", "url"]) is var fields && !fields.ContainsKey("url"))
        {
            _yaml.Error(node, "write a source here, as in {title: \"…\", url: \"https://…\"}.");
            return null;
        }
        return Address(fields["url"]) is { } url ? new(fields.TryGetValue("title", out var title) ? _yaml.Text(title, "title: …") : null, url) : null;
    }

    private DeclaredStatement? Statement(YamlNode node)
    {
        if (node is not YamlMappingNode mapping || _yaml.Fields(mapping, s_statementKeys) is var fields && !(fields.ContainsKey("subject") && fields.ContainsKey("predicate") && fields.ContainsKey("object")))
        {
            _yaml.Error(node, "a statement needs 'subject', 'predicate' and 'object', as in {subject: WormGPT 4, predicate: EXEMPLIFIES, object: open-source AI misuse}.");
            return null;
        }
        var (subject, name, target) = (_yaml.Text(fields["subject"], "subject: …"), _yaml.Text(fields["predicate"], "predicate: ISSUED_BY"), _yaml.Text(fields["object"], "object: …"));
        if (subject is null || name is null || target is null) return null;
        if (catalogue.Predicate(name) is not { } predicate)
        {
            _yaml.Error(fields["predicate"], $"'{name}' is not a predicate. Write one of {string.Join(", ", catalogue.Predicates.Select(p => p.Name))}.");
            return null;
        }
        var negated = false;
        if (fields.TryGetValue("negated", out var flag) && !bool.TryParse((flag as YamlScalarNode)?.Value, out negated)) _yaml.Error(flag, "write true or false.");
        return new(subject, predicate, target, negated, Entry(node, node), _yaml.LineOf(node), YamlReader.ColumnOf(node));
    }

    private PartialDate? Date(YamlNode node)
    {
        if (_yaml.Text(node, "2024-03") is not { } text) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        _yaml.Error(node, $"'{text}' is not a date. Write 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05.");
        return null;
    }

    private string? Address(YamlNode node)
    {
        if (_yaml.Text(node, "https://example.org/page") is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return text;
        _yaml.Error(node, $"'{text}' is not an address. Write it in full, as in https://example.org/page.");
        return null;
    }
}
