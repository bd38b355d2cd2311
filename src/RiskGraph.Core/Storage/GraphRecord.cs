using System.Text.Json.Serialization;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Storage;

/// <summary>One record of a whole graph, as it is exported and taken in again; a closed union, in the order of an export.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OfRun), "run")]
[JsonDerivedType(typeof(OfDocument), "document")]
[JsonDerivedType(typeof(OfPassage), "passage")]
[JsonDerivedType(typeof(OfContribution), "contribution")]
[JsonDerivedType(typeof(OfStatement), "statement")]
[JsonDerivedType(typeof(OfEvidence), "evidence")]
[JsonDerivedType(typeof(OfMention), "mention")]
[JsonDerivedType(typeof(OfRedirect), "redirect")]
[JsonDerivedType(typeof(OfReview), "review")]
[JsonDerivedType(typeof(OfChange), "change")]
public abstract record GraphRecord
{
    private GraphRecord() { }
    public sealed record OfRun(ImportRun Run) : GraphRecord;
    /// <param name="SupersededAt">Null while the document is live.</param>
    public sealed record OfDocument(Document Document, DateTimeOffset RecordedAt, DateTimeOffset? SupersededAt) : GraphRecord;
    public sealed record OfPassage(Passage Passage, DateTimeOffset? SupersededAt) : GraphRecord;
    /// <summary>What one document says of one entity; ordered by entity, then document.</summary>
    public sealed record OfContribution(EntityId Document, Entity Entity, DateTimeOffset? SupersededAt) : GraphRecord;
    public sealed record OfStatement(Statement Statement) : GraphRecord;
    public sealed record OfEvidence(Evidence Evidence) : GraphRecord;
    /// <summary>Ordered by entity, passage, start.</summary>
    public sealed record OfMention(Mention Mention, DateTimeOffset? SupersededAt) : GraphRecord;
    public sealed record OfRedirect(Redirect Redirect) : GraphRecord;
    /// <summary>Ordered by statement, then time.</summary>
    public sealed record OfReview(Review Review) : GraphRecord;
    /// <summary>Ordered by sequence.</summary>
    public sealed record OfChange(Change Change) : GraphRecord;
}
