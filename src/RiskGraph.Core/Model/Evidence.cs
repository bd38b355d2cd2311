using System.Globalization;

namespace RiskGraph.Core.Model;

/// <summary>How near the document stands to what it reports: the thing itself, a work about it, a summary of such a work.</summary>
public enum EvidenceRole { Primary, Secondary, Tertiary }

/// <summary>Extracted from prose, Declared in front matter, Imported from a published data set, Curated by a person, Inferred from other statements.</summary>
public enum Method { Extracted, Declared, Imported, Curated, Inferred }

/// <summary>Why a statement is there: an exact quote at its place in a document.</summary>
public sealed record Evidence
{
    /// <summary>The id of the <see cref="Model.Statement"/>.</summary>
    public required string Statement { get; init; }

    /// <summary>The id of the <see cref="Model.Passage"/> that holds the quote.</summary>
    public required string Passage { get; init; }

    /// <summary>Where the quote starts in the passage's text, in UTF-16 code units from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Exactly the passage's text from <see cref="Start"/>.</summary>
    public required string Quote { get; init; }

    public EvidenceRole Role { get; init; } = EvidenceRole.Tertiary;

    public Method Method { get; init; }

    /// <summary>How sure the method is, from 0 to 1. Not part of the id: a better extractor may change its mind.</summary>
    public double Confidence { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Confidence is from 0 to 1."); } = 1;

    /// <summary>The id of the <see cref="ImportRun"/> that recorded it; set by the store.</summary>
    public string Run { get; init; } = "";

    /// <summary>Set by the store.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the document no longer gave it; null while it is live; set by the store.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    public string Id => "evidence:" + ContentHash.Of(
        "evidence", Statement, Passage, Start.ToString(CultureInfo.InvariantCulture), Quote, Role.ToString(), Method.ToString());
}
