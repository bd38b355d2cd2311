using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Neo4j.Reading;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>Runs one query and gives its rows: by itself, or inside a transaction.</summary>
internal delegate Task<IReadOnlyList<QueryRow>> RunQuery(string statement, QueryParameters parameters);

/// <summary>Asks the database for what a change touches. What was read holds as long as the store's version stays the same.</summary>
internal sealed class KnownGraphReader(RunQuery run, KnownGraph known)
{
    /// <summary>The number of changes of the graph so far, and the number of the last line of its history.</summary>
    public static async Task<(long Version, long Sequence)> StateAsync(RunQuery run)
    {
        var rows = await run("MATCH (g:RiskGraphStore {id: 'graph'}) RETURN g.version, g.sequence", []);
        return (rows[0].Long(0), rows[0].Long(1));
    }

    public async Task ReadAsync(ChangeSet changes)
    {
        var documents = changes.Documents.Select(d => d.Document.Id).ToList();
        var statements = changes.Documents.SelectMany(d => d.Statements).DistinctBy(s => s.Id).ToList();
        await Task.WhenAll(DocumentsAsync(documents), PassagesAsync(documents), ContributionsFromAsync(documents), EvidenceFromAsync(documents), MentionsInAsync(documents),
            PresenceAsync(Named(changes)), StatementsLikeAsync(statements), StatementsAsync(changes.Reviews.Select(r => r.Statement)), changes.Redirects.Count > 0 ? RedirectsAsync() : Task.CompletedTask);
    }

    /// <summary>Statements with all others between the same ends, all their live evidence, and all their reviews.</summary>
    public Task TouchedAsync(IReadOnlyCollection<string> statements) => statements.Count == 0 ? Task.CompletedTask
        : Task.WhenAll(StatementsAsync(statements), LiveEvidenceAsync(statements), ReviewsAsync(statements));

    /// <summary>Entities with all contributions to them.</summary>
    public Task TouchedAsync(IReadOnlyCollection<EntityId> entities) => entities.Count == 0 ? Task.CompletedTask
        : Task.WhenAll(EntitiesAsync(entities), ContributionsToAsync(entities));

    private static IEnumerable<EntityId> Named(ChangeSet changes) => changes.Documents
        .SelectMany(d => d.Entities.Select(e => e.Id).Concat(d.Statements.Select(s => s.Subject)).Concat(d.Statements.Select(s => s.Object!)).Concat(d.Mentions.Select(m => m.Entity)))
        .Concat(changes.Redirects.Select(r => r.To)).Where(id => id is not null);

    public Task DocumentsAsync(IEnumerable<EntityId> ids) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (d:DocumentText {id: id})
        RETURN d._json, d.recordedAt, d.supersededAt IS NOT NULL
        """, Texts(ids), row =>
        {
            var document = Records.ReadDocument(row.Text(0));
            known.Documents[document.Id] = new(document, StoredValues.ReadTime(row.Text(1)), row.Truth(2));
        });

    private Task PassagesAsync(IEnumerable<EntityId> documents) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (p:Passage {document: id})
        RETURN p.id, p.document, p.start, p.line, p.supersededAt IS NOT NULL
        """, Texts(documents), row => known.Passages[row.Text(0)] = new(EntityId.Parse(row.Text(1)), row.Number(2), row.Number(3), row.Truth(4)));

    private Task ContributionsFromAsync(IEnumerable<EntityId> documents) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (c:Contribution {document: id})
        WHERE c.entity IS NOT NULL
        RETURN c.document, c._json, c.supersededAt
        """, Texts(documents), TakeContribution);

    public Task ContributionsToAsync(IEnumerable<EntityId> entities) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (c:Contribution {entity: id})
        WHERE c.document IS NOT NULL
        RETURN c.document, c._json, c.supersededAt
        """, Texts(entities), TakeContribution);

    private void TakeContribution(QueryRow row)
    {
        var entity = Records.ReadEntity(row.Text(1));
        known.Contributions[(EntityId.Parse(row.Text(0)), entity.Id)] = new(entity, Records.MaybeTime(row, 2));
    }

    private Task EvidenceFromAsync(IEnumerable<EntityId> documents) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (p:Passage {document: id})<-[:QUOTES]-(v:Evidence)-[:EVIDENCE_FOR]->(s:Statement)
        RETURN v.id, s.id, p.document, v.quote, toString(v.confidence), v.supersededAt IS NOT NULL
        """, Texts(documents), row => known.Evidence[row.Text(0)] = new(row.Text(1), EntityId.Parse(row.Text(2)), row.Text(3), row.Float(4), row.Truth(5)));

    private Task MentionsInAsync(IEnumerable<EntityId> documents) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (p:Passage {document: id})<-[m:NAMED_IN]-(e:Entity)
        RETURN e.id, p.id, m.start, m.length, m.supersededAt IS NOT NULL
        """, Texts(documents), row => known.Mentions[new(EntityId.Parse(row.Text(0)), row.Text(1), row.Number(2), row.Number(3))] = row.Truth(4));

    public Task EntitiesAsync(IEnumerable<EntityId> ids) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (e:Entity {id: id})
        RETURN e._json, e._live IS NULL, e._standing
        """, Texts(ids), row =>
        {
            var entity = Records.ReadEntity(row.Text(0));
            known.Entities[entity.Id] = new(entity, row.Truth(1), row.Number(2));
        });

    /// <summary>Which entities are there, without what is known of them.</summary>
    public Task PresenceAsync(IEnumerable<EntityId> ids) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (e:Entity {id: id})
        RETURN e.id, e._live IS NULL, e._standing
        """, Texts(ids), row => known.Entities.TryAdd(EntityId.Parse(row.Text(0)), new(null, row.Truth(1), row.Number(2))));

    /// <summary>Statements of the same ids, or with the same ends as these.</summary>
    public async Task StatementsLikeAsync(IReadOnlyCollection<Statement> statements)
    {
        await StatementsAsync(statements.Where(s => s.Object is null).Select(s => s.Id));
        var triples = statements.Where(s => s.Object is not null).Select(s => (Subject: s.Subject.Text, s.Predicate, Object: s.Object!.Text)).Distinct().Order()
            .Select(t => new[] { t.Subject, t.Predicate, t.Object }).ToList();
        foreach (var chunk in triples.Chunk(Batch))
            TakeAll(await run($"""
                UNWIND $triples AS t
                MATCH (s:Statement)
                WHERE s.subject = t[0] AND s.predicate = t[1] AND s._target = t[2]
                RETURN {Records.Statement}
                """, new() { ["triples"] = chunk }), row => Take(Records.ReadStatement(row)));
    }

    private Task StatementsAsync(IEnumerable<string> ids) => ForEachAsync($$"""
        UNWIND $ids AS id
        MATCH (a:Statement {id: id})
        CALL (a) {
          MATCH (s:Statement)
          WHERE s.subject = a.subject AND s.predicate = a.predicate AND s._target = a._target AND (a.object IS NOT NULL OR s.id = a.id)
          RETURN s
        }
        RETURN DISTINCT {{Records.Statement}}
        """, [.. ids], row => Take(Records.ReadStatement(row)));

    private void Take(Statement statement) => known.Statements[statement.Id] = statement;

    public Task LiveEvidenceAsync(IEnumerable<string> statements) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (s:Statement {id: id})<-[:EVIDENCE_FOR]-(v:Evidence)
        WHERE v.supersededAt IS NULL
        RETURN s.id, v.id, toString(v.confidence)
        """, [.. statements], row =>
        {
            if (!known.LiveEvidence.TryGetValue(row.Text(0), out var live)) known.LiveEvidence.Add(row.Text(0), live = new(StringComparer.Ordinal));
            live[row.Text(1)] = row.Float(2);
        });

    public Task ReviewsAsync(IEnumerable<string> statements) => ForEachAsync("""
        UNWIND $ids AS id
        MATCH (r:Review {statement: id})
        WHERE r.at IS NOT NULL AND r.reviewer IS NOT NULL
        RETURN r.statement, r.status, r.reviewer, r.at, r.note
        """, [.. statements], row => StatementPlanner.IsNew(known.Reviews, new(row.Text(0), (StatementStatus)row.Number(1), row.Text(2), StoredValues.ReadTime(row.Text(3)), row.MaybeText(4))));

    public async Task RedirectsAsync()
    {
        foreach (var row in await run("MATCH (r:Redirect) RETURN r.source, r.target", [])) known.Redirects[EntityId.Parse(row.Text(0))] = EntityId.Parse(row.Text(1));
    }

    /// <summary>The most ids that one query is given.</summary>
    private const int Batch = 5_000;

    private readonly Lock _taking = new();

    private static List<string> Texts(IEnumerable<EntityId> ids) => [.. ids.Select(i => i.Text)];

    private async Task ForEachAsync(string statement, List<string> ids, Action<QueryRow> take)
    {
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(Batch)) TakeAll(await run(statement, new() { ["ids"] = chunk }), take);
    }

    /// <summary>Queries run side by side, but only one at a time puts down what it found.</summary>
    private void TakeAll(IReadOnlyList<QueryRow> rows, Action<QueryRow> take)
    {
        lock (_taking)
            foreach (var row in rows) take(row);
    }
}
