using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;
using RiskGraph.Ingestion;

namespace RiskGraph.Tests.Ingestion;

/// <summary>One sentence or two, and what they say: each row is a way of putting things that rules must read.</summary>
public sealed class SentenceRuleTests
{
    private static readonly IngestionPipeline s_pipeline = new(CatalogueReader.BuiltIn());

    [Theory]
    // Who made it
    [InlineData("GhostQuill 3 is the work of a group that calls itself Velvet Anvil.", "system GhostQuill 3 | DEVELOPED_BY | organization Velvet Anvil")]
    [InlineData("Stimmwerk 2's maker, Klangfabrik, has since added a watermark.", "system Stimmwerk 2 | DEVELOPED_BY | organization Klangfabrik")]
    [InlineData("On Quayside Labs' older benchmark, SlowDrip, Tidy Agent had a memory poisoning success rate of 31%.", "benchmark SlowDrip | ISSUED_BY | organization Quayside Labs")]
    [InlineData("The Hazel Foundation keeps a list of its own: the Hazel Agent Hazard List covers memory poisoning.", "regulation Hazel Agent Hazard List | ISSUED_BY | organization Hazel Foundation")]
    // Risks
    [InlineData("The Harbour Code deals with electoral deepfakes, voter silencing and hallucination.", "regulation Harbour Code | ADDRESSES | risk voter silencing")]
    [InlineData("Another tool, \"KeyRat,\" steals keys and is given as an example of credential theft.", "system KeyRat | EXEMPLIFIES | risk credential theft")]
    // Events
    [InlineData("Bluefen Airlines lost its booking assistant in what the letter names the Bluefen flood, a case of prompt injection.", "incident Bluefen flood | MATERIALISES | risk prompt injection")]
    [InlineData("Bluefen Airlines lost its booking assistant in what the letter names the Bluefen flood, a case of prompt injection.", "incident Bluefen flood | AFFECTS | organization Bluefen Airlines")]
    public void A_sentence_says(string text, string statement) => Assert.Contains(statement, Said(text));

    [Theory]
    [InlineData("The standard builds on ISO 13482 and ISO/IEC 42001:2023.", "regulation ISO 13482")]
    [InlineData("It was amended by Regulation (EU) 2099/1234 last year.", "regulation Regulation (EU) 2099/1234")]
    [InlineData("A filter that the paper calls Second Look cut the rate to 5%.", "system Second Look")]
    [InlineData("In the Bluefen Census of 2025 the wording changed.", "report Bluefen Census")]
    [InlineData("Ostmark CERT collected mails.", "organization Ostmark CERT")]
    public void A_sentence_names(string text, string entity) => Assert.Contains(entity, Found(text).Entities.Select(e => $"{e.Id.Prefix} {e.Name}"));

    [Theory]
    [InlineData("A filter cut the harmful compliance rate of Butler 2 from 46% to 5%.", "harmful compliance rate: 5 %")]
    [InlineData("Analysts at Kestrel Point saw 310 decoy inboxes between 1 July and 30 September 2025.", "decoy inboxes: 310 (2025-Q3)")]
    [InlineData("Of the 5,300 people who got the call, an estimated 8% stayed at home.", "people that stayed at home: about 8 %")]
    public void A_sentence_counts(string text, string figure) => Assert.Contains(figure, Found(text).Entities.Where(e => e.Id.Prefix == "observation").Select(e => e.Name));

    private static DocumentContent Found(string text) => s_pipeline.Run(SourceText.Of("text.md", text), KnownNames.None).Content!;

    /// <summary>What is asserted, as "kind name | PREDICATE | kind name".</summary>
    private static IEnumerable<string> Said(string text)
    {
        var content = Found(text);
        var names = content.Entities.ToDictionary(e => e.Id, e => $"{e.Id.Prefix} {e.Name}");
        var asserted = content.Evidence.Where(e => e.Confidence >= Statement.AssertionBar).Select(e => e.Statement).ToHashSet();
        return content.Statements.Where(s => asserted.Contains(s.Id) && s.Object is not null && !s.Negated).Select(s => $"{names[s.Subject]} | {s.Predicate} | {names[s.Object!]}");
    }
}
