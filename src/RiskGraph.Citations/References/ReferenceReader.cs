using System.Runtime.CompilerServices;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.References;

/// <summary>Reads from a store what citing works takes: six calls, however many works.</summary>
public sealed class ReferenceReader(IGraphStore store, GraphCatalogue catalogue)
{
    /// <summary>More bodies than this stand behind no work that anyone cites by all of them.</summary>
    private const int MostBodies = 50;
    private const int PageSize = 200;

    /// <returns>By the ids that were asked for. Those that are not there, and those of kinds that are not cited, are absent.</returns>
    public async Task<IReadOnlyDictionary<EntityId, Reference>> ReadAsync(IReadOnlyCollection<EntityId> ids, CancellationToken cancellationToken)
    {
        var found = await store.EntitiesAsync(ids, cancellationToken);
        var works = found.Values.Where(e => CslTypeOf(e.Id) is not null).DistinctBy(e => e.Id).ToList();
        var owners = works.ConvertAll(w => w.Id);
        var documents = await store.DocumentsAsync(owners, cancellationToken);
        var authors = await NamesAsync(owners, "AUTHORED_BY", cancellationToken);
        var issuers = await NamesAsync(owners, "ISSUED_BY", cancellationToken);
        var publishers = await NamesAsync(owners, "PUBLISHED_BY", cancellationToken);
        var jurisdictions = await NamesAsync(owners, "IN_JURISDICTION", cancellationToken);
        var references = works.ToDictionary(w => w.Id, w => new Reference(w, CslTypeOf(w.Id)!, documents.GetValueOrDefault(w.Id), authors(w.Id), issuers(w.Id), publishers(w.Id), jurisdictions(w.Id)));
        return found.Where(f => references.ContainsKey(f.Value.Id)).ToDictionary(f => f.Key, f => references[f.Value.Id]);
    }

    /// <summary>Every work of the graph that can be cited, by id.</summary>
    public async IAsyncEnumerable<Reference> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = new EntityFilter.Kinds([.. catalogue.Kinds.Where(k => k.Csl is not null).Select(k => k.Name)]);
        for (string? after = null; ;)
        {
            var page = await store.EntitiesAsync(new EntityQuery(where, [], new(First: PageSize, After: after)), cancellationToken);
            var references = await ReadAsync([.. page.Edges.Select(e => e.Node.Id)], cancellationToken);
            foreach (var edge in page.Edges)
                if (references.TryGetValue(edge.Node.Id, out var reference)) yield return reference;
            if (!page.HasNext) yield break;
            after = page.Edges[^1].Cursor;
        }
    }

    private string? CslTypeOf(EntityId id) => catalogue.KindOf(id)?.Csl;

    private async Task<Func<EntityId, IReadOnlyList<string>>> NamesAsync(List<EntityId> owners, string predicate, CancellationToken cancellationToken)
    {
        // A catalogue of the user's own may do without it.
        if (catalogue.Predicate(predicate) is null) return _ => [];
        var pages = await store.RelatedAsync(new(owners, new Relation(predicate, Direction.Out, [.. catalogue.Kinds.Select(k => k.Name)]), null, null, [], new(First: MostBodies)), cancellationToken);
        return id => pages.TryGetValue(id, out var page) ? [.. page.Edges.Select(e => e.Node.Entity.Name)] : [];
    }
}
