using System.Collections.Immutable;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export.Spooling;

/// <param name="Licences">Of the documents that describe it, each once, ordered ordinally.</param>
public sealed record ExportedEntity(Entity Entity, KindDefinition Kind, ImmutableArray<string> Licences);

/// <param name="Evidence">The live evidence, most confident first, then by id.</param>
/// <param name="Licences">Of the documents of the evidence, each once, ordered ordinally.</param>
public sealed record ExportedStatement(Statement Statement, PredicateDefinition Predicate, IReadOnlyList<ExportedEvidence> Evidence, ImmutableArray<string> Licences);

/// <param name="Document">Without its text and sections.</param>
public sealed record ExportedEvidence(Evidence Evidence, Passage Passage, Document Document)
{
    public string Licence => Licences.Of(Document);
}
