using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Spooling;

/// <summary>Passages that were asked for lately: statements that follow each other often rest on one.</summary>
internal sealed class PassageCache
{
    private const int Most = 2048;

    private readonly Dictionary<string, Passage> _recent = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public Passage Get(string id, Func<Passage> read)
    {
        if (_recent.TryGetValue(id, out var known)) return known;
        if (_order.Count == Most) _recent.Remove(_order.Dequeue());
        var passage = read();
        _recent.Add(id, passage);
        _order.Enqueue(id);
        return passage;
    }
}
