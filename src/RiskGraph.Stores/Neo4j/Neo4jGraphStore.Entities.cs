using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Writing;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<IReadOnlyDictionary<EntityId, Entity>> EntitiesAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await FindEntitiesAsync(ids, cancellationToken);
    }

    private async Task<Dictionary<EntityId, Entity>> FindEntitiesAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EntityId, Entity>();
        var asked = ids.Distinct().ToDictionary(id => id, id => id);
        // A redirect leads to another id, even from an entity that documents still speak of, and that may lead on.
        while (asked.Count > 0)
        {
            var rows = await ReadAsync("""
                UNWIND $ids AS id
                OPTIONAL MATCH (r:Redirect {source: id})
                OPTIONAL MATCH (e:Entity {id: id})
                WHERE r IS NULL AND e._live IS NOT NULL
                RETURN id, r.target, e._json
                """, new() { ["ids"] = Texts(asked.Values) }, cancellationToken);
            var answers = rows.ToDictionary(r => EntityId.Parse(r.Text(0)), r => (Target: r.MaybeText(1), Json: r.MaybeText(2)));
            var next = new Dictionary<EntityId, EntityId>();
            foreach (var (id, now) in asked)
            {
                var (target, json) = answers[now];
                if (target is not null) next.Add(id, EntityId.Parse(target));
                else if (json is not null) found[id] = Records.ReadEntity(json);
            }
            asked = next;
        }
        return found;
    }

    public async Task<IReadOnlyList<Entity>> EntitiesNamedAsync(string name, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var folded = EntityProperties.Folded(name);
        var rows = await ReadAsync("""
            CALL () {
              MATCH (e:Entity {_folded: $folded})
              RETURN e, 0 AS place
              UNION
              CALL db.index.fulltext.queryNodes('entity_keys', $aliases) YIELD node AS e
              WHERE $folded IN e._aliases
              RETURN e, 1 AS place
            }
            WITH e, place
            WHERE e._live IS NOT NULL
            RETURN e._json
            ORDER BY place, e.id
            """, new() { ["folded"] = folded, ["aliases"] = WholeTerm.Query("_aliases", folded) }, cancellationToken);
        return [.. rows.Select(r => Records.ReadEntity(r.Text(0)))];
    }

    public async Task<Page<Entity>> EntitiesAsync(EntityQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var keyset = EntityOrderCypher.Keyset(_catalogue, "e", query.OrderBy, IsOfOneKind(query.Where) ? ["e._live"] : []);
        return await PageAsync(keyset, query.Page, cypher => WriteEntities(cypher, query.Where), "e._json", 1, row => Records.ReadEntity(row.Text(0)), "e", cancellationToken);
    }

    private static bool IsOfOneKind(EntityFilter? where) => where is EntityFilter.Kinds { Names.Count: 1 } || (where is EntityFilter.All all && all.Of.Any(IsOfOneKind));

    private void WriteEntities(CypherText cypher, EntityFilter? where)
    {
        cypher.Add("MATCH (e:Entity)\nWHERE e._live IS NOT NULL AND e._folded IS NOT NULL AND e.updatedAt IS NOT NULL AND e.id IS NOT NULL AND ");
        _entityFilters.Write(cypher, "e", where);
    }

    public async Task<IReadOnlyList<FacetCount>> FacetAsync(EntityFilter? where, Facet facet, int first, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var cypher = new CypherText();
        WriteEntities(cypher, where);
        cypher.Add("\n");
        switch (facet)
        {
            case Facet.Status:
                cypher.Add("""
                    CALL (e) {
                      MATCH (s:Statement) WHERE s.subject = e.id AND s.predicate IS NOT NULL AND s._target IS NOT NULL
                      RETURN s.status AS status
                      UNION
                      MATCH (s:Statement) WHERE s.object = e.id AND s.predicate IS NOT NULL AND s.subject IS NOT NULL
                      RETURN s.status AS status
                    }
                    WITH 
                    """).Value(Enum.GetNames<StatementStatus>().Select(n => n.ToUpperInvariant()).ToArray()).Add("[status] AS value, '' AS label, e\n");
                break;
            case Facet.Source:
                cypher.Add("""
                    MATCH (c:Contribution {entity: e.id}) WHERE c.document IS NOT NULL AND c.supersededAt IS NULL
                    MATCH (d:DocumentText {id: c.document})
                    WITH d.id AS value, d.title AS label, e
                    
                    """);
                break;
            case Facet.IssuingBody:
                cypher.Add($$"""
                    CALL (e) {
                      MATCH (i:Statement) WHERE i.subject = e.id AND i.predicate = 'ISSUED_BY' AND i._target > '' AND i.status {{StatementFilterCypher.Live}}
                      RETURN i.object AS body
                      UNION
                      MATCH (s:Statement) WHERE s.object = e.id AND s.predicate IS NOT NULL AND s.subject IS NOT NULL AND s.status {{StatementFilterCypher.Live}}
                      MATCH (i:Statement) WHERE i.subject = s.subject AND i.predicate = 'ISSUED_BY' AND i._target > '' AND i.status {{StatementFilterCypher.Live}}
                      RETURN i.object AS body
                      UNION
                      MATCH (s:Statement) WHERE s.subject = e.id AND s.predicate IS NOT NULL AND s._target > '' AND s.status {{StatementFilterCypher.Live}}
                      MATCH (i:Statement) WHERE i.subject = s.object AND i.predicate = 'ISSUED_BY' AND i._target > '' AND i.status {{StatementFilterCypher.Live}}
                      RETURN i.object AS body
                    }
                    MATCH (o:Entity {id: body})
                    WITH body AS value, o.name AS label, e

                    """);
                break;
            case Facet.Year year when _catalogue.Kinds.Any(k => k.Property(year.Property)?.Type == PropertyType.PartialDate):
                var start = CypherText.Property("e", PropertyKey.Start(year.Property));
                cypher.Add($"WITH e, {start} AS start WHERE start IS NOT NULL\nWITH substring(start, 0, 4) AS value, '' AS label, e\n");
                break;
            case Facet.Year: return [];
            default: throw new UnreachableException();
        }
        cypher.Add("WITH value, label, count(e) AS number\nRETURN value, label, number\nORDER BY number DESC, value\nLIMIT ").Value(first);
        return [.. (await ReadAsync(cypher, cancellationToken)).Select(row =>
        {
            var (value, label) = (row.Text(0), row.Text(1));
            return new FacetCount(value, facet is Facet.Status ? value.ToLowerInvariant() : label.Length > 0 ? label : value, row.Number(2));
        })];
    }

    public async Task<IReadOnlyDictionary<EntityId, IReadOnlyList<Degree>>> DegreesAsync(IReadOnlyCollection<EntityId> entities, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var rows = await ReadAsync("""
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})
            WHERE e._live IS NOT NULL
            RETURN e.id, [k IN keys(e) WHERE k STARTS WITH '_count/' AND e[k] > 0 | [k, e[k]]]
            """, new() { ["ids"] = Texts(entities) }, cancellationToken);
        return rows.ToDictionary(r => EntityId.Parse(r.Text(0)), r => (IReadOnlyList<Degree>)[.. r.Rows(1)
            .Select(d => (Key: PropertyKey.Read(d.Text(0)), Count: d.Number(1)))
            .GroupBy(d => (d.Key.Predicate, d.Key.Direction), (key, all) => new Degree(key.Predicate, key.Direction, all.Sum(d => d.Count)))
            .OrderByDescending(d => d.Count).ThenBy(d => d.Predicate, StringComparer.Ordinal).ThenBy(d => d.Direction)]);
    }
}
