using RiskGraph.Core.Model;

namespace RiskGraph.Stores.Changes;

/// <summary>
/// What a store holds of all that a change set touches, live or not. It is filled bit by bit, as <see cref="ChangePlanner"/>
/// shows what is touched.
/// </summary>
internal sealed class KnownGraph
{
    /// <summary>The number of the last change.</summary>
    public long Sequence { get; set; }

    // Of the change set's documents, and of the entities and statements that it names.
    public Dictionary<EntityId, KnownDocument> Documents { get; } = [];
    public Dictionary<string, KnownPassage> Passages { get; } = new(StringComparer.Ordinal);
    public Dictionary<(EntityId Document, EntityId Entity), KnownContribution> Contributions { get; } = [];
    public Dictionary<string, KnownEvidence> Evidence { get; } = new(StringComparer.Ordinal);
    /// <summary>Whether each is superseded.</summary>
    public Dictionary<Mention, bool> Mentions { get; } = [];
    public Dictionary<EntityId, KnownEntity> Entities { get; } = [];
    /// <summary>Those named or reviewed, and all with the same subject, predicate and object.</summary>
    public Dictionary<string, Statement> Statements { get; } = new(StringComparer.Ordinal);
    /// <summary>All there are, where the change set has some.</summary>
    public Dictionary<EntityId, EntityId> Redirects { get; } = [];

    // All live evidence and all reviews of the statements touched. All contributions to the entities touched go into Contributions.
    public Dictionary<string, Dictionary<string, double>> LiveEvidence { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, List<Review>> Reviews { get; } = new(StringComparer.Ordinal);
}

internal sealed record KnownDocument(Document Document, DateTimeOffset RecordedAt, bool Superseded);

internal sealed record KnownPassage(EntityId Document, int Start, int Line, bool Superseded);

internal sealed record KnownContribution(Entity Entity, DateTimeOffset? SupersededAt);

internal sealed record KnownEvidence(string Statement, EntityId Document, string Quote, double Confidence, bool Superseded);

/// <param name="Entity">Null where only its being there was asked for.</param>
/// <param name="Standing">How many statements with it at either end are not retracted.</param>
internal sealed record KnownEntity(Entity? Entity, bool Superseded, int Standing);
