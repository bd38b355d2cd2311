namespace RiskGraph.Citations.Lookup.Index;

/// <summary>For each of many owners a few numbers, in two arrays: nothing is allocated for an owner that has none.</summary>
internal sealed class Rows
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <param name="pairs">In any order; within an owner the values come in the order given.</param>
    public Rows(int owners, IReadOnlyCollection<(int Owner, int Value)> pairs)
    {
        _starts = new int[owners + 1];
        foreach (var (owner, _) in pairs) _starts[owner + 1]++;
        for (var i = 0; i < owners; i++) _starts[i + 1] += _starts[i];
        _values = new int[pairs.Count];
        var next = _starts.AsSpan(0, owners).ToArray();
        foreach (var (owner, value) in pairs) _values[next[owner]++] = value;
    }

    public ReadOnlySpan<int> this[int owner] => _values.AsSpan(_starts[owner], _starts[owner + 1] - _starts[owner]);
}
