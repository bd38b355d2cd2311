using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<IReadOnlyDictionary<EntityId, Document>> DocumentsAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var rows = await ReadAsync("""
            UNWIND $ids AS id
            MATCH (d:DocumentText {id: id})
            WHERE d.supersededAt IS NULL
            RETURN d._json
            """, new() { ["ids"] = Texts(ids) }, cancellationToken);
        return rows.Select(r => Records.ReadDocument(r.Text(0))).ToDictionary(d => d.Id);
    }

    public async Task<Page<Document>> DocumentsAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var keyset = new Keyset("documents", [new("d.id", false)]);
        return await PageAsync(keyset, query.Page, cypher =>
        {
            cypher.Add("MATCH (d:DocumentText)\nWHERE d.supersededAt IS NULL AND ");
            DocumentFilterCypher.Write(cypher, "d", query.Where);
        }, "d._json", 1, row => Records.ReadDocument(row.Text(0)), "d", cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, Passage>> PassagesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var rows = await ReadAsync($"""
            UNWIND $ids AS id
            MATCH (p:Passage) WHERE p.id = id
            RETURN {Records.Passage}
            """, new() { ["ids"] = ids.Distinct(StringComparer.Ordinal).ToArray() }, cancellationToken);
        return rows.Select(r => Records.ReadPassage(r)).ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<EntityId, Page<Passage>>> PassagesOfAsync(IReadOnlyCollection<EntityId> documents, PageRequest page, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var keyset = new Keyset("passages", [new("p.start", false, IsNumber: true), new("p.id", false)]);
        return await PagesAsync(Texts(documents), EntityId.Parse, LiveEntity, keyset, page,
            cypher => cypher.Add("MATCH (p:Passage)\nWHERE p.document = owner AND p.start IS NOT NULL AND p.id IS NOT NULL AND p.supersededAt IS NULL"), null,
            Records.Passage, Records.PassageColumns, row => Records.ReadPassage(row), "p", cancellationToken);
    }

    public async Task<IReadOnlyDictionary<EntityId, Page<Mention>>> MentionsAsync(IReadOnlyCollection<EntityId> entities, PageRequest page, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var keyset = new Keyset("mentions",
            [new("p.document", false), new("p.start", false, IsNumber: true), new("p.id", false), new("m.start", false, IsNumber: true), new("m.length", false, IsNumber: true)]);
        return await PagesAsync(Texts(entities), EntityId.Parse, LiveEntity, keyset, page,
            cypher => cypher.Add("MATCH (e:Entity {id: owner})-[m:NAMED_IN]->(p:Passage)\nWHERE m.supersededAt IS NULL"), null,
            "e.id, p.id, m.start, m.length", 4, row => new Mention(EntityId.Parse(row.Text(0)), row.Text(1), row.Number(2), row.Number(3)), "m", cancellationToken);
    }
}
