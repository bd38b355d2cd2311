using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task A_name_that_is_a_code_gives_way_to_a_name_whichever_document_comes_first()
    {
        var citing = Sample.Draft("a").Describes(new Entity(Sample.Heist, "AML.CS0001") { ExternalIds = [new("atlas", "AML.CS0001")] });
        var naming = Sample.Draft("b").Describes(new Entity(Sample.Heist, "Bank heist"));
        await using var store = await OpenWithAsync(citing, naming);
        var found = await FindAsync(store, Sample.Heist);
        Assert.Equal(("Bank heist", "AML.CS0001"), (found!.Name, Assert.Single(found.Aliases)));
    }

    [Fact]
    public async Task What_documents_say_of_an_entity_is_put_together_whatever_came_first()
    {
        var naming = Sample.Draft("a").Describes(new Entity(Sample.Heist, "the heist") { Description = "From a." });
        var defining = Sample.Draft("b").Describes(new Entity(Sample.Heist, "Bank heist")
        {
            Defined = true,
            Aliases = ["Heist of 2024"],
            ExternalIds = [new("aiid", "12")],
            Properties = Entity.NoProperties.Add("date", "2024"),
        });
        var adding = Sample.Draft("c").Describes(new Entity(Sample.Heist, "Bank heist")
        {
            Description = "From c.",
            ExternalIds = [new("aiid", "12"), new("aiid", "12", "2nd"), new("atlas", "AML.CS0001", Url: "https://example.org/1")],
            Properties = Entity.NoProperties.Add("date", "2023"),
        });
        var expected = new Entity(Sample.Heist, "Bank heist")
        {
            Defined = true,
            Description = "From a.",
            Aliases = ["Heist of 2024", "the heist"],
            ExternalIds = [new("aiid", "12"), new("aiid", "12", "2nd"), new("atlas", "AML.CS0001", Url: "https://example.org/1")],
            Properties = Entity.NoProperties.Add("date", "2024"),
            CreatedAt = Time.Now,
            UpdatedAt = Time.Now,
        };
        foreach (var order in new DocumentContent[][] { [naming, defining, adding], [adding, defining, naming], [defining, naming, adding] })
        {
            await using var store = await OpenWithAsync(order);
            Assert.Equivalent(expected, await FindAsync(store, Sample.Heist), strict: true);
        }
    }

    [Fact]
    public async Task A_withdrawn_contribution_takes_its_words_along()
    {
        var created = Time.Now;
        await using var store = await OpenWithAsync(Sample.Draft("one").Describes(Sample.Heist, "Bank heist", "The heist"), Sample.Draft("two").Describes(Sample.Heist, "Robbery"));
        Assert.Equal(["Robbery", "The heist"], (await FindAsync(store, Sample.Heist))!.Aliases);
        Time.Advance();

        var difference = await ApplyAsync(store, Sample.Draft("one").Writes("Silence."));

        Assert.Contains(difference.Lines, l => (l.Action, l.Id, l.Text) == (ChangeAction.Updated, "incident:heist", "Robbery"));
        var heist = (await FindAsync(store, Sample.Heist))!;
        Assert.Equal(("Robbery", 0, created, Time.Now), (heist.Name, heist.Aliases.Length, heist.CreatedAt, heist.UpdatedAt));
        Assert.Empty(await store.EntitiesNamedAsync("The heist", Cancel));
    }

    [Fact]
    public async Task Entities_are_named_by_name_or_alias_without_case_and_diacritics()
    {
        await using var store = await OpenWithAsync(Sample.Draft()
            .Describes(Sample.Id("organization:b"), "Académie", "L’Institut").Describes(Sample.Id("organization:a"), "l'institut").Describes(Sample.Id("organization:c"), "L'INSTITUT"));
        Assert.Equal(["organization:a", "organization:c", "organization:b"], (await store.EntitiesNamedAsync("L'Institut ", Cancel)).Select(e => e.Id.Text));
        Assert.Equal(["organization:b"], (await store.EntitiesNamedAsync("ACADEMIE", Cancel)).Select(e => e.Id.Text));
        Assert.Empty(await store.EntitiesNamedAsync("institut", Cancel));
        Assert.Empty(await store.EntitiesNamedAsync("", Cancel));
    }

    [Fact]
    public async Task Ids_that_are_not_there_are_absent_from_every_answer()
    {
        var (there, missing) = (Sample.Breach, Sample.Id("incident:none"));
        await using var store = await OpenWithAsync(Sample.Draft().Says(s_leaked), Sample.Draft("two").Describes(Sample.Bot, "Bot"), Sample.Draft("two").Writes("Silence."));
        IReadOnlyList<EntityId> ids = [there, missing, there, Sample.Bot];
        var query = new StatementQuery(null, [], Sample.All);

        Assert.Equal([there], (await store.EntitiesAsync(ids, Cancel)).Keys);
        Assert.Equal([there], (await store.RelatedAsync(new(ids, Sample.Relation(there, "risks"), null, null, [], Sample.All), Cancel)).Keys);
        Assert.Equal([there], (await store.StatementsAboutAsync(ids, query, Cancel)).Keys);
        Assert.Equal([there], (await store.MentionsAsync(ids, Sample.All, Cancel)).Keys);
        Assert.Equal([there], (await store.DegreesAsync(ids, Cancel)).Keys);
        IReadOnlyList<EntityId> documents = [Sample.Id("document:one"), Sample.Id("document:none")];
        Assert.Equal(documents.Take(1), (await store.DocumentsAsync(documents, Cancel)).Keys);
        Assert.Equal(documents.Take(1), (await store.PassagesOfAsync(documents, Sample.All, Cancel)).Keys);
        Assert.Equal(documents.Take(1), (await store.StatementsFromAsync(documents, query, Cancel)).Keys);
        Assert.Equal([s_leaked.Id], (await store.StatementsAsync([s_leaked.Id, "statement:none"], Cancel)).Keys);
        Assert.Equal([s_leaked.Id], (await store.EvidenceAsync([s_leaked.Id, "statement:none"], Sample.All, Cancel)).Keys);
        Assert.Equal([s_leaked.Id], (await store.DisagreementsAsync([s_leaked.Id, "statement:none"], Cancel)).Keys);
        Assert.Empty(await store.PassagesAsync(["passage:none"], Cancel));
        Assert.Empty(await store.EntitiesAsync([], Cancel));
    }

    [Fact]
    public async Task A_redirect_is_followed_to_its_end_and_wins_over_what_documents_still_say()
    {
        var (first, second, third) = (Sample.Id("risk:first"), Sample.Id("risk:second"), Sample.Id("risk:third"));
        await using var store = await OpenWithAsync(Sample.Draft().Describes(second, "Second").Describes(third, "Third"));

        var difference = await store.ApplyAsync(new(Sample.Run) { Redirects = [new(first, second), new(second, third)] }, Cancel);

        Assert.Equal([(ChangeAction.Added, RecordKind.Redirect, "risk:first"), (ChangeAction.Added, RecordKind.Redirect, "risk:second")], difference.Lines.Select(l => (l.Action, l.Kind, l.Id)));
        var found = await store.EntitiesAsync([first, second, third], Cancel);
        Assert.Equal([(first, third), (second, third), (third, third)], found.Select(f => (f.Key, f.Value.Id)).OrderBy(f => f.Key));
    }

    [Fact]
    public async Task A_later_redirect_replaces_an_earlier_one()
    {
        var (first, second, third) = (Sample.Id("risk:first"), Sample.Id("risk:second"), Sample.Id("risk:third"));
        await using var store = await OpenWithAsync(Sample.Draft().Describes(first, "First").Describes(second, "Second").Describes(third, "Third"));
        await store.ApplyAsync(new(Sample.Run) { Redirects = [new(first, second)] }, Cancel);

        // Turned round within one change set: no circle is left when it is done.
        var difference = await store.ApplyAsync(new(Sample.Run) { Redirects = [new(second, first), new(first, third)] }, Cancel);

        Assert.Equal([(ChangeAction.Updated, "risk:first"), (ChangeAction.Added, "risk:second")], difference.Lines.Select(l => (l.Action, l.Id)));
        Assert.Equal(third, (await FindAsync(store, second))!.Id);
    }

    [Theory]
    [InlineData("risk:first", "risk:first", "is redirected to itself")]
    [InlineData("risk:second", "risk:first", "redirects lead back to it")]
    [InlineData("risk:first", "risk:none", "there is no entity risk:none")]
    public async Task A_redirect_is_refused_that_leads_nowhere(string from, string to, string message)
    {
        await using var store = await OpenWithAsync(Sample.Draft().Describes(Sample.Id("risk:first"), "First").Describes(Sample.Id("risk:second"), "Second"));
        await store.ApplyAsync(new(Sample.Run) { Redirects = [new(Sample.Id("risk:first"), Sample.Id("risk:second"))] }, Cancel);

        var error = await Assert.ThrowsAsync<ChangeSetException>(() => store.ApplyAsync(new(Sample.Run) { Redirects = [new(Sample.Id(from), Sample.Id(to))] }, Cancel));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("risk:second", (await FindAsync(store, Sample.Id("risk:first")))!.Id.Text);
    }

    [Fact]
    public async Task Names_and_aliases_of_defined_entities_are_known_by_entity_and_name()
    {
        await using var store = await OpenWithAsync(Sample.Draft()
            .Describes(Sample.Id("risk:b"), "Zeta", "alpha", "Beta").Describes(Sample.Id("risk:a"), "Alpha").Describes(new Entity(Sample.Id("risk:c"), "Only mentioned")));
        Assert.Equal(
            [new(Sample.Id("risk:a"), "Alpha"), new(Sample.Id("risk:b"), "Beta"), new(Sample.Id("risk:b"), "Zeta"), new(Sample.Id("risk:b"), "alpha")],
            await store.KnownNamesAsync(Cancel).ToListAsync(Cancel));
        await ApplyAsync(store, Sample.Draft().Writes("Silence."));
        Assert.Empty(await store.KnownNamesAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Mentions_of_an_entity_are_paged_by_document_and_place()
    {
        await using var store = await OpenWithAsync(
            Sample.Draft("b").Names(Sample.Bot, "A bot.", 2, 3).Names(Sample.Bot, "Then the bot.", 9, 3),
            Sample.Draft("a").Writes("First.").Names(Sample.Bot, "bot bot", 4, 3).Names(Sample.Bot, "bot  bot", 0, 3).Names(Sample.Leak, "A leak.", 2, 4));
        var all = (await store.MentionsAsync([Sample.Bot], Sample.All, Cancel))[Sample.Bot].Edges.Select(e => e.Node).ToList();
        var passages = await store.PassagesAsync([.. all.Select(m => m.Passage)], Cancel);
        Assert.Equal(["bot bot@4", "bot  bot@0", "A bot.@2", "Then the bot.@9"], all.Select(m => $"{passages[m.Passage].Text}@{m.Start}"));
        await Pages.AssertAsync(all, m => m, async page => (await store.MentionsAsync([Sample.Bot], page, Cancel))[Sample.Bot]);
    }
}
