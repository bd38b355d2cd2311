using System.Globalization;
using System.Text.Json.Serialization;

namespace RiskGraph.Core.Model;

/// <summary>
/// Proposed waits for a person and is in no relation field unless asked for; Unreviewed was extracted or imported above the
/// bar; Accepted, Disputed and Rejected are a person's word; Retracted has lost its last evidence.
/// </summary>
public enum StatementStatus { Proposed, Unreviewed, Accepted, Disputed, Rejected, Retracted }

/// <summary>
/// One proposition: subject, predicate, and an object that is an entity or a literal. Two documents that say the same
/// thing give one statement with two pieces of evidence, so its id covers what is said and not who says it.
/// </summary>
public sealed record Statement
{
    /// <summary>The confidence from which extracted evidence is asserted as Unreviewed; below it the statement is Proposed.</summary>
    public const double AssertionBar = 0.6;

    private string? _id;

    public required EntityId Subject { get; init; }

    /// <summary>The predicate's name in the catalogue, as in <c>ISSUED_BY</c>.</summary>
    public required string Predicate { get; init; }

    /// <summary>Null exactly when <see cref="Literal"/> is not.</summary>
    public EntityId? Object { get; init; }

    public Literal? Literal { get; init; }

    /// <summary>True when the sources say that it is not so.</summary>
    public bool Negated { get; init; }

    /// <summary>When it holds in the world, where a source says so.</summary>
    public PartialDate? ValidFrom { get; init; }

    public PartialDate? ValidTo { get; init; }

    /// <summary>The confidence of its strongest live evidence, from 0 to 1; set by the store.</summary>
    public double Confidence { get; init; }

    /// <summary>Set by the store, from the evidence and from reviews.</summary>
    public StatementStatus Status { get; init; }

    /// <summary>When the store first held it; set by the store.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When its last evidence went, null while it is live; set by the store.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary><c>statement:</c> and the hash of subject, predicate, object, polarity and validity.</summary>
    public string Id => _id ??= "statement:" + ContentHash.Of(
        "statement", Subject.Text, Predicate, Object?.Text, Literal?.Value, Literal?.Upper?.ToString(CultureInfo.InvariantCulture), Literal?.Unit,
        Literal is null ? null : Literal.Comparison.ToString(), Literal?.Period?.Text, Negated ? "not" : "", ValidFrom?.Text, ValidTo?.Text);

    /// <summary>Live statements count in degrees and show in relation fields.</summary>
    [JsonIgnore]
    public bool IsLive => Status is StatementStatus.Unreviewed or StatementStatus.Accepted or StatementStatus.Disputed;

    // The cached id is no part of the value: a copy made by `with` must work it out anew.
    private Statement(Statement other)
    {
        Subject = other.Subject;
        Predicate = other.Predicate;
        Object = other.Object;
        Literal = other.Literal;
        Negated = other.Negated;
        ValidFrom = other.ValidFrom;
        ValidTo = other.ValidTo;
        Confidence = other.Confidence;
        Status = other.Status;
        RecordedAt = other.RecordedAt;
        SupersededAt = other.SupersededAt;
    }

    public bool Equals(Statement? other) => other is not null && Id == other.Id && Confidence.Equals(other.Confidence)
        && Status == other.Status && RecordedAt == other.RecordedAt && SupersededAt == other.SupersededAt;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
