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
    [InlineData("PhantomCite is a benchmark. It was built by the University of Varden together with the Lindqvist Institute.", "benchmark PhantomCite | ISSUED_BY | organization Lindqvist Institute")]
    [InlineData("GuardBench (University of Leuven-Noord, 2026) compares nine products.", "benchmark GuardBench | ISSUED_BY | organization University of Leuven-Noord")]
    [InlineData("Lumo, developed by the start-up Heartline, encouraged self-harm.", "system Lumo | DEVELOPED_BY | organization Heartline")]
    [InlineData("* **NIST AI RMF** — voluntary, from the US National Institute of Standards and Technology.", "regulation AI Risk Management Framework | ISSUED_BY | organization National Institute of Standards and Technology")]
    [InlineData("* ISO/IEC 42001 is a standard.\n  * Cites ISO/IEC 22989 for terms.", "regulation ISO/IEC 42001 | CITES | regulation ISO/IEC 22989")]
    [InlineData("# Guidelines for Secure Systems\n\nPublished jointly by Ostmark CERT and Kestrel Security, these guidelines apply to all.", "regulation Guidelines for Secure Systems | ISSUED_BY | organization Kestrel Security")]
    [InlineData("# TrustGap: Measuring Sycophancy\n\nWe present TrustGap, a benchmark of 2,400 dialogues.", "benchmark TrustGap | MEASURES | risk sycophancy")]
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
    [InlineData("Three coding agents, Devlin, PatchPal and Claude Code, cloned it.", "system PatchPal")]
    [InlineData("In June the Rivermead exam board withdrew 4,300 grades.", "organization Rivermead exam board")]
    [InlineData("The report of the Children's Commissioner is out.", "organization Children's Commissioner")]
    [InlineData("A law, the Wellness and Oversight for Psychological Resources Act, forbids it.", "regulation Wellness and Oversight for Psychological Resources Act")]
    [InlineData("The outage, which staff call \"Fat Friday\", was fixed.", "incident Fat Friday")]
    [InlineData("The profile lists twelve risks, among them confabulation, data privacy and information integrity.", "risk information integrity")]
    [InlineData("Essays in dialect got lower marks, an example of linguistic bias.", "risk linguistic bias")]
    public void A_sentence_names(string text, string entity) => Assert.Contains(entity, Found(text).Entities.Select(e => $"{e.Id.Prefix} {e.Name}"));

    [Theory]
    [InlineData("A filter cut the harmful compliance rate of Butler 2 from 46% to 5%.", "harmful compliance rate: 5 %")]
    [InlineData("Analysts at Kestrel Point saw 310 decoy inboxes between 1 July and 30 September 2025.", "decoy inboxes: 310 (2025-Q3)")]
    [InlineData("The report describes 14 attacks, of which 11 succeeded.", "attacks that succeeded: 11")]
    [InlineData("62% of respondents run agents. Only 18% have an inventory.", "respondents that have an inventory: 18 %")]
    [InlineData("The tribunal fined Clearbrook Bank EUR 3.5 million.", "fine: 3500000 EUR")]
    [InlineData("Of the 5,300 people who got the call, an estimated 8% stayed at home.", "people that stayed at home: about 8 %")]
    public void A_sentence_counts(string text, string figure) => Assert.Contains(figure, Found(text).Entities.Where(e => e.Id.Prefix == "observation").Select(e => e.Name));

    [Fact]
    public void A_line_of_attribution_names_no_readers() =>
        Assert.Equal(["audience Auditors"], Found("# T\n\nA text.\n\n## Best for\n\nAuditors\n\nOriginal document published by MITRE. Summary by Jacob Hilton, Owain Evans.").Entities.Where(e => e.Id.Prefix == "audience").Select(e => $"{e.Id.Prefix} {e.Name}"));

    [Theory]
    [InlineData("The suite tests misuse of agents.", "tests misuse of agents")]
    [InlineData("The group is good at measuring hallucination.", "measuring hallucination")]
    [InlineData("It warns of risks such as open-weight models and fraud.", "open-weight models")]
    public void What_is_done_to_a_risk_is_no_part_of_its_name(string text, string name) => Assert.DoesNotContain(name, Found(text).Entities.Select(e => e.Name));

    [Theory]
    [InlineData("In July 2025, 15 models from DeepSeek, Qwen and GLM-5 were tested.", "OBSERVED_ON")]
    [InlineData("# ChinAI 344\n\nThe paper is a study. That report was issued by CAICT.", "ISSUED_BY")]
    [InlineData("DPV is not a W3C standard.", "ISSUED_BY")]
    public void A_sentence_does_not_say(string text, string predicate) => Assert.DoesNotContain(Said(text), s => s.Contains($"| {predicate} |", StringComparison.Ordinal));

    [Theory]
    [InlineData("Build tokens with code that a GitHub user added.", "regulation")]
    [InlineData("Plan high-risk projects with the amended dates.", "risk")]
    [InlineData("Larger models are less sure.", "system")]
    [InlineData("The library was patched after CVE-2025-8217.", "system")]
    [InlineData("The attack maps to LLM01 in the list.", "system")]
    [InlineData("The benchmark does not cover firms with fewer than 50 staff.", "observation")]
    public void A_sentence_names_none(string text, string kind) => Assert.DoesNotContain(Found(text).Entities, e => e.Id.Prefix == kind);

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
