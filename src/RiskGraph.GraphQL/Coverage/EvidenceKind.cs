using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Storage;

namespace RiskGraph.GraphQL.Coverage;

/// <summary>One sort of thing that can bear on a risk, and the ways that lead from the risk to it.</summary>
/// <param name="Name">As in <c>INCIDENTS</c>.</param>
/// <param name="Known">Statements along these say that there is such a thing.</param>
/// <param name="Checked">Statements along these say that somebody looked at such a thing and found that it is none.</param>
internal sealed record EvidenceKind(string Name, string Description, IReadOnlyList<Route> Known, IReadOnlyList<Route> Checked)
{
    /// <summary>What coverage is worked out for.</summary>
    public const string Owner = "Risk";

    private const string NoMatch = "NO_MATCH", SameAs = "SAME_AS";

    private static readonly StatementFilter s_affirmed = new StatementFilter.Negated(false), s_denied = new StatementFilter.Negated(true);

    /// <summary>The kinds of evidence that the catalogue's kinds and relations allow for, in the order in which they are told of.</summary>
    public static IReadOnlyList<EvidenceKind> Of(GraphCatalogue catalogue)
    {
        var ways = new Ways(catalogue);
        return [.. new[]
        {
            ways.Kind("INCIDENTS", "Incidents that materialised or exemplify the risk.", ["Incident"]),
            ways.Kind("BENCHMARKS", "Benchmarks that measure the risk.", ["Benchmark"]),
            ways.Kind("RESULTS", "Observations that indicate the risk, and results of benchmarks that measure it.", ["Observation"], chains: [["Benchmark", "MEASURES", "Observation", "MEASURED_BY"]]),
            ways.Kind("CONTROLS", "Controls that mitigate or detect the risk.", ["Control"]),
            ways.Kind("PROVISIONS", "Provisions and regulatory sources that address the risk or are mapped to it.", ["Provision", "Regulation"], mapped: ["RELATED", "CLOSE_MATCH", "BROAD_MATCH", "NARROW_MATCH"]),
            ways.Kind("JURISDICTIONS", "Jurisdictions of legal matters, provisions and regulatory sources that are about the risk or one of its incidents.", ["Jurisdiction"],
                chains:
                [
                    ["LegalMatter", "MATERIALISES", "Jurisdiction", "IN_JURISDICTION"],
                    ["Incident", "MATERIALISES", "LegalMatter", "DEALS_WITH", "Jurisdiction", "IN_JURISDICTION"],
                    ["Provision", "ADDRESSES", "Jurisdiction", "IN_JURISDICTION"],
                    ["Regulation", "ADDRESSES", "Jurisdiction", "IN_JURISDICTION"],
                ]),
            ways.Kind("COUNTERPARTS", "Entries of other lists that are mapped to the risk: the same, close, broader or narrower. Checked where somebody compared it with an entry, or with a whole list, and found no match.", [Owner],
                own: false, mapped: [SameAs, "CLOSE_MATCH", "BROAD_MATCH", "NARROW_MATCH"], wholeLists: "Taxonomy"),
        }.Where(k => k.Known.Count > 0)];
    }

    /// <summary>The same, along SAME_AS too: what bears on a risk under another name bears on it.</summary>
    public EvidenceKind ThroughSameAs(GraphCatalogue catalogue)
    {
        var same = catalogue.Fields(Owner).Where(f => f.Predicate.Name == SameAs).Select(f => new Relation(SameAs, f.Direction, [Owner])).ToList();
        return this with { Known = Widen(Known), Checked = Widen(Checked) };
        IReadOnlyList<Route> Widen(IReadOnlyList<Route> routes) => [.. routes, .. routes.Where(r => !r.Steps.Any(s => s.Predicate is SameAs)).SelectMany(r => same.Select(first => r with { Steps = [first, .. r.Steps] }))];
    }

    /// <summary>Holds of risks in one of the states, asking as little as tells them apart.</summary>
    public EntityFilter In(IReadOnlyCollection<CoverageState> states)
    {
        EntityFilter known = new EntityFilter.Reaches(Known), looked = new EntityFilter.Reaches(Checked), any = new EntityFilter.Reaches([.. Known, .. Checked]);
        return (states.Contains(CoverageState.Known), states.Contains(CoverageState.CheckedNone), states.Contains(CoverageState.NothingKnown)) switch
        {
            (true, true, true) => new EntityFilter.All([]),
            (true, true, false) => any,
            (true, false, true) => new EntityFilter.Any([known, new EntityFilter.Not(looked)]),
            (true, false, false) => known,
            (false, true, true) => new EntityFilter.Not(known),
            (false, true, false) => new EntityFilter.All([new EntityFilter.Not(known), looked]),
            (false, false, true) => new EntityFilter.Not(any),
            (false, false, false) => new EntityFilter.Any([]),
        };
    }

    /// <summary>Finds routes in a catalogue. What it has not is left out.</summary>
    private sealed class Ways(GraphCatalogue catalogue)
    {
        /// <param name="kinds">What the evidence is.</param>
        /// <param name="chains">Ways of several steps: kinds, and the predicates that lead to them, in turn.</param>
        /// <param name="mapped">Predicates that lead from anything to anything and count where they lead to these kinds.</param>
        /// <param name="own">Whether relations that are there for these kinds alone lead to them.</param>
        /// <param name="wholeLists">The kind of what somebody may have looked through and found no match in.</param>
        public EvidenceKind Kind(string name, string description, string[] kinds, string[][]? chains = null, string[]? mapped = null, bool own = true, string? wholeLists = null)
        {
            var fields = catalogue.Fields(Owner);
            List<Relation> direct = [
                .. own ? fields.Where(f => f.Targets.All(kinds.Contains)).Select(Relation.Of) : [],
                .. fields.Where(f => mapped?.Contains(f.Predicate.Name) == true).Select(f => To(f, kinds)).OfType<Relation>()];
            var looked = fields.Where(f => f.Predicate.Name == NoMatch).SelectMany(f => new[] { To(f, kinds), wholeLists is null ? null : To(f, [wholeLists]) }).OfType<Relation>();
            return new(name, description,
                [.. direct.Select(r => new Route([r], s_affirmed)), .. (chains ?? []).Select(Chain).OfType<Route>()],
                [.. direct.Select(r => new Route([r], s_denied)), .. looked.Select(r => new Route([r], s_affirmed))]);
        }

        private static Relation? To(RelationField field, string[] kinds) =>
            field.Targets.Where(kinds.Contains).ToList() is { Count: > 0 } targets ? new(field.Predicate.Name, field.Direction, targets) : null;

        private Route? Chain(string[] steps)
        {
            var (at, relations) = (Owner, new List<Relation>());
            for (var i = 0; i < steps.Length; i += 2)
            {
                var (kind, predicate) = (steps[i], steps[i + 1]);
                if (catalogue.Kind(kind) is null || catalogue.Fields(at).FirstOrDefault(f => f.Predicate.Name == predicate && f.Targets.Contains(kind)) is not { } field) return null;
                relations.Add(new(predicate, field.Direction, [kind]));
                at = kind;
            }
            return new(relations, s_affirmed);
        }
    }
}

/// <summary>How much is known of a kind of evidence.</summary>
internal enum CoverageState { Known, CheckedNone, NothingKnown }
