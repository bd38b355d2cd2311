using System.Text.RegularExpressions;
using RiskGraph.Stores.Sqlite;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>No read goes through a whole table where an index should serve. Where one has to, it is listed here with the reason.</summary>
public sealed class QueryPlanTests : IDisposable
{
    /// <summary>Which reads may go through which table, and why. Each entry must be needed.</summary>
    private static readonly (string Shape, string Table, string Reason)[] s_allowed =
    [
        ("^everything$", "*", "An export gives everything, in the order of its ids."),
        ("^stats$", "*", "Counts of everything."),
        ("^known names$", "entity", "Gives every defined entity; the index holds those alone."),
        ("^revisions$", "document", "Gives every live document."),
        ("^(documents|some documents|documents of a date)$", "document", "Documents are few beside the rest. A page goes by id and ends when it is full."),
        ("^entities where (anything|a name|updated since|a document's title)$", "entity", "Without a kind there is no narrower list, and the API always names one. Goes by id, and ends when the page is full."),
        ("^entities by ", "entity", "As above: without a kind."),
        ("^facets where (anything|a name|updated since|a document's title)$", "entity", "As above: without a kind, a facet counts over everything."),
        ("^statements by ", "statement", "The whole list in the order of an index; it ends when the page is full."),
        ("^statements where (anything|of any status|not|confident|declared|recorded since)$", "statement", "What passes is a large part of all. Goes by id, and ends when the page is full; a total is counted only when asked for."),
    ];

    /// <summary>Reads that an index gives in their order: a page costs what a page costs, however long the list.</summary>
    private const string Unsorted =
        "^(entities where a kind|entities of a kind by (Id (Asc|Desc)|Name Asc|CreatedAt Desc|UpdatedAt Desc|StatementCount Desc)"
        + "|statements where (anything|a predicate|proposed)|statements by (Id (Asc|Desc)|Confidence Desc|RecordedAt Desc|Predicate Asc)|passages of documents|documents|changes)$";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskgraph-plans");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_read_goes_through_a_whole_table_where_an_index_should_serve()
    {
        var (needless, needed) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (shape, plans, sql) in await ObserveAsync())
            foreach (var step in plans.Scans(sql))
            {
                var allowed = s_allowed.Where(a => Regex.IsMatch(shape, a.Shape) && (a.Table == "*" || a.Table == step.Table)).ToList();
                if (allowed.Count == 0) needless.Add($"{shape}: {step.Detail}\n{sql}");
                needed.UnionWith(allowed.Select(a => a.Shape));
            }
        Assert.True(needless.Count == 0, string.Join("\n\n", needless));
        Assert.Equal(s_allowed.Select(a => a.Shape).Order(StringComparer.Ordinal), needed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_in_the_order_of_an_index_is_not_sorted()
    {
        var (sorted, shapes) = (new List<string>(), 0);
        foreach (var (shape, plans, sql) in await ObserveAsync())
        {
            if (!Regex.IsMatch(shape, Unsorted) || !sql.Contains("LIMIT", StringComparison.Ordinal)) continue;
            shapes++;
            if (plans.Explain(sql).Any(l => l.Contains("ORDER BY", StringComparison.Ordinal))) sorted.Add($"{shape}\n{sql}");
        }
        Assert.True(shapes > 30, "The shapes have other names than this test believes.");
        Assert.True(sorted.Count == 0, string.Join("\n\n", sorted));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What each read asks of a filled store.</summary>
    private async Task<List<(string Shape, QueryPlans Plans, string Sql)>> ObserveAsync()
    {
        var (database, time) = (Path.Combine(_folder.FullName, "plans.db"), new ManualTime());
        await using (var filled = await SqliteGraphStore.OpenAsync(database, Sample.Catalogue, time, Cancel)) await new RandomGraph(1).FillAsync(filled, time);
        using var plans = new QueryPlans(database);
        var asked = new List<(string, QueryPlans, string)>();
        foreach (var (shape, read) in ReadShapes.All())
        {
            // Opened anew, so that nothing is prepared already.
            await using var store = await SqliteGraphStore.OpenAsync(database, Sample.Catalogue, time, Cancel);
            plans.Take();
            await read(store);
            asked.AddRange(plans.Take().Select(sql => (shape, plans, sql)));
        }
        Assert.True(asked.Count > 500, $"Only {asked.Count} queries were seen.");
        return asked;
    }
}
