using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Sqlite.Reading;

namespace RiskGraph.Stores.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>The most candidates of each sort that one search ranks; a total beyond it is not counted further.</summary>
    private const int MaxCandidates = 500;

    // Scores above any that bm25 gives, so that an exact match always comes first.
    private const double ExactId = 4000, ExactExternalId = 3000, ExactName = 2000, ExactAlias = 1000;

    // A passage says less about a thing than its name does.
    private const double PassageWeight = 0.5, StatementWeight = 0.45;

    public Task<Page<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) => ReadAsync(session =>
    {
        var text = new SearchText(query.Text);
        var hits = new Dictionary<string, SearchHit>(StringComparer.Ordinal);
        FindExact(session, query, text, hits);
        if (!text.IsEmpty)
        {
            FindEntities(session, query.Kinds, text, hits);
            FindPassages(session, query.Kinds, text, hits);
        }
        return PageOf(hits, query);
    }, cancellationToken);

    private static void FindExact(SqlSession session, SearchQuery query, SearchText text, Dictionary<string, SearchHit> hits)
    {
        var typed = query.Text.Trim();
        void Take(string sql, string value, double score, MatchedOn matched, string field)
        {
            foreach (var entity in session.Read(sql, row => Rows.ReadEntity(row.GetString(0)), value))
                AddHit(hits, query.Kinds, entity, score, matched, [new(field, field == "name" ? entity.Name : typed, [new(0, field == "name" ? entity.Name.Length : typed.Length)])]);
        }
        Take("SELECT e.json FROM entity AS e WHERE e.id = $0 AND e.superseded_at IS NULL", typed, ExactId, MatchedOn.Id, "id");
        Take("""
            SELECT e.json FROM entity_external_id AS x CROSS JOIN entity AS e ON e.id = x.entity
            WHERE x.value = $0 AND e.superseded_at IS NULL ORDER BY e.id LIMIT 50
            """, typed, ExactExternalId, MatchedOn.ExternalId, "externalId");
        Take("""
            SELECT e.json FROM entity_alias AS a CROSS JOIN entity AS e ON e.id = a.entity
            WHERE a.folded = $0 AND a.is_name = 1 AND e.superseded_at IS NULL ORDER BY e.id LIMIT 50
            """, text.Folded, ExactName, MatchedOn.Name, "name");
        Take("""
            SELECT e.json FROM entity_alias AS a CROSS JOIN entity AS e ON e.id = a.entity
            WHERE a.folded = $0 AND a.is_name = 0 AND e.superseded_at IS NULL ORDER BY e.id LIMIT 50
            """, text.Folded, ExactAlias, MatchedOn.Alias, "alias");
        if (query.Kinds is null && session.Read($"SELECT {Rows.Statement} FROM statement AS s WHERE s.id = $0", row => Rows.ReadStatement(row), typed) is [var statement])
            hits[statement.Id] = new(null, statement, ExactId, [MatchedOn.Id], []);
    }

    private static void FindEntities(SqlSession session, IReadOnlyList<string>? kinds, SearchText text, Dictionary<string, SearchHit> hits)
    {
        // All terms first; only when nothing has them all, any of them.
        foreach (var match in new[] { text.Match(" AND "), text.Match(" OR ") }.Distinct())
        {
            var rows = session.Read("""
                SELECT e.json, found.rank
                FROM (SELECT rowid, bm25(entity_text, 10.0, 6.0, 1.0) AS rank FROM entity_text WHERE entity_text MATCH $0 ORDER BY rank LIMIT $1) AS found
                CROSS JOIN entity AS e ON e.key = found.rowid
                WHERE e.superseded_at IS NULL AND ($2 IS NULL OR e.kind IN (SELECT value FROM json_each($2)))
                """, row => (Entity: Rows.ReadEntity(row.GetString(0)), Rank: -row.GetDouble(1)), match, MaxCandidates, kinds is null ? null : SqlText.JsonArray(kinds));
            foreach (var (entity, rank) in rows) AddFound(hits, kinds, entity, rank, text);
            if (rows.Count > 0) return;
        }
    }

    private static void AddFound(Dictionary<string, SearchHit> hits, IReadOnlyList<string>? kinds, Entity entity, double rank, SearchText text)
    {
        var highlights = new List<Highlight>();
        var matched = new List<MatchedOn>();
        Look("name", entity.Name, MatchedOn.Name);
        foreach (var alias in entity.Aliases) Look("alias", alias, MatchedOn.Alias);
        if (entity.Description is { } description) Look("description", description, MatchedOn.Description);
        // The index stems words ("leaks" finds "leak"), which the highlighter does not: the hit stands, unmarked.
        if (matched.Count == 0) matched.Add(MatchedOn.Name);
        foreach (var on in matched) AddHit(hits, kinds, entity, rank, on, highlights);
        void Look(string field, string value, MatchedOn on)
        {
            if (text.Spans(value) is not { Count: > 0 } spans) return;
            highlights.Add(new(field, value, spans));
            if (!matched.Contains(on)) matched.Add(on);
        }
    }

    private static void FindPassages(SqlSession session, IReadOnlyList<string>? kinds, SearchText text, Dictionary<string, SearchHit> hits)
    {
        if (kinds is not null && !kinds.Contains("Document")) return;
        var passages = session.Read("""
            SELECT p.id, p.text, d.json, found.rank
            FROM (SELECT rowid, bm25(passage_text) AS rank FROM passage_text WHERE passage_text MATCH $0 ORDER BY rank LIMIT $1) AS found
            CROSS JOIN passage AS p ON p.key = found.rowid
            CROSS JOIN entity AS d ON d.id = p.document
            WHERE p.superseded_at IS NULL AND d.superseded_at IS NULL
            """, row => (Id: row.GetString(0), Text: row.GetString(1), Document: Rows.ReadEntity(row.GetString(2)), Rank: -row.GetDouble(3)), text.Match(" AND "), MaxCandidates);
        foreach (var (_, passage, document, rank) in passages)
            AddHit(hits, kinds, document, rank * PassageWeight, MatchedOn.Passage, [new("passage", passage, text.Spans(passage))]);
        if (kinds is null) FindStatements(session, passages.ToDictionary(p => p.Id, p => p.Rank), text, hits);
    }

    private static void FindStatements(SqlSession session, Dictionary<string, double> passages, SearchText text, Dictionary<string, SearchHit> hits)
    {
        var rows = session.Read($"""
            SELECT {Rows.Statement}, v.passage, substr(p.text, v.start + 1, v.length)
            FROM json_each($0) AS asked CROSS JOIN passage AS p ON p.id = asked.value
            CROSS JOIN evidence AS v ON v.passage = p.id CROSS JOIN statement AS s ON s.id = v.statement
            WHERE v.superseded_at IS NULL AND s.predicate <> 'MENTIONS' AND s.status {StatementFilterSql.Live}
            """, row => (Statement: Rows.ReadStatement(row), Passage: row.GetString(Rows.StatementColumns), Quote: row.GetString(Rows.StatementColumns + 1)), SqlText.JsonArray(passages.Keys));
        foreach (var (statement, passage, quote) in rows)
        {
            var spans = text.Spans(quote);
            if (spans.Count < text.Terms.Count) continue;
            var hit = new SearchHit(null, statement, passages[passage] * StatementWeight, [MatchedOn.Passage], [new("passage", quote, spans)]);
            if (!hits.TryGetValue(statement.Id, out var old) || old.Score < hit.Score) hits[statement.Id] = hit;
        }
    }

    /// <summary>Adds a hit, or to the hit that the entity has already: the best score, and every reason once.</summary>
    private static void AddHit(Dictionary<string, SearchHit> hits, IReadOnlyList<string>? kinds, Entity entity, double score, MatchedOn matched, IReadOnlyList<Highlight> highlights)
    {
        const int MaxHighlights = 5;
        if (kinds is not null && !kinds.Any(k => KindPrefixIs(k, entity.Id.Prefix))) return;
        hits[entity.Id.Text] = hits.TryGetValue(entity.Id.Text, out var old)
            ? old with
            {
                Score = Math.Max(old.Score, score),
                MatchedOn = [.. old.MatchedOn.Append(matched).Distinct().Order()],
                Highlights = [.. old.Highlights.Concat(highlights).DistinctBy(h => (h.Field, h.Text)).Take(MaxHighlights)],
            }
            : new(entity, null, score, [matched], [.. highlights.Take(MaxHighlights)]);
    }

    private static bool KindPrefixIs(string kind, string prefix) => string.Equals(kind, prefix.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static Page<SearchHit> PageOf(Dictionary<string, SearchHit> hits, SearchQuery query)
    {
        const string Order = "score-";
        var page = query.Page;
        var ordered = hits.OrderByDescending(h => h.Value.Score).ThenBy(h => h.Key, StringComparer.Ordinal).ToList();
        string CursorOf(KeyValuePair<string, SearchHit> hit) => Cursor.Encode(Order, hit.Value.Score.ToString("R", CultureInfo.InvariantCulture), hit.Key);
        var start = 0;
        if (page.After is { } after)
        {
            var keys = Cursor.Decode(after, Order, 2);
            if (!double.TryParse(keys[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var score)) throw new CursorException("The cursor's score is no number. Pass on a cursor from pageInfo or an edge unchanged.");
            start = ordered.FindIndex(h => h.Value.Score < score || (h.Value.Score.Equals(score) && string.CompareOrdinal(h.Key, keys[1]) > 0));
            if (start < 0) start = ordered.Count;
        }
        var edges = ordered.Skip(start).Take(page.Size).Select(h => new Edge<SearchHit>(h.Value, CursorOf(h))).ToList();
        return new(edges, start + edges.Count < ordered.Count, start > 0, page.WithTotal ? ordered.Count : null);
    }
}
