using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Checks;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// The catalogue is data: what is added to it in YAML alone is stored, found, counted, exported and checked like everything else.
public abstract partial class GraphStoreContract
{
    private const string AddedKind = """
          ZoningMatter:
            label: zoning matter
            plural: zoning matters
            description: A kind that no code knows.
            colour: "#123456"
            shape: tag
            properties:
              filed: {type: partialDate, required: true, description: When it was filed.}
              damages: {type: decimal, description: What was asked for.}
              sealed: {type: boolean, description: Whether it is sealed.}
              court: {type: text, description: Where.}
            terms: {airo: none, dpv: none, schema: none, stix: none}

        """;

    private const string AddedPredicates = """
          ARISES_FROM:
            label: arises from
            reverseLabel: gave rise to
            description: A predicate that no code knows.
            terms: {airo: none, dpv: none, schema: none, stix: none}
            relations:
              - {from: ZoningMatter, to: [Incident, System], field: origins, reverse: zoningMatters}
          FILED_ON:
            label: was filed on
            description: A predicate with a date.
            terms: {airo: none, dpv: none, schema: none, stix: none}
            from: ZoningMatter
            literal: date

        """;

    private static GraphCatalogue Extended()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "schema", "catalogue.yaml"));
        return CatalogueReader.Parse(yaml.Replace("\nkinds:\n", "\nkinds:\n" + AddedKind, StringComparison.Ordinal).Replace("\npredicates:\n", "\npredicates:\n" + AddedPredicates, StringComparison.Ordinal), "extended.yaml");
    }

    private static (DocumentContent Content, Statement Arises, Statement Filed) Matters()
    {
        var (first, second) = (Sample.Id("zoning-matter:first"), Sample.Id("zoning-matter:second"));
        var (arises, filed) = (Sample.Link(first, "ARISES_FROM", Sample.Breach), Sample.Figure(first, "FILED_ON", Literal.OfDate(PartialDate.Parse("2024-05"))));
        var content = Sample.Draft().Describes(With(first, ("filed", "2024-05"), ("damages", "1000000"), ("sealed", "true"), ("court", "Élysée")), With(second, ("filed", "2023"), ("damages", "-5.5")))
            .Says(arises).Says(filed).Says(s_leaked).Build();
        return (content, arises, filed);
    }

    [Fact]
    public async Task A_kind_and_predicates_that_only_the_catalogue_knows_are_stored_and_found()
    {
        var catalogue = Extended();
        var (content, arises, filed) = Matters();
        await using var store = await OpenEmptyAsync(catalogue, Time);
        await ApplyAsync(store, content);
        var kind = new EntityFilter.Kinds(["ZoningMatter"]);

        await ExpectAsync([new EntityOrder.Property("damages", OrderDirection.Asc)], kind, "second", "first");
        await ExpectAsync([new EntityOrder.Property("filed", OrderDirection.Desc)], kind, "first", "second");
        await ExpectAsync([], new EntityFilter.All([kind, new EntityFilter.DateProperty("filed", new(From: PartialDate.Parse("2024")))]), "first");
        await ExpectAsync([], new EntityFilter.NumberProperty("damages", new(Lt: 0)), "second");
        await ExpectAsync([], new EntityFilter.TextProperty("court", new(In: ["elysee"])), "first");
        await ExpectAsync([], new EntityFilter.All([kind, new EntityFilter.TextProperty("sealed", new(IsNull: true))]), "second");
        var (origins, matters) = (Relation.Of(catalogue.Fields("ZoningMatter").First(f => f.Name == "origins")), Relation.Of(catalogue.Fields("Incident").First(f => f.Name == "zoningMatters")));
        await ExpectAsync([], new EntityFilter.Related(origins, Quantifier.Some, new EntityFilter.Kinds(["Incident"]), null, null), "first");
        Assert.Equal("zoning-matter:first", (await store.RelatedAsync(new([Sample.Breach], matters, null, null, [], Sample.All), Cancel))[Sample.Breach].Edges.Single().Node.Entity.Id.Text);
        Assert.Equal(["ARISES_FROM", "FILED_ON"], (await store.DegreesAsync([arises.Subject], Cancel))[arises.Subject].Select(d => d.Predicate));
        Assert.Equal(filed.Literal, (await FindAsync(store, filed))!.Literal);
        Assert.Equal(2, (await store.StatsAsync(Cancel)).ByKind["ZoningMatter"]);
        Assert.Equal("zoning-matter:first", (await SearchAsync(store, "first", "ZoningMatter"))[0].Entity!.Id.Text);
        Assert.Equal([arises.Subject, Sample.Breach, Sample.Leak], (await store.PathsAsync(new(arises.Subject, Sample.Leak, 1, 3, null, null), Cancel)).Paths[0].Steps.Select(s => s.From.Id).Append(Sample.Leak));

        async Task ExpectAsync(IReadOnlyList<EntityOrder> order, EntityFilter where, params string[] slugs) =>
            Assert.Equal(slugs, (await store.EntitiesAsync(new EntityQuery(where, order, Sample.All), Cancel)).Edges.Select(e => e.Node.Id.Slug));
    }

    [Fact]
    public async Task What_the_catalogue_says_of_an_added_kind_is_enforced()
    {
        await using var store = await OpenEmptyAsync(Extended(), Time);
        var (content, arises, _) = Matters();
        Assert.Contains("the property 'filed' is missing", await RefusedAsync(store, content with { Entities = [.. content.Entities, new(Sample.Id("zoning-matter:x"), "X")] }), StringComparison.Ordinal);
        Assert.Contains("Write true or false", await RefusedAsync(store, content with { Entities = [.. content.Entities, With(Sample.Id("zoning-matter:x"), ("filed", "2024"), ("sealed", "yes"))] }), StringComparison.Ordinal);
        Assert.Contains("It goes from ZoningMatter to Incident or System", await RefusedAsync(store, Replace(content, _ => arises with { Object = Sample.Leak })), StringComparison.Ordinal);
        static async Task<string> RefusedAsync(IGraphStore store, DocumentContent content) => (await Assert.ThrowsAsync<ChangeSetException>(() => ApplyAsync(store, content))).Message;
    }

    [Fact]
    public async Task An_export_with_an_added_kind_needs_the_catalogue_that_knows_it()
    {
        string export;
        await using (var store = await OpenEmptyAsync(Extended(), Time))
        {
            await ApplyAsync(store, Matters().Content);
            export = await ExportAsync(store);
        }
        await using (var copy = await OpenEmptyAsync(Extended(), Time))
        {
            await ImportAsync(copy, export);
            Assert.Equal(export, await ExportAsync(copy));
        }
        await using var plain = await OpenEmptyAsync(Sample.Catalogue, Time);
        Assert.Contains("'zoning-matter:first' is of no kind", (await Assert.ThrowsAsync<ChangeSetException>(() => ImportAsync(plain, export))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_knows_an_added_kind_and_finds_it_when_the_catalogue_no_longer_does()
    {
        await using (var store = await OpenEmptyAsync(Extended(), Time))
        {
            await ApplyAsync(store, Matters().Content);
            Assert.Empty(await new GraphCheck(Extended()).RunAsync(store, Cancel).Where(f => f.Severity == Severity.Error).ToListAsync(Cancel));
        }
        await using var reopened = await ReopenAsync(Sample.Catalogue, Time);
        var errors = await ErrorsAsync(reopened);
        Assert.All(errors, e => Assert.Equal(GraphCheck.Misfit, e.Rule));
        Assert.Equal(["zoning-matter:first", "zoning-matter:second"], errors.Select(e => e.Id).Where(id => id.StartsWith("zoning", StringComparison.Ordinal)));
        Assert.Equal(2, errors.Count(e => e.Id.StartsWith("statement:", StringComparison.Ordinal)));
    }
}
