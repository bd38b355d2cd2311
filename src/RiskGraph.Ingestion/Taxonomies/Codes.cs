using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Taxonomies;

/// <summary>
/// The entities behind codes that several sources cite. An id is made of scheme, code and edition alone, so that whoever cites a
/// code means the same entity, in whatever order the sources come.
/// </summary>
internal static class Codes
{
    /// <param name="code">As in <c>AML.T0051.000</c>.</param>
    public static (EntityId Id, ExternalId External) AtlasTechnique(string code) => Atlas("technique", code, "techniques");

    public static (EntityId Id, ExternalId External) AtlasTactic(string code) => Atlas("tactic", code, "tactics");

    public static (EntityId Id, ExternalId External) AtlasMitigation(string code) => Atlas("control", code, "mitigations");

    public static (EntityId Id, ExternalId External) AtlasCaseStudy(string code) => Atlas("incident", code, "studies");

    /// <param name="code">As in <c>LLM02</c>, without the edition.</param>
    /// <param name="edition">As in <c>2025</c>: codes are renumbered from edition to edition.</param>
    public static (EntityId Id, ExternalId External) OwaspLlm(string code, string edition) =>
        (EntityId.Create("risk", $"owasp {code} {edition}"), new("owasp-llm", code, edition, "https://genai.owasp.org/llm-top-10/"));

    /// <param name="code">As in <c>ASI01</c>.</param>
    public static (EntityId Id, ExternalId External) OwaspAgentic(string code, string edition) =>
        (EntityId.Create("risk", $"owasp {code} {edition}"), new("owasp-asi", code, edition, "https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/"));

    /// <param name="number">As in <c>72</c>.</param>
    public static (EntityId Id, ExternalId External) AiidIncident(string number) =>
        (EntityId.Create("incident", $"aiid {number}"), new("aiid", number, null, $"https://incidentdatabase.ai/cite/{number}"));

    /// <param name="slug">The last part of the address, as in <c>2022-01-10-5735</c>.</param>
    public static (EntityId Id, ExternalId External) OecdIncident(string slug, string url) => (EntityId.Create("incident", $"oecd aim {slug}"), new("oecd-aim", slug, null, url));

    /// <param name="code">As in <c>CVE-2021-37652</c>.</param>
    public static (EntityId Id, ExternalId External) Cve(string code) =>
        (EntityId.Create("vulnerability", code), new("cve", code.ToUpperInvariant(), null, $"https://www.cve.org/CVERecord?id={code.ToUpperInvariant()}"));

    /// <param name="code">As in <c>CWE-416</c>.</param>
    public static (EntityId Id, ExternalId External) Cwe(string code) =>
        (EntityId.Create("concept", code), new("cwe", code, null, $"https://cwe.mitre.org/data/definitions/{code.Split('-')[^1]}.html"));

    /// <param name="code">As in <c>3.1</c>.</param>
    public static (EntityId Id, ExternalId External) MitSubdomain(string code) => (EntityId.Create("risk", $"mit subdomain {code}"), new("mit-ai-risk-repository", code));

    /// <param name="code">As in <c>3</c>.</param>
    public static (EntityId Id, ExternalId External) MitDomain(string code) => (EntityId.Create("group", $"mit domain {code}"), new("mit-ai-risk-repository", code));

    /// <param name="dimension"><c>entity</c>, <c>intent</c> or <c>timing</c>.</param>
    /// <param name="value">As in <c>human</c>, <c>post-deployment</c>.</param>
    public static (EntityId Id, ExternalId External) MitCausal(string dimension, string value) =>
        (EntityId.Create("risk", $"mit causal {dimension} {value}"), new("mit-ai-risk-repository-causal", $"{dimension}-{value}"));

    /// <summary>What an entry is classified as that its publisher advises against, whoever the publisher is.</summary>
    public static EntityId Deprecated { get; } = EntityId.Parse("concept:deprecated");

    /// <summary>A work known by its address.</summary>
    public static (EntityId Id, ExternalId External) Work(string url)
    {
        // Titles differ from citation to citation; the address does not.
        var plain = url.Trim().TrimEnd('/').Replace("http://", "https://", StringComparison.Ordinal);
        return (EntityId.Create("report", $"work {ContentHash.Of("work", plain)[..16]}"), new("url", plain, null, url.Trim()));
    }

    private static (EntityId Id, ExternalId External) Atlas(string prefix, string code, string folder) =>
        (EntityId.Create(prefix, code), new("mitre-atlas", code, null, $"https://atlas.mitre.org/{folder}/{code}"));
}
