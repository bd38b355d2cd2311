namespace RiskGraph.Core.Export.Formats.Sssom;

/// <summary>SKOS and SSSOM predicates, and what they are here.</summary>
public static class MappingPredicates
{
    /// <summary>The predicate of the catalogue and whether it is denied; null for one that is none of SKOS's or SSSOM's.</summary>
    /// <param name="predicate">With or without a prefix, as in <c>skos:broadMatch</c>.</param>
    /// <param name="modifier">The row's predicate_modifier: <c>Not</c> or empty.</param>
    public static (string Predicate, bool Negated)? Of(string predicate, string modifier = "")
    {
        var name = predicate[(predicate.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
        {
            "exactMatch" or "sameAs" or "equivalentClass" => "SAME_AS",
            "closeMatch" => "CLOSE_MATCH",
            "broadMatch" or "subClassOf" => "BROAD_MATCH",
            "narrowMatch" => "NARROW_MATCH",
            "relatedMatch" or "related" or "seeAlso" => "RELATED",
            "broader" => "BROADER",
            "noMatch" or "noMapping" or "NoTermFound" => "NO_MATCH",
            _ => null,
        };
        if (name is null) return null;
        if (!modifier.Equals("Not", StringComparison.OrdinalIgnoreCase)) return (name, false);
        // That somebody looked and denies the match has a predicate of its own.
        return name is "SAME_AS" or "NO_MATCH" ? ("NO_MATCH", false) : (name, true);
    }

    /// <summary>The SKOS term and whether it is denied; null for predicates that map nothing.</summary>
    public static (string Term, bool Negated)? ToSkos(string predicate, bool negated) => predicate switch
    {
        "SAME_AS" => ("skos:exactMatch", negated),
        "CLOSE_MATCH" => ("skos:closeMatch", negated),
        "BROAD_MATCH" => ("skos:broadMatch", negated),
        "NARROW_MATCH" => ("skos:narrowMatch", negated),
        "RELATED" => ("skos:relatedMatch", negated),
        "BROADER" => ("skos:broader", negated),
        "NO_MATCH" when !negated => ("skos:exactMatch", true),
        _ => null,
    };
}
