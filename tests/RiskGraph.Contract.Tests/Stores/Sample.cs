using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>Ids and small records that the contract's tests build on.</summary>
internal static class Sample
{
    public static GraphCatalogue Catalogue { get; } = CatalogueReader.BuiltIn();

    public static ImportRun Run { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "memory");

    public static readonly EntityId Leak = EntityId.Parse("risk:data-leak");
    public static readonly EntityId Fraud = EntityId.Parse("risk:fraud");
    public static readonly EntityId Breach = EntityId.Parse("incident:breach");
    public static readonly EntityId Heist = EntityId.Parse("incident:heist");
    public static readonly EntityId Bot = EntityId.Parse("system:bot");
    public static readonly EntityId Survey = EntityId.Parse("report:survey");
    public static readonly EntityId Institute = EntityId.Parse("organization:institute");

    public static EntityId Id(string text) => EntityId.Parse(text);

    public static Statement Link(EntityId subject, string predicate, EntityId target) => new() { Subject = subject, Predicate = predicate, Object = target };

    public static Statement Link(string subject, string predicate, string target) => Link(Id(subject), predicate, Id(target));

    public static Statement Figure(EntityId subject, string predicate, Literal literal) => new() { Subject = subject, Predicate = predicate, Literal = literal };

    public static DraftDocument Draft(string slug = "one") => new(slug);

    /// <summary>A relation field as an entity of this kind has it.</summary>
    public static Relation Relation(EntityId owner, string field) => Core.Storage.Relation.Of(Catalogue.Fields(Catalogue.KindOf(owner)!.Name).First(f => f.Name == field));

    public static PageRequest All { get; } = new(First: 10_000);
}
