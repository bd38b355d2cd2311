using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyDictionary<EntityId, Document>> DocumentsAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken) => ReadAsync(session =>
        (IReadOnlyDictionary<EntityId, Document>)session.Read("""
            SELECT DISTINCT d.json
            FROM json_each($0) AS asked CROSS JOIN document AS d ON d.id = asked.value
            WHERE d.superseded_at IS NULL
            """, row => Rows.ReadDocument(row.GetString(0)), SqlText.JsonArray(ids.Select(i => i.Text))).ToDictionary(d => d.Id), cancellationToken);

    public Task<Page<Document>> DocumentsAsync(DocumentQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var keyset = new Keyset("documents", [new("d.id", false)]);
        var sql = new SqlText().Add($"SELECT d.json, {keyset.Columns} FROM document AS d WHERE d.superseded_at IS NULL AND ");
        DocumentFilterSql.Write(sql, "d", query.Where);
        keyset.WriteAfter(sql, query.Page);
        keyset.WriteOrder(sql, query.Page);
        var rows = session.Read(sql.ToString(), row => (Rows.ReadDocument(row.GetString(0)), keyset.CursorOf(row, 1)), sql.Values);
        int? total = null;
        if (query.Page.WithTotal)
        {
            var count = new SqlText().Add("SELECT count(*) FROM document AS d WHERE d.superseded_at IS NULL AND ");
            DocumentFilterSql.Write(count, "d", query.Where);
            total = (int)session.Count(count.ToString(), count.Values);
        }
        return Keyset.Page(rows, query.Page, total);
    }, cancellationToken);

    public Task<IReadOnlyDictionary<string, Passage>> PassagesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ReadAsync(session =>
        (IReadOnlyDictionary<string, Passage>)session.Read($"""
            SELECT DISTINCT {Rows.Passage}
            FROM json_each($0) AS asked CROSS JOIN passage AS p ON p.id = asked.value
            """, row => Rows.ReadPassage(row), SqlText.JsonArray(ids)).ToDictionary(p => p.Id), cancellationToken);

    public Task<IReadOnlyDictionary<EntityId, Page<Passage>>> PassagesOfAsync(IReadOnlyCollection<EntityId> documents, PageRequest page, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var keyset = new Keyset("passages", [new("p.start", false, IsNumber: true), new("p.id", false)]);
        var sql = new SqlText();
        sql.Parameter(null);
        sql.Add($"SELECT {Rows.Passage}, {keyset.Columns} FROM passage AS p WHERE p.document = $0 AND p.superseded_at IS NULL");
        return (IReadOnlyDictionary<EntityId, Page<Passage>>)PerOwner(session, Present(session, documents), page, keyset, sql, row => Rows.ReadPassage(row), 6,
            "SELECT count(*) FROM passage AS p WHERE p.document = $0 AND p.superseded_at IS NULL");
    }, cancellationToken);

    public Task<IReadOnlyDictionary<EntityId, Page<Mention>>> MentionsAsync(IReadOnlyCollection<EntityId> entities, PageRequest page, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var keyset = new Keyset("mentions", [new("p.document", false), new("p.start", false, IsNumber: true), new("p.id", false), new("m.start", false, IsNumber: true), new("m.length", false, IsNumber: true)]);
        var sql = new SqlText();
        sql.Parameter(null);
        sql.Add($"SELECT m.entity, m.passage, m.start, m.length, {keyset.Columns} FROM mention AS m CROSS JOIN passage AS p ON p.id = m.passage WHERE m.entity = $0 AND m.superseded_at IS NULL");
        return (IReadOnlyDictionary<EntityId, Page<Mention>>)PerOwner(session, Present(session, entities), page, keyset, sql,
            row => new Mention(EntityId.Parse(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3)), 4,
            "SELECT count(*) FROM mention AS m WHERE m.entity = $0 AND m.superseded_at IS NULL");
    }, cancellationToken);

    /// <param name="select">Its parameter $0 is the owner.</param>
    private static Dictionary<EntityId, Page<T>> PerOwner<T>(
        SqlSession session, List<EntityId> owners, PageRequest page, Keyset keyset, SqlText select, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read, int columns, string count)
    {
        keyset.WriteAfter(select, page);
        keyset.WriteOrder(select, page);
        var (text, values) = (select.ToString(), select.Values);
        var pages = new Dictionary<EntityId, Page<T>>();
        foreach (var id in owners)
        {
            values[0] = id.Text;
            var rows = session.Read(text, row => (read(row), keyset.CursorOf(row, columns)), values);
            pages[id] = Keyset.Page(rows, page, page.WithTotal ? (int)session.Count(count, id.Text) : null);
        }
        return pages;
    }
}
