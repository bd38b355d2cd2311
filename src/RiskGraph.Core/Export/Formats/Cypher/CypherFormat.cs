using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Cypher;

/// <summary>
/// The live graph as a Cypher script: a node for every entity, a typed relationship for every statement with its quotes, a node Literal for
/// what is no entity. One statement a line; run twice, it adds nothing.
/// </summary>
public sealed class CypherFormat : IExportFormat
{
    public string Name => "cypher";

    public string Description => "The live graph as a Cypher script for an empty Neo4j 5.26 database (cypher-shell -f FILE)";

    public bool IsFolder => false;

    public void Write(ExportTarget target)
    {
        using var output = target.Open("");
        using var script = new CypherBatches(output);
        script.Line("// RiskGraph. Licences are on every node and relationship. One statement a line.");
        script.Line("CREATE CONSTRAINT riskgraph_entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;");
        script.Line("CREATE CONSTRAINT riskgraph_literal_id IF NOT EXISTS FOR (l:Literal) REQUIRE l.id IS UNIQUE;");
        script.Line("CALL db.awaitIndexes(300);");
        foreach (var entity in target.Counted(target.Graph.Entities(target.Catalogue)))
            script.Row($"MERGE (e:Entity {{id: row.id}}) SET e:{entity.Kind.Name}, e += row.properties", row => Entity(row, entity));
        script.Flush();
        foreach (var statement in target.Counted(target.Graph.Statements(target.Catalogue)))
        {
            var type = statement.Predicate.Name;
            if (statement.Statement.Literal is { } literal)
                script.Row($"MATCH (s:Entity {{id: row.subject}}) MERGE (o:Literal {{id: row.id}}) SET o += row.literal MERGE (s)-[r:{type} {{id: row.id}}]->(o) SET r += row.properties", row => Statement(row, statement, literal));
            else script.Row($"MATCH (s:Entity {{id: row.subject}}) MATCH (o:Entity {{id: row.object}}) MERGE (s)-[r:{type} {{id: row.id}}]->(o) SET r += row.properties", row => Statement(row, statement, null));
        }
        script.Flush();
    }

    private static void Entity(StringBuilder script, ExportedEntity exported)
    {
        var entity = exported.Entity;
        var row = new CypherMap(script).Text("id", entity.Id.Text);
        row.Name("properties");
        var properties = new CypherMap(script).Text("name", entity.Name).Text("description", entity.Description).List("licences", exported.Licences);
        if (entity.Aliases.Length > 0) properties.List("aliases", entity.Aliases);
        if (entity.ExternalIds.Length > 0) properties.List("externalIds", entity.ExternalIds.Select(ExportText.Of));
        foreach (var (name, value) in entity.Properties)
        {
            switch (exported.Kind.Property(name)?.Type)
            {
                case PropertyType.Decimal: properties.Float(name, value); break;
                case PropertyType.Integer or PropertyType.Boolean: properties.Plain(name, value); break;
                default: properties.Text(name, value); break;
            }
        }
        properties.End();
        row.End();
    }

    private static void Statement(StringBuilder script, ExportedStatement exported, Literal? literal)
    {
        var statement = exported.Statement;
        var row = new CypherMap(script).Text("id", statement.Id).Text("subject", statement.Subject.Text).Text("object", statement.Object?.Text);
        if (literal is not null)
        {
            row.Name("literal");
            var value = new CypherMap(script).Text("text", literal.ToWords()).Text("value", literal.Value).Float("number", literal.Number is null ? null : literal.Value)
                .Float("upper", literal.Upper is { } upper ? Literal.Canonical(upper) : null).Text("unit", literal.Unit).Text("period", literal.Period?.Text)
                .List("licences", exported.Licences);
            if (literal.Number is not null) value.Text("comparison", ExportText.Camel(literal.Comparison));
            value.End();
        }
        row.Name("properties");
        new CypherMap(script).Plain("negated", statement.Negated ? "true" : "false").Text("status", ExportText.Camel(statement.Status)).Float("confidence", ExportText.Number(statement.Confidence))
            .Text("validFrom", statement.ValidFrom?.Text).Text("validTo", statement.ValidTo?.Text).List("licences", exported.Licences)
            .List("quotes", exported.Evidence.Select(e => e.Evidence.Quote)).List("documents", exported.Evidence.Select(e => e.Document.Id.Text)).End();
        row.End();
    }
}
