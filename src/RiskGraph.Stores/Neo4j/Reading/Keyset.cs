using System.Globalization;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Reading;

/// <param name="Cypher">An expression that is never null.</param>
/// <param name="IsNumber">Whether its value is a number, else a text.</param>
internal sealed record SortKey(string Cypher, bool Descending, bool IsNumber = false);

/// <summary>
/// A total order with cursors. The keys are returned last, so that a row gives its own cursor; a page asks for one row more
/// than it returns, which tells whether there is another page. The cursors are those of the embedded store.
/// </summary>
/// <param name="name">Goes into the cursors, so that one of another order is refused.</param>
/// <param name="keys">The last is unique.</param>
/// <param name="same">Expressions that have one value throughout the list: the server reads an index in its order only where the order names its columns from the first.</param>
internal sealed class Keyset(string name, IReadOnlyList<SortKey> keys, params IReadOnlyList<string> same)
{
    /// <summary>The keys as texts or whole figures: the plain format of the server would shorten some.</summary>
    public string Columns => string.Join(", ", keys.Select(k => k.IsNumber ? $"toString({k.Cypher})" : k.Cypher));

    /// <summary>Writes <c> AND …</c> where the page has a cursor.</summary>
    public void WriteAfter(CypherText cypher, PageRequest page)
    {
        if ((page.IsBackward ? page.Before : page.After) is not { } cursor) return;
        var values = Cursor.Decode(cursor, name, keys.Count).Select((text, i) => cypher.Parameter(Value(i, text))).ToList();
        cypher.Add(" AND ");
        // A range of the first key alone lets an index begin where the page does.
        if (keys.Count > 1) cypher.Add($"{keys[0].Cypher} {Sign(0, page)}= {values[0]} AND (");
        for (var i = 0; i < keys.Count; i++)
        {
            if (i > 0) cypher.Add(" OR (");
            for (var j = 0; j < i; j++) cypher.Add($"{keys[j].Cypher} = {values[j]} AND ");
            cypher.Add($"{keys[i].Cypher} {Sign(i, page)} {values[i]}");
            if (i > 0) cypher.Add(")");
        }
        if (keys.Count > 1) cypher.Add(")");
    }

    public void WriteOrder(CypherText cypher, PageRequest page)
    {
        var first = keys[0].Descending;
        cypher.Add("\nORDER BY ").Add(string.Join(", ", same.Select(s => (Cypher: s, Descending: first)).Concat(keys.Select(k => (k.Cypher, k.Descending)))
            .Select(k => $"{k.Cypher} {(k.Descending != page.IsBackward ? "DESC" : "ASC")}")));
        cypher.Add("\nLIMIT ").Value(page.Size + 1);
    }

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
    public string CursorOf(QueryRow row, int first) =>
        Cursor.Encode(name, [.. keys.Select((k, i) => k.IsNumber ? row.Float(first + i).ToString("R", CultureInfo.InvariantCulture) : OrderText.Decode(row.Text(first + i)))]);

    private string Sign(int key, PageRequest page) => keys[key].Descending != page.IsBackward ? "<" : ">";

    private object Value(int key, string? text)
    {
        if (text is null) throw new CursorException("The cursor lacks a sort key. Pass on a cursor from pageInfo or an edge unchanged.");
        if (!keys[key].IsNumber) return OrderText.Encode(text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new CursorException("The cursor's sort key is no number. Pass on a cursor from pageInfo or an edge unchanged.");
    }
}
