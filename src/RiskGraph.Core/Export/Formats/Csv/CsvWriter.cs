using System.Buffers;
using System.Globalization;
using System.Text;

namespace RiskGraph.Core.Export.Formats.Csv;

/// <summary>
/// Writes one table: RFC 4180 with line feeds, UTF-8 without BOM. No value is an empty cell, an empty text is a quoted one. A text that a
/// spreadsheet would run as a formula gets an apostrophe before it, and so does one that starts with an apostrophe, so that
/// <see cref="CsvReader"/> knows which to take off. Numbers stay as they are.
/// </summary>
internal sealed class CsvWriter : IDisposable
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer;
    private readonly int _columns;
    private int _at;

    public CsvWriter(Stream output, params IReadOnlyList<string> columns)
    {
        _writer = new(output, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        _columns = columns.Count;
        foreach (var column in columns) Text(column);
        End();
    }

    public CsvWriter Text(string? text)
    {
        if (_at++ > 0) _writer.Write(',');
        if (text is null) return this;
        var guard = IsGuarded(text);
        if (!guard && text.Length > 0 && !text.AsSpan().ContainsAny(s_quoted) && text[0] != ' ' && text[^1] != ' ')
        {
            _writer.Write(text);
            return this;
        }
        _writer.Write(guard ? "\"'" : "\"");
        _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
        return this;
    }

    /// <summary>A text that is a number to everybody, such as -0.5, is no formula.</summary>
    public CsvWriter Number(string? number)
    {
        if (_at++ > 0) _writer.Write(',');
        _writer.Write(number);
        return this;
    }

    public CsvWriter Number(int number) => Number(number.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Time(DateTimeOffset? time) => Text(time is { } at ? ExportText.Time(at) : null);

    public void End()
    {
        if (_at != _columns) throw new InvalidOperationException($"A row has {_at} cells, and the table {_columns} columns.");
        _writer.WriteLine();
        _at = 0;
    }

    /// <summary>Full-width signs count too: spreadsheets in Chinese and Japanese take them as the narrow ones.</summary>
    private static bool IsGuarded(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'' or '＝' or '＋' or '－' or '＠';

    public void Dispose() => _writer.Dispose();
}
