using RiskGraph.Citations.Lookup.Drafts;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.Lookup;

/// <summary>Reads what was found from the store, a few calls for many sentences, so that every quote is what is stored now.</summary>
internal sealed class HitReader(IGraphStore store, EvidenceIndex index, SupportOptions options)
{
    private readonly Dictionary<EntityId, Document> _documents = [];

    public async Task<IReadOnlyList<SentenceSupport>> ReadAsync(Draft draft, DraftSentence[] sentences, List<FoundUnit>[] found, CancellationToken cancellationToken)
    {
        var all = found.SelectMany(f => f).ToList();
        var statements = await StatementsAsync(all, cancellationToken);
        var passages = await store.PassagesAsync([.. all.Select(f => PassageOf(f).Id).Distinct()], cancellationToken);
        var missing = all.Select(f => index.Documents[PassageOf(f).Document].Id).Distinct().Where(id => !_documents.ContainsKey(id)).ToList();
        // The text of a document is long, and nobody asks for it here.
        if (missing.Count > 0)
            foreach (var (id, document) in await store.DocumentsAsync(missing, cancellationToken)) _documents[id] = document with { Text = "" };
        var primaries = all.Select(PrimaryOf).OfType<EntityId>().Distinct().ToList();
        var entities = primaries.Count > 0 ? await store.EntitiesAsync(primaries, cancellationToken) : new Dictionary<EntityId, Entity>();
        return [.. sentences.Select((sentence, i) => new SentenceSupport(sentence.Index, draft.Text[sentence.Start..sentence.End], sentence.Start, sentence.End,
            [.. found[i].Select(f => ToHit(f, statements, passages, entities)).OfType<SupportHit>().Take(options.First)]))];
    }

    private async Task<IReadOnlyDictionary<string, Statement>> StatementsAsync(List<FoundUnit> all, CancellationToken cancellationToken)
    {
        var ids = all.SelectMany(f => options.Where is null ? f.Statements.Take(1) : f.Statements).Distinct().Select(s => index.Statements[s].Id).ToList();
        if (ids.Count == 0) return new Dictionary<string, Statement>();
        if (options.Where is not { } filter) return await store.StatementsAsync(ids, cancellationToken);
        var passed = new Dictionary<string, Statement>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(500))
        {
            var page = await store.StatementsAsync(new StatementQuery(new StatementFilter.All([new StatementFilter.Ids(chunk), filter]), [], new(First: chunk.Length)), cancellationToken);
            foreach (var edge in page.Edges) passed[edge.Node.Id] = edge.Node;
        }
        return passed;
    }

    private SupportHit? ToHit(FoundUnit found, IReadOnlyDictionary<string, Statement> statements, IReadOnlyDictionary<string, Passage> passages, IReadOnlyDictionary<EntityId, Entity> entities)
    {
        var unit = index.Units[found.Unit.Unit];
        var number = found.Statements.Cast<int?>().FirstOrDefault(s => statements.ContainsKey(index.Statements[s!.Value].Id));
        if (number is null && options.Where is not null) return null;
        // Changed since the index was made: what is no longer there is not quoted.
        if (!passages.TryGetValue(PassageOf(found).Id, out var passage) || !_documents.TryGetValue(passage.Document, out var document)) return null;
        if (unit.Start + unit.Length > passage.Text.Length) return null;
        EvidenceRole? role = null;
        foreach (var e in index.EvidenceOfUnit[found.Unit.Unit])
            if (index.Evidence[e].Statement == number) role = index.Evidence[e].Role;
        var parts = new ScorePart[] { new("terms", found.Unit.Terms), new("alias", found.Unit.Alias), new("identifier", found.Unit.Identifier), new("neighbours", found.Unit.Neighbours) };
        return new(found.Relation, found.Score, [.. parts.Where(p => p.Value > 0)], number is { } n ? statements[index.Statements[n].Id] : null,
            passage.Text.Substring(unit.Start, unit.Length), new(unit.Start, unit.Start + unit.Length), passage, document, role,
            PrimaryOf(found) is { } primary ? entities.GetValueOrDefault(primary) : null, found.Relation == SupportRelation.Supports ? [] : found.Unit.Differences);
    }

    private IndexedPassage PassageOf(FoundUnit found) => index.Passages[index.Units[found.Unit.Unit].Passage];

    private EntityId? PrimaryOf(FoundUnit found) => index.Documents[PassageOf(found).Document].Primary is var primary and >= 0 ? index.Entities[primary].Id : null;
}
