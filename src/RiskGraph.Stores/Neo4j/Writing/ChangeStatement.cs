namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>
/// The one statement that writes a change set, so that it is whole or not there at all on any server, in a cluster too. It
/// takes a lock on the store's node first: writers come one after another and cannot lock each other up. Then it looks
/// whether the same change was made before (an answer that got lost) and whether the graph is still the one that the
/// change was worked out from.
/// </summary>
internal static class ChangeStatement
{
    public const string Made = "made", Stale = "stale", MadeBefore = "made before";

    // Planning it takes longer than running it, and every look-up is by a unique index, however large the graph: one plan will do.
    private const string Planning = "CYPHER replan=skip ";

    private const string Check = """
        MATCH (g:RiskGraphStore {id: 'graph'})
        SET g.lock = $write
        WITH g, CASE
          WHEN EXISTS { MATCH (w:RiskGraphWrite {id: $write}) } THEN 'made before'
          WHEN g.version <> $version THEN 'stale'
          ELSE 'made'
        END AS verdict
        CALL (g, verdict) {
          WITH g WHERE verdict = 'made'
          CREATE (:RiskGraphWrite {id: $write, version: $version + 1})
          SET g.version = $version + 1, g.sequence = $sequence
        }

        """;

    /// <summary>What becomes of the rows of each name, one called r; in the order in which rows may refer to those before.</summary>
    private static readonly (string Rows, string Write)[] s_steps =
    [
        ("runs", """
            MERGE (n:Run {id: r.id})
            ON CREATE SET n += r.props
            """),
        ("documents", """
            MERGE (n:DocumentText {id: r.id})
            SET n += r.props
            """),
        ("newPassages", """
            MATCH (d:DocumentText {id: r.document})
            CREATE (n:Passage)-[:PASSAGE_OF]->(d)
            SET n = r
            """),
        ("changedPassages", """
            MATCH (n:Passage {id: r.id})
            SET n += r.props
            """),
        ("gonePassages", """
            MATCH (n:Passage {id: r.id})
            SET n.supersededAt = r.at, n._terms = null
            """),
        ("contributions", """
            MERGE (n:Contribution {entity: r.entity, document: r.document})
            SET n._json = r.json, n.supersededAt = r.supersededAt
            """),
        ("newEntities", """
            CREATE (n:Entity:$(r.kind))
            SET n = r
            """),
        ("changedEntities", """
            MATCH (n:Entity {id: r.id})
            SET n += r.props
            """),
        ("newStatements", """
            CREATE (n:Statement)
            SET n = r
            """),
        ("changedStatements", """
            MATCH (n:Statement {id: r.id})
            SET n += r.props
            """),
        ("newLinks", """
            MATCH (a:Entity {id: r.subject})
            MATCH (b:Entity {id: r.object})
            CREATE (a)-[:$(r.predicate) {statement: r.id}]->(b)
            """),
        ("goneLinks", """
            MATCH (a:Entity {id: r.subject})-[l:$(r.predicate) {statement: r.id}]->(b:Entity {id: r.object})
            DELETE l
            """),
        ("newEvidence", """
            MATCH (s:Statement {id: r.statement})
            MATCH (p:Passage {id: r.passage})
            CREATE (s)<-[:EVIDENCE_FOR]-(n:Evidence)-[:QUOTES]->(p)
            SET n = r.props
            """),
        ("changedEvidence", """
            MATCH (n:Evidence {id: r.id})
            SET n.confidence = r.confidence, n.supersededAt = r.supersededAt
            """),
        ("newMentions", """
            MATCH (e:Entity {id: r.entity})
            MATCH (p:Passage {id: r.passage})
            CREATE (e)-[:NAMED_IN {start: r.start, length: r.length, supersededAt: r.supersededAt}]->(p)
            """),
        ("changedMentions", """
            MATCH (e:Entity {id: r.entity})-[m:NAMED_IN {start: r.start, length: r.length}]->(p:Passage {id: r.passage})
            SET m.supersededAt = r.supersededAt
            """),
        ("degrees", """
            MATCH (n:Entity {id: r.id})
            FOREACH (key IN keys(r.by) | SET n[key] = coalesce(n[key], 0) + r.by[key])
            """),
        ("redirects", """
            MERGE (n:Redirect {source: r.source})
            SET n.target = r.target
            """),
        ("reviews", """
            CREATE (n:Review {statement: r.statement, at: r.at, reviewer: r.reviewer})
            SET n.status = r.status, n.note = r.note
            """),
        ("changes", """
            CREATE (n:Change)
            SET n = r
            """),
    ];

    /// <summary>The names of the parameters with rows.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. s_steps.Select(s => s.Rows)];

    /// <summary>Writes a change whole. Gives one row: one of the three words above.</summary>
    public static string Text { get; } = Planning + Check
        + string.Concat(s_steps.Select(s => $"CALL (verdict) {{\nWITH verdict WHERE verdict = 'made'\nUNWIND ${s.Rows} AS r\n{s.Write}\n}}\n")) + "RETURN verdict";

    /// <summary>The check alone, for the pieces of a larger change in the same transaction. Gives the same row.</summary>
    public const string Begin = Check + "RETURN verdict";

    /// <summary>Writes the rows of one name that all have the same label or type, in the text, which spares the server a look-up a row.</summary>
    /// <param name="labelled">From the catalogue; null for rows that have none of their own.</param>
    public static string Piece(string rows, string? labelled)
    {
        var statement = $"{Planning}UNWIND $rows AS r\n{s_steps.First(s => s.Rows == rows).Write}";
        return labelled is null ? statement
            : statement.Replace(rows == "newEntities" ? "$(r.kind)" : "$(r.predicate)", $"`{labelled.Replace("`", "``", StringComparison.Ordinal)}`", StringComparison.Ordinal);
    }

    /// <summary>The value that is a row's label or type, null where it has none of its own.</summary>
    public static string? LabelIn(string rows, IReadOnlyDictionary<string, object?> row) => rows switch
    {
        "newEntities" => (string?)row["kind"],
        "newLinks" or "goneLinks" => (string?)row["predicate"],
        _ => null,
    };
}
