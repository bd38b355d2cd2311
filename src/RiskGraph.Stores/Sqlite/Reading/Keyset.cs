using System.Globalization;
using Microsoft.Data.Sqlite;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Reading;

/// <param name="Sql">An expression that is never null.</param>
/// <param name="IsNumber">Whether its value is a number, else a text.</param>
internal sealed record SortKey(string Sql, bool Descending, bool IsNumber = false);

/// <summary>
/// A total order with cursors. The keys are selected last, so that a row gives its own cursor; a page asks for one row more
/// than it returns, which tells whether there is another page.
/// </summary>
/// <param name="name">Goes into the cursors, so that one of another order is refused.</param>
/// <param name="keys">The last is unique.</param>
internal sealed class Keyset(string name, IReadOnlyList<SortKey> keys)
{
    public string Columns => string.Join(", ", keys.Select(k => k.Sql));

    /// <summary>Writes <c>AND …</c> where the page has a cursor.</summary>
    public void WriteAfter(SqlText sql, PageRequest page)
    {
        if ((page.IsBackward ? page.Before : page.After) is not { } cursor) return;
        var values = Cursor.Decode(cursor, name, keys.Count);
        if (keys.All(k => k.Descending == keys[0].Descending))
        {
            // The form that an index on all the keys can serve.
            sql.Add($" AND ({Columns}) {(keys[0].Descending != page.IsBackward ? "<" : ">")} (");
            for (var i = 0; i < keys.Count; i++) (i > 0 ? sql.Add(", ") : sql).Value(Value(i, values));
            sql.Add(")");
            return;
        }
        // The first key alone, which an index can serve, and then the whole truth.
        sql.Add($" AND {keys[0].Sql} {(keys[0].Descending != page.IsBackward ? "<=" : ">=")} ").Value(Value(0, values));
        sql.Add(" AND (");
        for (var i = 0; i < keys.Count; i++)
        {
            if (i > 0) sql.Add(" OR (");
            for (var j = 0; j < i; j++) sql.Add($"{keys[j].Sql} = ").Value(Value(j, values)).Add(" AND ");
            sql.Add($"{keys[i].Sql} {(keys[i].Descending != page.IsBackward ? "<" : ">")} ").Value(Value(i, values));
            if (i > 0) sql.Add(")");
        }
        sql.Add(")");
    }

    /// <summary>Writes the order and how many rows at most are read.</summary>
    public void WriteOrder(SqlText sql, PageRequest page)
    {
        WriteOrderAlone(sql, page);
        sql.Add(" LIMIT ").Value(page.Size + 1);
    }

    public void WriteOrderAlone(SqlText sql, PageRequest page) =>
        sql.Add(" ORDER BY ").Add(string.Join(", ", keys.Select(k => $"{k.Sql} {(k.Descending != page.IsBackward ? "DESC" : "ASC")}")));

    /// <param name="rows">At most <see cref="PageRequest.Size"/> + 1, in the order that was read.</param>
    public static Page<T> Page<T>(List<(T Node, string Cursor)> rows, PageRequest page, int? total)
    {
        var more = rows.Count > page.Size;
        if (more) rows.RemoveAt(rows.Count - 1);
        if (page.IsBackward) rows.Reverse();
        var edges = rows.Select(r => new Edge<T>(r.Node, r.Cursor)).ToList();
        return page.IsBackward ? new(edges, page.Before is not null, more, total) : new(edges, more, page.After is not null, total);
    }

    /// <param name="first">The column of the first key.</param>
    public string CursorOf(SqliteDataReader row, int first) =>
        Cursor.Encode(name, [.. keys.Select((k, i) => k.IsNumber ? row.GetDouble(first + i).ToString("R", CultureInfo.InvariantCulture) : row.GetString(first + i))]);

    private object Value(int key, IReadOnlyList<string?> values)
    {
        var text = values[key] ?? throw new CursorException("The cursor lacks a sort key. Pass on a cursor from pageInfo or an edge unchanged.");
        if (!keys[key].IsNumber) return text;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new CursorException("The cursor's sort key is no number. Pass on a cursor from pageInfo or an edge unchanged.");
    }
}
