using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion;

/// <summary>Counts what documents say, each thing once however many of them say it. A statement is a proposal while none of its evidence is sure enough.</summary>
internal sealed class IngestTally
{
    private readonly HashSet<EntityId> _entities = [];
    private readonly Dictionary<string, double> _statements = new(StringComparer.Ordinal);

    public int Entities => _entities.Count;

    public int Statements => _statements.Values.Count(confidence => confidence >= Statement.AssertionBar);

    public int Proposals => _statements.Count - Statements;

    public void Add(DocumentContent content)
    {
        _entities.UnionWith(content.Entities.Select(e => e.Id));
        foreach (var evidence in content.Evidence) _statements[evidence.Statement] = Math.Max(_statements.GetValueOrDefault(evidence.Statement), evidence.Confidence);
    }
}
