using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.FrontMatter;
using RiskGraph.Ingestion.Markdown;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Sections;
using RiskGraph.Ingestion.Sentences;
using RiskGraph.Ingestion.Statements;
using RiskGraph.Ingestion.Tables;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion;

/// <summary>From a text to all that it says. Pure: the same text and known names give the same bytes. May be used from many threads.</summary>
public sealed class IngestionPipeline
{
    private readonly GraphCatalogue _catalogue;
    private readonly KnownEntities _vocabulary;

    /// <exception cref="CatalogueException">The catalogue lacks the kind Document.</exception>
    public IngestionPipeline(GraphCatalogue catalogue)
    {
        if (catalogue.Kind(Kinds.Document) is null) throw new CatalogueException("The catalogue has no kind Document, in which ingestion keeps the texts. Add it, as in the built-in catalogue.");
        _catalogue = catalogue;
        _vocabulary = new(catalogue);
    }

    /// <param name="known">What other documents define; names that the text itself defines come before these.</param>
    public PipelineResult Run(SourceText source, KnownNames known)
    {
        if (_catalogue.KindOf(source.Id)?.Name != Kinds.Document) throw new ArgumentException($"{source.Id} is no document's id.", nameof(source));
        return Run(source.Id, source.Path, ContentHash.Of("revision", source.Text), MarkdownReader.Read(SourceNormaliser.Normalise(source.Text)), known);
    }

    private PipelineResult Run(EntityId id, string path, string revision, PlainText plain, KnownNames known)
    {
        var problems = new List<Problem>();
        var front = plain.Blocks is [{ Kind: BlockKind.FrontMatter } yaml, ..] ? new FrontMatterReader(_catalogue, id, path, problems).Read(plain, yaml) : FrontMatterData.None;
        var sectioned = SectionReader.Read(id, plain);
        var reading = new Reading(id, sectioned, SentenceSplitter.Split(sectioned.Passages), new EntityTable());
        var statements = new StatementList();
        var document = new Draft(Kinds.Document, front.Title ?? sectioned.Title ?? id.Slug, Origin.Declared) { Id = id };
        var declared = new DeclaredEntities(_catalogue, reading.Entities, _vocabulary, known);

        var publisher = Declare(front, declared, reading, statements, document, known);
        var tables = FindNames(reading, declared, known);
        var place = FindMain(reading);
        FindStatements(reading, statements, document, tables, place, out var observations);
        var fromFrontMatter = new DeclaredStatements(_catalogue, reading, statements, document, _vocabulary, known);
        foreach (var statement in front.Statements) fromFrontMatter.Statement(statement, path, problems);

        problems.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        if (problems.Exists(p => p.Severity == Severity.Error)) return new(null, [.. problems]);
        var content = new Assembly(_catalogue, reading, statements, document, _vocabulary).Build(new Document
        {
            Id = id,
            Title = document.Name,
            Url = front.Url,
            Publisher = publisher?.Root.Id,
            PublishedOn = front.Published,
            RetrievedOn = front.Retrieved,
            Language = front.Language,
            Licence = front.Licence,
            Path = path,
            Text = plain.Text,
            Sections = [.. FrontMatterSection(plain), .. sectioned.Sections],
            Sources = front.Sources,
            Revision = revision,
        }, observations);
        return new(content with { Passages = [.. front.Passages.Concat(sectioned.Passages).Select(p => p.Passage)] }, [.. problems]);
    }

    private static IEnumerable<Section> FrontMatterSection(PlainText plain) => plain.Blocks is [{ Kind: BlockKind.FrontMatter } yaml, ..]
        ? [new(FrontMatterReader.SectionTitle, SectionRoles.FrontMatter, 0, yaml.Start, plain.Blocks.Length > 1 ? plain.Blocks[1].Start : plain.Text.Length)] : [];

    /// <summary>Takes in what front matter declares; gives the publisher.</summary>
    private Draft? Declare(FrontMatterData front, DeclaredEntities declared, Reading reading, StatementList statements, Draft document, KnownNames known)
    {
        var from = new DeclaredStatements(_catalogue, reading, statements, document, _vocabulary, known);
        foreach (var entity in front.Entities) from.Entity(entity, declared.Add(entity));
        foreach (var work in front.Works)
        {
            var draft = declared.Add(work);
            from.Entity(work, draft);
            from.Work(work, draft, declared);
            reading.Main ??= draft;
        }
        if (front.Publisher is not { } publisher) return null;
        var organization = declared.AddOrganization(publisher.Name);
        from.Publisher(publisher, organization);
        return organization;
    }

    private List<Table> FindNames(Reading reading, DeclaredEntities declared, KnownNames known)
    {
        StandardFinder.Find(reading, _vocabulary);
        new NameFinder(declared.Names, known.IndexFor(_catalogue), _vocabulary).Find(reading);
        var tables = Table.Find(reading);
        TableNames.Find(reading, tables);
        NameClassifier.Classify(reading, new CandidateFinder(reading).Find());
        DescribedOrganizations.Find(reading);
        Propagation.Spread(reading);
        new WorkFinder(reading).Find();
        new IncidentFinder(reading).Find();
        new RiskFinder(reading, _vocabulary).Find();
        Glosses.Attach(reading);
        Propagation.JoinShortForms(reading.Entities);
        Propagation.Spread(reading);
        return tables;
    }

    /// <summary>Where the text says what it summarises; null where it does not.</summary>
    private static (Sentence Sentence, int From, int To)? FindMain(Reading reading)
    {
        var main = new MainWork(reading);
        if (reading.Main is null) main.Find();
        Propagation.Spread(reading);
        new AnaphorFinder(reading).Find();
        return main.Place;
    }

    private void FindStatements(Reading reading, StatementList statements, Draft document, List<Table> tables, (Sentence Sentence, int From, int To)? place, out List<Observation> observations)
    {
        var risks = new FigureRisks(reading, _vocabulary);
        var (verbs, nouns, whole) = (new VerbStatements(reading, statements), new NounStatements(reading, statements, risks), new DocumentStatements(reading, statements, document));
        new SectionStatements(reading, statements, document, _vocabulary).Read();
        if (place is { } at) whole.Summarises(at.Sentence);
        foreach (var sentence in reading.Sentences)
        {
            if (!CandidateFinder.IsProse(sentence.Passage)) continue;
            nouns.Read(sentence);
            if (sentence.Role is SectionRoles.Attribution or SectionRoles.InPractice or SectionRoles.Principles) continue;
            verbs.Read(sentence);
            whole.Dates(sentence);
            whole.Journals(sentence);
        }
        whole.Title();
        whole.Byline();
        whole.Tests();
        new IncidentStatements(reading, statements).Read();
        whole.Attribution();
        observations = new ObservationFinder(reading, risks).Find();
        new TableStatements(reading, statements, risks).Read(tables, observations);
        FollowFromFigures(statements, observations);
        whole.Suggestions();
        whole.Mentions();
    }

    /// <summary>A benchmark's result on a system says that it tested the system; that it measures the risk which a result names waits for a person.</summary>
    private static void FollowFromFigures(StatementList statements, List<Observation> observations)
    {
        foreach (var observation in observations)
        {
            if (observation.Sentence is not { } sentence) continue;
            foreach (var benchmark in observation.Targets(Predicates.MeasuredBy))
            {
                foreach (var system in observation.Targets(Predicates.ObservedOn)) statements.Add(benchmark, Predicates.Evaluates, system, 0.75, sentence);
                foreach (var (predicate, risk, confidence) in observation.Relations)
                    if (predicate == Predicates.Indicates && confidence > 0.8) statements.Add(benchmark, Predicates.Measures, risk, 0.55, sentence);
            }
        }
    }
}
