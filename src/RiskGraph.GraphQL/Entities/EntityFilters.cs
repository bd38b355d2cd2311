using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Coverage;
using RiskGraph.GraphQL.Documents;
using RiskGraph.GraphQL.Filters;
using RiskGraph.GraphQL.Relations;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Entities;

/// <summary>The filter of each kind: what all entities have, its typed properties, and its relations to others.</summary>
internal static class EntityFilters
{
    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        foreach (var kind in catalogue.Kinds)
            Add(schema, kind.Name, $"Which {kind.Plural}.", [
                .. Common(),
                .. kind.Name == DocumentTypes.Kind ? DocumentFilters.Parts() : [],
                .. kind.Name == EvidenceKind.Owner ? [CoverageTypes.Part()] : (IEnumerable<FilterPart<EntityFilter>>)[],
                .. kind.Properties.Select(Property),
                .. catalogue.Fields(kind.Name).Select(Relation)]);
        Add(schema, EntityTypes.Interface, "Which entities, of whatever kind.", [
            new(Input("kind", "KindFilter", "Which kinds."), v => Kinds((OneOf<string>)v)),
            .. Common(),
            .. catalogue.Kinds.Select(OfKind)]);
    }

    private static void Add(RiskGraphSchema schema, string type, string description, IEnumerable<FilterPart<EntityFilter>> parts)
    {
        schema.Add(CompositeFilter.Of(KindNames.Filter(type), description, of => new EntityFilter.All(of), of => new EntityFilter.Any(of), of => new EntityFilter.Not(of), parts));
        schema.Add(RelationConditions.Input(type));
    }

    private static IEnumerable<FilterPart<EntityFilter>> Common() =>
    [
        new(Input("id", "IdFilter", "By id."), v => ((OneOf<string>)v).Values is { } ids ? new EntityFilter.Ids(EntityIds.Read(ids, "id")) : null),
        new(Input("name", "TextFilter", "By name, aliases not counted."), v => (TextTest)v == new TextTest() ? null : new EntityFilter.Name((TextTest)v)),
        new(Input("externalId", "ExternalIdFilter", "By what another scheme calls it."), v => (EntityFilter)v),
        new(Input("updatedAt", "DateTimeFilter", "By when it last changed here."), v => new EntityFilter.UpdatedAt(((TimeTest)v).From, ((TimeTest)v).Before)),
    ];

    /// <summary>Goes on with what only entities of one kind have, where a relation leads to several.</summary>
    private static FilterPart<EntityFilter> OfKind(KindDefinition kind) => new(
        Input(char.ToLowerInvariant(kind.Name[0]) + kind.Name[1..], KindNames.Filter(kind.Name), $"Is of the kind {kind.EnumValue} and passes this; with {{}} it is of the kind."),
        v => new EntityFilter.All([new EntityFilter.Kinds([kind.Name]), (EntityFilter)v]));

    private static EntityFilter.All? Kinds(OneOf<string> kinds)
    {
        List<EntityFilter> parts = [];
        if (kinds.Values is { } some) parts.Add(new EntityFilter.Kinds(some));
        if (kinds.NotIn is { } none) parts.Add(new EntityFilter.Not(new EntityFilter.Kinds(none)));
        return parts.Count == 0 ? null : new EntityFilter.All(parts);
    }

    private static FilterPart<EntityFilter> Property(PropertyDefinition property)
    {
        var name = property.Name;
        return property.Type switch
        {
            PropertyType.Text or PropertyType.Uri => Of("TextFilter", v => (TextTest)v == new TextTest() ? null : new EntityFilter.TextProperty(name, (TextTest)v)),
            PropertyType.Decimal => Of("DecimalFilter", Number),
            PropertyType.Integer => Of("LongFilter", Number),
            PropertyType.PartialDate => Of("PartialDateFilter", v => (DateTest)v == new DateTest() ? null : new EntityFilter.DateProperty(name, (DateTest)v)),
            PropertyType.Boolean => Of("BooleanFilter", v => Words(((OneOf<bool>)v).Values?.Select(b => b ? "true" : "false"))),
            PropertyType.Comparison => Of("ComparisonFilter", v => Words(((OneOf<Core.Model.Comparison>)v).Values?.Select(c => c.ToString()))),
            _ => throw new UnreachableException(),
        };
        FilterPart<EntityFilter> Of(string type, Func<object, EntityFilter?> read) => new(Input(name, type, $"By {name}: {property.Description}"), read);
        EntityFilter? Number(object test) => (NumberTest)test == new NumberTest() ? null : new EntityFilter.NumberProperty(name, (NumberTest)test);
        EntityFilter? Words(IEnumerable<string>? values) => values is null ? null : new EntityFilter.TextProperty(name, new([.. values]));
    }

    private static FilterPart<EntityFilter> Relation(RelationField relation) => new(
        Input(relation.Name, KindNames.RelationFilter(KindNames.Target(relation)), $"By those joined with it by {RelationFields.Reading(relation)}."),
        v => ((RelationConditions)v).On(Core.Storage.Relation.Of(relation)));
}
