using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Importing;

namespace RiskGraph.Ingestion.Taxonomies.Joining;

/// <param name="Exact">Pairs joined by an external id.</param>
/// <param name="Labels">Pairs joined by a label.</param>
/// <param name="Proposals">Pairs that wait for a person.</param>
/// <param name="HeldApart">Pairs that would have been joined by a label, but that a source holds apart.</param>
public sealed record JoinReport(int Entities, int Exact, int Labels, int Proposals, int HeldApart, BlockingMeasure Blocking, ImportReport Import);

/// <summary>
/// Says which entities of different sources are the same: a live SAME_AS where they share an external id or, being of one kind, a label;
/// a proposal where labels are alike. Entries that one taxonomy lists side by side, or that a source calls broader, narrower or no
/// match, are never joined by label. Nothing is merged: each join is a statement with its reason, that a person can reject.
/// </summary>
public sealed class EntityJoiner(IGraphStore store, GraphCatalogue catalogue, TimeProvider time)
{
    /// <summary>How alike labels must be to be proposed.</summary>
    public const double DefaultThreshold = 0.7;

    /// <summary>Kinds of which like names mean little: figures, places, texts and sets of entries.</summary>
    private static readonly HashSet<string> s_unjoined = ["Document", "Observation", "Jurisdiction", "Group", "Taxonomy", "Report", "Vulnerability", "LegalMatter", "Audience"];

    public async Task<JoinReport> RunAsync(ImportOptions options, double threshold, CancellationToken cancellationToken)
    {
        var entities = new List<Entity>();
        await foreach (var entity in EntitiesAsync(cancellationToken)) entities.Add(entity);
        var apart = await HeldApartAsync(entities, cancellationToken);
        var source = new JoinSource(entities, apart, threshold, catalogue);
        var import = await new TaxonomyImporter(store, time).RunAsync(source, SourceInput.Of("store", new InputFile("joins", () => Stream.Null)), options, null, cancellationToken);
        return new(entities.Count, source.Exact, source.Labels, source.Proposals, source.HeldApart, source.Measure, import);
    }

    private async IAsyncEnumerable<Entity> EntitiesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EntityFilter where = new EntityFilter.Kinds([.. catalogue.Kinds.Select(k => k.Name).Where(k => !s_unjoined.Contains(k))]);
        string? after = null;
        while (true)
        {
            var page = await store.EntitiesAsync(new EntityQuery(where, [], new(First: 1000, After: after)), cancellationToken);
            foreach (var edge in page.Edges) yield return edge.Node;
            if (!page.HasNext) yield break;
            after = page.Edges[^1].Cursor;
        }
    }

    /// <summary>The taxonomies of every entity, and the pairs that sources hold apart.</summary>
    private async Task<KnownApart> HeldApartAsync(List<Entity> entities, CancellationToken cancellationToken)
    {
        var taxonomies = new Dictionary<EntityId, HashSet<EntityId>>();
        foreach (var chunk in entities.Select(e => e.Id).Chunk(2000))
        {
            var query = new RelationQuery(chunk, new("DEFINED_IN", Direction.Out, ["Taxonomy"]), null, null, [], new(First: 20));
            foreach (var (id, page) in await store.RelatedAsync(query, cancellationToken)) taxonomies[id] = [.. page.Edges.Select(e => e.Node.Entity.Id)];
        }
        var pairs = new HashSet<(EntityId, EntityId)>();
        string? after = null;
        while (true)
        {
            var page = await store.StatementsAsync(new StatementQuery(new StatementFilter.Predicates(["NO_MATCH", "BROAD_MATCH", "NARROW_MATCH", "BROADER", "CLOSE_MATCH"]), [], new(First: 2000, After: after)), cancellationToken);
            foreach (var statement in page.Edges.Select(e => e.Node).Where(s => s.Object is not null)) pairs.Add((statement.Subject, statement.Object!));
            if (!page.HasNext) break;
            after = page.Edges[^1].Cursor;
        }
        return new(taxonomies, pairs);
    }
}

/// <summary>What sources say is not the same.</summary>
internal sealed class KnownApart(Dictionary<EntityId, HashSet<EntityId>> taxonomies, HashSet<(EntityId, EntityId)> pairs)
{
    /// <summary>That we joined the two before is no taxonomy of theirs.</summary>
    private static readonly EntityId s_own = EntityId.Create("taxonomy", JoinSource.Key);

    public bool Are(EntityId first, EntityId second) => pairs.Contains((first, second)) || pairs.Contains((second, first))
        || (taxonomies.TryGetValue(first, out var mine) && taxonomies.TryGetValue(second, out var theirs) && mine.Any(t => t != s_own && theirs.Contains(t)));
}
