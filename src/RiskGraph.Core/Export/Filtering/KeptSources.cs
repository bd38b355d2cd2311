using RiskGraph.Core.Export.Spooling;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Filtering;

/// <summary>
/// Which documents stay, and which entities lose their sources with those that go. A document that holds nothing but inferences
/// (such as joins) quotes what it was inferred from: it does not keep an entity whose own sources are gone.
/// </summary>
internal sealed class KeptSources
{
    private readonly HashSet<EntityId> _kept;
    private readonly HashSet<EntityId> _inferred = [];
    private readonly HashSet<EntityId> _standing = [];

    public KeptSources(GraphSpool graph, ExportSelection selection, Action tick)
    {
        _kept = [.. graph.DocumentRecords().Select(d => d.Document).Where(d => !selection.WithoutShareAlike || !Licences.IsShareAlike(Licences.Of(d))).Select(d => d.Id)];
        var otherwise = new HashSet<EntityId>();
        foreach (var evidence in graph.AllEvidence())
        {
            tick();
            (evidence.Method == Method.Inferred ? _inferred : otherwise).Add(graph.DocumentOf(evidence.Passage).Id);
        }
        _inferred.ExceptWith(otherwise);
        var (described, gone) = (new HashSet<EntityId>(), new HashSet<EntityId>());
        foreach (var contribution in graph.AllContributions())
        {
            tick();
            var id = contribution.Entity.Id;
            if (!_kept.Contains(contribution.Document)) gone.Add(id);
            else if (_inferred.Contains(contribution.Document)) described.Add(id);
            else _standing.Add(id);
        }
        described.ExceptWith(gone);
        _standing.UnionWith(described);
    }

    public bool Has(EntityId document) => _kept.Contains(document);

    public bool IsInferred(EntityId document) => _inferred.Contains(document);

    /// <summary>Whether a source that stays says what the entity is.</summary>
    public bool Describe(EntityId entity) => _standing.Contains(entity);
}
