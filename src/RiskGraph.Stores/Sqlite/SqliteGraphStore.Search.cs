using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Search;
using RiskGraph.Stores.Sqlite.Reading;
using RiskGraph.Stores.Sqlite.Writing;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>The most candidates of each sort that one search ranks; a total beyond it is not counted further.</summary>
    private const int MaxCandidates = 200;

    // Scores above any that bm25 gives, so that an exact match always comes first.
    private const double ExactId = 4000, ExactExternalId = 3000, ExactName = 2000, ExactAlias = 1000;

    // A passage says less about a thing than its name does.
    private const double PassageWeight = 0.5, StatementWeight = 0.45;

    public Task<Page<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var text = new SearchText(query.Text);
        var found = new SearchCandidates(text);
        var kinds = query.Kinds is null ? null : SqlText.JsonArray(query.Kinds);
        FindExact(session, query, kinds, text, found);
        if (!text.IsEmpty)
        {
            FindEntities(session, query.Kinds, text, found);
            if (query.Kinds is null || query.Kinds.Contains("Document")) FindPassages(session, text, found, withStatements: query.Kinds is null);
        }
        return found.ToPage(query.Page);
    }, cancellationToken);

    private static void FindExact(SqlSession session, SearchQuery query, string? kinds, SearchText text, SearchCandidates found)
    {
        const string Live = "e.superseded_at IS NULL AND ($1 IS NULL OR e.kind IN (SELECT value FROM json_each($1)))";
        var typed = query.Text.Trim();
        Take($"""
            WITH RECURSIVE asked (id) AS (
              VALUES ($0)
              UNION
              SELECT redirect.target FROM asked CROSS JOIN redirect ON redirect.source = asked.id
            )
            SELECT e.json FROM asked CROSS JOIN entity AS e ON e.id = asked.id
            WHERE {Live} AND NOT EXISTS (SELECT 1 FROM redirect AS r WHERE r.source = asked.id)
            """, typed, ExactId, MatchedOn.Id);
        Take($"SELECT e.json FROM entity_external_id AS x CROSS JOIN entity AS e ON e.id = x.entity WHERE x.value = $0 AND {Live} ORDER BY e.id LIMIT 50", typed, ExactExternalId, MatchedOn.ExternalId);
        Take($"SELECT e.json FROM entity_alias AS a CROSS JOIN entity AS e ON e.id = a.entity WHERE a.folded = $0 AND a.is_name = 1 AND {Live} ORDER BY e.id LIMIT 50", text.Folded, ExactName, MatchedOn.Name);
        Take($"SELECT e.json FROM entity_alias AS a CROSS JOIN entity AS e ON e.id = a.entity WHERE a.folded = $0 AND a.is_name = 0 AND {Live} ORDER BY e.id LIMIT 50", text.Folded, ExactAlias, MatchedOn.Alias);
        if (query.Kinds is null && session.Read($"SELECT {Rows.Statement} FROM statement AS s WHERE s.id = $0", row => Rows.ReadStatement(row), typed) is [var statement])
            found.Add(null, statement, ExactId, MatchedOn.Id);

        void Take(string sql, string value, double score, MatchedOn matched)
        {
            foreach (var entity in session.Read(sql, row => Rows.ReadEntity(row.GetString(0)), value, kinds)) found.Add(entity, null, score, matched);
        }
    }

    private void FindEntities(SqlSession session, IReadOnlyList<string>? kinds, SearchText text, SearchCandidates found)
    {
        var words = kinds?.Where(k => _catalogue.Kind(k) is not null).Select(k => $"\"{SearchIndex.KindWord(k)}\"").ToList();
        if (words is { Count: 0 }) return;
        var among = words is null ? "" : $"kind : ({string.Join(" OR ", words)}) AND ";
        // All terms first; only when nothing has them all, any of them.
        foreach (var match in new[] { text.All, text.AllLoosely, text.Any }.Distinct())
        {
            var rows = session.Read("""
                SELECT e.json, found.rank
                FROM (SELECT rowid, bm25(entity_text, 0.0, 10.0, 6.0, 1.0) AS rank FROM entity_text WHERE entity_text MATCH $0 ORDER BY rank LIMIT $1) AS found
                CROSS JOIN entity AS e ON e.key = found.rowid
                WHERE e.superseded_at IS NULL
                """, row => (Entity: Rows.ReadEntity(row.GetString(0)), Score: -row.GetDouble(1)), $"{among}{{name aliases description}} : ({match})", MaxCandidates);
            foreach (var (entity, score) in rows) found.Add(entity, null, score);
            if (rows.Count > 0) return;
        }
    }

    private static void FindPassages(SqlSession session, SearchText text, SearchCandidates found, bool withStatements)
    {
        var passages = new List<(string Id, string Text, Entity Document, double Score)>();
        foreach (var match in new[] { text.All, text.AllLoosely }.Distinct())
        {
            passages = session.Read("""
                SELECT p.id, p.text, d.json, found.rank
                FROM (SELECT rowid, bm25(passage_text) AS rank FROM passage_text WHERE passage_text MATCH $0 ORDER BY rank LIMIT $1) AS found
                CROSS JOIN passage AS p ON p.key = found.rowid
                CROSS JOIN entity AS d ON d.id = p.document
                WHERE p.superseded_at IS NULL AND d.superseded_at IS NULL
                """, row => (row.GetString(0), row.GetString(1), Rows.ReadEntity(row.GetString(2)), -row.GetDouble(3)), match, MaxCandidates);
            if (passages.Count > 0) break;
        }
        foreach (var (_, passage, document, score) in passages) found.Add(document, null, score * PassageWeight, MatchedOn.Passage, passage);
        if (withStatements) FindStatements(session, passages.ToDictionary(p => p.Id, p => p.Score, StringComparer.Ordinal), text, found);
    }

    /// <param name="scores">By passage.</param>
    private static void FindStatements(SqlSession session, Dictionary<string, double> scores, SearchText text, SearchCandidates found)
    {
        const int After = Rows.StatementColumns;
        var rows = session.Read($"""
            SELECT {Rows.Statement}, v.passage, p.text, v.start, v.length
            FROM json_each($0) AS asked CROSS JOIN passage AS p ON p.id = asked.value
            CROSS JOIN evidence AS v ON v.passage = p.id CROSS JOIN statement AS s ON s.id = v.statement
            WHERE v.superseded_at IS NULL AND s.predicate <> 'MENTIONS' AND s.status {StatementFilterSql.Live}
            ORDER BY v.id
            """, row => (Statement: Rows.ReadStatement(row), Passage: row.GetString(After), Quote: row.GetString(After + 1).Substring(row.GetInt32(After + 2), row.GetInt32(After + 3))),
            SqlText.JsonArray(scores.Keys));
        // A passage may say several things: only those whose own words have every term are meant.
        foreach (var (statement, passage, quote) in rows)
            if (text.IsIn(quote)) found.Add(null, statement, scores[passage] * StatementWeight, MatchedOn.Passage, quote);
    }
}
