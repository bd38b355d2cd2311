using RiskGraph.Core.Model;

namespace RiskGraph.GraphQL.Editions;

/// <summary>What became of a code of some scheme.</summary>
internal enum ResolutionStatus { Current, Succeeded, Deprecated, Withdrawn, Cited, Ambiguous, UnknownEdition, UnknownValue, UnknownScheme }

/// <summary>What a code names, and what later editions have in its place.</summary>
/// <param name="Message">For a person: what the answer means and, where nothing was found, what to write instead.</param>
/// <param name="Entities">What the code names; by id.</param>
/// <param name="Editions">In which the code is known; ascending, null where its scheme has none.</param>
/// <param name="Statements">What Deprecated and Withdrawn rest on; by id.</param>
internal sealed record Resolution(
    ExternalId Asked, PartialDate? AsOf, ResolutionStatus Status, string Message, IReadOnlyList<Entity> Entities, IReadOnlyList<string> Editions, IReadOnlyList<Successor> Successors, IReadOnlyList<Statement> Statements);

/// <summary>What a later edition has in place of an entity.</summary>
/// <param name="From">What the code asked for names.</param>
/// <param name="Steps">From edition to edition; the last leads to <paramref name="Entity"/>.</param>
/// <param name="Reasons">The words of the evidence of each step.</param>
internal sealed record Successor(Entity From, Entity Entity, IReadOnlyList<Statement> Steps, IReadOnlyList<string> Reasons);
