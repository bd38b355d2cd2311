using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

// Every way in which a change set can contradict itself or the catalogue is refused in words that say what is wrong, and nothing of it is kept.
public abstract partial class GraphStoreContract
{
    private static readonly Dictionary<string, (Func<DocumentContent, DocumentContent> Break, string Message)> s_badDocuments = new()
    {
        ["an id that is no document's"] = (c => c with { Document = c.Document with { Id = Sample.Leak } }, "'risk:data-leak' is no document"),
        ["no title"] = (c => c with { Document = c.Document with { Title = " " } }, "has no title"),
        ["a section outside the text"] = (c => c with { Document = c.Document with { Sections = [new("Summary", "summary", 1, 0, int.MaxValue)] } }, "section 'Summary' lies outside"),
        ["without its own entity"] = (c => c with { Entities = [.. c.Entities.Where(e => e.Id != c.Document.Id)] }, "own entity document:one is not among its entities"),
        ["an entity twice"] = (c => c with { Entities = [.. c.Entities, c.Entities[0]] }, "comes twice"),
        ["an entity of no kind"] = (c => c with { Entities = [.. c.Entities, new(Sample.Id("unicorn:a"), "A")] }, "'unicorn:a' is of no kind. The catalogue has risk, "),
        ["an entity without a name"] = (c => c with { Entities = [.. c.Entities, new(Sample.Bot, " ")] }, "system:bot has no name"),
        ["an empty alias"] = (c => c with { Entities = [.. c.Entities, new(Sample.Bot, "Bot") { Aliases = [""] }] }, "empty alias"),
        ["an external id without a value"] = (c => c with { Entities = [.. c.Entities, new(Sample.Bot, "Bot") { ExternalIds = [new("doi", "")] }] }, "is no external id"),
        ["an unknown property"] = (c => c with { Entities = [.. c.Entities, With(Sample.Bot, ("colour", "red"))] }, "System has no property 'colour'. It has version."),
        ["a date that is none"] = (c => c with { Entities = [.. c.Entities, With(Sample.Heist, ("date", "soon"))] }, "'soon' is no value of date. Write 2024, "),
        ["a number that is not canonical"] = (c => c with { Entities = [.. c.Entities, With(Sample.Id("observation:o"), ("metric", "m"), ("value", "1.50"), ("comparison", "exactly"))] }, "Write 1.5."),
        ["a comparison that is none"] = (c => c with { Entities = [.. c.Entities, With(Sample.Id("observation:o"), ("metric", "m"), ("value", "1"), ("comparison", "more"))] }, "Write one of exactly, about, over"),
        ["a required property missing"] = (c => c with { Entities = [.. c.Entities, With(Sample.Id("observation:o"), ("metric", "m"), ("value", "1"))] }, "the property 'comparison' is missing"),
        ["a passage of another document"] = (c => c with { Passages = [.. c.Passages, c.Passages[0] with { Document = Sample.Id("document:two") }] }, "a passage is of document:two"),
        ["a passage that is not in the text"] = (c => c with { Passages = [.. c.Passages, c.Passages[0] with { Text = "Not there." }] }, "'Not there.' does not stand at 0"),
        ["a passage beyond the text"] = (c => c with { Passages = [.. c.Passages, c.Passages[0] with { Start = int.MaxValue }] }, "does not stand at 2147483647"),
        ["an empty passage"] = (c => c with { Passages = [.. c.Passages, c.Passages[0] with { Text = "" }] }, "is empty"),
        ["a passage twice"] = (c => c with { Passages = [.. c.Passages, c.Passages[0]] }, "comes twice with the same occurrence"),
        ["an unknown predicate"] = (c => Replace(c, s => s with { Predicate = "LIKES" }), "'LIKES' is not a predicate. The catalogue has "),
        ["a predicate between the wrong kinds"] = (c => Replace(c, s => s with { Subject = Sample.Leak, Object = Sample.Breach }), "MATERIALISES does not go from Risk to Incident. It goes from Incident to Risk"),
        ["a literal where an entity belongs"] = (c => Replace(c, s => s with { Object = null, Literal = Literal.OfText("x") }), "MATERIALISES needs an entity for its object, not a literal"),
        ["neither entity nor literal"] = (c => Replace(c, s => s with { Object = null }), "needs an entity or a literal"),
        ["an entity where a literal belongs"] = (c => Replace(c, s => s with { Subject = Sample.Id("observation:o"), Predicate = "VALUE" }), "VALUE needs a quantity for its object, not an entity"),
        ["a quantity that is no number"] = (c => Replace(c, _ => Sample.Figure(Sample.Id("observation:o"), "VALUE", Literal.OfText("many"))), "'many' is no quantity"),
        ["an upper bound of nothing"] = (c => Replace(c, _ => Sample.Figure(Sample.Id("observation:o"), "VALUE", Literal.OfNumber(1, upper: 2))), "an upper bound goes with the comparison Between"),
        ["a date literal that is none"] = (c => Replace(c, _ => Sample.Figure(Sample.Breach, "DATE", Literal.OfText("soon"))), "'soon' is no date"),
        ["valid until before it is valid"] = (c => Replace(c, s => s with { ValidFrom = PartialDate.Parse("2025"), ValidTo = PartialDate.Parse("2024") }), "is valid from 2025 to 2024"),
        ["a statement twice"] = (c => c with { Statements = [.. c.Statements, c.Statements[0]] }, "comes twice"),
        ["a statement without evidence"] = (c => c with { Evidence = [] }, "has no evidence. Every statement needs some."),
        ["evidence of no statement"] = (c => c with { Statements = [] }, "which is not among the statements"),
        ["evidence twice"] = (c => c with { Evidence = [.. c.Evidence, c.Evidence[0]] }, "comes twice for one statement"),
        ["evidence in no passage"] = (c => c with { Evidence = [c.Evidence[0] with { Passage = "passage:none" }] }, "points at passage:none, which is not among the passages"),
        ["a quote that is not in the passage"] = (c => c with { Evidence = [c.Evidence[0] with { Quote = "never said" }] }, "the quote 'never said' does not stand at 0"),
        ["a quote beyond the passage"] = (c => c with { Evidence = [c.Evidence[0] with { Start = int.MaxValue }] }, "does not stand at 2147483647"),
        ["an empty quote"] = (c => c with { Evidence = [c.Evidence[0] with { Quote = "" }] }, "the quote '' does not stand"),
        ["a mention outside its passage"] = (c => c with { Mentions = [new(Sample.Leak, c.Passages[0].Id, 1, int.MaxValue)] }, "a mention of risk:data-leak lies outside its passage"),
        ["a mention in no passage"] = (c => c with { Mentions = [new(Sample.Leak, "passage:none", 0, 1)] }, "lies outside its passage"),
    };

    public static TheoryData<string> BadDocuments => [.. s_badDocuments.Keys];

    [Theory, MemberData(nameof(BadDocuments))]
    public async Task A_document_is_refused_with(string mistake)
    {
        var (breakIt, message) = s_badDocuments[mistake];
        var good = Sample.Draft().Says(Sample.Link(Sample.Breach, "MATERIALISES", Sample.Leak)).Build();
        await using var store = await OpenAsync();

        var error = await Assert.ThrowsAsync<ChangeSetException>(() => ApplyAsync(store, breakIt(good)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ReadAllAsync(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_document_is_refused_that_comes_twice_in_one_change_set()
    {
        var content = Sample.Draft().Writes("A sentence.").Build();
        await using var store = await OpenAsync();
        Assert.Contains("comes twice in one change set", (await Assert.ThrowsAsync<ChangeSetException>(() => ApplyAsync(store, content, content))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_names_the_file_that_the_document_was_read_from()
    {
        var draft = Sample.Draft().Writes("A sentence.");
        draft.With = document => document with { Path = "notes/one.md" };
        var content = draft.Build();
        await using var store = await OpenAsync();
        var error = await Assert.ThrowsAsync<ChangeSetException>(() => ApplyAsync(store, content with { Passages = [.. content.Passages, content.Passages[0]] }));
        Assert.StartsWith("notes/one.md: ", error.Message, StringComparison.Ordinal);
    }

    private static Entity With(EntityId id, params (string Name, string Value)[] properties) =>
        new(id, id.Slug) { Properties = Entity.NoProperties.AddRange(properties.Select(p => KeyValuePair.Create(p.Name, p.Value))) };

    /// <summary>The same document saying another statement, evidence and all.</summary>
    private static DocumentContent Replace(DocumentContent content, Func<Statement, Statement> change)
    {
        var statement = change(content.Statements[0]);
        var known = content.Entities.Select(e => e.Id).ToHashSet();
        var ends = new[] { statement.Subject, statement.Object }.OfType<EntityId>().Where(id => !known.Contains(id));
        return content with
        {
            Statements = [statement],
            Evidence = [content.Evidence[0] with { Statement = statement.Id }],
            Entities = [.. content.Entities, .. ends.Select(id => With(id, ("metric", "m"), ("value", "1"), ("comparison", "exactly")))],
        };
    }
}
