using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Neo4j.Reading;

namespace RiskGraph.Stores.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public async Task<IReadOnlyDictionary<string, Statement>> StatementsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var rows = await ReadAsync($"""
            UNWIND $ids AS id
            MATCH (s:Statement) WHERE s.id = id
            RETURN {Records.Statement}
            """, new() { ["ids"] = ids.Distinct(StringComparer.Ordinal).ToArray() }, cancellationToken);
        return rows.Select(r => Records.ReadStatement(r)).ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    public async Task<Page<Statement>> StatementsAsync(StatementQuery query, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await PageAsync(StatementKeyset(query.OrderBy), query.Page, cypher => WriteStatements(cypher, query.Where),
            Records.Statement, Records.StatementColumns, row => Records.ReadStatement(row), "s", cancellationToken);
    }

    private static void WriteStatements(CypherText cypher, StatementFilter? where)
    {
        // An "about" at the top of the filter becomes a union that an index serves at each end, which a condition on both cannot be.
        var about = where as StatementFilter.About ?? (where as StatementFilter.All)?.Of.OfType<StatementFilter.About>().FirstOrDefault();
        if (about is null) cypher.Add("MATCH (s:Statement)\nWHERE ");
        else
            cypher.Add("UNWIND ").Value(Texts(about.Values)).Add($$"""
                 AS owner
                CALL (owner) {
                {{BothEnds}}
                }
                WITH DISTINCT s
                WHERE 
                """);
        StatementFilterCypher.WriteWithDefault(cypher, "s", where);
    }

    private const string BothEnds = """
        MATCH (s:Statement) WHERE s.subject = owner AND s.predicate IS NOT NULL AND s._target IS NOT NULL
        RETURN s
        UNION
        MATCH (s:Statement) WHERE s.object = owner AND s.predicate IS NOT NULL AND s.subject IS NOT NULL
        RETURN s
        """;

    public Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsAboutAsync(IReadOnlyCollection<EntityId> owners, StatementQuery query, CancellationToken cancellationToken) =>
        StatementsPerOwnerAsync(owners, query, $$"""
            CALL (owner) {
            {{BothEnds}}
            }
            """, cancellationToken);

    public Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsFromAsync(IReadOnlyCollection<EntityId> documents, StatementQuery query, CancellationToken cancellationToken) =>
        StatementsPerOwnerAsync(documents, query, """
            MATCH (p:Passage {document: owner})<-[:QUOTES]-(v:Evidence)-[:EVIDENCE_FOR]->(s:Statement)
            WHERE p.supersededAt IS NULL AND v.supersededAt IS NULL
            """, cancellationToken);

    /// <param name="anchor">Finds an owner's statements, as s.</param>
    private async Task<IReadOnlyDictionary<EntityId, Page<Statement>>> StatementsPerOwnerAsync(
        IReadOnlyCollection<EntityId> owners, StatementQuery query, string anchor, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await PagesAsync(Texts(owners), EntityId.Parse, LiveEntity, StatementKeyset(query.OrderBy), query.Page, cypher =>
        {
            cypher.Line(anchor).Add("WITH DISTINCT s\nWHERE ");
            StatementFilterCypher.WriteWithDefault(cypher, "s", query.Where);
        }, null, Records.Statement, Records.StatementColumns, row => Records.ReadStatement(row), "s", cancellationToken);
    }

    private static Keyset StatementKeyset(IReadOnlyList<StatementOrder> orders)
    {
        var keys = orders.Select(o => new SortKey(o.Field switch
        {
            StatementOrderField.Confidence => "s.confidence",
            StatementOrderField.RecordedAt => "s.recordedAt",
            StatementOrderField.Predicate => "s.predicate",
            _ => "s.id",
        }, o.Direction == OrderDirection.Desc, o.Field == StatementOrderField.Confidence)).ToList();
        var byId = keys.FindIndex(k => k.Cypher == "s.id");
        if (byId >= 0) keys.RemoveRange(byId + 1, keys.Count - byId - 1);
        else keys.Add(new("s.id", false));
        return new(string.Join(',', orders.Select(o => $"{o.Field}{(o.Direction == OrderDirection.Desc ? "-" : "+")}")), keys);
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Statement>>> DisagreementsAsync(IReadOnlyCollection<string> statements, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var asked = (await StatementsAsync(statements, cancellationToken)).Values.ToList();
        // Its id names a statement's content, so the opposite is looked up by the id that it would have.
        var opposites = asked.ToDictionary(s => s.Id, s => (s with { Negated = !s.Negated }).Id, StringComparer.Ordinal);
        var rows = await ReadAsync($$"""
            UNWIND $pairs AS pair
            CALL (pair) {
              MATCH (s:Statement) WHERE s.id = pair[1]
              RETURN s
              UNION
              MATCH (c:Statement) WHERE pair[2] <> '' AND c.subject = pair[2] AND c.predicate = 'CONTRADICTS' AND c._target > '' AND c.status {{StatementFilterCypher.Live}}
              MATCH (s:Statement) WHERE s.subject = c.object AND s.predicate = 'VALUE' AND s._target IS NOT NULL
              RETURN s
              UNION
              MATCH (c:Statement) WHERE pair[2] <> '' AND c.object = pair[2] AND c.predicate = 'CONTRADICTS' AND c.subject IS NOT NULL AND c.status {{StatementFilterCypher.Live}}
              MATCH (s:Statement) WHERE s.subject = c.subject AND s.predicate = 'VALUE' AND s._target IS NOT NULL
              RETURN s
            }
            WITH pair, s
            WHERE s.status {{StatementFilterCypher.Live}}
            WITH pair, s
            ORDER BY pair[0], s.id
            RETURN pair[0] AS asked, {{Records.Statement}}
            """, new() { ["pairs"] = asked.Select(s => new[] { s.Id, opposites[s.Id], s.Predicate == "VALUE" ? s.Subject.Text : "" }).ToArray() }, cancellationToken);
        var found = asked.ToDictionary(s => s.Id, _ => (IReadOnlyList<Statement>)[], StringComparer.Ordinal);
        foreach (var group in rows.GroupBy(r => r.Text(0), StringComparer.Ordinal)) found[group.Key] = [.. group.Select(r => Records.ReadStatement(r, 1))];
        return found;
    }

    public async Task<IReadOnlyDictionary<string, Page<Evidence>>> EvidenceAsync(IReadOnlyCollection<string> statements, PageRequest page, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var keyset = new Keyset("evidence", [new("v.confidence", true, IsNumber: true), new("v.id", false)]);
        return await PagesAsync(statements, id => id, "MATCH (o:Statement {id: owner})", keyset, page,
            cypher => cypher.Add("MATCH (s:Statement {id: owner})<-[:EVIDENCE_FOR]-(v:Evidence)-[:QUOTES]->(p:Passage)\nWHERE v.supersededAt IS NULL"), null,
            Records.Evidence, Records.EvidenceColumns, row => Records.ReadEvidence(row), "v", cancellationToken);
    }
}
