using System.Xml;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.GraphMl;

/// <summary>
/// The live graph for tools that draw and measure graphs (Gephi, yEd, Cytoscape, networkx). Lists are JSON, since GraphML has none;
/// the object of a statement that is no entity is a node of its own, of the kind Literal.
/// </summary>
public sealed class GraphMlFormat : IExportFormat
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    public string Name => "graphml";

    public string Description => "The live graph for graph tools (GraphML)";

    public bool IsFolder => false;

    private static readonly (string Name, string Type)[] s_nodeKeys =
    [
        ("kind", "string"), ("name", "string"), ("description", "string"), ("aliases", "string"), ("externalIds", "string"), ("licences", "string"),
        ("literalNumber", "double"), ("literalUpper", "double"), ("literalUnit", "string"), ("literalComparison", "string"), ("literalPeriod", "string"),
    ];

    private static readonly (string Name, string Type)[] s_edgeKeys =
    [
        ("predicate", "string"), ("label", "string"), ("negated", "boolean"), ("status", "string"), ("confidence", "double"), ("validFrom", "string"), ("validTo", "string"),
        ("licences", "string"), ("evidence", "string"),
    ];

    public void Write(ExportTarget target)
    {
        using var output = target.Open("");
        // Characters that XML cannot hold are replaced before they come here.
        using var xml = XmlWriter.Create(output, new() { Indent = true, IndentChars = " ", NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (name, type) in s_nodeKeys) Key(xml, $"n-{name}", "node", name, type);
        foreach (var (name, type) in Properties(target.Catalogue)) Key(xml, $"p-{name}", "node", name, type);
        foreach (var (name, type) in s_edgeKeys) Key(xml, $"e-{name}", "edge", name, type);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "riskgraph");
        xml.WriteAttributeString("edgedefault", "directed");
        foreach (var entity in target.Counted(target.Graph.Entities(target.Catalogue))) Node(xml, entity);
        foreach (var statement in target.Counted(target.Graph.Statements(target.Catalogue))) Edge(xml, statement);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        output.Write("\n"u8);
    }

    /// <summary>Every property once. Where kinds have it with different types, it is text.</summary>
    private static IEnumerable<(string Name, string Type)> Properties(GraphCatalogue catalogue) => catalogue.Kinds.SelectMany(k => k.Properties)
        .GroupBy(p => p.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Select(p => TypeOf(p.Type)).Distinct(StringComparer.Ordinal).Count() == 1 ? TypeOf(g.First().Type) : "string"));

    private static string TypeOf(PropertyType type) => type switch { PropertyType.Integer => "long", PropertyType.Decimal => "double", PropertyType.Boolean => "boolean", _ => "string" };

    private static void Key(XmlWriter xml, string id, string of, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void Node(XmlWriter xml, ExportedEntity exported)
    {
        var entity = exported.Entity;
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", entity.Id.Text);
        Data(xml, "n-kind", exported.Kind.Name);
        Data(xml, "n-name", entity.Name);
        Data(xml, "n-description", entity.Description);
        if (entity.Aliases.Length > 0) Data(xml, "n-aliases", ExportText.Json(entity.Aliases));
        if (entity.ExternalIds.Length > 0) Data(xml, "n-externalIds", ExportText.Json(entity.ExternalIds.Select(ExportText.Of)));
        Data(xml, "n-licences", ExportText.Json(exported.Licences));
        foreach (var (name, value) in entity.Properties) Data(xml, $"p-{name}", value);
        xml.WriteEndElement();
    }

    private static void Edge(XmlWriter xml, ExportedStatement exported)
    {
        var statement = exported.Statement;
        if (statement.Literal is { } literal) LiteralNode(xml, exported, literal);
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("id", statement.Id);
        xml.WriteAttributeString("source", statement.Subject.Text);
        xml.WriteAttributeString("target", statement.Object?.Text ?? LiteralId(statement));
        Data(xml, "e-predicate", statement.Predicate);
        Data(xml, "e-label", statement.Negated ? $"not {exported.Predicate.Label}" : exported.Predicate.Label);
        Data(xml, "e-negated", statement.Negated ? "true" : "false");
        Data(xml, "e-status", ExportText.Camel(statement.Status));
        Data(xml, "e-confidence", ExportText.Number(statement.Confidence));
        Data(xml, "e-validFrom", statement.ValidFrom?.Text);
        Data(xml, "e-validTo", statement.ValidTo?.Text);
        Data(xml, "e-licences", ExportText.Json(exported.Licences));
        Data(xml, "e-evidence", ExportText.Json(exported.Evidence));
        xml.WriteEndElement();
    }

    private static string LiteralId(Statement statement) => $"literal-of-{statement.Id}";

    private static void LiteralNode(XmlWriter xml, ExportedStatement exported, Literal literal)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", LiteralId(exported.Statement));
        Data(xml, "n-kind", "Literal");
        Data(xml, "n-name", literal.ToWords());
        Data(xml, "n-licences", ExportText.Json(exported.Licences));
        Data(xml, "n-literalNumber", literal.Number is null ? null : literal.Value);
        Data(xml, "n-literalUpper", literal.Upper is { } upper ? Literal.Canonical(upper) : null);
        Data(xml, "n-literalUnit", literal.Unit);
        if (literal.Number is not null) Data(xml, "n-literalComparison", ExportText.Camel(literal.Comparison));
        Data(xml, "n-literalPeriod", literal.Period?.Text);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null) return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(XmlText.Of(value));
        xml.WriteEndElement();
    }
}
