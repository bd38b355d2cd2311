using RiskGraph.Core.Catalogue;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Mappings;
using RiskGraph.Ingestion.Taxonomies.Tables;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>The small files under <c>tests/cases/taxonomies</c>: one folder in the shape of each source.</summary>
internal static class SmallSources
{
    public static string Root => Repository.Cases("taxonomies");

    public static GraphCatalogue Catalogue { get; } = CatalogueReader.BuiltIn();

    /// <summary>The folders, in the order in which they are best imported. <c>atlas-latest</c> is a newer edition of <c>atlas</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["atlas", "atlas-latest", "owasp", "mit", "cosai", "nexus", "dpv", "airo", "avid", "incident-law", "aiid-oecd", "sssom", "table"];

    public static string Folder(string name) => Path.Combine(Root, name);

    public static ITaxonomySource Reader(string name) => name switch
    {
        "atlas-latest" => TaxonomySources.Named("atlas")!,
        "sssom" => new SssomSource(Catalogue, Catalogue.Kind("Risk")!),
        "table" => new TableSource(Catalogue, SourceInput.Open(Path.Combine(Folder(name), "weather.mapping.yaml"))),
        _ => TaxonomySources.Named(name)!,
    };

    /// <param name="folder">Null for the folder that is committed.</param>
    public static SourceInput Input(string name, string? folder = null) => SourceInput.Open(MainFile(name) is { } file ? Path.Combine(folder ?? Folder(name), file) : folder ?? Folder(name));

    /// <summary>The file that the source is pointed at; null for those that take a folder.</summary>
    private static string? MainFile(string name) => name switch
    {
        "atlas" => "ATLAS.yaml",
        "atlas-latest" => "ATLAS-latest.yaml",
        "airo" => "airo.ttl",
        "aiid-oecd" => "oecd_relationships_2031_01_01.json",
        "table" => "weather.csv",
        _ => null,
    };
}
