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

    public async Task<Page<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var text = new SearchText(query.Text);
        var found = new SearchCandidates(text);
        await FindExactAsync(query, text, found, cancellationToken);
        if (!text.IsEmpty)
        {
            var passages = query.Kinds is null || query.Kinds.Contains("Document") ? FindPassagesAsync(text, cancellationToken) : null;
            await FindEntitiesAsync(query.Kinds, text, found, cancellationToken);
            if (passages is not null) await AddPassagesAsync(await passages, text, found, withStatements: query.Kinds is null, cancellationToken);
        }
        return found.ToPage(query.Page);
    }

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
            RETURN place, e._json
            ORDER BY place, e.id
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
            found.Add(Records.ReadEntity(row.Text(1)), null, score, matched);
        }
        if (query.Kinds is null && typed.StartsWith("statement:", StringComparison.Ordinal)
            && await ReadAsync($"MATCH (s:Statement {{id: $id}}) RETURN {Records.Statement}", new() { ["id"] = typed }, cancellationToken) is [var statement])
            found.Add(null, Records.ReadStatement(statement), ExactId, MatchedOn.Id);
    }

    private async Task<Entity?> EntityByIdAsync(EntityId id, CancellationToken cancellationToken) => (await FindEntitiesAsync([id], cancellationToken)).GetValueOrDefault(id);

    private async Task FindEntitiesAsync(IReadOnlyList<string>? kinds, SearchText text, SearchCandidates found, CancellationToken cancellationToken)
    {
        var known = kinds?.Where(k => _catalogue.Kind(k) is not null).ToList();
        if (known is { Count: 0 }) return;
        foreach (var match in SearchMatch.All(text, SearchMatch.OfEntities).Distinct(StringComparer.Ordinal))
        {
            var rows = await ReadAsync("""
                CALL db.index.fulltext.queryNodes('entity_terms', $match) YIELD node AS e, score
                WHERE e._live IS NOT NULL AND ($kinds IS NULL OR e._live IN $kinds)
                RETURN e._json, toString(score)
                ORDER BY score DESC, e.id
                LIMIT $limit
                """, new() { ["match"] = match, ["kinds"] = known, ["limit"] = MaxCandidates }, cancellationToken);
            foreach (var row in rows) found.Add(Records.ReadEntity(row.Text(0)), null, row.Float(1));
            if (rows.Count > 0) return;
        }
    }

    private sealed record FoundPassage(string Id, string Text, Entity Document, double Score);

    private async Task<List<FoundPassage>> FindPassagesAsync(SearchText text, CancellationToken cancellationToken)
    {
        foreach (var match in SearchMatch.All(text, SearchMatch.OfPassages).SkipLast(1).Distinct(StringComparer.Ordinal))
        {
            var rows = await ReadAsync("""
                CALL db.index.fulltext.queryNodes('passage_terms', $match) YIELD node AS p, score
                WHERE p.supersededAt IS NULL
                MATCH (d:Entity {id: p.document})
                WHERE d._live IS NOT NULL
                RETURN p.id, p.text, d._json, toString(score)
                ORDER BY score DESC, p.id
                LIMIT $limit
                """, new() { ["match"] = match, ["limit"] = MaxCandidates }, cancellationToken);
            if (rows.Count > 0) return [.. rows.Select(r => new FoundPassage(r.Text(0), r.Text(1), Records.ReadEntity(r.Text(2)), r.Float(3)))];
        }
        return [];
    }

    private async Task AddPassagesAsync(List<FoundPassage> passages, SearchText text, SearchCandidates found, bool withStatements, CancellationToken cancellationToken)
    {
        foreach (var passage in passages) found.Add(passage.Document, null, passage.Score * PassageWeight, MatchedOn.Passage, passage.Text);
        if (!withStatements || passages.Count == 0) return;
        var scores = passages.ToDictionary(p => p.Id, p => p.Score, StringComparer.Ordinal);
        var rows = await ReadAsync($$"""
            UNWIND $ids AS id
            MATCH (p:Passage {id: id})<-[:QUOTES]-(v:Evidence)-[:EVIDENCE_FOR]->(s:Statement)
            WHERE v.supersededAt IS NULL AND s.predicate <> 'MENTIONS' AND s.status {{StatementFilterCypher.Live}}
            RETURN {{Records.Statement}}, p.id, v.quote
            ORDER BY v.id
            """, new() { ["ids"] = scores.Keys }, cancellationToken);
        // A passage may say several things: only those whose own words have every term are meant.
        foreach (var row in rows)
            if (text.IsIn(row.Text(Records.StatementColumns + 1)))
                found.Add(null, Records.ReadStatement(row), scores[row.Text(Records.StatementColumns)] * StatementWeight, MatchedOn.Passage, row.Text(Records.StatementColumns + 1));
    }
}
