using RiskGraph.Citations.Lookup;
using RiskGraph.Citations.Lookup.Index;
using RiskGraph.Core.Language;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Tests.Citations.Lookup;

public class SentenceLookupTests
{
    [Theory]
    [InlineData("Regulators removed 930,000 pieces of illegal content in 2025.", SupportRelation.Supports, "")]
    [InlineData("In 2025 regulators removed 930,000 pieces of illegal content.", SupportRelation.Supports, "")]
    [InlineData("Regulators removed over 900,000 pieces of illegal content in 2025.", SupportRelation.Differs, "Figure Comparison")]
    [InlineData("Regulators removed 930,000 pieces of illegal content in 2024.", SupportRelation.Differs, "Date")]
    [InlineData("Regulators did not remove 930,000 pieces of illegal content in 2025.", SupportRelation.Contradicts, "Negation")]
    [InlineData("The error rate of the model was 20%.", SupportRelation.Supports, "")]
    [InlineData("The error rate of the model was 10%.", SupportRelation.Differs, "Figure")]
    [InlineData("The error rate of the model was 20 percentage points.", SupportRelation.Differs, "Unit")]
    [InlineData("The error rate of the model was above 20%.", SupportRelation.Differs, "Comparison")]
    [InlineData("Providers must label synthetic images.", SupportRelation.Supports, "")]
    [InlineData("Providers may label synthetic images.", SupportRelation.Contradicts, "Negation")]
    public async Task A_source_supports_only_what_it_says(string sentence, SupportRelation relation, string differences)
    {
        var hits = await FindAsync(sentence);
        Assert.Equal(relation, hits[0].Relation);
        Assert.Equal(differences, string.Join(' ', hits[0].Unit.Differences.Select(d => d.What)));
    }

    [Theory]
    [InlineData("The harbour was dredged by a fleet of tugboats.")]
    [InlineData("Of the and with.")]
    [InlineData("—")]
    public async Task Where_nothing_fits_nothing_is_found(string sentence) => Assert.Empty(await FindAsync(sentence));

    [Fact]
    public async Task An_article_number_finds_its_article()
    {
        var hits = await FindAsync("See Article 50 for the duty.");
        Assert.Equal("Article 50 says that deployers disclose deep fakes.", hits[0].Unit.View.Text);
        Assert.True(hits[0].Unit.Identifier > 0);
    }

    private static async Task<List<FoundUnit>> FindAsync(string sentence)
    {
        var document = EntityId.Parse("document:summary");
        string[] texts =
        [
            "Regulators removed 930,000 pieces of illegal content in 2025.", "The error rate of the model was 20%.", "Providers must label synthetic images.",
            "Article 50 says that deployers disclose deep fakes.", "Article 5 says that social scoring is prohibited.",
        ];
        var records = new List<GraphRecord> { new GraphRecord.OfDocument(new() { Id = document, Title = "A summary", Text = string.Join('\n', texts), Revision = "r" }, default, null) };
        records.AddRange(texts.Select((text, i) => new GraphRecord.OfPassage(new() { Document = document, Section = "", Start = 0, Line = i + 1, Text = text }, null)));
        var index = await EvidenceIndexBuilder.BuildAsync(records.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return new SentenceLookup(index).Find(sentence, Tokenizer.Read(sentence), 3);
    }
}
