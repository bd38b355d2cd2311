using System.Globalization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>A small graph in which everything occurs: ties, absent values, every status, negations, literals, documents that changed their mind. One seed gives one graph.</summary>
internal sealed class RandomGraph(int seed)
{
    private const int Documents = 8;

    private static readonly string[] s_names = ["Alpha", "álpha", "Beta", "beta  two", "\ufffd", "\ud83d\ude00 face", "Ωmega", "数据", "z'end", "Z’end"];
    private static readonly string[] s_dates = ["2023", "2024", "2024-H1", "2024-Q1", "2024-01", "2024-01-01", "2024-12-31", "2025-06"];
    private static readonly string[] s_kinds = ["risk", "incident", "system", "organization", "report", "observation", "benchmark"];
    private static readonly string[] s_values = ["1", "2", "-3.5", "10", "930000"];

    private readonly Random _random = new(seed);

    /// <summary>Fills a store, with time passing, sources changing and people reviewing in between.</summary>
    public async Task FillAsync(IGraphStore store, ManualTime time)
    {
        var cancel = TestContext.Current.CancellationToken;
        for (var round = 0; round < 2; round++)
            for (var number = 0; number < Documents; number++)
            {
                // In the second round half of the documents say something else, and some only add to what they said.
                if (round == 1 && _random.Next(2) == 0) continue;
                await store.ApplyAsync(new(Sample.Run) { Documents = [Document(number).Build(complete: round == 0 || _random.Next(3) > 0)] }, cancel);
                if (_random.Next(3) > 0) time.Advance();
            }
        var statements = await store.StatementsAsync(new StatementQuery(Every, [], Sample.All), cancel);
        var reviews = statements.Edges.Where(_ => _random.Next(4) == 0)
            .Select(e => new Review(e.Node.Id, Pick(StatementStatus.Accepted, StatementStatus.Disputed, StatementStatus.Rejected), "ann", time.Now)).ToList();
        await store.ApplyAsync(new(Sample.Run) { Reviews = reviews }, cancel);
    }

    /// <summary>Passes every statement, whatever its status.</summary>
    public static StatementFilter Every { get; } = new StatementFilter.Status(Enum.GetValues<StatementStatus>());

    private DraftDocument Document(int number)
    {
        var draft = new DraftDocument(string.Create(CultureInfo.InvariantCulture, $"d{number}"));
        var published = _random.Next(2) == 0 ? PartialDate.Parse(Pick(s_dates)) : null;
        var publisher = _random.Next(2) == 0 ? Entity("organization") : null;
        draft.With = document => document with { PublishedOn = published, Publisher = publisher, Language = Pick("en", "zh-CN", null) };
        for (var i = 0; i < 6; i++) draft.Describes(Describe(Entity(Pick(s_kinds))));
        for (var i = 0; i < 12; i++)
        {
            var statement = Statement(draft.Id);
            draft.Says(statement, Pick(0.3, 0.6, 0.9, 0.9, 1), method: Pick(Method.Extracted, Method.Declared), sentence: string.Create(CultureInfo.InvariantCulture, $"Sentence {_random.Next(1000)}."));
        }
        return draft;
    }

    private EntityId Entity(string prefix) => EntityId.Parse(string.Create(CultureInfo.InvariantCulture, $"{prefix}:{prefix}-{_random.Next(5)}"));

    private Entity Describe(EntityId id)
    {
        var properties = Core.Model.Entity.NoProperties;
        if (id.Prefix == "incident" && _random.Next(3) > 0) properties = properties.Add("date", Pick(s_dates));
        if (id.Prefix is "report" or "benchmark" && _random.Next(2) == 0) properties = properties.Add("published", Pick(s_dates));
        if (id.Prefix == "system" && _random.Next(2) == 0) properties = properties.Add("version", Pick("4o", "Ⅳ", "v1", "V1"));
        if (id.Prefix == "observation")
        {
            properties = properties.Add("metric", Pick("Rate", "Taux élevé")).Add("value", Pick(s_values)).Add("comparison", "exactly");
            if (_random.Next(2) == 0) properties = properties.Add("unit", Pick("%", "pieces")).Add("period", Pick(s_dates));
        }
        return new(id, Pick(s_names))
        {
            Aliases = _random.Next(2) == 0 ? [Pick(s_names)] : [],
            Properties = properties,
            Defined = _random.Next(2) == 0,
            ExternalIds = _random.Next(3) == 0 ? [new("owasp-llm", Pick("LLM01", "LLM02"), Pick("2023", "2025", null))] : [],
        };
    }

    private Statement Statement(EntityId document)
    {
        var negated = _random.Next(8) == 0;
        var from = _random.Next(8) == 0 ? PartialDate.Parse(Pick(s_dates)) : null;
        var statement = _random.Next(12) switch
        {
            0 or 1 or 2 => Sample.Link(Entity("incident"), "MATERIALISES", Entity("risk")),
            3 => Sample.Link(Entity("incident"), "INVOLVES", Entity("system")),
            4 => Sample.Link(Entity("report"), "ADDRESSES", Entity("risk")),
            5 => Sample.Link(Entity("report"), "ISSUED_BY", Entity("organization")),
            6 => Sample.Link(document, "SUMMARISES", Entity("report")),
            7 => Sample.Link(Entity("observation"), "INDICATES", Entity("risk")),
            8 => Sample.Link(Entity("observation"), "CONTRADICTS", Entity("observation")),
            9 => Sample.Link(Entity("risk"), "RELATED", Entity(Pick(s_kinds))),
            10 => Sample.Figure(Entity("observation"), "VALUE", Literal.OfNumber(decimal.Parse(Pick(s_values), CultureInfo.InvariantCulture), Pick("%", null))),
            _ => Sample.Link(document, "MENTIONS", Entity(Pick(s_kinds))),
        };
        return statement with { Negated = negated, ValidFrom = from };
    }

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
