using System.Runtime.CompilerServices;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Checks;

/// <summary>Error: the graph contradicts its own rules. Warning: a person should look. Note: worth knowing.</summary>
public enum Severity { Error, Warning, Note }

/// <param name="Rule">One of the names in <see cref="GraphCheck"/>.</param>
/// <param name="Id">Of the record that it is about.</param>
public sealed record Finding(Severity Severity, string Rule, string Id, string Message);

/// <summary>
/// Lint of a stored graph. Reads every record once and keeps only what the rules need: names and ids of live records, no texts but those of passages.
/// Findings come in the order of the rules below, within a rule by id.
/// </summary>
public sealed class GraphCheck(GraphCatalogue catalogue)
{
    /// <summary>A record that the catalogue does not allow.</summary>
    public const string Misfit = "misfit";
    /// <summary>A record refers to one that is not there.</summary>
    public const string Dangling = "dangling";
    /// <summary>A live statement has no live evidence, or its quote is not in the passage.</summary>
    public const string Unsourced = "unsourced";
    /// <summary>A statement and its negation both stand, or a CONTRADICTS statement says so.</summary>
    public const string Contradiction = "contradiction";
    /// <summary>Two entities of a kind share a name or alias, or two entities an external id.</summary>
    public const string Duplicate = "duplicate";
    /// <summary>An entity that no live statement touches.</summary>
    public const string Isolated = "isolated";
    /// <summary>Statements that wait for a person.</summary>
    public const string Proposed = "proposed";

    private readonly SortedDictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(EntityId Document, Entity Entity)>> _contributions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _passages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly HashSet<string> _evidenced = new(StringComparer.Ordinal);
    private readonly List<Evidence> _evidence = [];
    private readonly List<Redirect> _redirects = [];

    public async IAsyncEnumerable<Finding> RunAsync(IGraphStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in store.ReadAllAsync(cancellationToken)) Take(record);
        foreach (var (id, contributions) in _contributions) _entities.Add(id, EntityMerge.Merge(contributions));
        _contributions.Clear();
        foreach (var finding in FindMisfits().Concat(FindDangling()).Concat(FindUnsourced()).Concat(FindContradictions())
            .Concat(FindDuplicates()).Concat(FindIsolated()).Concat(FindProposed()))
            yield return finding;
    }

    private void Take(GraphRecord record)
    {
        switch (record)
        {
            case GraphRecord.OfDocument { SupersededAt: null } document:
                _documents.Add(document.Document.Id.Text);
                break;
            case GraphRecord.OfPassage passage:
                _passages.Add(passage.Passage.Id, passage.Passage.Text);
                break;
            case GraphRecord.OfContribution { SupersededAt: null } contribution:
                if (!_contributions.TryGetValue(contribution.Entity.Id.Text, out var list)) _contributions.Add(contribution.Entity.Id.Text, list = []);
                list.Add((contribution.Document, contribution.Entity));
                break;
            case GraphRecord.OfStatement statement when statement.Statement.Status is not (StatementStatus.Retracted or StatementStatus.Rejected):
                _statements.Add(statement.Statement.Id, statement.Statement);
                break;
            case GraphRecord.OfEvidence { Evidence.SupersededAt: null } evidence:
                _evidenced.Add(evidence.Evidence.Statement);
                _evidence.Add(evidence.Evidence);
                break;
            case GraphRecord.OfRedirect redirect:
                _redirects.Add(redirect.Redirect);
                break;
        }
    }

    private IEnumerable<Finding> FindMisfits()
    {
        foreach (var entity in _entities.Values)
        {
            if (catalogue.KindOf(entity.Id) is not { } kind)
            {
                yield return new(Severity.Error, Misfit, entity.Id.Text, $"The catalogue has no kind with the prefix '{entity.Id.Prefix}'.");
                continue;
            }
            foreach (var name in entity.Properties.Keys.Where(name => kind.Property(name) is null))
                yield return new(Severity.Error, Misfit, entity.Id.Text, $"{kind.Name} has no property '{name}'.");
            foreach (var property in kind.Properties.Where(p => p.Required && !entity.Properties.ContainsKey(p.Name)))
                yield return new(Severity.Error, Misfit, entity.Id.Text, $"The property '{property.Name}' is missing.");
        }
        foreach (var statement in _statements.Values)
            if (catalogue.Misfit(statement) is { } problem)
                yield return new(Severity.Error, Misfit, statement.Id, problem);
    }

    private IEnumerable<Finding> FindDangling()
    {
        foreach (var statement in _statements.Values)
            foreach (var end in new[] { statement.Subject, statement.Object })
                if (end is not null && !_entities.ContainsKey(end.Text))
                    yield return new(Severity.Error, Dangling, statement.Id, $"{Show(statement)}: there is no entity {end}.");
        foreach (var evidence in _evidence.Where(e => !_passages.ContainsKey(e.Passage)))
            yield return new(Severity.Error, Dangling, evidence.Id, $"There is no passage {evidence.Passage}.");
        foreach (var redirect in _redirects.Where(r => !_entities.ContainsKey(r.To.Text)))
            yield return new(Severity.Error, Dangling, redirect.From.Text, $"It is redirected to {redirect.To}, which is not there.");
    }

    private IEnumerable<Finding> FindUnsourced()
    {
        foreach (var statement in _statements.Values.Where(s => !_evidenced.Contains(s.Id)))
            yield return new(Severity.Error, Unsourced, statement.Id, $"{Show(statement)}: no live evidence.");
        foreach (var evidence in _evidence)
            if (_passages.TryGetValue(evidence.Passage, out var text)
                && (evidence.Start < 0 || evidence.Start > text.Length || !text.AsSpan(evidence.Start).StartsWith(evidence.Quote, StringComparison.Ordinal)))
                yield return new(Severity.Error, Unsourced, evidence.Id, $"Its quote does not stand at {evidence.Start} of {evidence.Passage}.");
    }

    private IEnumerable<Finding> FindContradictions()
    {
        foreach (var statement in _statements.Values.Where(s => !s.Negated))
            if (_statements.TryGetValue((statement with { Negated = true }).Id, out _))
                yield return new(Severity.Warning, Contradiction, statement.Id, $"{Show(statement)}: sources say that it is so and that it is not.");
        foreach (var statement in _statements.Values.Where(s => s.Predicate == "CONTRADICTS" && s.Object is not null))
            yield return new(Severity.Note, Contradiction, statement.Id, $"{Name(statement.Subject)} ↔ {Name(statement.Object!)}");
    }

    private IEnumerable<Finding> FindDuplicates()
    {
        var byName = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var byExternalId = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var entity in _entities.Values)
        {
            foreach (var name in entity.Aliases.Prepend(entity.Name)) Add(byName, $"{entity.Id.Prefix} “{TextFold.Fold(name)}”", entity.Id.Text);
            foreach (var external in entity.ExternalIds) Add(byExternalId, $"{external.Scheme} {external.Value} {external.Edition}".TrimEnd(), entity.Id.Text);
        }
        // Observations of one metric share their name by nature: it is their figures that tell them apart.
        foreach (var (name, ids) in byName.Where(e => e.Value.Count > 1 && !e.Key.StartsWith("observation ", StringComparison.Ordinal)))
            yield return new(Severity.Warning, Duplicate, ids.Min!, $"{name} names {string.Join(" and ", ids)}.");
        foreach (var (external, ids) in byExternalId.Where(e => e.Value.Count > 1))
            yield return new(Severity.Warning, Duplicate, ids.Min!, $"{external} names {string.Join(" and ", ids)}.");

        static void Add(SortedDictionary<string, SortedSet<string>> index, string key, string id)
        {
            if (!index.TryGetValue(key, out var ids)) index.Add(key, ids = new(StringComparer.Ordinal));
            ids.Add(id);
        }
    }

    private IEnumerable<Finding> FindIsolated()
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in _statements.Values)
        {
            touched.Add(statement.Subject.Text);
            if (statement.Object is { } other) touched.Add(other.Text);
        }
        return _entities.Values.Where(e => !touched.Contains(e.Id.Text))
            .Select(e => new Finding(Severity.Warning, Isolated, e.Id.Text, $"No statement touches “{e.Name}”."));
    }

    private IEnumerable<Finding> FindProposed() => _statements.Values.Where(s => s.Status == StatementStatus.Proposed)
        .Select(s => new Finding(Severity.Note, Proposed, s.Id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Show(s)} ({s.Confidence:0.00})")));

    private string Show(Statement statement) =>
        $"{Name(statement.Subject)} {(statement.Negated ? "not " : "")}{statement.Predicate} {(statement.Object is { } other ? Name(other) : statement.Literal?.Value)}";

    private string Name(EntityId id) => _entities.TryGetValue(id.Text, out var entity) ? entity.Name : id.Text;
}
