using System.Globalization;
using System.Text;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Ingestion.Taxonomies.Records;

/// <summary>
/// Builds one document out of records: each record is a passage that shows its fields a line each, and a statement's evidence
/// quotes the line it rests on. The first passage says where the document comes from, in which edition and under which licence.
/// </summary>
internal sealed class RecordDocument
{
    private readonly ImportLog _log;
    private readonly StringBuilder _text = new();
    private readonly List<Passage> _passages = [];
    private readonly List<Section> _sections = [];
    private readonly Dictionary<(string, string), int> _occurrences = [];
    private readonly Dictionary<EntityId, Entity> _entities = [];
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Evidence> _evidence = new(StringComparer.Ordinal);
    private readonly EvidenceRole _role;

    public RecordDocument(Edition edition, InputFile file, string part, EvidenceRole role, ImportLog log)
    {
        (Edition, File, _role, _log) = (edition, file, role, log);
        Id = EntityId.Create("document", $"{edition.Key} {part}");
        Title = $"{edition.Title}: {part}";
        var header = Record("source", 1);
        header.Field("source", edition.Name);
        var version = header.Field("edition", edition.Version ?? "not numbered");
        header.Field("licence", edition.Licence);
        var publisher = header.Field("publisher", edition.Publisher);
        header.Field("url", edition.Url);
        header.Field("file", file.Path);
        var organization = EntityId.Create("organization", edition.Publisher);
        header.Refer(organization, edition.Publisher);
        header.Define(new Entity(edition.Taxonomy, edition.Name)
        {
            ExternalIds = [new("riskgraph-source", edition.Key, edition.Version, edition.Url)],
            Properties = Properties(("edition", edition.Version), ("published", edition.Published?.Text), ("licence", edition.Licence)),
        });
        _entities[Id] = new(Id, Title);
        header.Say(Id, "DEFINED_IN", edition.Taxonomy, version);
        header.Say(edition.Taxonomy, "PUBLISHED_BY", organization, publisher);
        Add(header);
    }

    public Edition Edition { get; }

    public InputFile File { get; }

    public EntityId Id { get; }

    public string Title { get; }

    /// <summary>A BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>How its statements were found.</summary>
    public Method Method { get; init; } = Method.Imported;

    /// <summary>How many records it has, the one on its source not counted.</summary>
    public int Count => _passages.Count - 1;

    /// <param name="section">What the source calls the list that the record is in.</param>
    /// <param name="line">Of the file, from 1.</param>
    public RecordPassage Record(string section, int line) => new(section, line, File, _log);

    public void Add(RecordPassage record)
    {
        var text = record.Text;
        var section = record.Section;
        if (_sections.Count == 0 || _sections[^1].Title != section) _sections.Add(new(section, "other", 1, _text.Length, _text.Length));
        var occurrence = _occurrences.GetValueOrDefault((section, text));
        _occurrences[(section, text)] = occurrence + 1;
        var passage = new Passage { Document = Id, Section = section, Occurrence = occurrence, Start = _text.Length, Line = record.Line, Text = text };
        _passages.Add(passage);
        _text.Append(text).Append("\n\n");
        _sections[^1] = _sections[^1] with { End = _text.Length };
        foreach (var (entity, defines) in record.Entities) Contribute(entity, defines);
        var id = passage.Id;
        foreach (var said in record.Statements)
        {
            _statements.TryAdd(said.Statement.Id, said.Statement);
            var evidence = new Evidence
            {
                Statement = said.Statement.Id,
                Passage = id,
                Start = said.Quote.Start,
                Quote = text.Substring(said.Quote.Start, said.Quote.Length),
                Role = _role,
                Method = Method,
                Confidence = said.Confidence,
            };
            // A record may say a thing twice in one field: it is one piece of evidence.
            if (_evidence.TryAdd(evidence.Id, evidence)) _log.Said(said.Statement.Predicate);
        }
    }

    private void Contribute(Entity entity, bool defines)
    {
        if (defines) _log.Defined(entity.Id);
        if (!_entities.TryGetValue(entity.Id, out var before))
        {
            _entities.Add(entity.Id, Ordered(entity));
            return;
        }
        var (first, second) = entity.Defined && !before.Defined ? (entity, before) : (before, entity);
        _entities[entity.Id] = EntityMerge.Merge([(Id, first), (Id, second)]);
    }

    private static Entity Ordered(Entity entity) => EntityMerge.Merge([(EntityId.Parse("document:x"), entity)]);

    public DocumentContent Build()
    {
        var text = _text.ToString();
        var parts = new List<string?> { Edition.Version, Edition.Licence };
        parts.AddRange(_evidence.Keys.Order(StringComparer.Ordinal));
        var document = new Document
        {
            Id = Id,
            Title = Title,
            Url = Edition.Url,
            Publisher = EntityId.Create("organization", Edition.Publisher),
            PublishedOn = Edition.Published,
            Language = Language,
            Licence = Edition.Licence,
            Path = File.Path,
            Text = text,
            Sections = [.. _sections],
            Revision = ContentHash.Of("records", text, ContentHash.Of([.. parts])),
        };
        return new(document)
        {
            Passages = _passages,
            Entities = [.. _entities.Values.OrderBy(e => e.Id)],
            Statements = [.. _statements.Values],
            Evidence = [.. _evidence.Values],
        };
    }

    /// <summary>The properties that have a value.</summary>
    public static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Properties(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var properties = Entity.NoProperties.ToBuilder();
        foreach (var (name, value) in values)
            if (!string.IsNullOrWhiteSpace(value)) properties[name] = value.Trim();
        return properties.ToImmutable();
    }

    /// <summary>A part's number as ids have it.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
