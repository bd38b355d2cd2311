using System.Text.RegularExpressions;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>What an object of the ontology is here.</summary>
/// <param name="Id">Made of the scheme's own code where the ontology carries another publisher's entry, so that both mean one entity.</param>
internal sealed record NexusObject(string Code, EntityId Id, string Name, string Collection, string? Type, string? Taxonomy, ExternalId? Scheme, Datum Data);

/// <summary>Which kind each collection's objects are, and how entries of other publishers are named.</summary>
internal static partial class NexusKinds
{
    [GeneratedRegex(@"^llm(?<number>\d\d)")] private static partial Regex OwaspLlm { get; }
    [GeneratedRegex(@"^asi(?<number>\d\d)-")] private static partial Regex OwaspAgentic { get; }
    [GeneratedRegex(@"^mit-ai-risk-(?<part>subdomain|domain)-(?<code>[\d.]+)$")] private static partial Regex MitPart { get; }
    [GeneratedRegex(@"^mit-ai-causal-risk-(?<dimension>entity|intent|timing)-(?<value>.+)$")] private static partial Regex MitCausal { get; }
    [GeneratedRegex(@"^(?:LLM|ASI)\d\d(?::\s*\d{4})?:?\s+(?<name>.+)$")] private static partial Regex Numbered { get; }

    /// <summary>The prefix of the kind; null for a collection that is not known.</summary>
    public static string? Prefix(string collection, string? type) => (collection, type) switch
    {
        ("organizations", _) => "organization",
        ("licenses" or "modalities" or "aitasks" or "stakeholders", _) => "concept",
        ("documents", _) => "report",
        ("datasets", _) => "dataset",
        ("llmintrinsics", _) => "capability",
        ("adapters" or "aimodels" or "aimodelfamilies", _) => "system",
        ("taxonomies" or "vocabularies", _) => "taxonomy",
        ("entries", "Risk") => "risk",
        ("entries", "Principle") => "principle",
        ("entries", "Capability") => "capability",
        ("entries", _) => "concept",
        ("groups" or "stakeholdergroups", _) => "group",
        ("controls" or "actions", _) => "control",
        ("riskincidents", _) => "incident",
        ("evaluations", _) => "benchmark",
        ("aievalresults", _) => "observation",
        ("rules", _) => "provision",
        _ => null,
    };

    public static (EntityId Id, ExternalId? Scheme) Id(string prefix, string code, string name, string collection)
    {
        if (OwaspLlm.Match(code) is { Success: true } llm && prefix == "risk") return Codes.OwaspLlm($"LLM{llm.Groups["number"].Value}", "2025");
        if (OwaspAgentic.Match(code) is { Success: true } asi && prefix == "risk") return Codes.OwaspAgentic($"ASI{asi.Groups["number"].Value}", "2026");
        if (MitPart.Match(code) is { Success: true } mit)
            return mit.Groups["part"].Value == "domain" ? Codes.MitDomain(mit.Groups["code"].Value) : Codes.MitSubdomain(mit.Groups["code"].Value);
        if (MitCausal.Match(code) is { Success: true } causal) return Codes.MitCausal(causal.Groups["dimension"].Value, causal.Groups["value"].Value);
        if (collection == "taxonomies" && code == "owasp-llm-2.0") return (EntityId.Create("taxonomy", "owasp-llm-2025"), null);
        // Bodies go by their names, under which other sources know them too.
        if (prefix == "organization") return (EntityId.Create(prefix, name), null);
        return (EntityId.Create(prefix, code), null);
    }

    /// <summary>The name without its code, as the taxonomy's own publisher has it.</summary>
    public static string Name(string name) => Numbered.Match(name) is { Success: true } match ? match.Groups["name"].Value.Trim() : name;

    /// <summary>The licence that the text of a taxonomy's entries is under: the export carries other publishers' texts, and says nothing of their terms.</summary>
    public static string Licence(string? taxonomy) => taxonomy switch
    {
        "owasp-llm-2.0" or "owasp-asi" => "CC-BY-SA-4.0",
        "mit-ai-risk-repository" or "mit-ai-risk-repository-causal" or "mit-draft-ai-risk-mitigation" => "CC-BY-4.0",
        "nist-ai-rmf" => "Public domain (work of the U.S. Government)",
        null or "ibm-risk-atlas" or "ibm-granite-guardian" or "ibm-ai-capabilities" or "ibm-factuality" => "Apache-2.0",
        _ => "As published by the taxonomy's owner; this export Apache-2.0",
    };
}
