using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>What one run wants to change. It is applied whole or not at all, and applying it twice changes nothing the second time.</summary>
public sealed record ChangeSet(ImportRun Run)
{
    /// <summary>At most one for a document.</summary>
    public IReadOnlyList<DocumentContent> Documents { get; init; } = [];

    /// <summary>Each leads to an entity that is in the store, and none in a circle. A later redirect of the same id replaces the earlier.</summary>
    public IReadOnlyList<Redirect> Redirects { get; init; } = [];

    /// <summary>Of statements that are in the store or in <see cref="Documents"/>. The latest review of a statement wins.</summary>
    public IReadOnlyList<Review> Reviews { get; init; } = [];
}

/// <summary>
/// All that a document now says. With <see cref="Complete"/>, whatever the store holds live from this document and does not
/// find here is superseded: evidence, mentions, passages and contributions to entities, and with its last evidence a statement.
/// An entity lives while some document describes it or a statement about it stands.
/// </summary>
public sealed record DocumentContent(Document Document)
{
    /// <summary>False adds to what the document said before; for documents too large for one change set.</summary>
    public bool Complete { get; init; } = true;

    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The entities as this document describes them, its own (of kind Document) among them; each id once.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Each once, with evidence in <see cref="Evidence"/>; subject and object are in <see cref="Entities"/> or in the store.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Each is of a statement in <see cref="Statements"/> and a passage in <see cref="Passages"/>.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Each lies in a passage of <see cref="Passages"/> and names an entity that is in <see cref="Entities"/> or in the store.</summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
}

/// <summary>What a change set changed, or would change.</summary>
public sealed record Difference
{
    /// <summary>
    /// In the order of <see cref="RecordKind"/>, within each by id. A document is updated also when only its passages, mentions or
    /// descriptions of entities changed. A statement that comes or goes tells of its evidence.
    /// </summary>
    public IReadOnlyList<DifferenceLine> Lines { get; init; } = [];

    public bool IsEmpty => Lines.Count == 0;
}

/// <summary>Superseded: no live source says it any more. Restored: one says it again.</summary>
public enum ChangeAction { Added, Updated, Superseded, Restored }

public enum RecordKind { Document, Entity, Statement, Evidence, Redirect, Review }

/// <param name="Text">For a person: the name of an entity, a statement as subject, predicate and object, the quote of an evidence.</param>
public sealed record DifferenceLine(ChangeAction Action, RecordKind Kind, string Id, string Text);

/// <summary>One line of the store's history, which only ever grows.</summary>
/// <param name="Sequence">Rises with every change of the store, from 1, without being reused.</param>
public sealed record Change(long Sequence, string Run, DateTimeOffset At, ChangeAction Action, RecordKind Kind, string Id);

/// <summary>The change set cannot be stored as it is; the message says what is wrong and where. Nothing of it was stored.</summary>
public sealed class ChangeSetException(string message) : FormatException(message);
