using System.Diagnostics;
using System.Globalization;
using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Coverage;
using RiskGraph.GraphQL.Documents;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Relations;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The object type of each kind: the fields of every entity, its own typed properties, and its relations.</summary>
internal static class KindTypes
{
    private static readonly Dictionary<string, object> s_comparisons = Enum.GetValues<Comparison>().ToDictionary(c => char.ToLowerInvariant(c.ToString()[0]) + c.ToString()[1..], c => (object)c, StringComparer.Ordinal);

    public static IObjectGraphType Add(RiskGraphSchema schema, GraphCatalogue catalogue, KindDefinition kind)
    {
        List<FieldType> own = kind.Name == DocumentTypes.Kind ? [.. DocumentTypes.Fields(catalogue)] : [];
        var type = Object(kind.Name, kind.Description, EntityTypes.Fields(catalogue).Where(field => own.All(o => o.Name != field.Name)).Concat(own));
        if (kind.Name == EvidenceKind.Owner) type.AddField(CoverageTypes.Field(catalogue));
        Fill(type, kind.Properties.Select(Property));
        Fill(type, catalogue.Fields(kind.Name).Select(relation => RelationFields.Field(catalogue, relation)));
        type.AddResolvedInterface(new GraphQLTypeReference("Node"));
        type.AddResolvedInterface(new GraphQLTypeReference(EntityTypes.Interface));
        schema.Add(type);
        return type;
    }

    /// <summary>The name of the scalar or enum that a property's values have.</summary>
    public static string TypeName(PropertyType type) => type switch
    {
        PropertyType.Text => "String",
        PropertyType.Integer => "Long",
        PropertyType.Decimal => "Decimal",
        PropertyType.Boolean => "Boolean",
        PropertyType.PartialDate => "PartialDate",
        PropertyType.Uri => "URI",
        PropertyType.Comparison => "Comparison",
        _ => throw new UnreachableException(),
    };

    private static FieldType Property(PropertyDefinition property)
    {
        Func<string, object> parse = property.Type switch
        {
            PropertyType.Integer => value => long.Parse(value, CultureInfo.InvariantCulture),
            PropertyType.Decimal => value => decimal.Parse(value, CultureInfo.InvariantCulture),
            PropertyType.Boolean => value => value == "true",
            PropertyType.Comparison => value => s_comparisons[value],
            _ => value => value,
        };
        return Field(property.Name, $"{TypeName(property.Type)}{(property.Required ? "!" : "")}", property.Description, EntitySource.Read(entity =>
            entity.Properties.TryGetValue(property.Name, out var value) ? parse(value)
            : property.Required ? throw new NotFoundException($"{entity.Id} has no {property.Name}, since no document describes it any more. Ask for its id and name only.")
            : null));
    }
}
