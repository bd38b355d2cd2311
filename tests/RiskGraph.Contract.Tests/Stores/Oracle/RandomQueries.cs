using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>Filters and orders of every shape, put together at random over what a graph holds. One seed gives one sequence.</summary>
internal sealed class RandomQueries(int seed, Oracle oracle)
{
    private static readonly string[] s_kinds = ["Risk", "Incident", "System", "Organization", "Report", "Observation", "Benchmark", "Document"];
    private static readonly PartialDate[] s_dates = [.. new[] { "2024", "2024-H1", "2024-01-01", "2025" }.Select(PartialDate.Parse)];

    private readonly Random _random = new(seed);
    private readonly EntityId[] _ids = [.. oracle.Entities.Keys];
    private readonly Statement[] _statements = [.. oracle.Statements.Values];

    public EntityFilter Entities(int depth = 3)
    {
        switch (_random.Next(depth > 0 ? 18 : 10))
        {
            case 0: return new EntityFilter.Ids([.. Many(_ids)]);
            case 1 or 2: return new EntityFilter.Kinds([.. Many(s_kinds)]);
            case 3: return new EntityFilter.Name(Text());
            case 4: return new EntityFilter.External(Pick("owasp-llm", "cve", null), Pick("LLM01", null), Pick("2025", null));
            case 5: return new EntityFilter.UpdatedAt(Moment(), Moment());
            case 6: return new EntityFilter.TextProperty(Pick("version", "metric", "unit"), Text());
            case 7: return new EntityFilter.NumberProperty("value", Number(-5, 12));
            case 8: return new EntityFilter.DateProperty(Pick("date", "period", "published"), new(Maybe(Pick(s_dates)), Maybe(Pick(s_dates)), _random.Next(4) == 0 ? _random.Next(2) == 0 : null));
            case 9: return new EntityFilter.Document(Documents());
            case 10: return new EntityFilter.All([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Entities(depth - 1))]);
            case 11: return new EntityFilter.Any([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Entities(depth - 1))]);
            case 12: return new EntityFilter.Not(Entities(depth - 1));
            case 13: return new EntityFilter.Reaches(Routes()[_random.Next(3)]);
            default:
                return new EntityFilter.Related(Relation(), Pick(Enum.GetValues<Quantifier>()), _random.Next(3) == 0 ? null : Entities(depth - 1),
                    _random.Next(2) == 0 ? Number(0, 4) : null, _random.Next(2) == 0 ? null : Statements(depth - 1));
        }
    }

    private DocumentFilter Documents(int depth = 1) => _random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => new DocumentFilter.Ids([.. Many(_ids.Where(i => i.Prefix == "document").ToArray())]),
        1 => new DocumentFilter.Title(Text()),
        2 => new DocumentFilter.PublishedOn(new(Maybe(Pick(s_dates)), Maybe(Pick(s_dates)), _random.Next(4) == 0 ? _random.Next(2) == 0 : null)),
        3 => new DocumentFilter.Language(new(Maybe("EN") is { } language ? [language] : null, IsNull: _random.Next(3) == 0 ? _random.Next(2) == 0 : null)),
        4 => new DocumentFilter.Not(Documents(depth - 1)),
        _ => new DocumentFilter.Any([Documents(depth - 1), Documents(depth - 1)]),
    };

    public StatementFilter Statements(int depth = 3)
    {
        switch (_random.Next(depth > 0 ? 16 : 12))
        {
            case 0: return new StatementFilter.Ids([.. Many(_statements).Select(s => s.Id)]);
            case 1: return new StatementFilter.Subject([.. Many(_statements).Select(s => s.Subject)]);
            case 2: return new StatementFilter.Object([.. Many(_ids)]);
            case 3: return new StatementFilter.About([.. Many(_ids)]);
            case 4: return new StatementFilter.Predicates([.. Many(_statements).Select(s => s.Predicate).Distinct()]);
            case 5: return new StatementFilter.Status([.. Many(Enum.GetValues<StatementStatus>())]);
            case 6: return new StatementFilter.Confidence(new(Gte: Maybe(0.6m), Lt: Maybe(0.95m)));
            case 7: return new StatementFilter.Methods([.. Many(Method.Extracted, Method.Declared, Method.Curated)]);
            case 8: return new StatementFilter.Documents([.. Many(_ids.Where(i => i.Prefix == "document").ToArray())]);
            case 9: return new StatementFilter.IssuingBody([.. Many(_ids.Where(i => i.Prefix == "organization").ToArray())]);
            case 10: return new StatementFilter.RecordedAt(Moment(), Moment());
            case 11: return new StatementFilter.Negated(_random.Next(3) == 0);
            case 12 or 13: return new StatementFilter.All([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Statements(depth - 1))]);
            case 14: return new StatementFilter.Any([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Statements(depth - 1))]);
            default: return new StatementFilter.Not(Statements(depth - 1));
        }
    }

    public IReadOnlyList<EntityOrder> EntityOrders() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => EntityOrder())];

    private EntityOrder EntityOrder()
    {
        var direction = Pick(Enum.GetValues<OrderDirection>());
        return _random.Next(7) switch
        {
            0 => new EntityOrder.Id(direction),
            1 => new EntityOrder.Name(direction),
            2 => new EntityOrder.CreatedAt(direction),
            3 => new EntityOrder.UpdatedAt(direction),
            4 => new EntityOrder.StatementCount(direction),
            5 => new EntityOrder.RelationCount(Relation(), direction),
            _ => new EntityOrder.Property(Pick("date", "value", "metric", "version", "published"), direction),
        };
    }

    public IReadOnlyList<StatementOrder> StatementOrders() =>
        [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new StatementOrder(Pick(Enum.GetValues<StatementOrderField>()), Pick(Enum.GetValues<OrderDirection>())))];

    public Relation Relation() => Core.Storage.Relation.Of(Pick<RelationField>([.. s_kinds.SelectMany(k => Sample.Catalogue.Fields(k))]));

    /// <summary>Lists of routes of up to three steps; one list is empty.</summary>
    public IReadOnlyList<IReadOnlyList<Route>> Routes() => [[], .. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, _random.Next(1, 4))
        .Select(_ => new Route([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Relation())], _random.Next(2) == 0 ? null : Statements(1))).ToList())];

    public EntityId Id() => Pick(_ids);

    private TextTest Text() => new(
        _random.Next(3) == 0 ? [.. Many("ALPHA", "beta two", "Z'END", "4O", "rate")] : null, _random.Next(3) == 0 ? Pick("a", "É", "数", "") : null,
        _random.Next(3) == 0 ? Pick("Al", "be", "v") : null, _random.Next(4) == 0 ? _random.Next(2) == 0 : null);

    private NumberTest Number(int from, int to)
    {
        decimal? Bound(int odds) => _random.Next(odds) == 0 ? _random.Next(from, to) : null;
        return new(Bound(5), Bound(3), Bound(3), Bound(3), Bound(3));
    }

    private DateTimeOffset? Moment() => _random.Next(2) == 0 ? Pick(_statements).RecordedAt : null;

    private T? Maybe<T>(T value) where T : class => _random.Next(2) == 0 ? value : null;

    private decimal? Maybe(decimal value) => _random.Next(2) == 0 ? value : null;

    private IEnumerable<T> Many<T>(params IReadOnlyList<T> values) => values.Where(_ => _random.Next(values.Count) < 3);

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
