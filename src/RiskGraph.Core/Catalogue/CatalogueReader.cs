using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskGraph.Core.Catalogue;

/// <summary>Reads and checks the catalogue once; whatever passes is consistent.</summary>
public static partial class CatalogueReader
{
    /// <summary>Fields that every entity has already; no property and no relation field may take their names.</summary>
    private static readonly ImmutableHashSet<string> s_entityFields =
    [
        "id", "kind", "name", "aliases", "description", "externalIds", "url", "createdAt", "updatedAt", "statements", "degree", "mentions",
        "and", "or", "not", "externalId",
    ];

    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> s_extraFields = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["Document"] = ["title", "publisher", "publishedOn", "retrievedOn", "language", "licence", "summarises", "passages", "sources", "sections", "revision"],
    }.ToImmutableDictionary();

    /// <summary>Global ids of things that are no entities start with these, so no kind may.</summary>
    private static readonly ImmutableArray<string> s_reservedKinds = ["Statement", "Evidence", "Passage", "Run", "Node", "Entity", "Query", "Mutation"];

    private static readonly ImmutableArray<string> s_shapes =
        ["circle", "diamond", "hexagon", "oval", "page", "pentagon", "person", "roundSquare", "shield", "square", "star", "tag", "triangle"];

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")] private static partial Regex KindName { get; }
    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")] private static partial Regex PredicateName { get; }
    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")] private static partial Regex FieldName { get; }
    [GeneratedRegex("^#[0-9a-fA-F]{6}$")] private static partial Regex ColourPattern { get; }
    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")] private static partial Regex WordStart { get; }

    /// <summary>The catalogue that travels with the program.</summary>
    public static GraphCatalogue BuiltIn()
    {
        using var stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream("catalogue.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "catalogue.yaml");
    }

    /// <exception cref="CatalogueException">The file is not a catalogue; the message says where and what is allowed.</exception>
    public static GraphCatalogue ReadFile(string path) => Parse(System.IO.File.ReadAllText(path), path);

    /// <param name="file">How messages name the text.</param>
    /// <exception cref="CatalogueException">The text is not a catalogue; the message says where and what is allowed.</exception>
    public static GraphCatalogue Parse(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new CatalogueException($"{file}:{e.Start.Line}:{e.Start.Column}: this is not YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 throws this, without a place, for a flow collection that the text ends in.
            throw new CatalogueException($"{file}:1:1: this is not YAML: a list or mapping is opened with [ or {{ and never closed.");
        }
        if (stream.Documents.Count == 0) throw new CatalogueException($"{file}:1:1: the catalogue is empty. Write version, kinds and predicates.");
        var root = new YamlPlace(file, stream.Documents[0].RootNode, "");
        var fields = root.Fields("version", "kinds", "predicates");
        var kinds = root.Required(fields, "kinds").Entries().Select(e => ReadKind(e.Key, e.Value)).ToImmutableArray();
        var kindNames = kinds.Select(k => k.Name).ToImmutableArray();
        var places = new List<(YamlPlace Place, RelationDefinition Relation)>();
        var predicates = root.Required(fields, "predicates").Entries().Select(e => ReadPredicate(e.Key, e.Value, kindNames, places)).ToImmutableArray();
        CheckFieldNames(kinds, places);
        return new(root.Required(fields, "version").Text(), kinds, predicates);
    }

    private static KindDefinition ReadKind(YamlPlace key, YamlPlace value)
    {
        var name = key.Text();
        if (!KindName.IsMatch(name)) throw key.Error($"'{name}' is not a kind's name. Write it in PascalCase, as in LegalMatter.");
        if (s_reservedKinds.Contains(name)) throw key.Error($"'{name}' is taken by the API itself. Choose another name.");
        var fields = value.Fields("label", "plural", "list", "description", "colour", "shape", "properties", "terms", "csl");
        var colour = value.Required(fields, "colour");
        if (!ColourPattern.IsMatch(colour.Text())) throw colour.Error($"'{colour.Scalar}' is not a colour. Write it as \"#c0392b\".");
        var shape = value.Required(fields, "shape");
        if (!s_shapes.Contains(shape.Text())) throw shape.Error($"'{shape.Scalar}' is not a shape. Allowed: {string.Join(", ", s_shapes)}.");
        var words = WordStart.Split(name);
        var list = fields.TryGetValue("list", out var listPlace) ? listPlace.Text() : CamelCase(name) + "s";
        if (!FieldName.IsMatch(list)) throw listPlace.Error($"'{list}' is not a field name. Write it in camelCase.");
        var properties = fields.TryGetValue("properties", out var all)
            ? all.Entries().Select(e => ReadProperty(e.Key, e.Value, name)).ToImmutableArray() : [];
        return new(name, string.Join('-', words).ToLowerInvariant(), string.Join('_', words).ToUpperInvariant(), list,
            value.Required(fields, "label").Text(), value.Required(fields, "plural").Text(), value.Required(fields, "description").Text(),
            colour.Text(), shape.Text(), properties, ReadTerms(value.Required(fields, "terms")), fields.TryGetValue("csl", out var csl) ? csl.Text() : null);
    }

    private static PropertyDefinition ReadProperty(YamlPlace key, YamlPlace value, string kind)
    {
        var name = key.Text();
        if (!FieldName.IsMatch(name)) throw key.Error($"'{name}' is not a property's name. Write it in camelCase.");
        if (IsTaken(kind, name)) throw key.Error($"'{name}' is a field that {kind} has already. Choose another name.");
        if (value.Scalar is not null) return new(name, ReadEnum<PropertyType>(value), false, name);
        var fields = value.Fields("type", "description", "required");
        var required = fields.TryGetValue("required", out var flag) && (flag.Scalar switch
        {
            "true" => true,
            "false" => false,
            _ => throw flag.Error("write true or false."),
        });
        return new(name, ReadEnum<PropertyType>(value.Required(fields, "type")), required, fields.TryGetValue("description", out var d) ? d.Text() : name);
    }

    private static PredicateDefinition ReadPredicate(YamlPlace key, YamlPlace value, ImmutableArray<string> kinds, List<(YamlPlace, RelationDefinition)> places)
    {
        var name = key.Text();
        if (!PredicateName.IsMatch(name)) throw key.Error($"'{name}' is not a predicate's name. Write it in UPPER_SNAKE case, as in ISSUED_BY.");
        var fields = value.Fields("label", "reverseLabel", "description", "terms", "relations", "from", "literal");
        var label = value.Required(fields, "label").Text();
        var description = value.Required(fields, "description").Text();
        var terms = ReadTerms(value.Required(fields, "terms"));
        if (fields.TryGetValue("literal", out var literal))
        {
            if (fields.TryGetValue("relations", out var both)) throw both.Error("a predicate has relations or a literal, not both.");
            var from = ReadKinds(value.Required(fields, "from"), kinds);
            return new(name, label, label, description, [], ReadEnum<LiteralType>(literal), from, terms);
        }
        if (fields.TryGetValue("from", out var loose)) throw loose.Error("'from' goes with 'literal'. Between entities, write it in 'relations'.");
        var relations = ImmutableArray.CreateBuilder<RelationDefinition>();
        foreach (var item in value.Required(fields, "relations").Items())
        {
            var parts = item.Fields("from", "to", "field", "reverse");
            var (forward, reverse) = (item.Required(parts, "field"), item.Required(parts, "reverse"));
            foreach (var field in (YamlPlace[])[forward, reverse])
                if (!FieldName.IsMatch(field.Text())) throw field.Error($"'{field.Scalar}' is not a field name. Write it in camelCase.");
            var to = item.Required(parts, "to");
            var relation = new RelationDefinition(ReadKinds(item.Required(parts, "from"), kinds), ReadKinds(to, kinds), forward.Text(), reverse.Text(), to.Scalar == "any");
            relations.Add(relation);
            places.Add((item, relation));
        }
        if (relations.Count == 0) throw value.Error("'relations' is empty. Write at least one {from, to, field, reverse}.");
        return new(name, label, value.Required(fields, "reverseLabel").Text(), description, relations.ToImmutable(), null, [], terms);
    }

    private static ImmutableArray<string> ReadKinds(YamlPlace place, ImmutableArray<string> kinds)
    {
        if (place.Scalar == "any") return kinds;
        var names = place.OneOrMany().Select(item => kinds.Contains(item.Text()) ? item.Text()
            : throw item.Error($"'{item.Scalar}' is not a kind. Allowed: any, {string.Join(", ", kinds)}.")).ToHashSet();
        return [.. kinds.Where(names.Contains)];
    }

    private static Terms ReadTerms(YamlPlace place)
    {
        var fields = place.Fields("airo", "dpv", "schema", "stix", "skos");
        return new(Term("airo"), Term("dpv"), Term("schema"), Term("stix"), fields.ContainsKey("skos") ? Term("skos") : null);
        string? Term(string vocabulary) => place.Required(fields, vocabulary).Text() is var term && term == "none" ? null : term;
    }

    private static T ReadEnum<T>(YamlPlace place) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => CamelCase(n) == place.Text()) is { } name ? Enum.Parse<T>(name)
        : throw place.Error($"'{place.Scalar}' is not allowed here. Allowed: {string.Join(", ", Enum.GetNames<T>().Select(CamelCase))}.");

    private static void CheckFieldNames(ImmutableArray<KindDefinition> kinds, List<(YamlPlace Place, RelationDefinition Relation)> places)
    {
        foreach (var group in kinds.GroupBy(k => k.ListField).Where(g => g.Count() > 1))
            throw new CatalogueException($"kinds {string.Join(" and ", group.Select(k => k.Name))} both have the list field '{group.Key}'. Give one of them another 'list'.");
        foreach (var kind in kinds)
        {
            var seen = kind.Properties.ToDictionary(p => p.Name, _ => "a property", StringComparer.Ordinal);
            foreach (var (place, relation) in places)
            {
                if (relation.From.Contains(kind.Name)) Claim(place, relation.Field);
                if (relation.To.Contains(kind.Name)) Claim(place, relation.ReverseField);
            }
            void Claim(YamlPlace place, string field)
            {
                if (IsTaken(kind.Name, field)) throw place.Error($"the field '{field}' of {kind.Name} is one that it has already. Choose another name.");
                if (!seen.TryAdd(field, place.Path)) throw place.Error($"the field '{field}' of {kind.Name} is taken by {seen[field]}. Choose another name.");
            }
        }
    }

    private static bool IsTaken(string kind, string field) =>
        s_entityFields.Contains(field) || (s_extraFields.TryGetValue(kind, out var extra) && extra.Contains(field));

    private static string CamelCase(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal[1..];
}
