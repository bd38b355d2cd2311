using System.Text;

namespace RiskGraph.Core.Export.Formats.Sssom;

/// <summary>Sorts lines ordinally, however many: what does not fit in memory waits in sorted files that are merged at the end. Duplicates stay.</summary>
internal sealed class LineSorter(Func<FileStream> openTemporary, int linesInMemory = 50_000) : IDisposable
{
    private readonly List<string> _lines = [];
    private readonly List<FileStream> _files = [];

    /// <param name="line">Without line ends.</param>
    public void Add(string line)
    {
        _lines.Add(line);
        if (_lines.Count < linesInMemory) return;
        var file = openTemporary();
        _files.Add(file);
        _lines.Sort(StringComparer.Ordinal);
        using (var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" })
            foreach (var held in _lines) writer.WriteLine(held);
        file.Position = 0;
        _lines.Clear();
    }

    public IEnumerable<string> Sorted()
    {
        _lines.Sort(StringComparer.Ordinal);
        var next = new PriorityQueue<IEnumerator<string>, string>(StringComparer.Ordinal);
        foreach (var list in _files.Select(Lines).Append(_lines))
        {
            var lines = list.GetEnumerator();
            if (lines.MoveNext()) next.Enqueue(lines, lines.Current);
        }
        while (next.TryDequeue(out var lines, out var line))
        {
            yield return line;
            if (lines.MoveNext()) next.Enqueue(lines, lines.Current);
            else lines.Dispose();
        }
    }

    private static IEnumerable<string> Lines(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        while (reader.ReadLine() is { } line) yield return line;
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }
}
