using GraphQLParser.AST;

namespace RiskGraph.Server.Operations;

/// <summary>
/// Documents that were parsed and found valid, by their text. Bounded by the length of the texts: when the newer half is full,
/// it becomes the older half, and what was not asked for since then is forgotten.
/// </summary>
/// <param name="characters">The most characters kept, in both halves together.</param>
internal sealed class DocumentCache(int characters = 4 * 1024 * 1024)
{
    private readonly Lock _lock = new();
    private Dictionary<string, GraphQLDocument> _newer = new(StringComparer.Ordinal);
    private Dictionary<string, GraphQLDocument> _older = new(StringComparer.Ordinal);
    private int _held;

    public GraphQLDocument? Find(string text)
    {
        lock (_lock)
        {
            if (_newer.TryGetValue(text, out var document)) return document;
            if (!_older.Remove(text, out document)) return null;
            Keep(text, document);
            return document;
        }
    }

    public void Add(string text, GraphQLDocument document)
    {
        lock (_lock) Keep(text, document);
    }

    private void Keep(string text, GraphQLDocument document)
    {
        if (_held + text.Length > characters / 2)
        {
            (_older, _newer, _held) = (_newer, new(StringComparer.Ordinal), 0);
            if (text.Length > characters / 2) return;
        }
        if (_newer.TryAdd(text, document)) _held += text.Length;
    }
}
