using System.Globalization;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies.Records;

namespace RiskGraph.Ingestion.Taxonomies.Joining;

/// <summary>Writes joins as documents, like those of any source: a record a pair, with the reason, so that a join can be cited and rejected.</summary>
internal sealed class JoinSource(IReadOnlyList<Entity> entities, KnownApart apart, double threshold, GraphCatalogue catalogue) : ITaxonomySource
{
    public const string Key = "riskgraph-joins";

    private static readonly InputFile s_file = new("joins", () => Stream.Null);

    private readonly HashSet<(EntityId, EntityId)> _joined = [];

    public string Name => "join";

    public string Description => "Entities that are the same";

    public int Exact { get; private set; }

    public int Labels { get; private set; }

    public int Proposals { get; private set; }

    public int HeldApart { get; private set; }

    public BlockingMeasure Measure { get; private set; } = new(0, 0);

    public IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log) =>
        ByExternalId(log).Concat(ByLabel(log)).Concat(ByLikeness(log));

    private IEnumerable<DocumentContent> ByExternalId(ImportLog log)
    {
        var documents = Documents("external ids", log);
        var groups = entities.SelectMany(e => e.ExternalIds.Select(x => (Entity: e, External: x)))
            .GroupBy(p => (p.External.Scheme, p.External.Value, p.External.Edition, p.Entity.Id.Prefix)).Where(g => g.Select(p => p.Entity.Id).Distinct().Count() > 1)
            .OrderBy(g => g.Key.Scheme, StringComparer.Ordinal).ThenBy(g => g.Key.Value, StringComparer.Ordinal).ThenBy(g => g.Key.Edition, StringComparer.Ordinal);
        // An id of the works of ATT&CK is shared by techniques on purpose: they are counterparts there, not the same here.
        foreach (var group in groups.Where(g => g.Key.Scheme is not ("mitre-attack" or "cosai-framework")))
        {
            var members = group.Select(p => p.Entity).DistinctBy(e => e.Id).OrderBy(e => e.Id).ToList();
            foreach (var other in members.Skip(1))
            {
                if (!_joined.Add((members[0].Id, other.Id))) continue;
                Exact++;
                foreach (var content in Join(documents, members[0], other, $"both have the id {group.Key.Scheme} {group.Key.Value} {group.Key.Edition}".TrimEnd(), 1)) yield return content;
            }
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private IEnumerable<DocumentContent> ByLabel(ImportLog log)
    {
        var documents = Documents("labels", log);
        var groups = entities.SelectMany(e => e.Aliases.Prepend(e.Name).Select(label => (Entity: e, Label: TextFold.Fold(label))).DistinctBy(p => p.Label))
            .GroupBy(p => (p.Entity.Id.Prefix, p.Label)).Where(g => g.Count() > 1 && g.Key.Label.Length > 3)
            .OrderBy(g => g.Key.Prefix, StringComparer.Ordinal).ThenBy(g => g.Key.Label, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            // Each is joined with one, not all with all: with the entity that is named by the label alone, if there is one.
            var members = group.Select(p => p.Entity).OrderByDescending(e => e.Id == EntityId.Create(e.Id.Prefix, group.Key.Label)).ThenByDescending(e => e.Defined).ThenBy(e => e.Id).ToList();
            foreach (var other in members.Skip(1))
            {
                if (apart.Are(members[0].Id, other.Id))
                {
                    HeldApart++;
                    continue;
                }
                if (!Add(members[0].Id, other.Id)) continue;
                Labels++;
                foreach (var content in Join(documents, members[0], other, $"both are called '{group.Key.Label}'", 0.9)) yield return content;
            }
        }
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private IEnumerable<DocumentContent> ByLikeness(ImportLog log)
    {
        var documents = Documents("proposals", log);
        var byId = entities.ToDictionary(e => e.Id);
        var (all, compared) = (0L, 0L);
        foreach (var kind in entities.GroupBy(e => e.Id.Prefix, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (pairs, measure) = LabelPairs.Find([.. kind.OrderBy(e => e.Id).Select(e => (e.Id, e.Name))], threshold);
            (all, compared) = (all + measure.AllPairs, compared + measure.Compared);
            foreach (var pair in pairs.Where(p => !apart.Are(p.First, p.Second)).OrderBy(p => p.First).ThenBy(p => p.Second))
            {
                if (!Add(pair.First, pair.Second)) continue;
                Proposals++;
                var reason = $"both names have {string.Join(", ", pair.Shared)}{(pair.Other.Count > 0 ? $"; only one has {string.Join(", ", pair.Other)}" : "")}; alike to {pair.Similarity.ToString("0.00", CultureInfo.InvariantCulture)}";
                // Below the bar of assertion whatever the likeness: a machine's guess waits for a person.
                foreach (var content in Join(documents, byId[pair.First], byId[pair.Second], reason, Math.Round(pair.Similarity * 0.59, 3))) yield return content;
            }
        }
        Measure = new(all, compared);
        foreach (var rest in documents.Finish()) yield return rest;
    }

    private bool Add(EntityId first, EntityId second) => !_joined.Contains((second, first)) && _joined.Add((first, second));

    private RecordDocuments Documents(string part, ImportLog log) =>
        new(new(Key, "Joins found by RiskGraph", catalogue.Version, "CC0-1.0", "RiskGraph", null), s_file, part, EvidenceRole.Secondary, log, size: 500) { Method = Method.Inferred };

    private static IEnumerable<DocumentContent> Join(RecordDocuments documents, Entity first, Entity second, string reason, double confidence)
    {
        var record = documents.Record("pairs", documents.Current.Count + 2);
        record.Refer(first.Id, first.Name);
        record.Refer(second.Id, second.Name);
        record.Field("one", $"{first.Name} ({first.Id})");
        record.Field("other", $"{second.Name} ({second.Id})");
        record.Say(first.Id, "SAME_AS", second.Id, record.Field("reason", reason), "pairs", confidence);
        return documents.Add(record);
    }
}
