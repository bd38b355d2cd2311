using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies.Records;

/// <summary>Which edition of which source a document was taken from, and under which licence.</summary>
/// <param name="Key">Starts the ids of its documents, in kebab case. Editions that stand beside each other have keys of their own; where an edition replaces the one before, the key stays.</param>
/// <param name="Name">Of the taxonomy.</param>
/// <param name="Version">As the publisher writes it; null where it has none.</param>
/// <param name="Licence">An SPDX id, or the publisher's own words.</param>
public sealed record Edition(string Key, string Name, string? Version, string Licence, string Publisher, string? Url, PartialDate? Published = null)
{
    public EntityId Taxonomy => EntityId.Create("taxonomy", Key);

    public string Title => Version is null ? Name : $"{Name} {Version}";
}
