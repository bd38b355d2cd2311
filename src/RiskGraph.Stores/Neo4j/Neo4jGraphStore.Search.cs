using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Writing;
using RiskGraph.Stores.Search;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>The most candidates of each sort that one search ranks; a total beyond it is not counted further.</summary>
    private const int MaxCandidates = 200;

    // Scores above any that ranking gives, so that an exact match always comes first.
    private const double ExactId = 4000, ExactExternalId = 3000, ExactName = 2000, ExactAlias = 1000;

    // A passage says less about a thing than its name does.
    private const double PassageWeight = 0.5, StatementWeight = 0.45;

    /// <summary>Ranks ids and scores, and asks for what hits say only where they are on the page: most of what is found is not.</summary>
    public async Task<Page<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var text = new SearchText(query.Text);
        var found = new SearchCandidates(text);
        var withPassages = !text.IsEmpty && (query.Kinds is null || query.Kinds.Contains("Document"));
        var (entities, finding) = (text.IsEmpty ? Task.FromResult<List<Ranked>>([]) : RankEntitiesAsync(query.Kinds, text, cancellationToken),
            withPassages ? RankPassagesAsync(text, cancellationToken) : Task.FromResult<List<RankedPassage>>([]));
        await FindExactAsync(query, text, found, cancellationToken);
        foreach (var (id, score) in await entities) found.Rank(id, score);
        var passages = await finding;
        foreach (var passage in passages) found.Rank(passage.Document, passage.Score * PassageWeight, MatchedOn.Passage);
        if (query.Kinds is null) await RankStatementsAsync(passages, text, found, query.Page, cancellationToken);
        await ShowAsync(found.Shown(query.Page), passages, text, found, cancellationToken);
        return found.ToPage(query.Page);
    }

    private sealed record Ranked(string Id, double Score);

    private sealed record RankedPassage(string Id, string Document, double Score);

    private async Task FindExactAsync(SearchQuery query, SearchText text, SearchCandidates found, CancellationToken cancellationToken)
    {
        var typed = query.Text.Trim();
        var (named, byId) = (ReadAsync("""
            CALL () {
              CALL db.index.fulltext.queryNodes('entity_keys', $externals) YIELD node AS e
              WHERE any(x IN coalesce(e._externalIds, []) WHERE split(x, '\u001f')[1] = $typed) AND e._live IS NOT NULL AND ($kinds IS NULL OR e._live IN $kinds)
              RETURN 0 AS place, e ORDER BY e.id LIMIT 50
              UNION
              MATCH (e:Entity {_folded: $folded})
              WHERE e._live IS NOT NULL AND ($kinds IS NULL OR e._live IN $kinds)
              RETURN 1 AS place, e ORDER BY e.id LIMIT 50
              UNION
              CALL db.index.fulltext.queryNodes('entity_keys', $aliases) YIELD node AS e
              WHERE $folded IN e._aliases AND e._live IS NOT NULL AND ($kinds IS NULL OR e._live IN $kinds)
              RETURN 2 AS place, e ORDER BY e.id LIMIT 50
            }
            RETURN place, e.id AS id
            ORDER BY place, id
            """, new()
        {
            ["typed"] = typed,
            ["folded"] = EntityProperties.Folded(query.Text),
            ["externals"] = WholeTerm.Query("_externalValues", EntityProperties.Shorten(typed)),
            ["aliases"] = WholeTerm.Query("_aliases", EntityProperties.Folded(query.Text)),
            ["kinds"] = query.Kinds,
        }, cancellationToken), EntityId.TryParse(typed, out var id) ? EntityByIdAsync(id, cancellationToken) : Task.FromResult<Entity?>(null));
        if (await byId is { } entity && query.Kinds?.Contains(_catalogue.KindOf(entity.Id)!.Name) != false) found.Add(entity, null, ExactId, MatchedOn.Id);
        foreach (var row in await named)
        {
            var (score, matched) = row.Number(0) switch { 0 => (ExactExternalId, MatchedOn.ExternalId), 1 => (ExactName, MatchedOn.Name), _ => (ExactAlias, MatchedOn.Alias) };
            found.Rank(row.Text(1), score, matched);
        }
        if (query.Kinds is null && typed.StartsWith("statement:", StringComparison.Ordinal)
            && await ReadAsync($"MATCH (s:Statement {{id: $id}}) RETURN {Records.Statement}", new() { ["id"] = typed }, cancellationToken) is [var statement])
            found.Add(null, Records.ReadStatement(statement), ExactId, MatchedOn.Id);
    }

    private async Task<Entity?> EntityByIdAsync(EntityId id, CancellationToken cancellationToken) => (await FindEntitiesAsync([id], cancellationToken)).GetValueOrDefault(id);

    private async Task<List<Ranked>> RankEntitiesAsync(IReadOnlyList<string>? kinds, SearchText text, CancellationToken cancellationToken)
    {
        var known = kinds?.Where(k => _catalogue.Kind(k) is not null).ToList();
        if (known is { Count: 0 }) return [];
        // Only live entities have terms. Among some kinds the best may come after many of others, so the index cannot stop early.
        var query = known is null
            ? "CALL db.index.fulltext.queryNodes('entity_terms', $match, {limit: $limit}) YIELD node AS e, score\nRETURN e.id AS id, toString(score)\nORDER BY score DESC, id"
            : "CALL db.index.fulltext.queryNodes('entity_terms', $match) YIELD node AS e, score\nWHERE e._live IN $kinds\nRETURN e.id AS id, toString(score)\nORDER BY score DESC, id\nLIMIT $limit";
        foreach (var match in SearchMatch.All(text, SearchMatch.OfEntities).Distinct(StringComparer.Ordinal))
        {
            var rows = await ReadAsync(query, new() { ["match"] = match, ["kinds"] = known, ["limit"] = MaxCandidates }, cancellationToken);
            if (rows.Count > 0) return [.. rows.Select(r => new Ranked(r.Text(0), r.Float(1)))];
        }
        return [];
    }

    private async Task<List<RankedPassage>> RankPassagesAsync(SearchText text, CancellationToken cancellationToken)
    {
        foreach (var match in SearchMatch.All(text, SearchMatch.OfPassages).SkipLast(1).Distinct(StringComparer.Ordinal))
        {
            var rows = await ReadAsync("""
                CALL db.index.fulltext.queryNodes('passage_terms', $match, {limit: $limit}) YIELD node AS p, score
                MATCH (d:Entity {id: p.document})
                WHERE d._live IS NOT NULL
                RETURN p.id AS id, p.document, toString(score)
                ORDER BY score DESC, id
                """, new() { ["match"] = match, ["limit"] = MaxCandidates }, cancellationToken);
            if (rows.Count > 0) return [.. rows.Select(r => new RankedPassage(r.Text(0), r.Text(1), r.Float(2)))];
        }
        return [];
    }

    private const string QuotesOf = "(p:Passage)<-[:QUOTES]-(v:Evidence)-[:EVIDENCE_FOR]->(s:Statement)";

    private async Task RankStatementsAsync(List<RankedPassage> passages, SearchText text, SearchCandidates found, PageRequest page, CancellationToken cancellationToken)
    {
        var least = found.LeastThatMatters(page);
        var scores = passages.Where(p => least is null || p.Score * StatementWeight >= least).ToDictionary(p => p.Id, p => p.Score, StringComparer.Ordinal);
        if (scores.Count == 0) return;
        var rows = await ReadAsync($$"""
            UNWIND $ids AS id
            MATCH {{QuotesOf}}
            WHERE p.id = id AND v.supersededAt IS NULL AND s.predicate <> 'MENTIONS' AND s.status {{StatementFilterCypher.Live}}
            RETURN s.id, p.id, v.quote
            """, new() { ["ids"] = scores.Keys }, cancellationToken);
        // A passage may say several things: only those whose own words have every term are meant.
        foreach (var row in rows)
            if (text.IsIn(row.Text(2))) found.Rank(row.Text(0), scores[row.Text(1)] * StatementWeight, MatchedOn.Passage);
    }

    /// <summary>Asks for what the hits on a page say and where they were found.</summary>
    private async Task ShowAsync(IReadOnlyList<string> shown, List<RankedPassage> passages, SearchText text, SearchCandidates found, CancellationToken cancellationToken)
    {
        if (shown.Count == 0) return;
        var documents = shown.ToHashSet(StringComparer.Ordinal);
        var among = passages.Where(p => documents.Contains(p.Document)).ToList();
        var (statements, entities) = (shown.Where(id => id.StartsWith("statement:", StringComparison.Ordinal)).ToList(), ReadAsync("""
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})
            RETURN id, e._json
            """, new() { ["ids"] = shown }, cancellationToken));
        var (read, quotes, texts) = (statements.Count == 0 ? null : ReadAsync($$"""
            UNWIND $ids AS id
            MATCH (s:Statement {id: id})
            RETURN {{Records.Statement}}
            """, new() { ["ids"] = statements }, cancellationToken),
            statements.Count == 0 || passages.Count == 0 ? null : ReadAsync($$"""
            UNWIND $ids AS id
            MATCH {{QuotesOf}}
            WHERE s.id = id AND p.id IN $passages AND v.supersededAt IS NULL
            RETURN id, v.quote
            ORDER BY v.id
            """, new() { ["ids"] = statements, ["passages"] = passages.Select(p => p.Id).ToArray() }, cancellationToken),
            among.Count == 0 ? null : ReadAsync("""
            UNWIND $ids AS id
            MATCH (p:Passage {id: id})
            RETURN id, p.text
            """, new() { ["ids"] = among.Select(p => p.Id).ToArray() }, cancellationToken));
        foreach (var row in await entities) found.Show(row.Text(0), Records.ReadEntity(row.Text(1)), null);
        if (read is not null)
            foreach (var statement in (await read).Select(r => Records.ReadStatement(r))) found.Show(statement.Id, null, statement);
        if (quotes is not null)
            foreach (var row in await quotes)
                if (text.IsIn(row.Text(1))) found.AddPassage(row.Text(0), row.Text(1));
        if (texts is null) return;
        var byId = (await texts).ToDictionary(r => r.Text(0), r => r.Text(1), StringComparer.Ordinal);
        foreach (var passage in among)
            if (byId.TryGetValue(passage.Id, out var whole)) found.AddPassage(passage.Document, whole);
    }
}
