using System.Runtime.CompilerServices;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyDictionary<string, Statement>> StatementsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ReadAsync(session =>
        (IReadOnlyDictionary<string, Statement>)session.Read($"""
            SELECT DISTINCT {Rows.Statement}
            FROM json_each($0) AS asked CROSS JOIN statement AS s ON s.id = asked.value
            """, row => Rows.ReadStatement(row), SqlText.JsonArray(ids)).ToDictionary(s => s.Id), cancellationToken);

    public Task<Page<Statement>> StatementsAsync(StatementQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var keyset = StatementKeyset(query.OrderBy);
        var sql = new SqlText().Add($"SELECT {Rows.Statement}, {keyset.Columns} FROM statement AS s WHERE ");
        WriteAnchor(sql, query.Where);
        StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
        keyset.WriteAfter(sql, query.Page);
        keyset.WriteOrder(sql, query.Page);
        var rows = session.Read(sql.ToString(), row => (Rows.ReadStatement(row), keyset.CursorOf(row, Rows.StatementColumns)), sql.Values);
        int? total = null;
        if (query.Page.WithTotal)
        {
            var count = new SqlText().Add("SELECT count(*) FROM statement AS s WHERE ");
            WriteAnchor(count, query.Where);
            StatementFilterSql.WriteWithDefault(count, "s", query.Where);
            total = (int)session.Count(count.ToString(), count.Values);
        }
        return Keyset.Page(rows, query.Page, total);
    }, cancellationToken);

    /// <summary>Repeats an "about" at the top of the filter as a union that each index can serve, which an OR of the two ends cannot.</summary>
    private static void WriteAnchor(SqlText sql, StatementFilter? where)
    {
        var about = where as StatementFilter.About ?? (where as StatementFilter.All)?.Of.OfType<StatementFilter.About>().FirstOrDefault();
        if (about is null) return;
        var ids = sql.Parameter(SqlText.JsonArray(about.Values.Select(i => i.Text)));
        sql.Add($"s.id IN (SELECT a.id FROM json_each({ids}) AS asked CROSS JOIN statement AS a ON a.subject = asked.value "
            + $"UNION SELECT a.id FROM json_each({ids}) AS asked CROSS JOIN statement AS a ON a.object = asked.value) AND ");
    }

    public Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsAboutAsync(IReadOnlyCollection<EntityId> owners, StatementQuery query, CancellationToken cancellationToken) =>
        StatementsPerOwnerAsync(owners, query, "SELECT a.id FROM statement AS a WHERE a.subject = $0 UNION SELECT a.id FROM statement AS a WHERE a.object = $0", cancellationToken);

    public Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsFromAsync(IReadOnlyCollection<EntityId> documents, StatementQuery query, CancellationToken cancellationToken) =>
        StatementsPerOwnerAsync(documents, query, """
            SELECT v.statement FROM passage AS p CROSS JOIN evidence AS v ON v.passage = p.id
            WHERE p.document = $0 AND p.superseded_at IS NULL AND v.superseded_at IS NULL
            """, cancellationToken);

    /// <param name="anchor">Selects the ids of an owner's statements; $0 is the owner.</param>
    private Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsPerOwnerAsync(
        IReadOnlyCollection<EntityId> owners, StatementQuery query, string anchor, CancellationToken cancellationToken, [CallerMemberName] string method = "") => ReadAsync(session =>
    {
        var keyset = StatementKeyset(query.OrderBy);
        SqlText Select(string columns)
        {
            var sql = new SqlText();
            sql.Parameter(null);
            sql.Add($"SELECT {columns} FROM statement AS s WHERE s.id IN ({anchor}) AND ");
            StatementFilterSql.WriteWithDefault(sql, "s", query.Where);
            return sql;
        }
        var page = Select($"{Rows.Statement}, {keyset.Columns}");
        keyset.WriteAfter(page, query.Page);
        keyset.WriteOrder(page, query.Page);
        var count = query.Page.WithTotal ? Select("count(*)") : null;
        var (text, values, countText, countValues) = (page.ToString(), page.Values, count?.ToString(), count?.Values);
        var pages = new Dictionary<EntityId, Page<Statement>>();
        foreach (var id in Present(session, owners))
        {
            values[0] = id.Text;
            var rows = session.Read(text, row => (Rows.ReadStatement(row), keyset.CursorOf(row, Rows.StatementColumns)), values);
            if (countValues is not null) countValues[0] = id.Text;
            pages[id] = Keyset.Page(rows, query.Page, countText is null ? null : (int)session.Count(countText, countValues));
        }
        return (IReadOnlyDictionary<EntityId, Page<Statement>>)pages;
    }, cancellationToken, method);

    private static Keyset StatementKeyset(IReadOnlyList<StatementOrder> orders)
    {
        var keys = orders.Select(o => new SortKey(o.Field switch
        {
            StatementOrderField.Confidence => "s.confidence",
            StatementOrderField.RecordedAt => "s.recorded_at",
            StatementOrderField.Predicate => "s.predicate",
            _ => "s.id",
        }, o.Direction == OrderDirection.Desc, o.Field == StatementOrderField.Confidence)).ToList();
        var byId = keys.FindIndex(k => k.Sql == "s.id");
        if (byId >= 0) keys.RemoveRange(byId + 1, keys.Count - byId - 1);
        else keys.Add(new("s.id", false));
        return new(string.Join(',', orders.Select(o => $"{o.Field}{(o.Direction == OrderDirection.Desc ? "-" : "+")}")), keys);
    }

    public Task<IReadOnlyDictionary<string, IReadOnlyList<Statement>>> DisagreementsAsync(IReadOnlyCollection<string> statements, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var found = PresentStatements(session, statements).ToDictionary(id => id, _ => (IReadOnlyList<Statement>)[], StringComparer.Ordinal);
        var rows = session.Read($"""
            WITH asked (id, subject, predicate, object, literal, negated, valid_from, valid_to) AS (
              SELECT a.id, a.subject, a.predicate, a.object, a.literal, a.negated, a.valid_from, a.valid_to
              FROM json_each($0) AS j CROSS JOIN statement AS a ON a.id = j.value
            ), other (asked, id) AS (
              SELECT asked.id, o.id FROM asked CROSS JOIN statement AS o ON o.subject = asked.subject AND o.predicate = asked.predicate
              WHERE o.object IS asked.object AND o.literal IS asked.literal AND o.negated <> asked.negated
                AND o.valid_from IS asked.valid_from AND o.valid_to IS asked.valid_to
              UNION
              SELECT asked.id, o.id FROM asked CROSS JOIN statement AS c ON c.subject = asked.subject AND c.predicate = 'CONTRADICTS'
                CROSS JOIN statement AS o ON o.subject = c.object AND o.predicate = 'VALUE'
              WHERE asked.predicate = 'VALUE' AND c.status {StatementFilterSql.Live}
              UNION
              SELECT asked.id, o.id FROM asked CROSS JOIN statement AS c ON c.object = asked.subject AND c.predicate = 'CONTRADICTS'
                CROSS JOIN statement AS o ON o.subject = c.subject AND o.predicate = 'VALUE'
              WHERE asked.predicate = 'VALUE' AND c.status {StatementFilterSql.Live}
            )
            SELECT other.asked, {Rows.Statement}
            FROM other CROSS JOIN statement AS s ON s.id = other.id
            WHERE s.status {StatementFilterSql.Live}
            ORDER BY other.asked, s.id
            """, row => (Asked: row.GetString(0), Statement: Rows.ReadStatement(row, 1)), SqlText.JsonArray(found.Keys));
        foreach (var group in rows.GroupBy(r => r.Asked)) found[group.Key] = [.. group.Select(r => r.Statement)];
        return (IReadOnlyDictionary<string, IReadOnlyList<Statement>>)found;
    }, cancellationToken);

    public Task<IReadOnlyDictionary<string, Page<Evidence>>> EvidenceAsync(IReadOnlyCollection<string> statements, PageRequest page, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var keyset = new Keyset("evidence", [new("v.confidence", true, IsNumber: true), new("v.id", false)]);
        var sql = new SqlText();
        sql.Parameter(null);
        sql.Add($"SELECT {Rows.Evidence}, {keyset.Columns} FROM evidence AS v CROSS JOIN passage AS p ON p.id = v.passage WHERE v.statement = $0 AND v.superseded_at IS NULL");
        keyset.WriteAfter(sql, page);
        keyset.WriteOrder(sql, page);
        var (text, values) = (sql.ToString(), sql.Values);
        var pages = new Dictionary<string, Page<Evidence>>(StringComparer.Ordinal);
        foreach (var id in PresentStatements(session, statements))
        {
            values[0] = id;
            var rows = session.Read(text, row => (Rows.ReadEvidence(row), keyset.CursorOf(row, 11)), values);
            pages[id] = Keyset.Page(rows, page, page.WithTotal ? (int)session.Count("SELECT count(*) FROM evidence AS v WHERE v.statement = $0 AND v.superseded_at IS NULL", id) : null);
        }
        return (IReadOnlyDictionary<string, Page<Evidence>>)pages;
    }, cancellationToken);

    private static List<string> PresentStatements(SqlSession session, IReadOnlyCollection<string> ids) => session.Read(
        "SELECT DISTINCT s.id FROM json_each($0) AS asked CROSS JOIN statement AS s ON s.id = asked.value ORDER BY s.id", row => row.GetString(0), SqlText.JsonArray(ids));
}
