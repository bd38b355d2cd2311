using System.Globalization;
using System.Text.Json;

namespace RiskGraph.Stores.Neo4j.Transport;

/// <summary>The rows that a query gave, and the bookmarks after it.</summary>
internal sealed record QueryResult(IReadOnlyList<QueryRow> Rows, IReadOnlyList<string> Bookmarks);

/// <summary>One row; columns are counted from 0.</summary>
internal readonly struct QueryRow(JsonElement values)
{
    public bool IsNull(int column) => values[column].ValueKind == JsonValueKind.Null;

    public string Text(int column) => values[column].GetString()!;

    public string? MaybeText(int column) => values[column].GetString();

    public int Number(int column) => values[column].GetInt32();

    public long Long(int column) => values[column].GetInt64();

    public bool Truth(int column) => values[column].GetBoolean();

    /// <summary>A figure that the query turned into its text, since the plain format shortens some.</summary>
    public double Float(int column) => double.Parse(values[column].GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    public List<string> Texts(int column) => [.. values[column].EnumerateArray().Select(v => v.GetString()!)];

    /// <summary>A list, as a row.</summary>
    public QueryRow Row(int column) => new(values[column]);

    /// <summary>A list of lists, as rows.</summary>
    public List<QueryRow> Rows(int column) => [.. values[column].EnumerateArray().Select(v => new QueryRow(v))];
}
