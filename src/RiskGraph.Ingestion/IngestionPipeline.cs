using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Sections;

namespace RiskGraph.Ingestion;

/// <summary>From a text to all that it says. Pure: the same text and known names give the same bytes. May be used from many threads.</summary>
public sealed class IngestionPipeline
{
    private readonly GraphCatalogue _catalogue;

    /// <exception cref="CatalogueException">The catalogue lacks the kind Document.</exception>
    public IngestionPipeline(GraphCatalogue catalogue)
    {
        if (catalogue.Kind("Document") is null) throw new CatalogueException("The catalogue has no kind Document, in which ingestion keeps the texts. Add it, as in the built-in catalogue.");
        _catalogue = catalogue;
    }

    /// <param name="known">What other documents define; names that the text itself defines come before these.</param>
    public PipelineResult Run(SourceText source, KnownNames known)
    {
        if (_catalogue.KindOf(source.Id)?.Name != "Document") throw new ArgumentException($"{source.Id} is no document's id.", nameof(source));
        var plain = MarkdownReader.Read(SourceNormaliser.Normalise(source.Text));
        var sectioned = SectionReader.Read(source.Id, plain);
        var document = new Document
        {
            Id = source.Id,
            Title = sectioned.Title ?? source.Id.Slug,
            Path = source.Path,
            Text = plain.Text,
            Sections = sectioned.Sections,
            Revision = ContentHash.Of("revision", source.Text),
        };
        return new(new DocumentContent(document)
        {
            Passages = [.. sectioned.Passages.Select(p => p.Passage)],
            Entities = [new(document.Id, document.Title)],
        }, []);
    }
}
