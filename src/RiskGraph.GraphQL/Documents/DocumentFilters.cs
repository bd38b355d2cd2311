using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Filters;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Documents;

/// <summary>What documents can be chosen by, besides what all entities can.</summary>
internal static class DocumentFilters
{
    public static IEnumerable<FilterPart<EntityFilter>> Parts() =>
    [
        new(Input("title", "TextFilter", "By title."), v => (TextTest)v == new TextTest() ? null : new EntityFilter.Document(new DocumentFilter.Title((TextTest)v))),
        new(Input("publishedOn", "PartialDateFilter", "By when it was published."), v => (DateTest)v == new DateTest() ? null : new EntityFilter.Document(new DocumentFilter.PublishedOn((DateTest)v))),
        new(Input("language", "TextFilter", "By its BCP 47 tag."), v => (TextTest)v == new TextTest() ? null : new EntityFilter.Document(new DocumentFilter.Language((TextTest)v))),
    ];
}
