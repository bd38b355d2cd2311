namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>What the ontology's properties are in the words of the catalogue.</summary>
internal static class NexusEdges
{
    /// <summary>Properties that are never links, though a value may happen to look like an id.</summary>
    private static readonly HashSet<string> s_texts = ["id", "name", "description", "url", "type", "tag", "descriptor", "concern", "risk_type", "author", "evidence"];

    public static bool IsText(string property) => s_texts.Contains(property);

    /// <param name="from">Prefix of the kind of the object that has the property.</param>
    /// <param name="to">Prefix of the kind of its value.</param>
    /// <returns>The predicate, and whether the value is its subject; null for a property that is not known.</returns>
    public static (string Predicate, bool Inverse)? Of(string property, string from, string to) => property switch
    {
        "exact_mappings" => ("SAME_AS", false),
        "close_mappings" => ("CLOSE_MATCH", false),
        "related_mappings" => ("RELATED", false),
        "broad_mappings" => ("BROAD_MATCH", false),
        "narrow_mappings" => ("NARROW_MATCH", false),
        "isDefinedByTaxonomy" or "isDefinedByVocabulary" => ("DEFINED_IN", false),
        "isPartOf" or "isCategorizedAs" or "belongsToDomain" when to == "group" => ("IN_GROUP", false),
        "isPartOf" when from == to => ("PART_OF", false),
        "hasPart" when from == "group" => ("IN_GROUP", true),
        "broader" => ("BROADER", false),
        "narrower" => ("BROADER", true),
        "hasDocumentation" => ("DOCUMENTED_IN", false),
        "hasLicense" => ("LICENSED_UNDER", false),
        "detectsRiskConcept" => ("DETECTS", false),
        "isDetectedBy" => ("DETECTS", true),
        "hasRelatedAction" => ("MITIGATES", true),
        "hasRelatedRisk" when from == "control" => ("MITIGATES", false),
        "hasRelatedRisk" when from == "benchmark" => ("MEASURES", false),
        "refersToRisk" => ("MATERIALISES", false),
        "isResultOf" => ("MEASURED_BY", false),
        "hasEvaluation" => ("OBSERVED_ON", true),
        "hasDataset" or "hasRiskControl" => ("USES", false),
        "adaptsModel" => ("DERIVED_FROM", false),
        "hasAdapter" or "implementedByAdapter" => ("IMPLEMENTED_BY", false),
        "implementsCapability" => ("IMPLEMENTED_BY", true),
        "requiredByTask" => ("REQUIRED_BY", false),
        "requiresCapability" => ("REQUIRED_BY", true),
        "performsTask" or "hasTasks" or "appliesToCapability" => ("APPLIES_TO", false),
        "isProvidedBy" => ("DEVELOPED_BY", false),
        "provider" => ("PUBLISHED_BY", false),
        "hasRequirement" => ("PART_OF", false),
        "hasRule" => ("PART_OF", true),
        "hasPrinciple" => ("STATES", false),
        "belongsToDomain" or "hasRelatedRisk" or "hasInputModality" or "hasOutputModality" or "hasUnitxtCard" => ("RELATED", false),
        _ => null,
    };
}
