using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Dpv;

/// <summary>A term and the kind that it is here.</summary>
internal sealed record DpvTerm(EntityId Id, string Label, ExternalId External)
{
    public static DpvTerm Of(TableRow row)
    {
        var (iri, label, types) = (row["iri"], row["label"].Length > 0 ? row["label"] : row["term"], row["dpvtype"]);
        var kind = row["type"] == "property" ? "concept"
            : types.Contains("DataProtectionAuthority", StringComparison.Ordinal) ? "organization"
            : Ends(types, "#Law") || types.Contains("AdequacyDecision", StringComparison.Ordinal) ? "regulation"
            : Ends(types, "#Country") || Ends(types, "#Region") || Ends(types, "#SupraNationalUnion") || Ends(types, "#City") ? "jurisdiction"
            : types.Contains("risk#PotentialRisk", StringComparison.Ordinal) && !Ends(types, "#PotentialRiskSource") || Ends(types, "#RiskConcept") ? "risk"
            : "concept";
        // Bodies and places go by their names or ISO codes, under which other sources know them too.
        var id = kind switch
        {
            "organization" => EntityId.Create(kind, label),
            "jurisdiction" => EntityId.Create(kind, row["term"]),
            _ => EntityId.Create(kind, $"{row["vocab"]} {row["term"]}"),
        };
        return new(id, label, new("dpv", $"{row["vocab"]}:{row["term"]}", null, Uri.TryCreate(iri, UriKind.Absolute, out _) ? iri : null));
    }

    private static bool Ends(string types, string name) => types.Split(';').Any(t => t.Trim().EndsWith(name, StringComparison.Ordinal));
}
