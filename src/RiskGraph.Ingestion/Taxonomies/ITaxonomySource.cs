using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies;

/// <summary>A published taxonomy or list that can be read. It holds no state: each reading starts anew.</summary>
public interface ITaxonomySource
{
    /// <summary>What the command line calls it, in kebab case, as in <c>atlas</c>.</summary>
    string Name { get; }

    /// <summary>What it reads, in one line.</summary>
    string Description { get; }

    /// <summary>
    /// Reads it, a few hundred records a document, so that memory stays bounded. The same input gives the same documents,
    /// each complete; every entity that a document's statements name is among its entities.
    /// </summary>
    /// <exception cref="TaxonomyException">The input is not of this source; nothing of the file at fault was yielded.</exception>
    IEnumerable<DocumentContent> Read(SourceInput input, ImportLog log);
}

/// <summary>The input is not what the source publishes; the message says where, what is wrong and what to give instead.</summary>
public sealed class TaxonomyException(string message) : FormatException(message);
