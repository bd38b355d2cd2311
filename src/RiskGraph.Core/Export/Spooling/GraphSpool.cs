using System.Diagnostics;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export.Spooling;

/// <summary>
/// One moment of a graph in a temporary file, so that a writer can look up what a record rests on while it streams. In memory are
/// only the places of records, some tens of bytes each, and the heads of documents.
/// </summary>
public sealed class GraphSpool : IDisposable
{
    private readonly SpoolFile _file;
    // Where each of the sections starts, one more than there are.
    private readonly long[] _sections = new long[11];
    private int _section;
    private readonly Dictionary<EntityId, Document> _documents = [];
    private readonly HashSet<EntityId> _pastDocuments = [];
    private readonly Dictionary<UInt128, (Place Place, EntityId Document)> _passages = [];
    private readonly Dictionary<EntityId, Contributions> _entities = [];
    private readonly List<(UInt128 Statement, Place Place)> _evidence = [];
    private readonly PassageCache _cache = new();

    /// <summary>The records of one entity, which stand together.</summary>
    private readonly record struct Contributions(Place Place, bool Described, bool Standing)
    {
        public bool IsLive => Described || Standing;
    }

    private GraphSpool(FileStream file) => _file = new(file);

    /// <summary>How many records there are.</summary>
    public long Count { get; private set; }

    /// <param name="file">Empty and the spool's from now on; best one that is deleted when it is closed.</param>
    /// <param name="tick">Called with every record; may throw to stop.</param>
    public static async Task<GraphSpool> FillAsync(IAsyncEnumerable<GraphRecord> records, FileStream file, Action tick, CancellationToken cancellationToken)
    {
        var spool = new GraphSpool(file);
        try
        {
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                spool.Add(record);
                tick();
            }
            spool.Finish();
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    public static Task<GraphSpool> FillAsync(IEnumerable<GraphRecord> records, FileStream file, Action tick, CancellationToken cancellationToken) =>
        FillAsync(records.ToAsyncEnumerable(), file, tick, cancellationToken);

    private void Add(GraphRecord record)
    {
        var section = Section(record);
        if (section < _section) throw new InvalidOperationException($"The store gives its records out of order: {record.GetType().Name} comes too late.");
        while (_section < section) _sections[++_section] = _file.Length;
        var place = _file.Append(record);
        Count++;
        switch (record)
        {
            case GraphRecord.OfDocument { Document: var document } of:
                _documents.Add(document.Id, document with { Text = "", Sections = [] });
                if (of.SupersededAt is not null) _pastDocuments.Add(document.Id);
                break;
            case GraphRecord.OfPassage { Passage: var passage }: _passages.Add(HashKey.Of(passage.Id), (place, Known(passage.Document))); break;
            case GraphRecord.OfContribution { Entity.Id: var id, SupersededAt: var gone }:
                var before = _entities.GetValueOrDefault(id, new(place with { Length = -1 }, false, false));
                _entities[id] = new(before.Place with { Length = (int)(place.Offset + place.Length - before.Place.Offset) }, before.Described || gone is null, false);
                break;
            case GraphRecord.OfStatement { Statement: { Status: not StatementStatus.Retracted } statement }:
                Stands(statement.Subject);
                if (statement.Object is { } other) Stands(other);
                break;
            case GraphRecord.OfEvidence { Evidence: var evidence }: _evidence.Add((HashKey.Of(evidence.Statement), place)); break;
        }
    }

    private void Stands(EntityId id)
    {
        if (_entities.TryGetValue(id, out var known) && !known.Standing) _entities[id] = known with { Standing = true };
    }

    private void Finish()
    {
        while (_section < _sections.Length - 1) _sections[++_section] = _file.Length;
        _file.Flush();
        _evidence.Sort((a, b) => a.Statement.CompareTo(b.Statement));
    }

    private static int Section(GraphRecord record) => record switch
    {
        GraphRecord.OfRun => 0,
        GraphRecord.OfDocument => 1,
        GraphRecord.OfPassage => 2,
        GraphRecord.OfContribution => 3,
        GraphRecord.OfStatement => 4,
        GraphRecord.OfEvidence => 5,
        GraphRecord.OfMention => 6,
        GraphRecord.OfRedirect => 7,
        GraphRecord.OfReview => 8,
        GraphRecord.OfChange => 9,
        _ => throw new UnreachableException(),
    };

    private IEnumerable<GraphRecord> Read(int section) => _file.Read(_sections[section], _sections[section + 1]);

    /// <summary>Everything, in the order of <see cref="GraphRecord"/>.</summary>
    public IEnumerable<GraphRecord> Records() => _file.Read(0, _sections[^1]);

    public IEnumerable<ImportRun> Runs() => Read(0).Cast<GraphRecord.OfRun>().Select(r => r.Run);

    public IEnumerable<GraphRecord.OfDocument> DocumentRecords() => Read(1).Cast<GraphRecord.OfDocument>();

    /// <summary>The live documents without text and sections, by id.</summary>
    public IEnumerable<Document> Documents() => _documents.Values.Where(d => !_pastDocuments.Contains(d.Id)).OrderBy(d => d.Id);

    public IEnumerable<GraphRecord.OfPassage> Passages() => Read(2).Cast<GraphRecord.OfPassage>();

    public IEnumerable<GraphRecord.OfContribution> AllContributions() => Read(3).Cast<GraphRecord.OfContribution>();

    /// <summary>Whatever their status, by id.</summary>
    public IEnumerable<Statement> AllStatements() => Read(4).Cast<GraphRecord.OfStatement>().Select(s => s.Statement);

    /// <summary>Superseded ones included, by id.</summary>
    public IEnumerable<Evidence> AllEvidence() => Read(5).Cast<GraphRecord.OfEvidence>().Select(e => e.Evidence);

    public IEnumerable<GraphRecord.OfMention> Mentions() => Read(6).Cast<GraphRecord.OfMention>();

    public IEnumerable<Redirect> Redirects() => Read(7).Cast<GraphRecord.OfRedirect>().Select(r => r.Redirect);

    public IEnumerable<Review> Reviews() => Read(8).Cast<GraphRecord.OfReview>().Select(r => r.Review);

    public IEnumerable<Change> Changes() => Read(9).Cast<GraphRecord.OfChange>().Select(c => c.Change);

    /// <summary>The head of a document, live or not; null where there is none.</summary>
    public Document? Document(EntityId id) => _documents.GetValueOrDefault(id);

    /// <summary>A passage, live or not.</summary>
    /// <exception cref="FormatException">The graph has none of this id.</exception>
    public Passage Passage(string id) => _cache.Get(id, () => ((GraphRecord.OfPassage)_file.Read(Find(id).Place)).Passage);

    /// <summary>The head of the document that a passage is of.</summary>
    /// <exception cref="FormatException">The graph has no passage of this id.</exception>
    public Document DocumentOf(string passage) => _documents[Find(passage).Document];

    private (Place Place, EntityId Document) Find(string passage) => _passages.TryGetValue(HashKey.Of(passage), out var found) ? found
        : throw new FormatException($"The graph has no passage {passage}, at which evidence points. Run `riskgraph check`.");

    // One object for all passages of a document.
    private EntityId Known(EntityId document) => _documents.TryGetValue(document, out var known) ? known.Id
        : throw new FormatException($"The graph has no document {document}, of which it has a passage. Run `riskgraph check`.");

    /// <summary>All evidence of a statement, superseded included, by id.</summary>
    public IReadOnlyList<Evidence> EvidenceOf(string statement)
    {
        var key = HashKey.Of(statement);
        var (low, high) = (0, _evidence.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_evidence[middle].Statement < key) low = middle + 1;
            else high = middle;
        }
        var found = new List<Evidence>();
        for (; low < _evidence.Count && _evidence[low].Statement == key; low++) found.Add(((GraphRecord.OfEvidence)_file.Read(_evidence[low].Place)).Evidence);
        if (found.Count > 1) found.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return found;
    }

    /// <summary>The licences of a statement's live evidence; of all its evidence where none is live.</summary>
    public IReadOnlyList<string> LicencesOf(string statement)
    {
        var all = EvidenceOf(statement);
        var live = all.Any(e => e.SupersededAt is null);
        return Licences.Distinct(all.Where(e => !live || e.SupersededAt is null).Select(e => Licences.Of(DocumentOf(e.Passage))));
    }

    /// <summary>The entity as its live contributions have it; null where there is none that lives.</summary>
    public ExportedEntity? Entity(EntityId id, GraphCatalogue catalogue) => _entities.TryGetValue(id, out var known) && known.IsLive
        ? Merge([.. _file.Read(known.Place.Offset, known.Place.Offset + known.Place.Length + 1).Cast<GraphRecord.OfContribution>()], catalogue) : null;

    /// <summary>The entities that live, by id.</summary>
    public IEnumerable<ExportedEntity> Entities(GraphCatalogue catalogue)
    {
        var same = new List<GraphRecord.OfContribution>();
        foreach (var contribution in AllContributions())
        {
            if (same.Count > 0 && same[0].Entity.Id != contribution.Entity.Id)
            {
                if (_entities[same[0].Entity.Id].IsLive) yield return Merge(same, catalogue);
                same.Clear();
            }
            same.Add(contribution);
        }
        if (same.Count > 0 && _entities[same[0].Entity.Id].IsLive) yield return Merge(same, catalogue);
    }

    // As the stores merge: live contributions; where a statement alone keeps the entity, those that once were.
    private ExportedEntity Merge(List<GraphRecord.OfContribution> all, GraphCatalogue catalogue)
    {
        var live = all.Where(c => c.SupersededAt is null).ToList();
        if (live.Count == 0) live = all;
        var merged = EntityMerge.Merge(live.Select(c => (c.Document, c.Entity))) with
        {
            CreatedAt = all.Min(c => c.Entity.CreatedAt),
            UpdatedAt = all.Max(c => c.SupersededAt is { } gone && gone > c.Entity.UpdatedAt ? gone : c.Entity.UpdatedAt),
        };
        var kind = catalogue.KindOf(merged.Id) ?? throw new FormatException($"{merged.Id} is of no kind of this catalogue. Give the catalogue that the graph was made with (--catalogue).");
        return new(merged, kind, Licences.Distinct(live.Select(c => _documents.TryGetValue(c.Document, out var document) ? Licences.Of(document) : Licences.NotStated)));
    }

    /// <summary>The live statements with their live evidence, by id.</summary>
    public IEnumerable<ExportedStatement> Statements(GraphCatalogue catalogue)
    {
        foreach (var statement in AllStatements())
        {
            if (!statement.IsLive) continue;
            yield return With(statement, catalogue);
        }
    }

    /// <summary>The statement with its live evidence.</summary>
    public ExportedStatement With(Statement statement, GraphCatalogue catalogue)
    {
        var predicate = catalogue.Predicate(statement.Predicate)
            ?? throw new FormatException($"{statement.Predicate} is no predicate of this catalogue. Give the catalogue that the graph was made with (--catalogue).");
        var evidence = EvidenceOf(statement.Id).Where(e => e.SupersededAt is null).OrderByDescending(e => e.Confidence)
            .Select(e => new ExportedEvidence(e, Passage(e.Passage), DocumentOf(e.Passage))).ToList();
        return new(statement, predicate, evidence, Licences.Distinct(evidence.Select(e => e.Licence)));
    }

    public void Dispose() => _file.Dispose();
}
