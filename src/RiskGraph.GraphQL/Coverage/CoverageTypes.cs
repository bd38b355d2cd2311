using GraphQL.Types;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.GraphQL.Building;
using RiskGraph.GraphQL.Entities;
using RiskGraph.GraphQL.Errors;
using RiskGraph.GraphQL.Filters;
using static RiskGraph.GraphQL.Building.FieldBuilding;

namespace RiskGraph.GraphQL.Coverage;

/// <summary>What is known of a risk by kind of evidence, telling what nobody has looked for from what somebody looked for in vain.</summary>
internal static class CoverageTypes
{
    private const int MaxConditions = 16;

    private const string SameAs = "Whether what bears on a risk that is live SAME_AS this one counts too.";

    private sealed record Cell(EvidenceKind Evidence, int Count, int Checked)
    {
        public CoverageState State => Count > 0 ? CoverageState.Known : Checked > 0 ? CoverageState.CheckedNone : CoverageState.NothingKnown;
    }

    public static void Add(RiskGraphSchema schema, GraphCatalogue catalogue)
    {
        if (catalogue.Kind(EvidenceKind.Owner) is null) return;
        var kinds = EvidenceKind.Of(catalogue);
        schema.Add(new EnumType("EvidenceKind", "A sort of thing that can bear on a risk.", kinds.Select(k => (k.Name, (object)k.Name, k.Description))));
        schema.Add(EnumType.Of<CoverageState>("CoverageState", "How much this graph knows of a kind of evidence for a risk.", s => s switch
        {
            CoverageState.Known => "A live statement says that there is some.",
            CoverageState.CheckedNone => "No statement says that there is some, and one says that somebody looked and found none: a statement with negative polarity, or NO_MATCH.",
            _ => "Nobody has said anything of it here. It may exist.",
        }));
        schema.Add(Object("Coverage", "What is known of a risk by one kind of evidence. The statements behind it are in the relation fields; those behind checked in noMatch, noMatchFrom and, with statement: {negated: true}, in the relation fields.",
            Field<Cell>("evidence", "EvidenceKind!", "The kind of evidence.", c => c.Evidence.Name),
            Field<Cell>("state", "CoverageState!", "KNOWN where count is not 0; else CHECKED_NONE where checked is not 0; else NOTHING_KNOWN.", c => c.State),
            Field<Cell>("count", "Int!", "How many different things of the kind live statements tie to the risk. Statements that say that it is not so do not count.", c => c.Count),
            Field<Cell>("checked", "Int!", "How many things of the kind, or whole lists of them, somebody compared with the risk and found not to fit.", c => c.Checked)));
        schema.Add(new FilterInput("CoverageFilter", "Which risks, by what is known of a kind of evidence.", values => Read(catalogue, kinds, values),
            Input("evidence", "EvidenceKind!", "The kind of evidence."),
            Input("state", "CoverageState", "Is in this state. Give this or in."),
            Input("in", "[CoverageState!]", "Is in one of these states."),
            Input("sameAs", "Boolean", SameAs, false)));
    }

    /// <summary>The part of a risk's filter.</summary>
    public static FilterPart<EntityFilter> Part() => new(Input("coverage", "[CoverageFilter!]", $"By what is known of kinds of evidence; all of these must hold. At most {MaxConditions}."), v =>
    {
        List<EntityFilter> conditions = [.. ((IEnumerable<object>)v).Cast<EntityFilter>()];
        return conditions.Count <= MaxConditions ? new EntityFilter.All(conditions) : throw new LimitExceededException("coverage", MaxConditions, conditions.Count, "Give several states of a kind in one condition, under in.");
    });

    /// <summary>The field of a risk.</summary>
    public static FieldType Field(GraphCatalogue catalogue)
    {
        var kinds = EvidenceKind.Of(catalogue);
        return FieldBuilding.Field("coverage", "[Coverage!]!", "What is known of the risk by kind of evidence, telling what nobody has looked for from what somebody looked for and found not to be there.", context =>
        {
            var loaders = GraphRequest.LoadersOf(context);
            return loaders.Many<EntityId, IReadOnlyList<Cell>>(nameof(CoverageTypes), context, [], () =>
            {
                var given = Given.To(context);
                var asked = given.Values<string>("evidence") is { } names ? [.. names.Distinct().Select(n => kinds.First(k => k.Name == n))] : kinds;
                if (given.Value<bool?>("sameAs") == true) asked = [.. asked.Select(k => k.ThroughSameAs(catalogue))];
                return (owners, cancel) => CountAsync(loaders.Store, owners, asked, cancel);
            }).Load(EntitySource.Id(context.Source));
        },
        Argument("evidence", "[EvidenceKind!]", "Which kinds, in this order; all where nothing is said."),
        Argument("sameAs", "Boolean", SameAs, false));
    }

    private static async Task<IReadOnlyDictionary<EntityId, IReadOnlyList<Cell>>> CountAsync(IGraphStore store, IReadOnlyCollection<EntityId> owners, IReadOnlyList<EvidenceKind> kinds, CancellationToken cancellationToken)
    {
        var counted = await store.CountRoutesAsync(owners, [.. kinds.SelectMany(k => new[] { k.Known, k.Checked })], cancellationToken);
        return counted.ToDictionary(c => c.Key, c => (IReadOnlyList<Cell>)[.. kinds.Select((kind, i) => new Cell(kind, c.Value[2 * i], c.Value[2 * i + 1]))]);
    }

    private static EntityFilter Read(GraphCatalogue catalogue, IReadOnlyList<EvidenceKind> kinds, IReadOnlyDictionary<string, object> values)
    {
        var kind = kinds.First(k => k.Name == (string)values["evidence"]);
        if (values.TryGetValue("sameAs", out var same) && (bool)same) kind = kind.ThroughSameAs(catalogue);
        List<CoverageState> states = values.TryGetValue("in", out var some) ? [.. ((IEnumerable<object>)some).Cast<CoverageState>()] : [];
        if (values.TryGetValue("state", out var state)) states = states.Count == 0 || states.Contains((CoverageState)state) ? [(CoverageState)state] : [];
        else if (some is null) throw new UserInputException("coverage needs a state. Write state: NOTHING_KNOWN, or in: [NOTHING_KNOWN, CHECKED_NONE].");
        return kind.In(states);
    }
}
