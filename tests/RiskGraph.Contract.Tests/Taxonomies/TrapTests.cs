using RiskGraph.Contract.Tests.GraphQL;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion.Taxonomies;
using RiskGraph.Ingestion.Taxonomies.Importing;

namespace RiskGraph.Contract.Tests.Taxonomies;

/// <summary>The traps in the publishers' real files: what was made of each, in the graph and in the report.</summary>
[Collection(nameof(RealGraph))]
public class TrapTests(RealGraph graph)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IGraphStore Store => graph.Api.Store;

    [Theory]
    [InlineData("atlas", NoteKind.Repaired, "misplaced-edge", 2)]
    [InlineData("nexus", NoteKind.Suspicious, "contradictory-pair", 109)]
    [InlineData("nexus", NoteKind.Suspicious, "duplicate-row", 93)]
    [InlineData("nexus", NoteKind.Suspicious, "dangling-parent", 31)]
    [InlineData("nexus", NoteKind.Repaired, "shifted-row", 1)]
    [InlineData("nexus", NoteKind.Repaired, "html", 3)]
    [InlineData("mit", NoteKind.Repaired, "duplicate-ev-id", 5)]
    [InlineData("incident-law", NoteKind.Suspicious, "tombstone", 8)]
    public void The_report_counts_a_trap_and_says_where_each_was_met(string source, NoteKind kind, string trap, int count)
    {
        SharedData.Need();
        var notes = graph.Reports[source].Log.Notes.Where(n => n.Trap == trap).ToList();
        Assert.Equal(count, notes.Count);
        Assert.All(notes, n =>
        {
            Assert.Equal(kind, n.Kind);
            Assert.Matches(@":\d+$", n.Place);
        });
        Assert.Contains($"{kind.ToString().ToLowerInvariant()}: {trap} {count}", graph.Reports[source].Lines(0));
    }

    [Theory]
    [InlineData("control:aml-m0018")]
    [InlineData("control:aml-m0034")]
    public async Task A_misplaced_edge_of_ATLAS_is_in_the_graph_with_its_place(string control)
    {
        SharedData.Need();
        var (statement, evidence) = await OneAsync(new() { Subject = EntityId.Parse(control), Predicate = "MITIGATES", Object = EntityId.Parse("technique:aml-t0052-001") });
        Assert.True(statement.IsLive);
        Assert.StartsWith("mitigates AML.T0052.001: ", evidence.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_negative_rows_are_kept_some_with_the_whole_list_that_was_looked_through()
    {
        SharedData.Need();
        var rows = await FindAsync("NO_MATCH");
        Assert.Equal(44, rows.Count);
        Assert.Equal(18, rows.Count(s => s.Object!.Prefix == "taxonomy"));
        Assert.Equal(44, graph.Reports["nexus"].Log.Tallied("taken in noMatch"));
    }

    [Fact]
    public async Task Both_sides_of_each_contradictory_pair_are_kept()
    {
        SharedData.Need();
        foreach (var (predicate, expected) in new[] { ("BROAD_MATCH", 98), ("NARROW_MATCH", 11) })
        {
            var pairs = (await FindAsync(predicate)).Select(s => (s.Subject, Object: s.Object!)).ToHashSet();
            Assert.Equal(expected, pairs.Count(p => p.Subject < p.Object && pairs.Contains((p.Object, p.Subject))));
        }
    }

    [Fact]
    public async Task A_doubled_id_of_the_MIT_repository_names_two_risks_told_apart_by_their_rows()
    {
        SharedData.Need();
        foreach (var code in (string[])["49-01-02", "62-31-00", "62-31-01", "62-31-02", "62-31-03"])
        {
            var like = (await Store.EntitiesAsync(new EntityQuery(new EntityFilter.External("mit-ai-risk-repository-row", code.Replace('-', '.'), null), [], new(First: 3)), Cancel)).Edges.Select(e => e.Node).ToList();
            Assert.Equal(2, like.Count);
            Assert.Contains(like, r => r.Id.Slug == $"mit-{code}");
            Assert.Contains(like, r => r.Id.Slug.StartsWith($"mit-{code}-row-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Share_alike_texts_stand_in_documents_of_their_own_and_can_be_left_out()
    {
        SharedData.Need();
        var licences = new Dictionary<EntityId, string>();
        string? after = null;
        do
        {
            var page = await Store.DocumentsAsync(new DocumentQuery(null, new(First: 200, After: after)), Cancel);
            foreach (var document in page.Edges.Select(e => e.Node)) licences[document.Id] = document.Licence ?? "";
            after = page.HasNext ? page.Edges[^1].Cursor : null;
        }
        while (after is not null);
        var shareAlike = licences.Where(l => l.Value == "CC-BY-SA-4.0").Select(l => l.Key).ToList();
        var owasp = licences.Keys.Where(d => d.Slug.StartsWith("owasp-llm-20", StringComparison.Ordinal) || d.Slug.StartsWith("owasp-asi-", StringComparison.Ordinal)).ToList();
        Assert.Equal(22, owasp.Count);
        Assert.All(owasp, d => Assert.Contains(d, shareAlike));
        Assert.Contains(shareAlike, d => d.Slug.StartsWith("ibm-ai-atlas-nexus-", StringComparison.Ordinal));
        // What only share-alike documents say can be told from the rest by its evidence.
        var all = (await Store.StatementsAsync(new StatementQuery(new StatementFilter.Documents(shareAlike), [], new(First: 1) { WithTotal = true }), Cancel)).Total;
        var only = (await Store.StatementsAsync(new StatementQuery(new StatementFilter.All([new StatementFilter.Documents(shareAlike),
            new StatementFilter.Not(new StatementFilter.Documents([.. licences.Keys.Except(shareAlike)]))]), [], new(First: 1) { WithTotal = true }), Cancel)).Total;
        Assert.InRange(only!.Value, 1, all!.Value - 1);
    }

    [Fact]
    public void Nobodys_address_is_in_the_texts()
    {
        var log = new ImportLog();
        foreach (var content in TaxonomySources.Named("nexus")!.Read(SharedData.Open("nexus"), log))
            Assert.DoesNotMatch(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[a-z]{2,}", content.Document.Text);
    }

    [Fact]
    public async Task A_second_import_of_any_source_changes_nothing()
    {
        SharedData.Need();
        foreach (var source in TaxonomySources.All)
        {
            var again = await new TaxonomyImporter(Store, TimeProvider.System).RunAsync(source, SharedData.Open(source.Name), new(), null, Cancel);
            Assert.True(again.ChangedNothing, string.Join('\n', again.Lines(0)));
            Assert.Equal(again.Documents, again.UnchangedDocuments);
        }
    }

    private async Task<(Statement Statement, Evidence Evidence)> OneAsync(Statement statement)
    {
        var found = (await Store.StatementsAsync([statement.Id], Cancel))[statement.Id];
        return (found, (await Store.EvidenceAsync([statement.Id], new(First: 1), Cancel))[statement.Id].Edges[0].Node);
    }

    private async Task<IReadOnlyList<Statement>> FindAsync(string predicate)
    {
        var (all, after) = (new List<Statement>(), (string?)null);
        do
        {
            var page = await Store.StatementsAsync(new StatementQuery(new StatementFilter.Predicates([predicate]), [], new(First: 500, After: after)), Cancel);
            all.AddRange(page.Edges.Select(e => e.Node));
            after = page.HasNext ? page.Edges[^1].Cursor : null;
        }
        while (after is not null);
        return all;
    }
}
