using System.Text;

namespace RiskGraph.Core.Export.Formats.Csv;

/// <summary>A row of a table that <see cref="CsvWriter"/> wrote.</summary>
/// <param name="place">file:line, where the row starts.</param>
internal sealed class CsvRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string?> cells, string place)
{
    /// <summary>Null for a cell without a value.</summary>
    /// <exception cref="GraphCsvException">There is no such column.</exception>
    public string? Maybe(string column) => columns.TryGetValue(column, out var at) ? cells[at] : throw Error($"there is no column '{column}'");

    /// <exception cref="GraphCsvException">There is no such column, or no value.</exception>
    public string Text(string column) => Maybe(column) ?? throw Error($"the column '{column}' is empty");

    /// <summary>Reads a cell; what its reader says of a value that it cannot read is told with the place.</summary>
    public T Read<T>(string column, Func<string, T> read)
    {
        var text = Text(column);
        try
        {
            return read(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or System.Text.Json.JsonException)
        {
            throw Error($"'{text}' in the column '{column}' cannot be read: {e.Message}");
        }
    }

    public T? Maybe<T>(string column, Func<string, T> read) where T : class => Maybe(column) is null ? null : Read(column, read);

    public T? MaybeValue<T>(string column, Func<string, T> read) where T : struct => Maybe(column) is null ? null : Read(column, read);

    public GraphCsvException Error(string problem) => new($"{place}: {problem}. Give a folder that `riskgraph export --format csv` wrote.");
}

/// <summary>The input is no export as CSV; the message starts with file:line.</summary>
public sealed class GraphCsvException(string message) : FormatException(message);

/// <summary>Reads a table of <see cref="CsvWriter"/> row by row.</summary>
internal static class CsvReader
{
    /// <param name="name">How messages name the file.</param>
    public static IEnumerable<CsvRow> Read(Stream input, string name)
    {
        using var reader = new StreamReader(input, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 1 << 16);
        var line = 1;
        if (Cells(reader, name, ref line) is not { } header) throw new GraphCsvException($"{name}:1: the file is empty. Give a folder that `riskgraph export --format csv` wrote.");
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in header) columns.TryAdd(column ?? "", columns.Count);
        while (true)
        {
            var place = $"{name}:{line}";
            if (Cells(reader, name, ref line) is not { } cells) yield break;
            if (cells is [null]) continue;
            if (cells.Count != header.Count) throw new GraphCsvException($"{place}: the row has {cells.Count} cells, and the heading {header.Count}.");
            yield return new(columns, cells, place);
        }
    }

    private static List<string?>? Cells(StreamReader reader, string name, ref int line)
    {
        if (reader.Peek() < 0) return null;
        var cells = new List<string?>();
        while (true)
        {
            cells.Add(reader.Peek() == '"' ? Quoted(reader, name, ref line) : Plain(reader));
            var next = reader.Read();
            if (next == ',') continue;
            if (next == '\r' && reader.Peek() == '\n') next = reader.Read();
            if (next is not ('\n' or -1)) throw new GraphCsvException($"{name}:{line}: a quoted cell goes on after its closing quote. Double the quotes inside a cell.");
            line++;
            return cells;
        }
    }

    private static string? Plain(StreamReader reader)
    {
        var cell = new StringBuilder();
        while (reader.Peek() is >= 0 and not (',' or '\n' or '\r')) cell.Append((char)reader.Read());
        return cell.Length == 0 ? null : Bare(cell);
    }

    private static string Quoted(StreamReader reader, string name, ref int line)
    {
        var (cell, start) = (new StringBuilder(), line);
        reader.Read();
        while (true)
        {
            var c = reader.Read();
            if (c < 0) throw new GraphCsvException($"{name}:{start}: a quoted cell starts here and never ends. Close it with a quote.");
            if (c == '"')
            {
                if (reader.Peek() != '"') return Bare(cell);
                reader.Read();
            }
            else if (c == '\n') line++;
            cell.Append((char)c);
        }
    }

    /// <summary>Without the apostrophe that keeps spreadsheets from running it.</summary>
    private static string Bare(StringBuilder cell) => cell.Length > 0 && cell[0] == '\'' ? cell.ToString(1, cell.Length - 1) : cell.ToString();
}
