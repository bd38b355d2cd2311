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

    /// <summary>Gives one row: one of the three words above.</summary>
    public const string Text = Planning + """
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
        
        """ + Body + "RETURN verdict";

    /// <summary>The same without the check, for a piece of a change set inside a transaction that has made it already.</summary>
    public const string Piece = Planning + "WITH 'made' AS verdict\n" + Body + "RETURN verdict";

    /// <summary>The names of the parameters with rows, in the order in which rows may refer to those before.</summary>
    public static readonly IReadOnlyList<string> Rows =
    [
        "runs", "documents", "newPassages", "changedPassages", "gonePassages", "contributions", "entities", "newStatements", "changedStatements",
        "newLinks", "goneLinks", "newEvidence", "changedEvidence", "newMentions", "changedMentions", "degrees", "counts", "redirects", "reviews", "changes",
    ];

    private const string Body = """
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $runs AS r
          MERGE (n:Run {id: r.id})
          ON CREATE SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $documents AS r
          MERGE (n:DocumentText {id: r.id})
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $newPassages AS r
          MATCH (d:DocumentText {id: r.props.document})
          CREATE (n:Passage {id: r.id})-[:PASSAGE_OF]->(d)
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $changedPassages AS r
          MATCH (n:Passage {id: r.id})
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $gonePassages AS r
          MATCH (n:Passage {id: r.id})
          SET n.supersededAt = r.at, n._terms = null
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $contributions AS r
          MERGE (n:Contribution {entity: r.entity, document: r.document})
          SET n._json = r.json, n.supersededAt = r.supersededAt
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $entities AS r
          MERGE (n:Entity {id: r.id})
          ON CREATE SET n:$(r.props.kind), n.statements = 0, n._standing = 0
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $newStatements AS r
          CREATE (n:Statement {id: r.id})
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $changedStatements AS r
          MATCH (n:Statement {id: r.id})
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $newLinks AS r
          MATCH (a:Entity {id: r.subject})
          MATCH (b:Entity {id: r.object})
          CREATE (a)-[:$(r.predicate) {statement: r.id}]->(b)
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $goneLinks AS r
          MATCH (a:Entity {id: r.subject})-[l:$(r.predicate) {statement: r.id}]->(b:Entity {id: r.object})
          DELETE l
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $newEvidence AS r
          MATCH (s:Statement {id: r.statement})
          MATCH (p:Passage {id: r.passage})
          CREATE (s)<-[:EVIDENCE_FOR]-(n:Evidence {id: r.id})-[:QUOTES]->(p)
          SET n += r.props
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $changedEvidence AS r
          MATCH (n:Evidence {id: r.id})
          SET n.confidence = r.confidence, n.supersededAt = r.supersededAt
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $newMentions AS r
          MATCH (e:Entity {id: r.entity})
          MATCH (p:Passage {id: r.passage})
          CREATE (e)-[:NAMED_IN {start: r.start, length: r.length, supersededAt: r.supersededAt}]->(p)
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $changedMentions AS r
          MATCH (e:Entity {id: r.entity})-[m:NAMED_IN {start: r.start, length: r.length}]->(p:Passage {id: r.passage})
          SET m.supersededAt = r.supersededAt
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $degrees AS r
          MATCH (n:Entity {id: r.id})
          SET n[r.countKey] = coalesce(n[r.countKey], 0) + r.count, n[r.targetsKey] = coalesce(n[r.targetsKey], 0) + r.targets
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $counts AS r
          MATCH (n:Entity {id: r.id})
          SET n.statements = n.statements + r.live, n._standing = n._standing + r.standing
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $redirects AS r
          MERGE (n:Redirect {source: r.source})
          SET n.target = r.target
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $reviews AS r
          CREATE (n:Review {statement: r.statement, at: r.at, reviewer: r.reviewer})
          SET n.status = r.status, n.note = r.note
        }
        CALL (verdict) {
          WITH verdict WHERE verdict = 'made'
          UNWIND $changes AS r
          CREATE (n:Change {sequence: r.sequence})
          SET n.run = r.run, n.at = r.at, n.action = r.action, n.recordKind = r.recordKind, n.id = r.id
        }

        """;
}
