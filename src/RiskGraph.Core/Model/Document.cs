using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RiskGraph.Core.Model;

/// <summary>
/// The current text of a document and what is known of it. Its id is that of its entity (<c>document:…</c>) and stays when
/// the text changes; <see cref="Revision"/> names the text.
/// </summary>
public sealed record Document
{
    public required EntityId Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the text, or for a summary the page it was written from, can be read.</summary>
    public string? Url { get; init; }

    public EntityId? Publisher { get; init; }

    public PartialDate? PublishedOn { get; init; }

    public PartialDate? RetrievedOn { get; init; }

    /// <summary>A BCP 47 tag, as in <c>en</c> or <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>An SPDX id, as in <c>CC-BY-4.0</c>, or the source's own words.</summary>
    public string? Licence { get; init; }

    /// <summary>The file it was read from, relative to the path that was given, with forward slashes.</summary>
    public string? Path { get; init; }

    /// <summary>The plain text, markup removed. All spans of the document count UTF-16 code units of this.</summary>
    public required string Text { get; init; }

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>The works that were opened to write it.</summary>
    public ImmutableArray<SourceLink> Sources { get; init; } = [];

    /// <summary>The hash of the text as it was read, front matter and markup included.</summary>
    public required string Revision { get; init; }
}

/// <summary>A page that a document was written from.</summary>
public sealed record SourceLink(string? Title, string Url);

/// <summary>A part of a document: [Start, End) of its text, heading included.</summary>
/// <param name="Role">What the section is for, in kebab case: <c>summary</c>, <c>key-takeaway</c>, <c>in-practice</c> …, or <c>other</c>.</param>
/// <param name="Level">1 for a top heading, 0 for text before the first heading.</param>
public sealed record Section(string Title, string Role, int Level, int Start, int End);

/// <summary>A paragraph, list item, table row or front-matter entry: the smallest stretch of text that can be read by itself.</summary>
public sealed record Passage
{
    /// <summary>The id of the <see cref="Model.Document"/>.</summary>
    public required EntityId Document { get; init; }

    /// <summary>The title of its section, empty before the first heading.</summary>
    public required string Section { get; init; }

    /// <summary>0 for the first passage of the document with this section and text, 1 for the next such.</summary>
    public int Occurrence { get; init; }

    /// <summary>Where it starts in the document's text. Not part of the id: a passage that only moves stays itself.</summary>
    public required int Start { get; init; }

    /// <summary>The line of the source file on which it starts, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Exactly the document's text at [Start, End).</summary>
    public required string Text { get; init; }

    [JsonIgnore]
    public int End => Start + Text.Length;

    public string Id => "passage:" + ContentHash.Of(
        "passage", Document.Text, Section, Occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture), Text);
}

/// <summary>A stretch of a passage that names an entity.</summary>
/// <param name="Passage">The id of the passage.</param>
/// <param name="Start">In the passage's text, UTF-16 code units from 0.</param>
public sealed record Mention(EntityId Entity, string Passage, int Start, int Length);
