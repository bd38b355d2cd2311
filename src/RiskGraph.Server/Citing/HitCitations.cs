using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.References;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Citing;

/// <summary>Citations of what was found in one draft, each work read from the store once.</summary>
internal sealed class HitCitations(IGraphStore store, GraphCatalogue catalogue, string style)
{
    private readonly ReferenceReader _reader = new(store, catalogue);
    private readonly Dictionary<EntityId, Reference?> _known = [];

    /// <summary>Gives the citation of each hit.</summary>
    public async Task<Func<SupportHit, FormattedCitation>> OfAsync(SentenceSupport support, CancellationToken cancellationToken)
    {
        var wanted = support.Hits.Select(h => h.Document.Id).Distinct().Where(id => !_known.ContainsKey(id)).ToList();
        if (wanted.Count > 0)
        {
            var read = await _reader.ReadAsync(wanted, cancellationToken);
            foreach (var id in wanted) _known[id] = read.GetValueOrDefault(id);
        }
        return hit => FormattedCitation.Of(hit, _known[hit.Document.Id], style, FormattedCitation.UsualLocale, CitationFormat.Text);
    }
}
