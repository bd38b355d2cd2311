using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Taxonomies.Reading;

namespace RiskGraph.Ingestion.Taxonomies.Nexus;

/// <summary>All objects of the ontology by their codes.</summary>
internal sealed class NexusIndex(IReadOnlyDictionary<string, NexusObject> objects, IReadOnlyList<NexusObject> ordered)
{
    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<NexusObject> Ordered => ordered;

    public NexusObject? Find(string code) => objects.GetValueOrDefault(code);

    public static NexusIndex Of(Datum root, InputFile file, ImportLog log)
    {
        var (objects, ordered, taken) = (new Dictionary<string, NexusObject>(StringComparer.Ordinal), new List<NexusObject>(), new HashSet<EntityId>());
        foreach (var (collection, list) in root.Fields)
            foreach (var data in list.Items)
            {
                var (code, type) = (data.String("id"), data.String("type"));
                var place = $"{file.Path}:{data.Line}";
                if (code is null || NexusKinds.Prefix(collection, type) is not { } prefix)
                {
                    log.Note(NoteKind.Refused, code is null ? "no-id" : "unknown-collection", place, $"an object of '{collection}' {(code is null ? "has no id" : "is of a collection that is not known")}.");
                    continue;
                }
                var name = data.String("name") ?? code;
                var (id, scheme) = prefix == "report" && Address(data) is { } url ? Codes.Work(url) : NexusKinds.Id(prefix, code, name, collection);
                // Two codes may look alike once written as an id, and two documents may share an address: each stays an object of its own.
                if (!taken.Add(id))
                {
                    id = EntityId.Create(prefix, $"{code} {ContentHash.Of("nexus", code)[..6]}");
                    taken.Add(id);
                }
                var item = new NexusObject(code, id, NexusKinds.Name(name), collection, type, data.String("isDefinedByTaxonomy") ?? data.String("isDefinedByVocabulary"), scheme, data);
                if (!objects.TryAdd(code, item))
                {
                    log.Note(NoteKind.Refused, "duplicate-id", place, $"the id '{code}' is taken.");
                    continue;
                }
                ordered.Add(item);
            }
        return new(objects, ordered);
    }

    private static string? Address(Datum data) =>
        data.String("url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? url : null;
}
