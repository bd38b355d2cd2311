using System.Collections.Immutable;
using RiskGraph.Core.Model;

namespace RiskGraph.Ingestion.Vocabulary;

/// <summary>An entity that ingestion knows beforehand.</summary>
/// <param name="Kind">Its name in the catalogue, as in <c>Risk</c>.</param>
/// <param name="IsFamily">A line of models whose members are told apart by versions.</param>
/// <param name="IsBareName">Whether the name by itself is an entity.</param>
internal sealed record VocabularyEntity(EntityId Id, string Kind, string Name, ImmutableArray<string> Aliases, bool IsFamily, bool IsBareName);
