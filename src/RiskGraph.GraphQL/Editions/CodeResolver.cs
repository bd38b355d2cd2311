using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.GraphQL.Editions;

/// <summary>
/// Finds what a code of some scheme names and follows it through later editions. A code is scheme, value and edition: the same
/// value in another edition may be something else, so nothing is guessed where the edition is missing or not known.
/// </summary>
internal sealed class CodeResolver(IGraphStore store, GraphCatalogue catalogue)
{
    private const string SucceededBy = "SUCCEEDED_BY", DefinedIn = "DEFINED_IN", ClassifiedAs = "CLASSIFIED_AS";

    /// <summary>The most entities that one code names, and the most successors of one entity, that are followed.</summary>
    private const int Most = 50;

    private static readonly EntityId s_deprecated = EntityId.Parse("concept:deprecated");
    private static readonly StatementFilter s_standing = new StatementFilter.Status([StatementStatus.Unreviewed, StatementStatus.Accepted, StatementStatus.Disputed, StatementStatus.Retracted]);

    /// <param name="asked">With the edition where it is known.</param>
    /// <param name="asOf">Editions that began later are left out; null for none.</param>
    public async Task<Resolution> ResolveAsync(ExternalId asked, PartialDate? asOf, CancellationToken cancellationToken)
    {
        var found = await FindAsync(new(asked.Scheme, asked.Value, null), Most, cancellationToken);
        if (found.Count == 0) return await UnknownAsync(asked, asOf, cancellationToken);
        IReadOnlyList<string> editions = [.. found.SelectMany(e => Named(e, asked)).Select(x => x.Edition).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (asked.Edition is { } edition && found.All(e => Named(e, asked).All(x => x.Edition != edition)))
            return Nothing(ResolutionStatus.UnknownEdition, editions.Count == 0
                ? $"{asked.Scheme} {asked.Value} is known without an edition. Leave the edition out."
                : $"{asked.Scheme} {asked.Value} is not known in the edition {edition}. It is known in {string.Join(", ", editions)}, where it may mean something else. Give one of these, or import the edition and its map to the next.");
        if (asked.Edition is null && editions.Count > 1)
            return Nothing(ResolutionStatus.Ambiguous, $"{asked.Scheme} {asked.Value} is known in the editions {string.Join(", ", editions)}, and a code may mean something else in each. Give the edition.") with { Entities = found };
        var entities = found.Where(e => Named(e, asked).Any(x => asked.Edition is null || x.Edition == asked.Edition)).ToList();
        return await FollowedAsync(asked, asOf, entities, editions, cancellationToken);

        Resolution Nothing(ResolutionStatus status, string message) => new(asked, asOf, status, message, [], editions, [], []);
    }

    private async Task<Resolution> FollowedAsync(ExternalId asked, PartialDate? asOf, IReadOnlyList<Entity> entities, IReadOnlyList<string> editions, CancellationToken cancellationToken)
    {
        var successors = await SuccessorsAsync(entities, asOf, cancellationToken);
        var about = await store.StatementsAboutAsync([.. entities.Select(e => e.Id)],
            new(new StatementFilter.All([new StatementFilter.Subject([.. entities.Select(e => e.Id)]), new StatementFilter.Predicates([DefinedIn, ClassifiedAs]), s_standing]), [], new(First: 4 * Most)), cancellationToken);
        var said = about.Values.SelectMany(p => p.Edges).Select(e => e.Node).Where(s => !s.Negated).OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        var deprecated = said.Where(s => s.Predicate == ClassifiedAs && s.Object == s_deprecated && s.IsLive).ToList();
        var defined = said.Where(s => s.Predicate == DefinedIn).ToList();
        var code = asked.Edition is null ? $"{asked.Scheme} {asked.Value}" : $"{asked.Scheme} {asked.Value}:{asked.Edition}";
        var (status, message, rests) = (successors.Count, deprecated.Count) switch
        {
            ( > 0, _) => (ResolutionStatus.Succeeded, $"{code} has {(successors.Count == 1 ? "a successor" : $"{successors.Count} successors")}. Each says why.", []),
            (_, > 0) => (ResolutionStatus.Deprecated, $"{code} is deprecated, and no successor is known. Its publisher says so in the statements given.", deprecated),
            _ when defined.Any(s => s.IsLive) => (ResolutionStatus.Current, $"{code} is in force as far as this graph knows: no later edition has anything in its place.", []),
            _ when defined.Count > 0 => (ResolutionStatus.Withdrawn, $"{code} was defined by its publisher and is no longer: the edition that was read last does not have it, and no successor is known. Others still cite it.", defined),
            _ => (ResolutionStatus.Cited, $"{code} is cited here, but its publisher's list was not read. Import the list to learn what it means.", (List<Statement>)[]),
        };
        return new(asked, asOf, status, message, entities, editions, successors, rests);
    }

    /// <summary>Walks from edition to edition, one store call a step.</summary>
    private async Task<IReadOnlyList<Successor>> SuccessorsAsync(IReadOnlyList<Entity> entities, PartialDate? asOf, CancellationToken cancellationToken)
    {
        if (catalogue.Predicate(SucceededBy) is null) return [];
        var relation = new Relation(SucceededBy, Direction.Out, [.. catalogue.Kinds.Select(k => k.Name)]);
        var (ends, open) = (new List<Successor>(), entities.Select(e => new Successor(e, e, [], [])).ToList());
        while (open.Count > 0)
        {
            var pages = await store.RelatedAsync(new([.. open.Select(o => o.Entity.Id).Distinct()], relation, null, new StatementFilter.Negated(false), [], new(First: Most)), cancellationToken);
            var next = new List<Successor>();
            foreach (var way in open)
            {
                // A list that comes back to where it was says no more than it has said.
                var onward = (pages.GetValueOrDefault(way.Entity.Id)?.Edges ?? []).Select(e => e.Node)
                    .Where(r => Began(r.Statement, asOf) && r.Entity.Id != way.From.Id && way.Steps.All(s => s.Object != r.Entity.Id)).ToList();
                if (onward.Count == 0 && way.Steps.Count > 0) ends.Add(way);
                next.AddRange(onward.Select(r => way with { Entity = r.Entity, Steps = [.. way.Steps, r.Statement] }));
            }
            open = next;
        }
        if (ends.Count == 0) return [];
        var evidence = await store.EvidenceAsync([.. ends.SelectMany(e => e.Steps).Select(s => s.Id).Distinct()], new(First: 1), cancellationToken);
        return [.. ends.Select(e => e with { Reasons = [.. e.Steps.Select(s => evidence[s.Id].Edges is [var best, ..] ? best.Node.Quote : "")] }).OrderBy(e => e.From.Id).ThenBy(e => e.Entity.Id).DistinctBy(e => (e.From.Id, e.Entity.Id))];
    }

    private static bool Began(Statement statement, PartialDate? asOf) => asOf is null || statement.ValidFrom is null || statement.ValidFrom.Start <= asOf.End;

    private async Task<Resolution> UnknownAsync(ExternalId asked, PartialDate? asOf, CancellationToken cancellationToken)
    {
        // Which part of the code is at fault, so that the message can say it.
        var known = (await FindAsync(new(asked.Scheme, null, null), 1, cancellationToken)).Count > 0;
        if (known)
            return new(asked, asOf, ResolutionStatus.UnknownValue, $"{asked.Scheme} has no '{asked.Value}' here. " + (asked.Value.Split(':') is [var value, var edition]
                ? $"Write the edition apart: value \"{value}\", edition \"{edition}\"." : "Codes are compared exactly, as in LLM02 or AML.T0051.000. It may never have been, be of an edition that was not imported, or have been withdrawn."), [], [], [], []);
        var schemes = (await FindAsync(new(null, asked.Value, null), Most, cancellationToken)).SelectMany(e => e.ExternalIds).Where(x => x.Value == asked.Value).Select(x => x.Scheme).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(asked, asOf, ResolutionStatus.UnknownScheme, $"Nothing here has an id of the scheme '{asked.Scheme}'. " + (schemes.Count > 0
            ? $"'{asked.Value}' is known in {string.Join(", ", schemes)}." : "Schemes are in lower case, as in owasp-llm, mitre-atlas or cve; externalIds of any entity shows those in use."), [], [], [], []);
    }

    private async Task<IReadOnlyList<Entity>> FindAsync(EntityFilter.External external, int most, CancellationToken cancellationToken) =>
        [.. (await store.EntitiesAsync(new EntityQuery(external, [], new(First: most)), cancellationToken)).Edges.Select(e => e.Node)];

    private static IEnumerable<ExternalId> Named(Entity entity, ExternalId asked) => entity.ExternalIds.Where(x => x.Scheme == asked.Scheme && x.Value == asked.Value);
}
