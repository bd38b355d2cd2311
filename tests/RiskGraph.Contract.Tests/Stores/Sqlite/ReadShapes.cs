using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores.Sqlite;

/// <summary>Every read of a store, in every shape of its filters, orders and pages.</summary>
internal static class ReadShapes
{
    private static readonly EntityId[] s_ids = [Sample.Id("risk:risk-1"), Sample.Id("incident:incident-1")];
    private static readonly EntityId[] s_documents = [Sample.Id("document:d1")];
    private static readonly Relation s_incidents = Sample.Relation(s_ids[0], "incidents");
    private static readonly PageRequest s_first = new(First: 2);
    private static readonly EntityFilter s_risks = new EntityFilter.Kinds(["Risk"]), s_observations = new EntityFilter.Kinds(["Observation"]), s_incident = new EntityFilter.Kinds(["Incident"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static IEnumerable<(string Name, Func<IGraphStore, Task> Read)> All() => ById().Concat(Entities()).Concat(Related()).Concat(Statements()).Concat(Others());

    private static IEnumerable<(string, Func<IGraphStore, Task>)> ById()
    {
        yield return ("entities by id", s => s.EntitiesAsync(s_ids, Cancel));
        yield return ("entities named", s => s.EntitiesNamedAsync("alpha", Cancel));
        yield return ("statements by id", s => s.StatementsAsync(["statement:x"], Cancel));
        yield return ("passages by id", s => s.PassagesAsync(["passage:x"], Cancel));
        yield return ("documents by id", s => s.DocumentsAsync(s_documents, Cancel));
        yield return ("degrees", s => s.DegreesAsync(s_ids, Cancel));
        yield return ("routes counted", s => s.CountRoutesAsync(s_ids, [[], [new([s_incidents]), new([s_incidents, Sample.Relation(s_ids[1], "systems")], new StatementFilter.Negated(false))]], Cancel));
        yield return ("disagreements", s => s.DisagreementsAsync(["statement:x"], Cancel));
    }

    private static IEnumerable<(string, Func<IGraphStore, Task>)> Entities()
    {
        foreach (var (name, filter) in EntityFilters())
        {
            yield return ($"entities where {name}", s => PageThroughAsync(page => s.EntitiesAsync(new EntityQuery(filter, [], page), Cancel)));
            yield return ($"facets where {name}", async s =>
            {
                foreach (var facet in new Facet[] { new Facet.Status(), new Facet.Source(), new Facet.IssuingBody(), new Facet.Year("date") }) await s.FacetAsync(filter, facet, 10, Cancel);
            }
            );
        }
        foreach (var direction in Enum.GetValues<OrderDirection>())
            foreach (var order in new EntityOrder[]
            {
                new EntityOrder.Id(direction), new EntityOrder.Name(direction), new EntityOrder.CreatedAt(direction), new EntityOrder.UpdatedAt(direction), new EntityOrder.StatementCount(direction),
                new EntityOrder.RelationCount(s_incidents, direction), new EntityOrder.Property("date", direction), new EntityOrder.Property("value", direction), new EntityOrder.Property("metric", direction),
            })
            {
                yield return ($"entities of a kind by {order.GetType().Name} {direction}", s => PageThroughAsync(page => s.EntitiesAsync(new EntityQuery(s_incident, [order], page), Cancel)));
                yield return ($"entities by {order.GetType().Name} {direction}", s => PageThroughAsync(page => s.EntitiesAsync(new EntityQuery(null, [order], page), Cancel)));
            }
    }

    private static IEnumerable<(string, EntityFilter?)> EntityFilters()
    {
        yield return ("anything", null);
        yield return ("a kind", s_risks);
        yield return ("two kinds", new EntityFilter.Kinds(["Risk", "Incident"]));
        yield return ("ids", new EntityFilter.Ids(s_ids));
        yield return ("ids of a kind", Both(s_risks, new EntityFilter.Ids(s_ids)));
        yield return ("an external id", new EntityFilter.External("owasp-llm", "LLM01", null));
        yield return ("an external id of a kind", Both(s_risks, new EntityFilter.External("owasp-llm", "LLM01", "2025")));
        yield return ("an external value", new EntityFilter.External(null, "LLM01", null));
        yield return ("an external scheme", Both(s_risks, new EntityFilter.External("owasp-llm", null, null)));
        yield return ("a name of a kind", Both(s_risks, new EntityFilter.Name(new(In: ["alpha"]))));
        yield return ("the start of a name of a kind", Both(s_risks, new EntityFilter.Name(new(StartsWith: "al"))));
        yield return ("a part of a name of a kind", Both(s_risks, new EntityFilter.Name(new(Contains: "al"))));
        yield return ("a name", new EntityFilter.Name(new(In: ["alpha"])));
        yield return ("updated since, of a kind", Both(s_risks, new EntityFilter.UpdatedAt(DateTimeOffset.UnixEpoch, null)));
        yield return ("updated since", new EntityFilter.UpdatedAt(DateTimeOffset.UnixEpoch, null));
        yield return ("a text", Both(s_observations, new EntityFilter.TextProperty("metric", new(In: ["rate"]))));
        yield return ("the start of a text", Both(s_observations, new EntityFilter.TextProperty("metric", new(StartsWith: "r"))));
        yield return ("a part of a text", Both(s_observations, new EntityFilter.TextProperty("metric", new(Contains: "r"))));
        yield return ("no text", Both(s_observations, new EntityFilter.TextProperty("unit", new(IsNull: true))));
        yield return ("a number", Both(s_observations, new EntityFilter.NumberProperty("value", new(Gte: 1, Lt: 5))));
        yield return ("a date", Both(s_incident, new EntityFilter.DateProperty("date", new(From: PartialDate.Parse("2024")))));
        yield return ("an end of a date", Both(s_incident, new EntityFilter.DateProperty("date", new(To: PartialDate.Parse("2024")))));
        yield return ("no date", Both(s_incident, new EntityFilter.DateProperty("date", new(IsNull: true))));
        yield return ("a document's title", new EntityFilter.Document(new DocumentFilter.Title(new(StartsWith: "d"))));
        foreach (var quantifier in Enum.GetValues<Quantifier>())
        {
            yield return ($"{quantifier} relation", Both(s_risks, new EntityFilter.Related(s_incidents, quantifier, null, new(Gte: 1), null)));
            yield return ($"{quantifier} relation to some", Both(s_risks, new EntityFilter.Related(s_incidents, quantifier, new EntityFilter.DateProperty("date", new(From: PartialDate.Parse("2024"))), new(Gte: 1), null)));
            yield return ($"{quantifier} relation by some statements", Both(s_risks, new EntityFilter.Related(s_incidents, quantifier, null, new(Gte: 1), new StatementFilter.Methods([Method.Declared]))));
        }
        yield return ("any of two", Both(s_risks, new EntityFilter.Any([new EntityFilter.Name(new(StartsWith: "a")), new EntityFilter.External(null, "LLM01", null)])));
        yield return ("not", Both(s_risks, new EntityFilter.Not(new EntityFilter.Name(new(StartsWith: "a")))));
    }

    private static IEnumerable<(string, Func<IGraphStore, Task>)> Related()
    {
        foreach (var field in new[] { s_incidents, Sample.Relation(Sample.Id("incident:incident-1"), "risks"), Sample.Relation(Sample.Id("document:d1"), "mentioned") })
        {
            yield return ($"targets of {field.Predicate} {field.Direction}", s => PageThroughAsync(page => OneAsync(s.RelatedAsync(new(s_ids, field, null, null, [], page), Cancel))));
            yield return ($"targets of {field.Predicate} {field.Direction} by name", s => PageThroughAsync(page => OneAsync(s.RelatedAsync(new(s_ids, field, null, null, [new EntityOrder.Name(OrderDirection.Asc)], page), Cancel))));
            yield return ($"targets of {field.Predicate} {field.Direction} by date", s => PageThroughAsync(page => OneAsync(s.RelatedAsync(new(s_ids, field, null, null, [new EntityOrder.Property("date", OrderDirection.Desc)], page), Cancel))));
            yield return ($"some targets of {field.Predicate} {field.Direction}", s => PageThroughAsync(page => OneAsync(s.RelatedAsync(new(s_ids, field, new EntityFilter.Name(new(StartsWith: "a")), new StatementFilter.Status([StatementStatus.Proposed]), [], page), Cancel))));
        }
    }

    private static IEnumerable<(string, Func<IGraphStore, Task>)> Statements()
    {
        foreach (var (name, filter) in StatementFilters())
        {
            yield return ($"statements where {name}", s => PageThroughAsync(page => s.StatementsAsync(new StatementQuery(filter, [], page), Cancel)));
            yield return ($"statements about, where {name}", s => PageThroughAsync(page => OneAsync(s.StatementsAboutAsync(s_ids, new(filter, [], page), Cancel))));
            yield return ($"statements from, where {name}", s => PageThroughAsync(page => OneAsync(s.StatementsFromAsync(s_documents, new(filter, [], page), Cancel))));
            yield return ($"neighbourhood where {name}", s => s.NeighbourhoodAsync(new(s_ids, 2, 100, 10, filter, null), Cancel));
            yield return ($"paths where {name}", s => s.PathsAsync(new(s_ids[0], s_ids[1], 3, 4, filter, null), Cancel));
        }
        foreach (var direction in Enum.GetValues<OrderDirection>())
            foreach (var field in Enum.GetValues<StatementOrderField>())
            {
                yield return ($"statements by {field} {direction}", s => PageThroughAsync(page => s.StatementsAsync(new StatementQuery(null, [new(field, direction)], page), Cancel)));
                yield return ($"proposed statements by {field} {direction}", s => PageThroughAsync(page => s.StatementsAsync(new StatementQuery(new StatementFilter.Status([StatementStatus.Proposed]), [new(field, direction)], page), Cancel)));
                yield return ($"statements about, by {field} {direction}", s => PageThroughAsync(page => OneAsync(s.StatementsAboutAsync(s_ids, new(null, [new(field, direction)], page), Cancel))));
            }
    }

    private static IEnumerable<(string, StatementFilter?)> StatementFilters()
    {
        yield return ("anything", null);
        yield return ("ids", new StatementFilter.Ids(["statement:x", "statement:y"]));
        yield return ("a subject", new StatementFilter.Subject(s_ids));
        yield return ("an object", new StatementFilter.Object(s_ids));
        yield return ("about", new StatementFilter.About(s_ids));
        yield return ("about, and more", new StatementFilter.All([new StatementFilter.About(s_ids), new StatementFilter.Predicates(["MATERIALISES"])]));
        yield return ("a predicate", new StatementFilter.Predicates(["MATERIALISES"]));
        yield return ("predicates", new StatementFilter.Predicates(["MATERIALISES", "RELATED"]));
        yield return ("proposed", new StatementFilter.Status([StatementStatus.Proposed]));
        yield return ("of any status", RandomGraph.Every);
        yield return ("confident", new StatementFilter.Confidence(new(Gte: 0.9m)));
        yield return ("declared", new StatementFilter.Methods([Method.Declared]));
        yield return ("from documents", new StatementFilter.Documents(s_documents));
        yield return ("from an issuing body", new StatementFilter.IssuingBody([Sample.Id("organization:organization-1")]));
        yield return ("recorded since", new StatementFilter.RecordedAt(DateTimeOffset.UnixEpoch, null));
        yield return ("any of two", new StatementFilter.Any([new StatementFilter.Subject(s_ids), new StatementFilter.Object(s_ids)]));
        yield return ("not", new StatementFilter.Not(new StatementFilter.Predicates(["MENTIONS"])));
    }

    private static IEnumerable<(string, Func<IGraphStore, Task>)> Others()
    {
        yield return ("evidence", s => PageThroughAsync(async page => (await s.EvidenceAsync([.. (await s.StatementsAboutAsync(s_ids, new(null, [], Sample.All), Cancel)).SelectMany(p => p.Value.Edges).Select(e => e.Node.Id)], page, Cancel)).Values.MaxBy(p => p.Edges.Count)!));
        yield return ("passages of documents", s => PageThroughAsync(page => OneAsync(s.PassagesOfAsync(s_documents, page, Cancel))));
        yield return ("mentions", s => PageThroughAsync(page => OneAsync(s.MentionsAsync(s_ids, page, Cancel))));
        yield return ("documents", s => PageThroughAsync(page => s.DocumentsAsync(new DocumentQuery(null, page), Cancel)));
        yield return ("some documents", s => PageThroughAsync(page => s.DocumentsAsync(new DocumentQuery(new DocumentFilter.Title(new(StartsWith: "d")), page), Cancel)));
        yield return ("documents of a date", s => PageThroughAsync(page => s.DocumentsAsync(new DocumentQuery(new DocumentFilter.PublishedOn(new(From: PartialDate.Parse("2024"))), page), Cancel)));
        yield return ("search", s => s.SearchAsync(new("alpha sentence", null, s_first), Cancel));
        yield return ("search among kinds", s => s.SearchAsync(new("alpha", ["Risk", "Document"], s_first), Cancel));
        yield return ("neighbourhood among kinds", s => s.NeighbourhoodAsync(new(s_ids, 2, 100, 10, null, ["Risk", "Incident"]), Cancel));
        yield return ("paths among kinds", s => s.PathsAsync(new(s_ids[0], s_ids[1], 3, 4, null, ["Risk", "Incident"]), Cancel));
        yield return ("stats", s => s.StatsAsync(Cancel));
        yield return ("version", s => s.VersionAsync(Cancel));
        yield return ("known names", async s => await s.KnownNamesAsync(Cancel).CountAsync(Cancel));
        yield return ("revisions", s => s.RevisionsAsync(Cancel));
        yield return ("changes", async s => await s.ChangesSinceAsync(5, Cancel).CountAsync(Cancel));
        yield return ("everything", async s => await s.ReadAllAsync(Cancel).CountAsync(Cancel));
    }

    /// <summary>The first page, the one after it, the one before that, and the last; each of them counted once.</summary>
    private static async Task PageThroughAsync<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        var first = await read(s_first with { WithTotal = true });
        await read(new(Last: 2));
        if (first.Edges.Count == 0) return;
        await read(s_first with { After = first.Edges[^1].Cursor });
        await read(new(Last: 2, Before: first.Edges[^1].Cursor));
    }

    /// <summary>Of pages by owner, one that has something.</summary>
    private static async Task<Page<T>> OneAsync<T>(Task<IReadOnlyDictionary<EntityId, Page<T>>> read) => (await read).Values.MaxBy(p => p.Edges.Count)!;

    private static EntityFilter.All Both(EntityFilter first, EntityFilter second) => new([first, second]);
}
