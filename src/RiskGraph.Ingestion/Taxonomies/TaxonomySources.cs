using RiskGraph.Ingestion.Taxonomies.Aiid;
using RiskGraph.Ingestion.Taxonomies.Airo;
using RiskGraph.Ingestion.Taxonomies.Atlas;
using RiskGraph.Ingestion.Taxonomies.Avid;
using RiskGraph.Ingestion.Taxonomies.CoSai;
using RiskGraph.Ingestion.Taxonomies.Dpv;
using RiskGraph.Ingestion.Taxonomies.IncidentLaw;
using RiskGraph.Ingestion.Taxonomies.MitRepository;
using RiskGraph.Ingestion.Taxonomies.Nexus;
using RiskGraph.Ingestion.Taxonomies.Owasp;

namespace RiskGraph.Ingestion.Taxonomies;

/// <summary>The sources that need nothing but a path. Tables and SSSOM files are read by <see cref="Tables.TableSource"/> and <see cref="Mappings.SssomSource"/>.</summary>
public static class TaxonomySources
{
    /// <summary>In the order in which they are best imported: definitions before what cites them.</summary>
    public static IReadOnlyList<ITaxonomySource> All { get; } =
    [
        new AtlasSource(), new OwaspSource(), new MitSource(), new CoSaiSource(), new NexusSource(), new DpvSource(), new AiroSource(),
        new AvidSource(), new IncidentLawSource(), new AiidOecdSource(),
    ];

    public static ITaxonomySource? Named(string name) => All.FirstOrDefault(s => s.Name == name);
}
