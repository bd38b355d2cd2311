using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Stores.Changes;
using RiskGraph.Stores.Neo4j.Transport;

namespace RiskGraph.Stores.Neo4j.Writing;

/// <summary>Asks the database which records it holds already.</summary>
internal sealed class KnownRecordsReader(RunQuery run, KnownGraph known, KnownRecords there)
{
    private const int Batch = 5_000;

    public async Task ReadAsync(IReadOnlyList<GraphRecord> records)
    {
        var graph = new KnownGraphReader(run, known);
        var (contributions, statements, evidence, mentions) = (Of<GraphRecord.OfContribution>(records), Of<GraphRecord.OfStatement>(records).ConvertAll(r => r.Statement),
            Of<GraphRecord.OfEvidence>(records).ConvertAll(r => r.Evidence), Of<GraphRecord.OfMention>(records).ConvertAll(r => r.Mention));
        var passages = Of<GraphRecord.OfPassage>(records).ConvertAll(r => r.Passage);
        var reviews = Of<GraphRecord.OfReview>(records).ConvertAll(r => r.Review.Statement);
        var redirects = Of<GraphRecord.OfRedirect>(records).ConvertAll(r => r.Redirect);
        var changes = Of<GraphRecord.OfChange>(records).ConvertAll(r => r.Change);
        await Task.WhenAll(
            IdsAsync("UNWIND $ids AS id MATCH (n:Run {id: id}) RETURN n.id",
                Of<GraphRecord.OfRun>(records).Select(r => r.Run.Id).Concat(evidence.Select(e => e.Run)).Concat(changes.Select(c => c.Run)), row => there.Runs.Add(row.Text(0))),
            graph.DocumentsAsync(Of<GraphRecord.OfDocument>(records).Select(r => r.Document.Id).Concat(passages.Select(p => p.Document)).Concat(contributions.Select(c => c.Document)).Distinct()),
            IdsAsync("UNWIND $ids AS id MATCH (n:Passage {id: id}) RETURN n.id, n.text",
                passages.Select(p => p.Id).Concat(evidence.Select(e => e.Passage)).Concat(mentions.Select(m => m.Passage)), row => there.Passages[row.Text(0)] = row.Text(1)),
            graph.TouchedAsync([.. contributions.Select(c => c.Entity.Id).Distinct()]),
            graph.StatementsLikeAsync(statements),
            IdsAsync("UNWIND $ids AS id MATCH (n:Evidence {id: id}) RETURN n.id", evidence.Select(e => e.Id), row => there.Evidence.Add(row.Text(0))),
            IdsAsync("UNWIND $ids AS id MATCH (n:Passage {id: id})<-[m:NAMED_IN]-(e:Entity) RETURN e.id, n.id, m.start, m.length", mentions.Select(m => m.Passage),
                row => there.Mentions.Add(new(EntityId.Parse(row.Text(0)), row.Text(1), row.Number(2), row.Number(3)))),
            reviews.Count == 0 ? Task.CompletedTask : graph.ReviewsAsync(reviews),
            redirects.Count == 0 ? Task.CompletedTask : graph.RedirectsAsync(),
            HistoryAsync(changes));
        await graph.PresenceAsync(statements.Select(s => s.Subject).Concat(statements.Select(s => s.Object!)).Concat(mentions.Select(m => m.Entity)).Concat(redirects.Select(r => r.To))
            .Where(id => id is not null && !known.Entities.ContainsKey(id)).Distinct());
    }

    private async Task HistoryAsync(List<Change> changes)
    {
        foreach (var chunk in changes.Chunk(Batch))
            Take(await run($"UNWIND $sequences AS sequence MATCH (c:Change {{sequence: sequence}}) {Columns}", new() { ["sequences"] = chunk.Select(c => c.Sequence).ToArray() }));
        if (HistoryPlanner.Clashes(there.Changes, changes)) Take(await run($"MATCH (c:Change) {Columns}", []));
    }

    private const string Columns = "RETURN c.sequence, c.run, c.at, c.action, c.recordKind, c.id";

    private void Take(IReadOnlyList<QueryRow> rows)
    {
        foreach (var row in rows)
            there.Changes[row.Long(0)] = new(row.Long(0), row.Text(1), StoredValues.ReadTime(row.Text(2)), (ChangeAction)row.Number(3), (RecordKind)row.Number(4), row.Text(5));
    }

    private async Task IdsAsync(string statement, IEnumerable<string> ids, Action<QueryRow> take)
    {
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(Batch))
            foreach (var row in await run(statement, new() { ["ids"] = chunk })) take(row);
    }

    private static List<T> Of<T>(IReadOnlyList<GraphRecord> records) => [.. records.OfType<T>()];
}
