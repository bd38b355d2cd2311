using RiskGraph.Core.Model;
using RiskGraph.GraphQL.Building;

namespace RiskGraph.GraphQL.Statements;

/// <summary>The closed sets of words about statements and their evidence.</summary>
internal static class StatementEnums
{
    public static void Add(RiskGraphSchema schema)
    {
        schema.Add(EnumType.Of<StatementStatus>("StatementStatus", "Where a statement stands. Where a filter asks for no status, the live ones are meant: UNREVIEWED, ACCEPTED and DISPUTED.", s => s switch
        {
            StatementStatus.Proposed => "Waits for a person; in no relation field unless asked for.",
            StatementStatus.Unreviewed => "Extracted or imported above the bar; no person has looked at it yet.",
            StatementStatus.Accepted => "A person found it right.",
            StatementStatus.Disputed => "A person doubts it.",
            StatementStatus.Rejected => "A person found it wrong.",
            _ => "It has lost its last evidence.",
        }));
        schema.Add(EnumType.Of<EvidenceRole>("EvidenceRole", "How near a document stands to what it reports.", r => r switch
        {
            EvidenceRole.Primary => "The thing itself.",
            EvidenceRole.Secondary => "A work about it.",
            _ => "A summary of such a work.",
        }));
        schema.Add(EnumType.Of<Method>("Method", "How evidence was found.", m => m switch
        {
            Method.Extracted => "Extracted from prose.",
            Method.Declared => "Declared in a document's front matter.",
            Method.Imported => "Imported from a published data set.",
            Method.Curated => "Written by a person.",
            _ => "Inferred from other statements.",
        }));
        schema.Add(EnumType.Of<Comparison>("Comparison", "How a true figure stands to the value given for it.", c => c switch
        {
            Comparison.Exactly => "It is the value.",
            Comparison.About => "It is near the value.",
            Comparison.Over => "It is greater than the value.",
            Comparison.AtLeast => "It is the value or greater.",
            Comparison.Under => "It is less than the value.",
            Comparison.AtMost => "It is the value or less.",
            _ => "It is between the value and the upper value.",
        }));
    }
}
