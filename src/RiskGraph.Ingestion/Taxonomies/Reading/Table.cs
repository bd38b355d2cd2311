using System.Text;

namespace RiskGraph.Ingestion.Taxonomies.Reading;

/// <summary>A row of a table whose columns are known by their headings.</summary>
internal sealed class TableRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> cells, int line)
{
    /// <summary>Of the file, from 1, where the row starts.</summary>
    public int Line => line;

    public IReadOnlyList<string> Cells => cells;

    /// <summary>The cell, trimmed; empty where the column or the cell is not there.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) && at < cells.Count ? cells[at].Trim() : "";

    /// <summary>The headings in the order of the file.</summary>
    public IEnumerable<string> Columns => columns.OrderBy(c => c.Value).Select(c => c.Key);

    public bool Has(string column) => columns.ContainsKey(column);
}

/// <summary>Reads comma- and tab-separated files (RFC 4180: quoted cells may hold separators, line ends and doubled quotes).</summary>
internal static class Table
{
    /// <param name="comment">Lines that start so, before the heading, are handed to <paramref name="onComment"/>.</param>
    /// <param name="quoted">Whether a quote at the start of a cell opens a quoted cell; in tab-separated files it often is just a quote.</param>
    /// <param name="needed">Columns that must be there.</param>
    /// <exception cref="TaxonomyException">There is no heading, a column is missing, or a quoted cell never ends.</exception>
    public static IEnumerable<TableRow> Read(string text, string path, char separator, char? comment = null, Action<string>? onComment = null, bool quoted = true, IEnumerable<string>? needed = null)
    {
        Dictionary<string, int>? columns = null;
        foreach (var (cells, line) in Rows(text, path, separator, quoted))
        {
            if (columns is null && comment is { } mark && cells[0].StartsWith(mark))
            {
                onComment?.Invoke(string.Join(separator, cells));
                continue;
            }
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (columns is null)
            {
                columns = new(StringComparer.Ordinal);
                for (var i = 0; i < cells.Count; i++) columns.TryAdd(cells[i].Trim(), i);
                if (needed?.FirstOrDefault(n => !columns.ContainsKey(n)) is { } missing)
                    throw new TaxonomyException($"{path}:{line}: there is no column '{missing}'. The heading needs {string.Join(", ", needed)}; it has {Shown(columns.Keys)}.");
                continue;
            }
            yield return new(columns, cells, line);
        }
        if (columns is null) throw new TaxonomyException($"{path}: the file has no heading row.");
    }

    private static string Shown(IEnumerable<string> columns)
    {
        var all = string.Join(", ", columns);
        return all.Length <= 300 ? all : all[..300] + "…";
    }

    private static IEnumerable<(IReadOnlyList<string> Cells, int Line)> Rows(string text, string path, char separator, bool quoted)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (cells, start) = (new List<string>(), line);
            while (true)
            {
                if (quoted && at < text.Length && text[at] == '"')
                {
                    cells.Add(Quoted(text, path, ref at, ref line));
                }
                else
                {
                    var end = at;
                    while (end < text.Length && text[end] != separator && text[end] != '\n') end++;
                    cells.Add(text[at..end].TrimEnd('\r'));
                    at = end;
                }
                if (at < text.Length && text[at] == '\r') at++;
                if (at < text.Length && text[at] == separator)
                {
                    at++;
                    continue;
                }
                break;
            }
            if (at < text.Length && text[at] == '\n') at++;
            line++;
            yield return (cells, start);
        }
    }

    private static string Quoted(string text, string path, ref int at, ref int line)
    {
        var (cell, start) = (new StringBuilder(), line);
        at++;
        while (true)
        {
            if (at >= text.Length) throw new TaxonomyException($"{path}:{start}: a quoted cell starts here and never ends. Close it with a quote.");
            if (text[at] == '"')
            {
                if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at += 2;
                    continue;
                }
                at++;
                // What follows the closing quote up to the separator is kept: some exports quote sloppily.
                return cell.ToString();
            }
            if (text[at] == '\n') line++;
            cell.Append(text[at++]);
        }
    }
}
