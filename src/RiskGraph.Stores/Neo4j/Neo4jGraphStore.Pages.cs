using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j;

// Pages, of one list or of a list for each of many owners, each in one query.
public sealed partial class Neo4jGraphStore
{
    /// <param name="match">Writes MATCH and WHERE with a condition at its end.</param>
    /// <param name="columns">What <paramref name="read"/> reads, a known number of columns.</param>
    /// <param name="node">The name of what is counted.</param>
    private async Task<Page<T>> PageAsync<T>(
        Keyset keyset, PageRequest page, Action<CypherText> match, string columns, int columnCount, Func<QueryRow, T> read, string node, CancellationToken cancellationToken)
    {
        var cypher = new CypherText();
        match(cypher);
        keyset.WriteAfter(cypher, page);
        cypher.Add($"\nRETURN [{columns}, {keyset.Columns}] AS row");
        keyset.WriteOrder(cypher, page);
        var reading = ReadAsync(cypher, cancellationToken);
        int? total = null;
        if (page.WithTotal)
        {
            var count = new CypherText();
            match(count);
            total = await CountAsync(count.Add($"\nRETURN count({node})"), cancellationToken);
        }
        var rows = (await reading).Select(r => r.Row(0)).Select(row => (read(row), keyset.CursorOf(row, columnCount))).ToList();
        return Keyset.Page(rows, page, total);
    }

    /// <summary>A page for each owner that is there.</summary>
    /// <param name="present">A match of the owner named <c>owner</c>.</param>
    /// <param name="match">Writes MATCH and WHERE with a condition at its end, about <c>owner</c>.</param>
    /// <param name="counted">What the total counts, as in <c>DISTINCT t</c>.</param>
    /// <param name="kept">An expression for the total about what <paramref name="present"/> matches, where it need not be counted.</param>
    private async Task<Dictionary<TOwner, Page<T>>> PagesAsync<TOwner, T>(
        IEnumerable<string> owners, Func<string, TOwner> readOwner, string present, Keyset keyset, PageRequest page, Action<CypherText> match, Action<CypherText>? only,
        string columns, int columnCount, Func<QueryRow, T> read, string counted, CancellationToken cancellationToken, string? kept = null) where TOwner : notnull
    {
        var cypher = new CypherText();
        cypher.Add("UNWIND ").Value(owners.Distinct(StringComparer.Ordinal).ToArray()).Line(" AS owner").Line(present).Line("CALL (owner) {");
        match(cypher);
        only?.Invoke(cypher);
        keyset.WriteAfter(cypher, page);
        cypher.Add("\nWITH *");
        keyset.WriteOrder(cypher, page);
        cypher.Add($"\nRETURN collect([{columns}, {keyset.Columns}]) AS rows\n}}\n");
        if (page.WithTotal && kept is null)
        {
            cypher.Line("CALL (owner) {");
            match(cypher);
            cypher.Add($"\nRETURN count({counted}) AS total\n}}\n");
        }
        cypher.Add($"RETURN owner, rows{(page.WithTotal ? $", {kept ?? "total"}" : "")}");
        var pages = new Dictionary<TOwner, Page<T>>();
        foreach (var row in await ReadAsync(cypher, cancellationToken))
            pages[readOwner(row.Text(0))] = Keyset.Page([.. row.Rows(1).Select(r => (read(r), keyset.CursorOf(r, columnCount)))], page, page.WithTotal ? row.Number(2) : null);
        return pages;
    }
}
