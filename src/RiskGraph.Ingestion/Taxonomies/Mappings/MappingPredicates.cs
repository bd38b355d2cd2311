namespace RiskGraph.Ingestion.Taxonomies.Mappings;

/// <summary>SKOS and SSSOM predicates, and what they are here.</summary>
internal static class MappingPredicates
{
    /// <summary>The predicate of the catalogue; null for one that is none of SKOS's or SSSOM's.</summary>
    public static string? Of(string predicate) => MappingRow.Local(predicate) switch
    {
        "exactMatch" or "sameAs" or "equivalentClass" => "SAME_AS",
        "closeMatch" => "CLOSE_MATCH",
        "broadMatch" or "subClassOf" => "BROAD_MATCH",
        "narrowMatch" => "NARROW_MATCH",
        "relatedMatch" or "seeAlso" => "RELATED",
        "noMatch" or "noMapping" or "NoTermFound" => "NO_MATCH",
        _ => null,
    };

    /// <summary>The SKOS term; null for other predicates.</summary>
    public static string? ToSkos(string predicate) => predicate switch
    {
        "SAME_AS" => "skos:exactMatch",
        "CLOSE_MATCH" => "skos:closeMatch",
        "BROAD_MATCH" => "skos:broadMatch",
        "NARROW_MATCH" => "skos:narrowMatch",
        "RELATED" => "skos:relatedMatch",
        "NO_MATCH" => "sssom:NoTermFound",
        _ => null,
    };
}
