using RiskGraph.Core.Language;
using RiskGraph.Core.Model;

namespace RiskGraph.Citations.Lookup.Index;

/// <param name="Primary">The entity that the document summarises, or -1.</param>
internal sealed record IndexedDocument(EntityId Id, string Title, int Primary);

/// <summary>A live passage. Its units are [FirstUnit, FirstUnit + Units).</summary>
internal sealed record IndexedPassage(string Id, int Document, string Text, int FirstUnit, int Units);

/// <summary>What can be quoted by itself: [Start, Start + Length) of a passage's text.</summary>
internal readonly record struct IndexedUnit(int Passage, int Start, int Length);

internal sealed record IndexedEntity(EntityId Id, string Name);

/// <param name="Object">The entity, or -1 for a literal.</param>
internal sealed record IndexedStatement(string Id, int Subject, string Predicate, int Object);

/// <summary>A piece of live evidence: [Start, Start + Length) of a passage's text.</summary>
internal readonly record struct IndexedEvidence(int Statement, int Passage, int Start, int Length, EvidenceRole Role);

/// <summary>
/// All live evidence of one state of a store, made for looking up sentences. Everything in it is numbered from 0. It is read
/// from many threads, and never changes: a store that has changed gets an index of its own.
/// </summary>
internal sealed class EvidenceIndex
{
    public required Vocabulary Vocabulary { get; init; }
    public required IReadOnlyList<IndexedDocument> Documents { get; init; }
    public required IReadOnlyList<IndexedPassage> Passages { get; init; }
    public required IReadOnlyList<IndexedUnit> Units { get; init; }
    public required IReadOnlyList<IndexedEntity> Entities { get; init; }
    public required IReadOnlyList<IndexedStatement> Statements { get; init; }
    public required IReadOnlyList<IndexedEvidence> Evidence { get; init; }

    /// <summary>The texts of units, with a little of what stands around them.</summary>
    public required TextIndex UnitText { get; init; }

    /// <summary>Names, aliases and descriptions of entities.</summary>
    public required TextIndex EntityText { get; init; }

    /// <summary>Who goes by which name.</summary>
    public required NameTable Names { get; init; }

    /// <summary>The evidence that a unit has a part of.</summary>
    public required Rows EvidenceOfUnit { get; init; }

    /// <summary>The entities that a unit names.</summary>
    public required Rows MentionsOfUnit { get; init; }

    /// <summary>The live statements with an entity at either end.</summary>
    public required Rows StatementsOfEntity { get; init; }

    /// <summary>The units that have a part of a statement's evidence.</summary>
    public required Rows UnitsOfStatement { get; init; }

    /// <summary>Entities by what other schemes call them, folded.</summary>
    public required IReadOnlyDictionary<string, int[]> Identifiers { get; init; }

    /// <summary>The units in which an identifier stands (<see cref="IdentifierReader"/>), in order.</summary>
    public required IReadOnlyDictionary<string, List<int>> UnitsWithIdentifier { get; init; }

    public string TextOf(IndexedUnit unit) => Passages[unit.Passage].Text.Substring(unit.Start, unit.Length);

    /// <summary>The terms of a text, each once, as a query.</summary>
    public int[] Query(Token[] tokens) => [.. tokens.Select(Vocabulary.Find).Where(term => term >= 0).Distinct()];
}
