using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Ingestion;

namespace RiskGraph.Tests.Statements;

public sealed class DisagreementTests
{
    [Fact]
    public void Figures_of_one_period_that_exclude_each_other_are_said_to_disagree() =>
        Assert.InRange(ConfidenceOf("""
            # Glasswing
            ## Summary
            The Glasswing benchmark measures hallucination. On the Glasswing benchmark, Perch 2 had a hallucination rate of 12% in March 2025.
            On the Glasswing benchmark, Perch 2 had a hallucination rate of 31% in March 2025.
            """), Statement.AssertionBar, 1);

    [Fact]
    public void Figures_without_a_period_may_be_of_other_conditions_and_wait_for_a_person() =>
        Assert.InRange(ConfidenceOf("""
            # Glasswing
            ## Summary
            The Glasswing benchmark measures hallucination. On the Glasswing benchmark, Perch 2 had a hallucination rate of 12%.
            On the Glasswing benchmark, Perch 2 had a hallucination rate of 31%.
            """), 0.01, Statement.AssertionBar - 0.01);

    private static double ConfidenceOf(string text)
    {
        var content = new IngestionPipeline(CatalogueReader.BuiltIn()).Run(SourceText.Of("glasswing.md", text), KnownNames.None).Content!;
        var statement = Assert.Single(content.Statements, s => s.Predicate == "CONTRADICTS");
        return content.Evidence.Where(e => e.Statement == statement.Id).Max(e => e.Confidence);
    }
}
