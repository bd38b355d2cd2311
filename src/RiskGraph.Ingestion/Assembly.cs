using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Entities;
using RiskGraph.Ingestion.Figures;
using RiskGraph.Ingestion.FrontMatter;
using RiskGraph.Ingestion.Mentions;
using RiskGraph.Ingestion.Statements;
using RiskGraph.Ingestion.Vocabulary;

namespace RiskGraph.Ingestion;

/// <summary>Puts together what was found in a document: gives every entity its id, every statement its evidence, in a fixed order.</summary>
internal sealed class Assembly(GraphCatalogue catalogue, Reading reading, StatementList statements, Draft document, KnownEntities vocabulary)
{
    public DocumentContent Build(Document text, IReadOnlyList<Observation> observations)
    {
        NameEntities();
        AddObservations(observations);
        var entities = new SortedDictionary<EntityId, Entity>();
        var all = new SortedDictionary<string, Statement>(StringComparer.Ordinal);
        var evidence = new SortedDictionary<string, Evidence>(StringComparer.Ordinal);
        var isOfWork = reading.Main is { } main && Kinds.IsWork(main.Kind);
        foreach (var draft in statements.All)
        {
            if (draft.Subject.Root.Id is not { } subject || (draft.Target is not null && draft.Target.Root.Id is null)) continue;
            var statement = new Statement { Subject = subject, Predicate = draft.Predicate, Object = draft.Target?.Root.Id, Literal = draft.Literal, Negated = draft.Negated };
            if (statement.Object == subject || catalogue.Misfit(statement) is not null) continue;
            all.TryAdd(statement.Id, statement);
            AddEntity(entities, draft.Subject.Root);
            if (draft.Target is not null) AddEntity(entities, draft.Target.Root);
            var role = draft.Subject.Root == document ? EvidenceRole.Primary : isOfWork ? EvidenceRole.Tertiary : EvidenceRole.Secondary;
            var found = new Evidence
            {
                Statement = statement.Id,
                Passage = draft.Passage.Id,
                Start = draft.Start,
                Quote = draft.Passage.Text.Substring(draft.Start, draft.Length),
                Role = role,
                Method = draft.Method,
                Confidence = draft.Confidence,
            };
            if (!evidence.TryGetValue(found.Id, out var known) || known.Confidence < found.Confidence) evidence[found.Id] = found;
        }
        entities[text.Id] = new Entity(text.Id, text.Title) { Defined = true };
        return new DocumentContent(text)
        {
            Entities = [.. entities.Values],
            Statements = [.. all.Values],
            Evidence = [.. evidence.Values],
            Mentions = [.. MentionsOf(entities)],
        };
    }

    /// <summary>Two drafts that come to the same id are one entity.</summary>
    private void NameEntities()
    {
        var byId = new Dictionary<EntityId, Draft>();
        foreach (var draft in reading.Entities.All.OrderBy(d => d.Id is null).ToList())
        {
            if (catalogue.Kind(draft.Kind) is not { } kind || draft.Kind == Kinds.Observation) continue;
            draft.Id ??= EntityId.Create(kind.Prefix, draft.Name);
            if (!byId.TryAdd(draft.Id, draft)) draft.MergeInto(byId[draft.Id]);
        }
    }

    private void AddObservations(IReadOnlyList<Observation> observations)
    {
        if (catalogue.Kind(Kinds.Observation) is not { } kind) return;
        var drafts = new Dictionary<Observation, Draft>();
        var kept = new List<Observation>();
        foreach (var observation in observations)
        {
            var same = kept.Find(observation.IsSame);
            if (same is null)
            {
                kept.Add(observation);
                drafts.Add(observation, Observed(kind, observation));
            }
            var draft = drafts[same ?? observation];
            var figure = (same ?? observation).Figure;
            if (observation.Sentence is { } sentence)
            {
                statements.Add(draft, Predicates.Value, Literal.OfNumber(figure.Value, figure.Unit, figure.Comparison, figure.Period, figure.Upper), 0.85, sentence);
                foreach (var (predicate, target, confidence) in observation.Relations) statements.Add(draft, predicate, target, confidence, sentence);
            }
        }
        foreach (var (first, second, confidence) in Disagreements.Find(kept))
            if (second.Sentence is { } sentence) statements.Add(drafts[first], Predicates.Contradicts, drafts[second], confidence, sentence);
    }

    /// <summary>The same figure of the same thing has the same id in whatever document it stands.</summary>
    private static Draft Observed(KindDefinition kind, Observation observation)
    {
        var figure = observation.Figure;
        var about = string.Join(' ', observation.Relations.Where(r => r.Predicate is Predicates.MeasuredBy or Predicates.ObservedOn or Predicates.ObservedIn or Predicates.ReportedBy)
            .Select(r => r.Target.Root.Id?.Text).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var value = Literal.Canonical(figure.Value) + (figure.Upper is { } upper ? $" to {Literal.Canonical(upper)}" : "");
        var words = figure.Comparison switch
        {
            Comparison.Over => "over ",
            Comparison.AtLeast => "at least ",
            Comparison.Under => "under ",
            Comparison.AtMost => "up to ",
            Comparison.About => "about ",
            _ => "",
        };
        var unit = figure.Kind == UnitKind.Count ? "" : figure.Unit is null ? "" : $" {figure.Unit}";
        var name = $"{figure.Metric}: {words}{value}{unit}" + (figure.Period is { } period ? $" ({period.Text})" : "");
        var key = ContentHash.Of("observation", figure.Metric, value, figure.Unit, figure.Comparison.ToString(), figure.Period?.Text, about)[..10];
        var draft = new Draft(Kinds.Observation, name, Origin.Named) { Id = EntityId.Parse($"{kind.Prefix}:{Slug(kind, figure.Metric, value)}-{key}") };
        draft.Properties["metric"] = figure.Metric;
        draft.Properties["value"] = Literal.Canonical(figure.Value);
        draft.Properties["comparison"] = PropertyValue.Of(figure.Comparison);
        if (figure.Upper is { } bound) draft.Properties["upper"] = Literal.Canonical(bound);
        if (figure.Unit is not null) draft.Properties["unit"] = figure.Unit;
        if (figure.Period is not null) draft.Properties["period"] = figure.Period.Text;
        return draft;
    }

    private static string Slug(KindDefinition kind, string metric, string value) => EntityId.Create(kind.Prefix, $"{metric[..Math.Min(metric.Length, 40)]} {value}").Slug;

    private void AddEntity(SortedDictionary<EntityId, Entity> entities, Draft draft)
    {
        if (draft == document || entities.ContainsKey(draft.Id!)) return;
        var kind = catalogue.Kind(draft.Kind)!;
        var known = vocabulary.Of(draft.Id!);
        var name = known?.Name ?? draft.Name;
        var properties = draft.Properties.Where(p => kind.Property(p.Key) is { } property && PropertyValue.Canonical(property.Type, p.Value) is not null);
        entities.Add(draft.Id!, new(draft.Id!, name)
        {
            Aliases = [.. draft.Names.Concat(known?.Aliases ?? []).Where(a => a != name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Description = draft.Description,
            ExternalIds = [.. draft.ExternalIds.Distinct().Order()],
            Properties = Entity.NoProperties.AddRange(properties),
            Defined = draft.IsDefined || known is not null,
        });
    }

    private IEnumerable<Mention> MentionsOf(SortedDictionary<EntityId, Entity> entities) => reading.Spans
        .Where(s => s.Reference != Reference.Anaphor && s.Draft.Id is { } id && entities.ContainsKey(id))
        .Select(s => (s.Sentence.Passage.Start, Mention: new Mention(s.Draft.Id!, s.Sentence.Passage.Passage.Id, s.Start, s.End - s.Start)))
        .OrderBy(m => m.Start).ThenBy(m => m.Mention.Start).ThenBy(m => m.Mention.Length).ThenBy(m => m.Mention.Entity).Select(m => m.Mention).Distinct();
}
