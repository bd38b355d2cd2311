using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Changes;

/// <summary>What a store has to write, worked out to the last value. Nothing in it has to be decided any more.</summary>
internal sealed class PlannedChanges
{
    public List<ImportRun> Runs { get; } = [];
    public List<GraphRecord.OfDocument> Documents { get; } = [];
    public List<GraphRecord.OfPassage> NewPassages { get; } = [];
    /// <summary>They are there; place and end may have changed.</summary>
    public List<GraphRecord.OfPassage> ChangedPassages { get; } = [];
    /// <summary>Passages that no longer stand in their document.</summary>
    public List<(string Id, DateTimeOffset At)> GonePassages { get; } = [];
    /// <summary>New or to be replaced.</summary>
    public List<GraphRecord.OfContribution> Contributions { get; } = [];
    /// <summary>New or to be replaced: the merged view.</summary>
    public List<MergedEntity> Entities { get; } = [];
    public List<Statement> NewStatements { get; } = [];
    public List<Statement> ChangedStatements { get; } = [];
    /// <summary>Statements between entities that came to life, and those that went.</summary>
    public List<Statement> NewLinks { get; } = [];
    public List<Statement> GoneLinks { get; } = [];
    public List<Evidence> NewEvidence { get; } = [];
    public List<ChangedEvidence> ChangedEvidence { get; } = [];
    public List<GraphRecord.OfMention> NewMentions { get; } = [];
    public List<GraphRecord.OfMention> ChangedMentions { get; } = [];
    public List<Redirect> Redirects { get; } = [];
    public List<Review> Reviews { get; } = [];
    public List<Change> Changes { get; } = [];
    public List<DegreeChange> Degrees { get; } = [];
    public List<CountChange> Counts { get; } = [];

    /// <summary>How many things there are to write, about.</summary>
    public int Rows => Runs.Count + Documents.Count + NewPassages.Count + ChangedPassages.Count + GonePassages.Count + Contributions.Count + Entities.Count
        + NewStatements.Count + ChangedStatements.Count + NewLinks.Count + GoneLinks.Count + NewEvidence.Count + ChangedEvidence.Count
        + NewMentions.Count + ChangedMentions.Count + Redirects.Count + Reviews.Count + Changes.Count + Degrees.Count;
}

/// <param name="SupersededAt">Null while a document says something of it or a statement about it stands.</param>
/// <param name="IsNew">Whether the store does not hold it yet, superseded or not.</param>
internal sealed record MergedEntity(Entity Entity, DateTimeOffset? SupersededAt, bool IsNew);

internal sealed record ChangedEvidence(string Id, double Confidence, DateTimeOffset? SupersededAt);

/// <summary>By how much the live statements of an entity by predicate, direction and kind at the other end change.</summary>
/// <param name="OtherKind">Empty for a literal.</param>
/// <param name="Count">Of statements.</param>
/// <param name="Targets">Of different entities at the other end.</param>
internal sealed record DegreeChange(EntityId Entity, string Predicate, Direction Direction, string OtherKind, int Count, int Targets);

/// <param name="Live">By how much its live statements change, a literal's among them.</param>
/// <param name="Standing">By how much its statements that are not retracted change.</param>
internal sealed record CountChange(EntityId Entity, int Live, int Standing);
