using RiskGraph.Core.Catalogue;
using RiskGraph.GraphQL.Building;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Catalogues;

/// <summary>The catalogue in force, and the enums that it defines.</summary>
internal static class CatalogueTypes
{
    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        schema.Add(new EnumType("EntityKind", "The kinds of entities, as the catalogue declares them.", catalogue.Kinds.Select(k => (k.EnumValue, (object)k.Name, k.Description))));
        schema.Add(new EnumType("Predicate", "What a statement says of its subject, as the catalogue declares it.", catalogue.Predicates.Select(p => (p.Name, (object)p.Name, p.Description))));
        schema.Add(EnumType.Of<Direction>("Direction", "From which end an entity sees a statement.", d => d switch
        {
            Direction.Out => "The entity is the subject.",
            _ => "The entity is the object.",
        }));
        schema.Add(EnumType.Of<PropertyType>("PropertyType", "The type of a property's value.", t => t switch
        {
            PropertyType.Text => "Text.",
            PropertyType.Integer => "A whole number.",
            PropertyType.Decimal => "An exact decimal number.",
            PropertyType.Boolean => "True or false.",
            PropertyType.PartialDate => "A date as precise as its source.",
            PropertyType.Uri => "An address.",
            _ => "How a true figure stands to the value given.",
        }));
        schema.Add(EnumType.Of<LiteralType>("LiteralType", "What the object of a statement is where it is no entity.", t => t switch
        {
            LiteralType.Quantity => "A figure with unit, comparison and period.",
            LiteralType.Date => "A date as precise as its source.",
            _ => "Text.",
        }));
        schema.Add(Object("PropertyInfo", "A typed property of a kind, which is a field of its GraphQL type.",
            Field<PropertyDefinition>("name", "String!", "The name of the property and of its field.", p => p.Name),
            Field<PropertyDefinition>("type", "PropertyType!", "The type of its values.", p => p.Type),
            Field<PropertyDefinition>("required", "Boolean!", "Whether every entity of the kind has it.", p => p.Required),
            Field<PropertyDefinition>("description", "String!", "What it means.", p => p.Description)));
        schema.Add(Object("KindInfo", "A kind of entity: how to name, draw and query it.",
            Field<KindDefinition>("kind", "EntityKind!", "The kind.", k => k.Name),
            Field<KindDefinition>("type", "String!", "The name of its GraphQL type.", k => k.Name),
            Field<KindDefinition>("listField", "String!", "The root field that lists its entities.", k => k.ListField),
            Field<KindDefinition>("idPrefix", "String!", "What the ids of its entities start with, before the colon.", k => k.Prefix),
            Field<KindDefinition>("label", "String!", "Its name in lower case, in the singular.", k => k.Label),
            Field<KindDefinition>("plural", "String!", "Its name in lower case, in the plural.", k => k.Plural),
            Field<KindDefinition>("description", "String!", "What it means.", k => k.Description),
            Field<KindDefinition>("colour", "String!", "The colour to draw it in, as in #c0392b.", k => k.Colour),
            Field<KindDefinition>("shape", "String!", "The shape to draw it as, as in diamond.", k => k.Shape),
            Field<KindDefinition>("properties", "[PropertyInfo!]!", "Its typed properties, in the order of the catalogue.", k => k.Properties),
            Field<KindDefinition>("terms", "[String!]!", "The matching terms in AIRO, DPV, schema.org and STIX, where they have one, as in airo:Risk.", k => TermsOf(k.Terms))));
        schema.Add(Object("PredicateInfo", "A predicate: what it says, and of what.",
            Field<PredicateDefinition>("predicate", "Predicate!", "The predicate.", p => p.Name),
            Field<PredicateDefinition>("label", "String!", "How to read it from subject to object, as in issued by.", p => p.Label),
            Field<PredicateDefinition>("reverseLabel", "String!", "How to read it from object to subject, as in issued.", p => p.ReverseLabel),
            Field<PredicateDefinition>("from", "[EntityKind!]!", "The kinds that may be its subject, in the order of the catalogue.", p => Ends(catalogue, p.LiteralFrom, p.Relations.SelectMany(r => r.From))),
            Field<PredicateDefinition>("to", "[EntityKind!]!", "The kinds that may be its object, in the order of the catalogue; empty where the object is a literal.", p => Ends(catalogue, [], p.Relations.SelectMany(r => r.To))),
            Field<PredicateDefinition>("literal", "LiteralType", "What its object is where that is no entity.", p => p.Literal),
            Field<PredicateDefinition>("description", "String!", "What it means.", p => p.Description),
            Field<PredicateDefinition>("terms", "[String!]!", "The matching terms in AIRO, DPV, schema.org and STIX, where they have one.", p => TermsOf(p.Terms))));
        schema.Add(Object("Catalogue", "The catalogue in force, for clients that draw or build queries.",
            Field<GraphCatalogue>("version", "String!", "The version of the catalogue.", c => c.Version),
            Field<GraphCatalogue>("kinds", "[KindInfo!]!", "All kinds, in the order of the catalogue.", c => c.Kinds),
            Field<GraphCatalogue>("predicates", "[PredicateInfo!]!", "All predicates, in the order of the catalogue.", c => c.Predicates)));
        schema.AddRoot(Field("catalogue", "Catalogue!", "The catalogue in force: kinds and predicates with labels, colours and terms, for clients that draw.", _ => catalogue));
    }

    private static string[] Ends(GraphCatalogue catalogue, IEnumerable<string> literal, IEnumerable<string> relations) =>
        [.. literal.Concat(relations).ToHashSet() is var names ? catalogue.Kinds.Select(k => k.Name).Where(names.Contains) : []];

    private static string[] TermsOf(Terms terms) => [.. new[] { terms.Airo, terms.Dpv, terms.Schema, terms.Stix }.OfType<string>()];
}
