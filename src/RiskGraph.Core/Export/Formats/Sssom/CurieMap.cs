using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Formats.Sssom;

/// <summary>The addresses of the prefixes that a table uses. SSSOM wants every one declared.</summary>
internal sealed class CurieMap(GraphCatalogue catalogue)
{
    private static readonly Dictionary<string, string> s_known = new(StringComparer.Ordinal)
    {
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["semapv"] = "https://w3id.org/semapv/vocab/",
        ["sssom"] = "https://w3id.org/sssom/",
        ["orcid"] = "https://orcid.org/",
        ["agent"] = "urn:riskgraph:agent:",
    };

    private readonly SortedDictionary<string, string> _used = new(StringComparer.Ordinal);

    public IEnumerable<(string Prefix, string Address)> Used => _used.Select(p => (p.Key, p.Value));

    /// <param name="entity">What the CURIE names, where it is an entity; its external ids tell the address.</param>
    public void Meet(string curie, Entity? entity = null)
    {
        var colon = curie.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || curie.AsSpan(colon).StartsWith("://") || curie.StartsWith("urn:", StringComparison.Ordinal)) return;
        var (prefix, local) = (curie[..colon], curie[(colon + 1)..]);
        if (_used.TryGetValue(prefix, out var known) && !known.StartsWith(Invented(prefix), StringComparison.Ordinal)) return;
        var address = s_known.GetValueOrDefault(prefix)
            ?? (catalogue.Kinds.Any(k => k.Prefix == prefix) ? $"urn:riskgraph:{prefix}:" : null)
            ?? entity?.ExternalIds.Where(id => id.Scheme.Equals(prefix, StringComparison.OrdinalIgnoreCase) && id.Value == local && id.Url?.EndsWith(local, StringComparison.Ordinal) == true).Select(id => id.Url![..^local.Length]).FirstOrDefault()
            ?? Invented(prefix);
        _used[prefix] = address;
    }

    private static string Invented(string prefix) => $"urn:riskgraph:prefix:{prefix}:";
}
