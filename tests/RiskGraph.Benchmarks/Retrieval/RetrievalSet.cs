using System.Text.RegularExpressions;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Model;

namespace RiskGraph.Benchmarks.Retrieval;

/// <summary>A text and the entities that it is about.</summary>
/// <param name="Own">Whose records are left out when it is looked up: its own, and those that say the same.</param>
/// <param name="Group">What decides in which half it is: the queries of one source stay together.</param>
internal sealed record RetrievalQuery(string Text, IReadOnlySet<int> Right, IReadOnlySet<int> Own, string Group)
{
    /// <summary>Weights were chosen on the one half, and the figures are those of the other.</summary>
    public bool IsForTuning { get; } = ContentHash.Of("half", Group)[0] % 2 == 0;
}

/// <param name="Pool">What can be found.</param>
internal sealed partial record RetrievalSet(string Name, IReadOnlyList<RetrievalQuery> Queries, IReadOnlySet<int> Pool)
{
    [GeneratedRegex(@"^step \d+, [^:]*: ", RegexOptions.CultureInvariant)]
    private static partial Regex StepLabel { get; }

    /// <summary>The sets that are made of MITRE ATLAS and the AI Atlas Nexus.</summary>
    public static async Task<IReadOnlyList<RetrievalSet>> AllAsync(EvidenceIndex index, Core.Storage.IGraphStore store, CancellationToken cancellationToken)
    {
        var ids = index.Entities.Select(e => e.Id).ToList();
        var entities = new Dictionary<EntityId, Entity>();
        foreach (var chunk in ids.Chunk(1000))
            foreach (var (id, entity) in await store.EntitiesAsync(chunk, cancellationToken)) entities[id] = entity;
        return [Steps(index), Mitigations(index, entities), Incidents(index, entities), Actions(index, entities)];
    }

    /// <summary>The text of each step of a case study, without its label; the case study is left out.</summary>
    private static RetrievalSet Steps(EvidenceIndex index) => new("ATLAS step to technique", [.. index.Evidence
        .Select(e => (Evidence: e, Statement: index.Statements[e.Statement]))
        .Where(s => s.Statement.Predicate == "USES" && Prefix(index, s.Statement.Subject) == "incident" && Prefix(index, s.Statement.Object) == "technique")
        .Select(s => new RetrievalQuery(StepLabel.Replace(index.Passages[s.Evidence.Passage].Text.Substring(s.Evidence.Start, s.Evidence.Length), ""),
            new HashSet<int> { s.Statement.Object }, new HashSet<int> { s.Statement.Subject }, index.Entities[s.Statement.Subject].Id.Text))],
        Those(index, id => id.Prefix == "technique"));

    /// <summary>The statement of each mitigation; all mitigations from the same report are left out.</summary>
    private static RetrievalSet Mitigations(EvidenceIndex index, Dictionary<EntityId, Entity> entities)
    {
        var reports = index.Statements.Where(s => s.Predicate == "DOCUMENTED_IN").ToLookup(s => s.Subject, s => s.Object);
        var ofReport = index.Statements.Where(s => s.Predicate == "DOCUMENTED_IN").ToLookup(s => s.Object, s => s.Subject);
        var queries = index.Statements.Where(s => s.Predicate == "IN_GROUP" && Prefix(index, s.Subject) == "control" && IsMitigationGroup(index.Entities[s.Object].Id)).GroupBy(s => s.Subject)
            .Select(g => new RetrievalQuery(Text(index, entities, g.Key), g.Select(s => s.Object).ToHashSet(),
                reports[g.Key].SelectMany(r => ofReport[r]).Append(g.Key).ToHashSet(), string.Join(' ', reports[g.Key].Select(r => index.Entities[r].Id.Text).Order(StringComparer.Ordinal))));
        return new("MIT mitigation to category", [.. queries], Those(index, IsMitigationGroup));
        static bool IsMitigationGroup(EntityId id) => id.Text.StartsWith("group:mit-draft-ai-risk-mitigation", StringComparison.Ordinal);
    }

    private static RetrievalSet Incidents(EvidenceIndex index, Dictionary<EntityId, Entity> entities) => OfSubjects(index, entities, "incident text to risk", "MATERIALISES", "incident",
        id => id.Text.StartsWith("risk:atlas-", StringComparison.Ordinal));

    private static RetrievalSet Actions(EvidenceIndex index, Dictionary<EntityId, Entity> entities) => OfSubjects(index, entities, "NIST action to risk", "MITIGATES", "control",
        id => id.Text.StartsWith("risk:nist-", StringComparison.Ordinal));

    private static RetrievalSet OfSubjects(EvidenceIndex index, Dictionary<EntityId, Entity> entities, string name, string predicate, string kind, Func<EntityId, bool> isWanted) => new(name,
        [.. index.Statements.Where(s => s.Predicate == predicate && Prefix(index, s.Subject) == kind && s.Object >= 0 && isWanted(index.Entities[s.Object].Id)).GroupBy(s => s.Subject)
            .Select(g => new RetrievalQuery(Text(index, entities, g.Key), g.Select(s => s.Object).ToHashSet(), new HashSet<int> { g.Key }, index.Entities[g.Key].Id.Text))],
        Those(index, isWanted));

    private static string Text(EvidenceIndex index, Dictionary<EntityId, Entity> entities, int entity) =>
        entities[index.Entities[entity].Id] is { Description: { Length: > 0 } description } ? description : index.Entities[entity].Name;

    private static string Prefix(EvidenceIndex index, int entity) => entity < 0 ? "" : index.Entities[entity].Id.Prefix;

    private static HashSet<int> Those(EvidenceIndex index, Func<EntityId, bool> isWanted) => [.. Enumerable.Range(0, index.Entities.Count).Where(e => isWanted(index.Entities[e].Id))];
}
