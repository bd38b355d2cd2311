using System.Text;

namespace RiskGraph.Core.Export.Formats.Cypher;

/// <summary>Gathers rows that the same clauses deal with, and writes each batch as one statement on one line.</summary>
internal sealed class CypherBatches(Stream output) : IDisposable
{
    private const int MaxRows = 500;
    private const int MaxLength = 200_000;

    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
    private readonly SortedDictionary<string, (StringBuilder Rows, int Count)> _batches = new(StringComparer.Ordinal);
    private int _held;

    public void Line(string line) => _writer.WriteLine(line);

    /// <param name="clauses">What is done with a row, which they call <c>row</c>.</param>
    public void Row(string clauses, Action<StringBuilder> write)
    {
        var (rows, count) = _batches.TryGetValue(clauses, out var batch) ? batch : (new StringBuilder(), 0);
        var before = rows.Length;
        if (count > 0) rows.Append(", ");
        write(rows);
        _held += rows.Length - before;
        _batches[clauses] = (rows, count + 1);
        if (count + 1 >= MaxRows || rows.Length >= MaxLength) Flush(clauses);
        // Many sorts of rows that fill slowly are held to a bound too.
        else if (_held > 20 * MaxLength) Flush();
    }

    public void Flush()
    {
        foreach (var clauses in _batches.Keys.ToList()) Flush(clauses);
    }

    private void Flush(string clauses)
    {
        _batches.Remove(clauses, out var batch);
        _writer.Write("UNWIND [");
        _writer.Write(batch.Rows);
        _writer.Write("] AS row ");
        _writer.Write(clauses);
        _writer.WriteLine(';');
        _held -= batch.Rows.Length;
    }

    public void Dispose() => _writer.Dispose();
}
