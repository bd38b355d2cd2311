using RiskGraph.Core.Language;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Citations.Lookup.Index;

/// <summary>Makes an <see cref="EvidenceIndex"/> out of the records of a store as they stream by.</summary>
internal sealed class EvidenceIndexBuilder
{
    /// <summary>How much a word counts that stands in an entity's name, alias or description.</summary>
    private const float NameWeight = 3, AliasWeight = 2, DescriptionWeight = 1;

    /// <summary>How much a word counts that stands not in the unit but before it, in the document's title, or in the names of those it is about.</summary>
    private const float BeforeWeight = 0.15f, TitleWeight = 0.3f, AboutWeight = 0.3f;

    /// <summary>A unit with fewer words says nothing that could be quoted, unless it is evidence.</summary>
    private const int FewestWords = 4;

    /// <summary>The most units of an index, about 2 GB: a larger store is for a search engine of its own.</summary>
    public const int MostUnits = 4_000_000;

    private readonly Vocabulary _vocabulary = new();
    private readonly List<IndexedDocument> _documents = [];
    private readonly Dictionary<EntityId, int> _documentNumbers = [];
    private readonly List<IndexedPassage> _passages = [];
    private readonly Dictionary<string, int> _passageNumbers = new(StringComparer.Ordinal);
    private readonly List<IndexedUnit> _units = [];
    private readonly List<IndexedEntity> _entities = [];
    private readonly Dictionary<EntityId, int> _entityNumbers = [];
    private readonly List<IndexedStatement> _statements = [];
    private readonly Dictionary<string, int> _statementNumbers = new(StringComparer.Ordinal);
    private readonly List<IndexedEvidence> _evidence = [];
    private readonly List<(int Passage, int Start, int Length, int Entity)> _mentions = [];
    private readonly List<(EntityId Document, Entity Entity)> _contributions = [];
    private readonly TextIndex.Builder _entityText = new();
    private readonly NameTable _names = new();
    private readonly Dictionary<string, int[]> _identifiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _unitsWithIdentifier = new(StringComparer.Ordinal);
    private readonly Dictionary<int, float> _terms = [];

    public static async Task<EvidenceIndex> BuildAsync(IAsyncEnumerable<GraphRecord> records, CancellationToken cancellationToken)
    {
        var builder = new EvidenceIndexBuilder();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            // The history comes last, and says nothing about what is so now.
            if (record is GraphRecord.OfReview or GraphRecord.OfChange) break;
            builder.Add(record);
        }
        return builder.Build(cancellationToken);
    }

    private void Add(GraphRecord record)
    {
        if (record is not GraphRecord.OfContribution) FinishEntity();
        switch (record)
        {
            case GraphRecord.OfDocument { SupersededAt: null, Document: var document }:
                _documentNumbers.Add(document.Id, _documents.Count);
                _documents.Add(new(document.Id, document.Title, -1));
                break;
            case GraphRecord.OfPassage { SupersededAt: null, Passage: var passage } when _documentNumbers.TryGetValue(passage.Document, out var number):
                AddPassage(passage, number);
                break;
            case GraphRecord.OfContribution { SupersededAt: null } of:
                if (_contributions.Count > 0 && _contributions[0].Entity.Id != of.Entity.Id) FinishEntity();
                _contributions.Add((of.Document, of.Entity));
                break;
            case GraphRecord.OfStatement { Statement: { IsLive: true } statement }: AddStatement(statement); break;
            case GraphRecord.OfEvidence { Evidence: { SupersededAt: null } evidence }: AddEvidence(evidence); break;
            case GraphRecord.OfMention { SupersededAt: null, Mention: var mention } when _passageNumbers.TryGetValue(mention.Passage, out var passage) && _entityNumbers.TryGetValue(mention.Entity, out var entity):
                _mentions.Add((passage, mention.Start, mention.Length, entity));
                break;
        }
    }

    private void AddPassage(Passage passage, int document)
    {
        var tokens = Tokenizer.Read(passage.Text);
        var first = _units.Count;
        foreach (var range in UnitSplitter.Split(passage.Text, tokens))
        {
            var (start, end) = (tokens[range.Start].Start, tokens[range.End.Value - 1].End);
            _units.Add(new(_passages.Count, start, end - start));
        }
        foreach (var identifier in IdentifierReader.Read(passage.Text))
        {
            var unit = UnitAt(first, identifier.Start);
            if (unit < first) continue;
            if (!_unitsWithIdentifier.TryGetValue(identifier.Key, out var units)) _unitsWithIdentifier.Add(identifier.Key, units = []);
            if (units is not [.., var last] || last != unit) units.Add(unit);
        }
        if (_units.Count > MostUnits) throw new LookupException($"The store has more than {MostUnits} sentences, which is the most that can be looked up. Keep what drafts are compared with in a store of its own.");
        _passageNumbers.Add(passage.Id, _passages.Count);
        _passages.Add(new(passage.Id, document, passage.Text, first, _units.Count - first));
    }

    /// <summary>The last unit, from a number on, that starts at or before a place; below the number where none does.</summary>
    private int UnitAt(int first, int start)
    {
        var unit = _units.Count - 1;
        while (unit >= first && _units[unit].Start > start) unit--;
        return unit;
    }

    private void FinishEntity()
    {
        if (_contributions.Count == 0) return;
        var entity = EntityMerge.Merge(_contributions);
        _contributions.Clear();
        var number = _entities.Count;
        _entities.Add(new(entity.Id, entity.Name));
        _entityNumbers.Add(entity.Id, number);
        foreach (var name in entity.Aliases.Prepend(entity.Name)) _names.Add(name, number);
        foreach (var id in entity.ExternalIds)
        {
            var key = IdentifierReader.KeyOf(id.Value);
            _identifiers[key] = [.. _identifiers.GetValueOrDefault(key, []), number];
        }
        _terms.Clear();
        var length = Count(entity.Name, NameWeight);
        foreach (var alias in entity.Aliases) length += Count(alias, AliasWeight);
        if (entity.Description is { } description) length += Count(description, DescriptionWeight);
        _entityText.Add(_terms, length);
    }

    private void AddStatement(Statement statement)
    {
        if (!_entityNumbers.TryGetValue(statement.Subject, out var subject)) return;
        var target = -1;
        if (statement.Object is { } entity && !_entityNumbers.TryGetValue(entity, out target)) return;
        _statementNumbers.Add(statement.Id, _statements.Count);
        _statements.Add(new(statement.Id, subject, statement.Predicate, target));
        if (statement.Predicate == "SUMMARISES" && target >= 0 && _documentNumbers.TryGetValue(statement.Subject, out var document) && _documents[document].Primary < 0)
            _documents[document] = _documents[document] with { Primary = target };
    }

    private void AddEvidence(Evidence evidence)
    {
        if (_statementNumbers.TryGetValue(evidence.Statement, out var statement) && _passageNumbers.TryGetValue(evidence.Passage, out var passage))
            _evidence.Add(new(statement, passage, evidence.Start, evidence.Quote.Length, evidence.Role));
    }

    /// <summary>Adds a text's terms to those of what is being indexed; gives its length in words.</summary>
    private float Count(string text, float weight) => Count(Tokenizer.Read(text), weight);

    private float Count(ReadOnlySpan<Token> tokens, float weight)
    {
        var words = 0;
        foreach (var token in tokens)
        {
            if (token.IsMark) continue;
            words++;
            if (_vocabulary.Add(token) is var term and >= 0) _terms[term] = _terms.GetValueOrDefault(term) + weight;
        }
        return words;
    }

    private EvidenceIndex Build(CancellationToken cancellationToken)
    {
        FinishEntity();
        var evidenceOfUnit = new List<(int, int)>();
        var unitsOfStatement = new List<(int, int)>();
        for (var i = 0; i < _evidence.Count; i++)
            foreach (var unit in UnitsAt(_evidence[i].Passage, _evidence[i].Start, _evidence[i].Length))
            {
                evidenceOfUnit.Add((unit, i));
                unitsOfStatement.Add((_evidence[i].Statement, unit));
            }
        var mentionsOfUnit = _mentions.SelectMany(m => UnitsAt(m.Passage, m.Start, m.Length).Select(unit => (unit, m.Entity))).Distinct().ToList();
        var statementsOfEntity = _statements.SelectMany((s, i) => s.Object >= 0 && s.Object != s.Subject ? new[] { (s.Subject, i), (s.Object, i) } : [(s.Subject, i)]).ToList();
        var evidenceRows = new Rows(_units.Count, evidenceOfUnit);
        return new()
        {
            Vocabulary = _vocabulary,
            Documents = _documents,
            Passages = _passages,
            Units = _units,
            Entities = _entities,
            Statements = _statements,
            Evidence = _evidence,
            UnitText = IndexUnits(evidenceRows, cancellationToken),
            EntityText = _entityText.Build(),
            Names = _names,
            EvidenceOfUnit = evidenceRows,
            MentionsOfUnit = new(_units.Count, mentionsOfUnit),
            StatementsOfEntity = new(_entities.Count, statementsOfEntity),
            UnitsOfStatement = new(_statements.Count, unitsOfStatement),
            Identifiers = _identifiers,
            UnitsWithIdentifier = _unitsWithIdentifier,
        };
    }

    private IEnumerable<int> UnitsAt(int passage, int start, int length)
    {
        var (first, count) = (_passages[passage].FirstUnit, _passages[passage].Units);
        for (var i = first; i < first + count; i++)
            if (_units[i].Start < start + length && start < _units[i].Start + _units[i].Length) yield return i;
    }

    private TextIndex IndexUnits(Rows evidence, CancellationToken cancellationToken)
    {
        var text = new TextIndex.Builder();
        var about = new HashSet<int>();
        Token[] tokens = [];
        var before = Range.EndAt(0);
        for (var i = 0; i < _units.Count; i++)
        {
            if (i % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            var unit = _units[i];
            var passage = _passages[unit.Passage];
            if (i == passage.FirstUnit) (tokens, before) = (Tokenizer.Read(passage.Text), Range.EndAt(0));
            var range = TokensOf(tokens, before.End.Value, unit);
            _terms.Clear();
            var length = Count(tokens.AsSpan(range), 1);
            if (length < FewestWords && evidence[i].IsEmpty) _terms.Clear();
            else
            {
                Count(tokens.AsSpan(before), BeforeWeight);
                Count(_documents[passage.Document].Title, TitleWeight);
                about.Clear();
                foreach (var e in evidence[i])
                {
                    about.Add(_statements[_evidence[e].Statement].Subject);
                    if (_statements[_evidence[e].Statement].Object is var target and >= 0) about.Add(target);
                }
                foreach (var entity in about) Count(_entities[entity].Name, AboutWeight);
            }
            text.Add(_terms, length);
            before = range;
        }
        return text.Build();
    }

    /// <summary>The tokens of a unit, which start at or after a place.</summary>
    private static Range TokensOf(Token[] tokens, int from, IndexedUnit unit)
    {
        while (from < tokens.Length && tokens[from].Start < unit.Start) from++;
        var to = from;
        while (to < tokens.Length && tokens[to].Start < unit.Start + unit.Length) to++;
        return from..to;
    }
}
