using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Atlas;

/// <summary>What both shapes of the file say, in one shape.</summary>
internal sealed record AtlasModel(string? Version, IReadOnlyList<AtlasObject> Tactics, IReadOnlyList<AtlasObject> Techniques, IReadOnlyList<AtlasObject> Mitigations, IReadOnlyList<AtlasObject> CaseStudies)
{
    /// <summary>By code.</summary>
    public IReadOnlyDictionary<string, AtlasObject> ByCode { get; } =
        new[] { Tactics, Techniques, Mitigations, CaseStudies }.SelectMany(list => list).DistinctBy(o => o.Code, StringComparer.Ordinal).ToDictionary(o => o.Code, StringComparer.Ordinal);
}

/// <param name="Data">The object as the file has it.</param>
/// <param name="Links">To other objects, in the order of the file.</param>
internal sealed record AtlasObject(string Code, string Name, Datum Data, IReadOnlyList<AtlasLink> Links);

internal enum AtlasRelation { Achieves, Specializes, Mitigates, Employs }

/// <param name="Tactic">Of a step of a case study: what the technique was used for.</param>
/// <param name="Text">How, in the source's words.</param>
internal sealed record AtlasLink(AtlasRelation Relation, string Target, int Line, string? Tactic = null, string? Text = null, bool Misplaced = false);
